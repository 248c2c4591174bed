// Majorities against every way to vote, and against sums that a formula gives.
#include "talks/seats.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "kit/slow_seats.h"

namespace armistice {
namespace {

TEST(Seats, RandomParliamentsEqualTheEnumeration) {
  std::mt19937 random(7);
  const auto unit = [&] { return std::uniform_real_distribution<double>(0, 1)(random); };
  for (int round = 0; round < 300; ++round) {
    std::vector<SeatBloc> blocs;
    int voters = 0, seats = 0;
    while (voters < 12 && unit() < .8) {
      SeatBloc bloc{1 + static_cast<int>(unit() * 5), unit() < .5, unit()};
      if (unit() < .1) bloc.yes = unit() < .5 ? 0 : 1;
      if (unit() < .1) bloc.yes *= 1e-9;
      voters += bloc.whole ? 1 : bloc.seats;
      seats += bloc.seats;
      blocs.push_back(bloc);
    }
    for (int needs = 0; needs <= seats + 1; ++needs)
      EXPECT_NEAR(majority_chance(blocs, needs), slow_majority(blocs, needs), 1e-13)
          << round << " " << needs;
  }
}

TEST(Seats, ManyMembersAreABinomial) {
  // 450 seats at one half: P(at least 226) = (1 - P(225)) / 2
  const double middle = std::exp(std::lgamma(451) - 2 * std::lgamma(226) - 450 * std::log(2.0));
  EXPECT_NEAR(majority_chance({{450, false, .5}}, 226), (1 - middle) / 2, 1e-12);
  EXPECT_NEAR(majority_chance({{100, false, .5}, {150, false, .5}, {200, false, .5}}, 226),
              (1 - middle) / 2, 1e-12);
  EXPECT_NEAR(majority_chance({{450, false, .01}}, 1), 1 - std::pow(.99, 450), 1e-12);
  EXPECT_NEAR(majority_chance({{450, false, .99}}, 450), std::pow(.99, 450), 1e-12);
  // far out, where the terms are tiny but are the answer
  EXPECT_NEAR(
      majority_chance({{60, false, .01}}, 5) /
          [] {
            double sum = 0;
            for (int k = 5; k <= 60; ++k)
              sum += std::exp(std::lgamma(61) - std::lgamma(k + 1) - std::lgamma(61 - k) +
                              k * std::log(.01) + (60 - k) * std::log(.99));
            return sum;
          }(),
      1, 1e-10);
}

TEST(Seats, WholeBlocsAndNobody) {
  EXPECT_DOUBLE_EQ(majority_chance({{150, true, .7}, {76, true, .4}}, 226), .7 * .4);
  EXPECT_DOUBLE_EQ(majority_chance({{150, true, .7}, {76, true, .4}}, 100), .7);
  EXPECT_DOUBLE_EQ(majority_chance({}, 1), 0);
  EXPECT_DOUBLE_EQ(majority_chance({}, 0), 1);
}

}  // namespace
}  // namespace armistice

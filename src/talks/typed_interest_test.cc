// Deals kept by interest where a party has types: the solver against exact backward induction.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>

#include "kit/interest_dp.h"
#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/screening_dp.h"

namespace armistice {
namespace {

// Random games, by seed; the noise keeps decisions off hairs.
ScreeningGame random_interest(unsigned seed) {
  ScreeningGame game = random_screening(seed);
  game.forts.noise = .004;
  game.forts.discount = .98;
  game.forts.shares = 101;
  game.interest = {true, .1, 3, {.05, .05}, {.01 + .02 * (seed % 4), .01 + .02 * (seed / 2 % 3)}};
  return game;
}

struct InterestErrors {
  double value = 0, signing = 0, lasting = 0;
};

InterestErrors errors_of(const ScreeningGame& game, const ScreeningSolution& exact, int train,
                         int play) {
  const Conflict conflict = screening_case(game);
  const Played played = play_case(conflict, {.train = train, .play = play});
  InterestErrors out;
  for (int e : {0, 1, 2})
    out.value = std::max(out.value, std::fabs(played.strategy.at_start[e] - exact.start[e]));
  for (int months : {6, 12})
    out.signing = std::max(out.signing, std::fabs(settled_by(played.histories, months) -
                                                  exact_settled(game, exact, months)));
  double lasting = 0;
  for (const History& h : played.histories.histories) lasting += h.lasting;
  out.lasting = std::fabs(lasting / play - (1 - game.upper) * exact.lasting[0] -
                          game.upper * exact.lasting[1]);
  return out;
}

TEST(TypedInterest, ExactOneWithEqualTypesIsTheGameWithoutThem) {
  ScreeningGame game = random_interest(3);
  game.cost[1] = game.cost[0] + 1e-12;
  game.forts.cost[1] = game.cost[0];
  const ScreeningSolution typed = solve_screening(game);
  InterestGame plain{grid_of(game.forts), game.interest.drift, game.interest.pause, {}, {}};
  for (int i : {0, 1}) {
    plain.relapse_cost[i] = game.interest.relapse_cost[i];
    plain.breach_cost[i] = game.interest.breach_cost[i];
    plain.grid.worth = [f = game.forts](int party, double share, int x) {
      if (share < f.least - 1e-12 || share > f.most + 1e-12) return -10.0;  // nobody signs it
      return (party == 0 ? share : 1 - share) * (f.pie + f.slope * std::abs(x - 10) / 10);
    };
  }
  const InterestSolution exact = solve_interest(plain);
  for (int e : {0, 1, 2}) EXPECT_NEAR(typed.start[e], exact.value[e > 0], 1e-9);
  EXPECT_NEAR(typed.lasting[0], exact.lasting, 1e-9);
}

TEST(TypedInterest, MeetsTheExactGame) {
  for (unsigned seed : {3u, 5u}) {
    const ScreeningGame game = random_interest(seed);
    if (!enough_to_compare()) {
      const Conflict conflict = screening_case(game);
      play_case(conflict, {.train = 1000, .play = 500});
      continue;
    }
    const InterestErrors errors = errors_of(game, solve_screening(game), 16000, 8000);
    EXPECT_LT(errors.value, .005) << seed;
    EXPECT_LT(errors.signing, .05) << seed;
    EXPECT_LT(errors.lasting, .05) << seed;
  }
}

TEST(TypedInterest, ManyMeetTheExactGame) {
  if (!long_run()) GTEST_SKIP() << "long run";
  double value = 0, signing = 0, lasting = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const ScreeningGame game = random_interest(seed);
    const InterestErrors errors = errors_of(game, solve_screening(game), 16000, 8000);
    std::printf("%u: value %.4f, P %.4f, lasting %.4f\n", seed, errors.value, errors.signing,
                errors.lasting);
    EXPECT_LT(errors.value, .009) << seed;
    value += errors.value * errors.value / 12;
    signing += errors.signing * errors.signing / 12;
    lasting += errors.lasting * errors.lasting / 12;
  }
  EXPECT_LT(std::sqrt(value), .006);
  EXPECT_LT(std::sqrt(signing), .04);
  EXPECT_LT(std::sqrt(lasting), .06);
}

// The only two of the first 300 games that have wide margins (ScreeningSolution) and an open
// outcome.
TEST(TypedInterest, ManyCoursesMeetTheExactGameWhereMarginsAreWide) {
  if (!long_run()) GTEST_SKIP() << "long run";
  for (unsigned seed : {184u, 199u}) {
    const ScreeningGame game = random_interest(seed);
    const ScreeningSolution exact = solve_screening(game);
    EXPECT_GT(exact.margin, .0005) << seed;
    const InterestErrors errors = errors_of(game, exact, 100000, 20000);
    std::printf("%u: value %.4f, P %.4f, lasting %.4f\n", seed, errors.value, errors.signing,
                errors.lasting);
    EXPECT_LT(errors.value, .002) << seed;
    EXPECT_LT(errors.signing, .03) << seed;
    EXPECT_LT(errors.lasting, .03) << seed;
  }
}

// Games with wide margins: elsewhere what happens hangs on a hair without types, too.
TEST(TypedInterest, EqualTypesAreACaseWithoutTypes) {
  for (unsigned seed : {7u, 8u}) {
    ScreeningGame game = random_interest(seed);
    game.forts.shares = 21;
    game.cost[1] = game.cost[0] + 1e-12;
    EXPECT_GT(solve_screening(game).margin, .0004) << seed;
    const Conflict typed_case = screening_case(game), plain_case = screening_case(game, true);
    const PlayCase how{.train = sample_size(16000), .play = sample_size(8000)};
    const Played typed = play_case(typed_case, how), plain = play_case(plain_case, how);
    if (!enough_to_compare()) return;
    for (int e : {0, 1, 2})
      EXPECT_NEAR(typed.strategy.at_start[e], plain.strategy.at_start[e > 0], .004) << seed;
    for (int months : {6, 12})
      EXPECT_NEAR(settled_by(typed.histories, months), settled_by(plain.histories, months), .05)
          << seed;
  }
}

TEST(TypedInterest, WhereBreakingCostsEverythingDealsLastAsIfNothingBrokeThem) {
  ScreeningGame game = random_interest(2);
  game.forts.shares = 21;
  game.interest.breach_cost[0] = game.interest.breach_cost[1] = 5;
  const Conflict bound_case = screening_case(game);
  game.interest.given = false;
  const Conflict plain_case = screening_case(game);
  const PlayCase how{.train = 4000, .play = 2000};
  const Played bound = play_case(bound_case, how), plain = play_case(plain_case, how);
  for (int e : {0, 1, 2}) EXPECT_NEAR(bound.strategy.at_start[e], plain.strategy.at_start[e], 1e-9);
  EXPECT_EQ(settled_by(bound.histories, 12), settled_by(plain.histories, 12));
  for (const History& h : bound.histories.histories) EXPECT_EQ(h.lasting, h.signed_month >= 0);
}

// What a course brings to the parties is what the solver says, whoever breaks the deal: breaches
// are those of the type that signed.
TEST(TypedInterest, CoursesBringWhatTheSolverSays) {
  ScreeningGame game = random_interest(5);
  game.forts.shares = 21;
  const Conflict conflict = screening_case(game);
  const Played played =
      play_case(conflict, {.train = sample_size(16000), .play = sample_size(8000)});
  const ScreeningSolution exact = solve_screening(game);
  if (!enough_to_compare()) return;
  const double blue = (1 - game.upper) * exact.start[1] + game.upper * exact.start[2];
  EXPECT_NEAR(played.histories.value_at_start[0], exact.start[0], .012);
  EXPECT_NEAR(played.histories.value_at_start[1], blue, .012);
}

}  // namespace
}  // namespace armistice

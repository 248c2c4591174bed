// Concede or hold: the games of the textbooks by hand, and random ones against brute force.
#include "deals/concede.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "kit/slow_concede.h"

namespace armistice {
namespace {

// Both alike: [own][other's].
ConcedeGame alike(double both, double alone, double takes, double neither, double loss = 0) {
  ConcedeGame g;
  g.pay = {{{{{both, alone}, {takes, neither}}}, {{{both, alone}, {takes, neither}}}}};
  g.loss = {loss, loss};
  return g;
}

TEST(Concede, APrisonersDilemmaHolds) {
  const ConcedeGame g = alike(3, 0, 5, 1);
  const ConcedeEquilibria e = concede_equilibria(g);
  EXPECT_TRUE(e.pure[kHold][kHold]);
  EXPECT_FALSE(e.pure[kConcede][kConcede] || e.pure[kConcede][kHold] || e.mixed || e.more);
  EXPECT_EQ(risk_dominance(g), RiskDominance::none);
  EXPECT_GT(belief_needed(g, 0), 1);
  const Commitments c = smallest_commitments(g);
  EXPECT_DOUBLE_EQ(c.penalty, 2);       // 5 - 3
  EXPECT_DOUBLE_EQ(c.compensation, 1);  // 1 - 0
  EXPECT_DOUBLE_EQ(c.fine, 2);
  EXPECT_GT(c.guarantee, 1);
}

TEST(Concede, AStagHuntHasBothAndAMixedOne) {
  const ConcedeGame g = alike(4, 0, 3, 2, 2);
  const ConcedeEquilibria e = concede_equilibria(g);
  EXPECT_TRUE(e.pure[0][0] && e.pure[1][1] && e.mixed && !e.pure[0][1] && !e.more);
  EXPECT_DOUBLE_EQ(e.concedes[0], 2.0 / 3);
  EXPECT_EQ(risk_dominance(g), RiskDominance::hold);
  EXPECT_DOUBLE_EQ(belief_needed(g, 0), 2.0 / 3);
  const Commitments c = smallest_commitments(g);
  EXPECT_DOUBLE_EQ(c.penalty, 0);
  EXPECT_DOUBLE_EQ(c.compensation, 2);
  EXPECT_DOUBLE_EQ(c.guarantee, .5);  // (2 - 2 q)^2 = 1
  EXPECT_EQ(risk_dominance(alike(4, 1.5, 3, 2)), RiskDominance::concede);
  EXPECT_EQ(risk_dominance(alike(4, 1, 3, 2)), RiskDominance::neither);
}

TEST(Concede, AGameOfChickenHasTwoOneSidedOnes) {
  const ConcedeEquilibria e = concede_equilibria(alike(3, 1, 4, 0));
  EXPECT_TRUE(e.pure[0][1] && e.pure[1][0] && e.mixed);
  EXPECT_FALSE(e.pure[0][0] || e.pure[1][1]);
  EXPECT_DOUBLE_EQ(e.concedes[0], .5);
}

TEST(Concede, TiesCount) {
  const ConcedeEquilibria nothing = concede_equilibria(ConcedeGame{});
  EXPECT_TRUE(nothing.pure[0][0] && nothing.pure[0][1] && nothing.pure[1][0] && nothing.pure[1][1]);
  EXPECT_TRUE(nothing.more && !nothing.mixed);
  const ConcedeEquilibria weak = concede_equilibria(alike(3, 0, 3, 1));
  EXPECT_TRUE(weak.pure[0][0] && weak.pure[1][1]);
  EXPECT_FALSE(weak.mixed || weak.more);  // whoever lets the other doubt loses its answer
}

TEST(Concede, RandomGamesEqualBruteForce) {
  std::mt19937 random(11);
  const auto whole = [&](int most) { return static_cast<double>(random() % (most + 1)); };
  int mixed = 0, lines = 0, only = 0;
  for (int round = 0; round < 2000; ++round) {
    ConcedeGame g;
    for (auto& player : g.pay)
      for (auto& row : player)
        for (double& value : row) value = whole(4);
    g.loss = {whole(3), whole(3)};
    const ConcedeEquilibria e = concede_equilibria(g);
    for (int a : {0, 1})
      for (int b : {0, 1}) EXPECT_EQ(e.pure[a][b], slow_is_equilibrium(g, 1 - a, 1 - b)) << round;
    if (e.mixed) {
      EXPECT_TRUE(slow_is_equilibrium(g, e.concedes[0], e.concedes[1], 1e-12)) << round;
    }
    // leads are whole numbers up to 4, so every mixture that leaves one without a preference is a
    // multiple of 1 / 420 (ends of lines lie between); lots of both mean a mixed one or a line
    const int steps = 420;
    bool inside = false, edge = false;
    for (int k = 1; k < steps; ++k) {
      const double p = double(k) / steps;
      for (double pure : {0.0, 1.0})
        edge = edge || slow_is_equilibrium(g, p, pure, 1e-12) ||
               slow_is_equilibrium(g, pure, p, 1e-12);
    }
    for (int a = 1; a < 8; ++a)
      for (int b = 1; b < 8; ++b)
        inside = inside || slow_is_equilibrium(g, a / 8.0, b / 8.0, 1e-12);
    if (inside && !e.mixed) {
      EXPECT_TRUE(e.more) << round;
    }
    // a line may shrink to one point, which is no line
    if (e.more) {
      EXPECT_TRUE(edge) << round;
    }
    mixed += e.mixed;
    lines += e.more;
    only += e.only_concede();
    if (e.only_concede()) {
      EXPECT_TRUE(slow_is_equilibrium(g, 1, 1) && !edge) << round;
    }
  }
  EXPECT_GT(mixed, 100);
  EXPECT_GT(lines, 100);
  EXPECT_GT(only, 100);
}

TEST(Concede, CommitmentsAreTheSmallest) {
  std::mt19937 random(5);
  const auto unit = [&] { return std::uniform_real_distribution<double>(0, 1)(random); };
  int guaranteed = 0;
  for (int round = 0; round < 200; ++round) {
    ConcedeGame g;
    for (auto& player : g.pay)
      for (auto& row : player)
        for (double& value : row) value = unit();
    g.loss = {unit(), unit()};
    const Commitments c = smallest_commitments(g);
    const auto with = [&](double penalty, double fine, int insured, double compensation) {
      ConcedeGame changed = g;
      for (int i : {0, 1}) {
        changed.pay[i][kHold][kConcede] -= penalty + fine;
        changed.pay[i][kHold][kHold] -= fine;
        if (i == insured) changed.pay[i][kConcede][kHold] += compensation;
      }
      return changed;
    };
    EXPECT_NEAR(
        c.penalty,
        slow_smallest([&](double x) { return slow_is_equilibrium(with(x, 0, 0, 0), 1, 1); }, 2),
        1e-9);
    EXPECT_NEAR(c.fine,
                slow_smallest([&](double x) { return slow_only_concede(with(0, x, 0, 0), 24); }, 2),
                1e-9);
    double least = 2;
    for (int insured : {0, 1})
      least = std::min(least, slow_smallest(
                                  [&](double x) {
                                    return slow_only_concede(with(c.penalty + 1e-12, 0, insured, x),
                                                             24);
                                  },
                                  2));
    EXPECT_NEAR(c.compensation, least, 1e-9);
    const auto dominant = [&](double q) {
      ConcedeGame changed = g;
      for (int i : {0, 1}) changed.pay[i][kConcede][kHold] += q * g.loss[i];
      if (!(changed.lead(0, kConcede) > 0 && changed.lead(1, kConcede) > 0)) return false;
      if (changed.lead(0, kHold) >= 0 || changed.lead(1, kHold) >= 0) return true;
      return risk_dominance(changed) == RiskDominance::concede;
    };
    if (c.guarantee > 1) {
      EXPECT_FALSE(dominant(1)) << round;
    } else {
      ++guaranteed;
      EXPECT_NEAR(c.guarantee, slow_smallest(dominant, 1), 1e-9) << round;
    }
  }
  EXPECT_GT(guaranteed, 20);
}

}  // namespace
}  // namespace armistice

#include "evidence/draw_worlds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>
#include <vector>

#include "evidence/correlations.h"
#include "evidence/distribution.h"

namespace armistice {
namespace {

Distribution uniform(double low, double high) {
  Distribution d;
  d.family = Family::uniform;
  d.parameters = {low, high};
  return d;
}

Quantity assumed(const std::string& id, Distribution distribution) {
  Quantity q;
  q.id = id;
  q.assumed = std::move(distribution);
  return q;
}

// Claims k = 0, 1, ... say uniform(10 k, 10 k + 1) with the given weights.
Quantity pooled(const std::string& id, std::vector<double> weights) {
  Quantity q;
  q.id = id;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    q.claims.push_back(static_cast<int>(k));
    q.pooled.push_back(static_cast<int>(k));
    const double low = 10.0 * static_cast<double>(k);
    q.spreads.push_back(uniform(low, low + 1));
  }
  q.pool_weights = std::move(weights);
  return q;
}

Quantity choice(const std::string& id, std::vector<double> weights) {
  Quantity q;
  q.id = id;
  q.assumed.family = Family::discrete;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    q.choices.push_back("side" + std::to_string(k));
    q.assumed.parameters.push_back(static_cast<double>(k));
  }
  q.assumed.weights = std::move(weights);
  return q;
}

Conflict with(std::vector<Quantity> quantities) {
  Conflict conflict;
  conflict.quantities = std::move(quantities);
  return conflict;
}

std::vector<double> column(const Worlds& worlds, int quantity) {
  std::vector<double> values;
  for (int w = 0; w < worlds.count; ++w) values.push_back(worlds.of(w)[quantity]);
  return values;
}

std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> rank(values.size());
  for (std::size_t k = 0; k < order.size(); ++k) rank[order[k]] = static_cast<double>(k);
  return rank;
}

double rank_correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const std::vector<double> x = ranks(a), y = ranks(b);
  const double n = static_cast<double>(a.size()), middle = (n - 1) / 2;
  double sum = 0;
  for (std::size_t k = 0; k < x.size(); ++k) sum += (x[k] - middle) * (y[k] - middle);
  return sum / (n * (n * n - 1) / 12);
}

// Spearman's rank correlation of a Gaussian copula.
double spearman(double rho) { return 6 / std::numbers::pi * std::asin(rho / 2); }

TEST(DrawWorlds, AShorterRunIsAPrefixOfALongerOne) {
  const Conflict conflict =
      with({assumed("a", uniform(0, 1)), pooled("b", {.5, .5}), choice("c", {.3, .7})});
  const Worlds shorter = draw_worlds(conflict, 7, 100), longer = draw_worlds(conflict, 7, 1000);
  for (int w = 0; w < shorter.count; ++w)
    for (int q = 0; q < shorter.quantities; ++q) {
      EXPECT_EQ(shorter.of(w)[q], longer.of(w)[q]);
      EXPECT_EQ(shorter.drawn_claim(w, q), longer.drawn_claim(w, q));
    }
}

TEST(DrawWorlds, ANewQuantityMovesNoOther) {
  Conflict before =
      with({assumed("a", uniform(0, 1)), pooled("b", {.5, .5}), assumed("c", uniform(0, 1))});
  before.correlations = {{0, 2, 0.5}};
  Conflict after = with({assumed("new", uniform(0, 1)), before.quantities[0], before.quantities[1],
                         choice("other", {1, 1}), before.quantities[2]});
  after.correlations = {{1, 4, 0.5}, {0, 3, -0.9}};
  const Worlds x = draw_worlds(before, 3, 500), y = draw_worlds(after, 3, 500);
  EXPECT_EQ(column(x, 0), column(y, 1));
  EXPECT_EQ(column(x, 1), column(y, 2));
  EXPECT_EQ(column(x, 2), column(y, 4));
}

TEST(DrawWorlds, AnotherSeedGivesOtherWorlds) {
  const Conflict conflict = with({assumed("a", uniform(0, 1))});
  EXPECT_NE(column(draw_worlds(conflict, 1, 50), 0), column(draw_worlds(conflict, 2, 50), 0));
}

TEST(DrawWorlds, CoversTheRangeEvenly) {
  const Worlds worlds = draw_worlds(with({assumed("a", uniform(0, 1))}), 11, 1024);
  std::vector<double> values = column(worlds, 0);
  std::sort(values.begin(), values.end());
  // star discrepancy: a random sample of this size would have about 0.03
  double worst = 0;
  for (std::size_t k = 0; k < values.size(); ++k)
    worst = std::max(worst, std::abs(values[k] - (static_cast<double>(k) + 0.5) / 1024));
  EXPECT_LT(worst, 0.02);
}

TEST(DrawWorlds, ClaimsArePickedByTheirWeights) {
  const std::vector<double> weights = {.5, .3, .2};
  const Worlds worlds = draw_worlds(with({pooled("b", weights)}), 5, 4096);
  std::vector<double> share(3, 0.0);
  for (int w = 0; w < worlds.count; ++w) {
    const int k = worlds.drawn_claim(w, 0);
    share.at(k) += 1.0 / worlds.count;
    EXPECT_GE(worlds.of(w)[0], 10.0 * k);
    EXPECT_LE(worlds.of(w)[0], 10.0 * k + 1);
  }
  for (int k = 0; k < 3; ++k) EXPECT_NEAR(share[k], weights[k], 0.01);
}

TEST(DrawWorlds, ChoicesFollowTheirWeights) {
  const Worlds worlds = draw_worlds(with({choice("c", {3, 1})}), 5, 4096);
  double second = 0;
  for (int w = 0; w < worlds.count; ++w) {
    second += worlds.of(w)[0] / worlds.count;
    EXPECT_EQ(worlds.drawn_claim(w, 0), static_cast<int>(worlds.of(w)[0]));
  }
  EXPECT_NEAR(second, 0.25, 0.01);
}

TEST(DrawWorlds, ABelievedClaimKeepsTheValuesPoint) {
  Conflict conflict =
      with({pooled("b", {.5, .5}), choice("c", {.5, .5}), assumed("d", uniform(0, 1))});
  const Worlds all = draw_worlds(conflict, 9, 300);
  conflict.quantities[0].believed = 1;
  conflict.quantities[1].believed = 0;
  const Worlds one = draw_worlds(conflict, 9, 300);
  for (int w = 0; w < one.count; ++w) {
    EXPECT_EQ(one.drawn_claim(w, 0), 1);
    EXPECT_EQ(one.of(w)[1], 0);
    EXPECT_NEAR(one.of(w)[0] - 10, all.of(w)[0] - 10 * all.drawn_claim(w, 0), 1e-12);
    EXPECT_EQ(one.of(w)[2], all.of(w)[2]);
  }
}

TEST(DrawWorlds, ClampsToTheLimitsOfTheQuantity) {
  Distribution wide = uniform(-1, 1);
  wide.low = 0;
  const Worlds worlds = draw_worlds(with({assumed("a", wide)}), 1, 200);
  const std::vector<double> values = column(worlds, 0);
  EXPECT_EQ(*std::min_element(values.begin(), values.end()), 0);
}

TEST(DrawWorlds, AnAssumedQuantityHasNoClaim) {
  EXPECT_EQ(draw_worlds(with({assumed("a", uniform(0, 1))}), 1, 1).drawn_claim(0, 0), -1);
}

TEST(DrawWorlds, CorrelationsGiveTheRankCorrelationOfTheCopula) {
  Conflict conflict =
      with({assumed("a", uniform(0, 1)), assumed("b", uniform(5, 9)),
            assumed("alone", uniform(0, 1)), pooled("p", {.5, .5}), assumed("c", uniform(0, 1))});
  const Worlds independent = draw_worlds(conflict, 21, 8192);
  conflict.correlations = {{0, 1, 0.8}, {1, 4, -0.6}, {0, 4, -0.3}};
  const Worlds linked = draw_worlds(conflict, 21, 8192);
  const auto between = [&](int a, int b) {
    return rank_correlation(column(linked, a), column(linked, b));
  };
  EXPECT_NEAR(between(0, 1), spearman(0.8), 0.03);
  EXPECT_NEAR(between(1, 4), spearman(-0.6), 0.03);
  EXPECT_NEAR(between(0, 4), spearman(-0.3), 0.03);
  EXPECT_NEAR(between(0, 2), 0, 0.04);
  // those that are in no pair, and the first of the group, do not move
  for (int q : {0, 2, 3}) EXPECT_EQ(column(independent, q), column(linked, q));
  // margins stay
  const std::vector<double> b = column(linked, 1);
  EXPECT_NEAR(std::accumulate(b.begin(), b.end(), 0.0) / 8192, 7, 0.03);
}

TEST(DrawWorlds, FullCorrelationTiesTheRanks) {
  Conflict conflict = with({assumed("a", uniform(0, 1)), assumed("b", uniform(0, 1))});
  conflict.correlations = {{1, 0, -1}};
  const Worlds worlds = draw_worlds(conflict, 2, 256);
  for (int w = 0; w < worlds.count; ++w) EXPECT_NEAR(worlds.of(w)[0] + worlds.of(w)[1], 1, 1e-9);
}

TEST(Correlations, ContradictionsAreReported) {
  Conflict conflict =
      with({assumed("a", uniform(0, 1)), assumed("b", uniform(0, 1)), assumed("c", uniform(0, 1))});
  conflict.correlations = {{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, -0.9}};
  const Diagnostics problems = check_correlations(conflict);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].key, "correlations-contradict");
  EXPECT_EQ(problems[0].message, "no joint distribution has these correlations: a, b, c");
  conflict.correlations[2].rho = 0.7;
  EXPECT_TRUE(check_correlations(conflict).empty());
}

TEST(Correlations, LinksAreFollowedWhateverTheirOrder) {
  Conflict conflict =
      with({assumed("a", uniform(0, 1)), assumed("b", uniform(0, 1)), assumed("c", uniform(0, 1)),
            assumed("d", uniform(0, 1)), assumed("e", uniform(0, 1))});
  conflict.correlations = {{3, 4, 0.1}, {1, 2, 0.1}, {2, 4, 0.1}};
  const std::vector<CorrelatedGroup> groups = correlated_groups(conflict);
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].quantities, (std::vector<int>{1, 2, 3, 4}));
}

}  // namespace
}  // namespace armistice

// Means, standard errors and quantiles over worlds against known cases and brute repetition.
#include "outlook/estimates.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "armistice/worlds.h"

namespace armistice {
namespace {

TEST(Estimates, AWeightedMean) {
  const Estimate e = estimate_over_worlds({{0, 1, .2, 0}, {1, 3, .6, 0}, {2, 0, .9, 0}});
  EXPECT_NEAR(e.mean, .5, 1e-12);
  EXPECT_EQ(e.n, 3);
  EXPECT_GT(e.se, 0);
  const Estimate none = estimate_over_worlds({{0, 0, .2, 0}});
  EXPECT_EQ(none.mean, 0);
  EXPECT_EQ(none.se, 0);
  EXPECT_EQ(none.n, 1);
}

TEST(Estimates, OneWorldHasTheErrorOfItsPaths) {
  WorldHistories world;
  world.histories.resize(100);
  for (int p = 0; p < 20; ++p) world.histories[p].ratified = true;
  const Estimate e = estimate_share({world}, [](const History& h) { return double(h.ratified); });
  EXPECT_NEAR(e.mean, .2, 1e-12);
  EXPECT_NEAR(e.se, std::sqrt(.2 * .8 / 100), 1e-12);
}

// Worlds whose scramble shares a push: the error must see it, as independent worlds would not.
std::vector<WorldValue> shares(std::mt19937& draw, int worlds, double push, int paths) {
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
  double pushed[kScrambles];
  for (double& x : pushed) x = push * normal(draw);
  std::vector<WorldValue> out;
  for (int w = 0; w < worlds; ++w) {
    const double p = std::clamp(.5 + .1 * normal(draw) + pushed[w % kScrambles], 0.0, 1.0);
    double hits = 0;
    for (int k = 0; k < paths; ++k) hits += uniform(draw) < p;
    const double share = hits / paths;
    out.push_back({w, .5 + uniform(draw), share, share * (1 - share) / paths});
  }
  return out;
}

TEST(Estimates, TheErrorIsThatOfRepetition) {
  std::mt19937 draw(1);
  for (const double push : {0.0, .05}) {
    double sum = 0, square = 0, claimed = 0;
    const int times = 400;
    for (int k = 0; k < times; ++k) {
      const Estimate e = estimate_over_worlds(shares(draw, 80, push, 20));
      sum += e.mean;
      square += e.mean * e.mean;
      claimed += e.se * e.se / times;
    }
    const double spread = square / times - sum / times * (sum / times);
    EXPECT_NEAR(std::sqrt(claimed / spread), 1, .15) << push;
  }
}

TEST(Estimates, QuantilesLeaveOutSamplingWithinWorlds) {
  std::mt19937 draw(2);
  // true shares spread by .1; twenty courses each add .11 of sampling
  const Estimate e = estimate_over_worlds(shares(draw, 4000, 0, 20));
  EXPECT_NEAR(e.p95 - e.p05, 2 * 1.645 * .1, .03);  // .49 uncorrected
  EXPECT_NEAR(e.p50, .5, .01);
  // all worlds alike: the spread is sampling alone
  std::vector<WorldValue> alike;
  std::binomial_distribution<int> hits(20, .5);
  for (int w = 0; w < 4000; ++w) {
    const double share = hits(draw) / 20.0;
    alike.push_back({w, 1, share, .25 / 20});
  }
  const Estimate flat = estimate_over_worlds(alike);
  EXPECT_LT(flat.p95 - flat.p05, .08);
}

TEST(Estimates, DurationsHaveQuantilesOverHistories) {
  WorldHistories world;
  world.histories.resize(101);
  for (int p = 0; p <= 100; ++p) world.histories[p].signed_month = static_cast<std::int16_t>(p);
  world.histories[100].weight = 0;  // did not fit the record
  const Estimate e =
      estimate_duration({world}, [](const History& h) { return double(h.signed_month); });
  EXPECT_NEAR(e.mean, 49.5, 1e-9);
  EXPECT_NEAR(e.p05, 5, 1);
  EXPECT_NEAR(e.p95, 95, 1);
}

TEST(Estimates, AContrastHasTheErrorOfRepetition) {
  std::mt19937 draw(3);
  double sum = 0, square = 0, claimed = 0;
  const int times = 400;
  for (int k = 0; k < times; ++k) {
    std::vector<WorldValue> values = shares(draw, 160, .05, 20);
    std::vector<char> chosen;
    for (WorldValue& v : values) {
      chosen.push_back(draw() % 4 == 0);
      if (chosen.back()) v.value += .1;
    }
    const Contrast c = contrast_worlds(values, chosen);
    sum += c.difference;
    square += c.difference * c.difference;
    claimed += c.se * c.se / times;
  }
  EXPECT_NEAR(sum / times, .075, .01);  // three quarters of the .1, against all worlds
  const double spread = square / times - sum / times * (sum / times);
  EXPECT_NEAR(std::sqrt(claimed / spread), 1, .15);
}

TEST(Estimates, AContrastOfNothing) {
  const std::vector<WorldValue> values{{0, 1, .2, 0}, {1, 1, .4, 0}};
  EXPECT_EQ(contrast_worlds(values, {0, 0}).worlds, 0);
  EXPECT_EQ(contrast_worlds(values, {1, 1}).difference, 0);
  EXPECT_NEAR(contrast_worlds(values, {0, 1}).difference, .1, 1e-12);
}

TEST(Estimates, EffectiveWorlds) {
  std::vector<WorldHistories> worlds(4);
  for (WorldHistories& w : worlds) w.histories.resize(2);
  EXPECT_NEAR(effective_worlds(worlds), 4, 1e-12);
  for (History& h : worlds[3].histories) h.weight = 0;
  for (History& h : worlds[2].histories) h.weight = .5;
  EXPECT_NEAR(effective_worlds(worlds), 2.5 * 2.5 / 2.25, 1e-12);
}

TEST(Estimates, DatesAreAMeanOverWhatHappensWithItsErrorOverWorlds) {
  // sixteen worlds, two to a scramble; every other one ten months later, each with half of its
  // histories in it
  std::vector<WorldDates> worlds;
  for (int w = 0; w < 16; ++w) {
    const double month = w / 8 % 2 == 0 ? 4 : 14;
    worlds.push_back({w, {month - 1, month + 1}, {.5, .5}});
  }
  worlds.push_back({16, {}, {}});
  const Estimate e = estimate_dates(worlds);
  EXPECT_NEAR(e.mean, 9, 1e-12);
  EXPECT_EQ(e.n, 17);
  EXPECT_EQ(e.p05, 3);
  EXPECT_EQ(e.p95, 15);
  EXPECT_NEAR(e.se, 0, 1e-9);  // every scramble has one world of each kind
  for (WorldDates& world : worlds)
    if (world.world % 8 < 4)
      for (double& at : world.at) at += 2;
  EXPECT_NEAR(estimate_dates(worlds).mean, 10, 1e-12);
  EXPECT_NEAR(estimate_dates(worlds).se, 1 / std::sqrt(7.0), .02);
  EXPECT_EQ(estimate_dates({{0, {}, {}}}).mean, 0);
}

}  // namespace
}  // namespace armistice

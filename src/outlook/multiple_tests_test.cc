// Many tests at once: a published example, a slow twin, and what luck alone brings.
#include "outlook/multiple_tests.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace armistice {
namespace {

TEST(TwoSidedP, IsThatOfTheTables) {
  EXPECT_NEAR(two_sided_p(2.3646, 7), .05, 1e-5);
  EXPECT_NEAR(two_sided_p(-3.4995, 7), .01, 1e-5);
  EXPECT_NEAR(two_sided_p(1, 1), .5, 1e-12);
  EXPECT_NEAR(two_sided_p(0, 7), 1, 1e-12);
}

// Benjamini and Hochberg 1995, section 3.2: fifteen hypotheses, of which four are rejected.
TEST(Discoveries, AreThoseOfThePaper) {
  const std::vector<double> p = {.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                                 .0459, .3240, .4262, .5719, .6528, .7590, 1.000};
  const std::vector<char> found = discoveries(p, .05);
  EXPECT_EQ(std::count(found.begin(), found.end(), 1), 4);
  EXPECT_TRUE(found[0] && found[3] && !found[4]);
}

TEST(Discoveries, AreTheLargestSetThatKeepsTheRate) {
  std::mt19937 draw(3);
  for (int trial = 0; trial < 300; ++trial) {
    std::vector<double> p(draw() % 12);
    for (double& x : p) x = std::pow(double(draw() % 1000) / 1000, 3);
    // try every number of discoveries, most first
    std::vector<double> sorted = p;
    std::sort(sorted.begin(), sorted.end());
    std::size_t most = p.size();
    while (most > 0 && sorted[most - 1] > .1 * double(most) / double(p.size())) --most;
    const std::vector<char> found = discoveries(p, .1);
    for (std::size_t k = 0; k < p.size(); ++k)
      EXPECT_EQ(bool(found[k]), most > 0 && p[k] <= sorted[most - 1]);
  }
}

EndingEffect effect(double mean, double se) {
  EndingEffect made;
  made.ending = "e";
  made.effect.mean = mean;
  made.effect.se = se;
  made.distinguishable = se > 0 && std::fabs(mean) >= 2 * se;
  if (se > 0) made.chance_of_none = two_sided_p(mean / se, 7);
  return made;
}

std::vector<Disagreement> two_way(std::vector<EndingEffect> a, std::vector<EndingEffect> b) {
  Disagreement made;
  made.believe = {{"yes", .5, std::move(a)}, {"no", .5, std::move(b)}};
  return {made};
}

TEST(WhatMatters, LeavesOutTriflesAndLuck) {
  auto list = two_way({effect(.18, .02), effect(-.001, .0001), effect(.01, .0049), effect(0, 0)},
                      {effect(-.18, .02), effect(.001, .0001), effect(-.01, .006), effect(0, 0)});
  mark_what_matters(list);
  EXPECT_TRUE(list[0].believe[0].effects[0].matters);
  EXPECT_FALSE(list[0].believe[0].effects[1].matters) << "a tenth of a point";
  EXPECT_FALSE(list[0].believe[0].effects[2].matters) << "two errors, among six tests";
  EXPECT_TRUE(list[0].believe[0].effects[2].distinguishable);
  EXPECT_FALSE(list[0].believe[0].effects[3].matters);
  EXPECT_EQ(list[0].matters, .18);
}

TEST(WhatMatters, BothSidesOfATwoWayChoiceOrNeither) {
  auto list = two_way({effect(.09, .01)}, {effect(-.09, .06)});
  mark_what_matters(list);
  EXPECT_TRUE(list[0].believe[0].effects[0].matters);
  EXPECT_TRUE(list[0].believe[1].effects[0].matters);
  list[0].believe.push_back({"perhaps", .1, {effect(.0, .06)}});
  mark_what_matters(list);
  EXPECT_FALSE(list[0].believe[1].effects[0].matters);
}

// Hundreds of effects that are all noise: two errors flag dozens, the joint rule next to none.
TEST(WhatMatters, NoiseAloneIsRarelyCalledAnEffect) {
  std::mt19937 draw(1);
  std::normal_distribution<double> normal;
  int runs_with_any = 0, beyond_two_errors = 0;
  const int runs = 200;
  for (int run = 0; run < runs; ++run) {
    Disagreement noise;
    noise.believe.resize(30);
    for (Disagreement::Believe& believe : noise.believe)
      for (int e = 0; e < 12; ++e) {
        double square = 0;  // an error with seven degrees of freedom, as eight scrambles give
        for (int k = 0; k < 7; ++k) square += std::pow(normal(draw), 2) / 7;
        believe.effects.push_back(effect(.05 * normal(draw), .05 * std::sqrt(square)));
        beyond_two_errors += believe.effects.back().distinguishable;
      }
    std::vector<Disagreement> list = {noise};
    mark_what_matters(list);
    runs_with_any += list[0].matters > 0;
  }
  EXPECT_GT(beyond_two_errors / double(runs), 20);
  EXPECT_LT(runs_with_any / double(runs), .09);
}

}  // namespace
}  // namespace armistice

// What the record teaches, and whether printed chances come true: forecasts of 500 worlds against
// histories of 500 other worlds of the same case, which are played freely. Their answers to three
// recorded offers are drawn from their own chances; those that sign before `now` are no evidence.
//
// A forecast is asked for after each of the eight patterns of answers and for three horizons, by
// the weights that the record gives. The table is printed where ARMISTICE_LONG is set.
#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "evidence/draw_worlds.h"
#include "kit/case_text.h"
#include "kit/long_run.h"
#include "outlook/study.h"

namespace armistice {
namespace {

// under the sanitizers a few worlds walk through the code, and nothing is compared
const int kWorlds = enough_to_compare() ? 500 : 24;
constexpr int kPaths = 100;
constexpr int kOffers = 3, kPatterns = 1 << kOffers;
constexpr std::array kHorizons = {3, 9, 24};

// Costs, the worth of the status quo, a red line and how often they meet are in doubt; none of it
// is known to who forecasts, all of it to the parties.
Conflict doubtful_war(const std::string& no_deal) {
  return conflict_from(R"yaml(
armistice: 1
title: Doubts
start: 2000-01-01
now: 2000-10-01
horizon: 24 months
solve_until: 36 months
parties:
  red: {role: belligerent, discount: 0.99/month}
  blue: {role: belligerent, discount: 0.99/month}
quantities:
  red.cost: {assumed: "uniform(0.002, 0.02)", why: test}
  blue.cost: {assumed: "uniform(0.002, 0.02)", why: test}
  red.hope: {assumed: "uniform(0.3, 0.7)", why: test}
  blue.hope: {assumed: "uniform(0.3, 0.7)", why: test}
  line: {assumed: "uniform(-4, 4)", why: test}
  meetings: {assumed: "uniform(0.05, 0.5)", why: test}
war:
  substeps: 1
  stocks: {front: {start: 0, flow: "noise.walk(1)"}}
issues: {land: {share: 0.1}}
preferences:
  scale: as_given
  red: {land: {weight: 1, worth: land}}
  blue: {land: {weight: 1, worth: "1 - land"}}
cost_of_war: {red: red.cost, blue: blue.cost}
at_horizon: {red: "red.hope + 0.04 * front", blue: "blue.hope - 0.04 * front"}
locks:
  proud: {kind: territory, holder: blue, refuses: "land > 0.45", while: "front < line"}
talks:
  meet: meetings
  proposers: {red: 1, blue: 1}
  needed: [red, blue]
  noise: 0.002
  features: [front]
moves:
  - {id: a, date: 2000-03-01, by: red, to: blue, type: proposal, package: {land: 0.6}}
  - {id: a_no, date: 2000-03-10, by: blue, to: red, type: refusal, replies_to: a}
  - {id: b, date: 2000-05-01, by: blue, to: red, type: proposal, package: {land: 0.4}}
  - {id: b_no, date: 2000-05-10, by: red, to: blue, type: refusal, replies_to: b}
  - {id: c, date: 2000-08-01, by: red, to: blue, type: proposal, package: {land: 0.5}}
  - {id: c_no, date: 2000-08-10, by: blue, to: red, type: refusal, replies_to: c}
record: {)yaml" + no_deal +
                       R"yaml( offers: [a, b, c]}
endings: [{id: deal, when: signed}]
)yaml");
}

// Weighted share of histories that sign within each horizon, per pattern of answers.
struct Chances {
  std::array<std::array<double, kHorizons.size()>, kPatterns> signed_by{};
  std::array<double, kPatterns> weight{};
};

// Whether the chance of no deal counts, and whether the answers do.
enum class Record { nothing, no_deal, answers };

void add(const Conflict& c, const WorldHistories& world, Record record, bool free, Chances& out) {
  const int now = c.calendar.now_month;
  for (std::size_t h = 0; h < world.histories.size(); ++h) {
    const History& history = world.histories[h];
    if (free && history.ended_month >= 0 && history.ended_month < now) continue;
    for (int pattern = 0; pattern < kPatterns; ++pattern) {
      double weight = record == Record::nothing || free ? 1 : history.no_deal_weight;
      for (int a = 0; a < kOffers && record == Record::answers; ++a) {
        const double yes = world.answers[h * kOffers + a].expected;
        weight *= pattern >> a & 1 ? yes : 1 - yes;
      }
      out.weight[pattern] += weight;
      for (std::size_t k = 0; k < kHorizons.size(); ++k)
        if (history.signed_month >= now && history.signed_month < now + kHorizons[k])
          out.signed_by[pattern][k] += weight;
    }
  }
}

Chances finish(Chances c) {
  for (int pattern = 0; pattern < kPatterns; ++pattern)
    for (double& share : c.signed_by[pattern])
      if (c.weight[pattern] > 0) share /= c.weight[pattern];
  return c;
}

Study played(const Conflict& c, std::uint64_t seed) {
  RunOptions options;
  options.worlds = kWorlds;
  options.paths = kPaths;
  options.train_paths = 200;
  Progress silent;
  return run_study(c, draw_worlds(c, seed, kWorlds), options, silent, "test");
}

// Mean log score of the forecast when the truth is drawn as it was, over patterns and horizons.
double log_score(const Chances& forecast, const Chances& truth) {
  double score = 0, weight = 0;
  for (int pattern = 0; pattern < kPatterns; ++pattern)
    for (std::size_t k = 0; k < kHorizons.size(); ++k) {
      const double p = forecast.signed_by[pattern][k], q = truth.signed_by[pattern][k];
      score += truth.weight[pattern] * (q * std::log(p) + (1 - q) * std::log(1 - p));
      weight += truth.weight[pattern];
    }
  return score / weight;
}

class Calibration : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const Conflict c = doubtful_war("no_deal_before: now,"), open = doubtful_war("");
    const Study forecasts = played(c, 1), truths = played(open, 2);
    Chances nothing, no_deal, answers, truth;
    for (const WorldHistories& world : forecasts.worlds) {
      add(c, world, Record::nothing, false, nothing);
      add(c, world, Record::no_deal, false, no_deal);
      add(c, world, Record::answers, false, answers);
    }
    for (const WorldHistories& world : truths.worlds) {
      Chances own;
      add(open, world, Record::answers, true, own);
      truth_by_world.push_back(own);
      add(open, world, Record::answers, true, truth);
    }
    nothing_ = finish(nothing);
    no_deal_ = finish(no_deal);
    answers_ = finish(answers);
    truth_ = finish(truth);
  }

  // Standard error of a true share, by worlds.
  static double error(int pattern, std::size_t k) {
    double square = 0, weight = 0;
    for (const Chances& own : truth_by_world) {
      const double off =
          own.signed_by[pattern][k] - truth_.signed_by[pattern][k] * own.weight[pattern];
      square += off * off;
      weight += own.weight[pattern];
    }
    return std::sqrt(square) / weight;
  }

  static inline Chances nothing_, no_deal_, answers_, truth_;
  static inline std::vector<Chances> truth_by_world;
};

TEST_F(Calibration, WhatIsPrintedComesTrue) {
  int far = 0, told = 0;
  for (std::size_t k = 0; k < kHorizons.size(); ++k)
    for (int pattern = 0; pattern < kPatterns; ++pattern) {
      const double p = answers_.signed_by[pattern][k], q = truth_.signed_by[pattern][k];
      const double se = error(pattern, k) * std::sqrt(2.0);  // the forecast has as many worlds
      if (long_run())
        std::printf("within %2d months, answers %d%d%d: forecast %.3f, came true %.3f (se %.3f)\n",
                    kHorizons[k], pattern & 1, pattern >> 1 & 1, pattern >> 2 & 1, p, q, se);
      if (!enough_to_compare()) continue;
      EXPECT_NEAR(p, q, 4 * se) << "pattern " << pattern << " horizon " << kHorizons[k];
      ++told;
      far += std::fabs(p - q) > 2 * se;
    }
  EXPECT_LE(far, told / 6);  // one in twenty is expected
}

TEST_F(Calibration, ForecastsDifferByWhatWasAnswered) {
  double low = 1, high = 0;
  for (int pattern = 0; pattern < kPatterns; ++pattern) {
    low = std::min(low, answers_.signed_by[pattern][1]);
    high = std::max(high, answers_.signed_by[pattern][1]);
  }
  EXPECT_GT(high - low, enough_to_compare() ? 0.15 : 0.0);
}

TEST_F(Calibration, TheRecordImprovesTheLogScore) {
  const double nothing = log_score(nothing_, truth_), no_deal = log_score(no_deal_, truth_),
               answers = log_score(answers_, truth_), best = log_score(truth_, truth_);
  if (long_run())
    std::printf("log score: no record %.4f, no deal yet %.4f, answers too %.4f, truth %.4f\n",
                nothing, no_deal, answers, best);
  if (!enough_to_compare()) return;
  EXPECT_GT(no_deal, nothing + 0.05);
  EXPECT_GT(answers, no_deal + 0.002);
  EXPECT_GT(answers, best - 0.002);
}

}  // namespace
}  // namespace armistice

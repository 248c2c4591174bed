// The record: weights are the chance of what was seen, month by month, on a game whose every
// chance is known.
#include <cmath>

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "kit/case_text.h"
#include "kit/fixed_strategy.h"
#include "kit/play_case.h"
#include "outlook/estimates.h"
#include "outlook/outcomes.h"
#include "talks/answers.h"

namespace armistice {
namespace {

// One package, liked by both (.2 above fighting on); they meet with chance `meet` a month. Nothing
// else moves, so C is what the strategy of the test says.
std::string text(const char* meet, const std::string& record, const char* cost = "0.05") {
  return fmt::format(R"yaml(
armistice: 1
title: Record
start: 2000-01-01
now: 2000-05-01
horizon: 8 months
solve_until: 20 months
parties:
  red: {{role: belligerent}}
  blue: {{role: belligerent}}
  giver: {{role: patron, backs: blue}}
war: {{substeps: 1, stocks: {{front: {{start: 5, flow: "0"}}}}}}
issues: {{land: {{options: [yes, no]}}}}
preferences:
  scale: as_given
  red: {{land: {{weight: 1, worth: {{yes: .7, no: .1}}}}}}
  blue: {{land: {{weight: 1, worth: {{yes: .7, no: .9}}}}}}
cost_of_war: {{red: {2}, blue: {2}}}
at_horizon: {{red: "0.1", blue: "0.1"}}
talks:
  meet: "{0}"
  proposers: {{red: 1}}
  needed: [red, blue]
  features: [front]
moves:
  - {{id: offer, date: 2000-02-03, by: giver, to: red, type: proposal, package: {{land: yes}}}}
  - {{id: answer, date: 2000-02-20, by: red, type: refusal, replies_to: offer}}
record: {{{1}}}
endings: [{{id: deal, when: signed}}]
)yaml",
                     meet, record, cost);
}

Played play_with(const Conflict& conflict, const std::map<std::string, HandValue>& values, int paths) {
  Played out;
  out.draws = draw_worlds(conflict, 1, 1);
  out.game = make_game(conflict, out.draws, 0, conflict.calendar.solve_month);
  out.strategy = fixed_strategy(out.game, values);
  PlayOptions options;
  options.paths = paths;
  options.strategy = &out.strategy;
  out.histories = play_talks(out.game, options);
  return out;
}

const std::map<std::string, HandValue> kValues{{"red", {.value = .5}}, {"blue", {.value = .5}}};

TEST(Record, TheWeightIsTheChanceThatNothingWasSigned) {
  const Conflict conflict = conflict_from(text("0.1 + 0.05 * t", "no_deal_before: now"));
  const Played played = play_with(conflict, kValues, 4000);
  const double stay = .9 * .85 * .8 * .75;
  double settled = 0;
  for (const History& h : played.histories.histories) {
    EXPECT_NEAR(h.weight, stay, 1e-12);
    EXPECT_NEAR(h.no_deal_weight, stay, 1e-12);
    EXPECT_TRUE(h.signed_month < 0 || h.signed_month >= 4);
    settled += h.signed_month == 4;
  }
  // from now on nothing is conditioned
  EXPECT_NEAR(settled / 4000, .3, 4 * std::sqrt(.3 * .7 / 4000));
  Study study;
  study.valued = played.game.valued;
  study.worlds = {played.histories};
  Findings found;
  find_outcomes(conflict, study, found);
  EXPECT_NEAR(found.backcast.mean, stay, 1e-12);
  EXPECT_TRUE(found.has_backcast);
  EXPECT_NEAR(found.settled_by[0].p.mean, settled / 4000, 1e-12);
}

// The worth of a conditioned course counts what signing would have brought: it is the same as
// without the record.
TEST(Record, TheValueAtTheStartIsUnweighted) {
  const Conflict with = conflict_from(text("0.1 + 0.05 * t", "no_deal_before: now"));
  const Conflict without = conflict_from(text("0.1 + 0.05 * t", "eps: 0.1"));
  const Played a = play_with(with, kValues, 6000), b = play_with(without, kValues, 6000);
  EXPECT_NEAR(a.histories.value_at_start[0], b.histories.value_at_start[0], .015);
}

TEST(Record, AnAnswerCountsByHowLikelyItWas) {
  const Conflict conflict = conflict_from(
      text("0", "no_deal_before: now, offers: [offer], eps: 0.2, tau: 0.1"));
  ASSERT_EQ(conflict.record.answers.size(), 1u);
  const Played played = play_with(conflict, kValues, 10);
  const double yes = .8 / (1 + std::exp(-(.7 - .5) / .1));
  for (const History& h : played.histories.histories) {
    EXPECT_NEAR(h.weight, 1 - yes, 1e-12);
    EXPECT_NEAR(h.no_deal_weight, 1, 1e-12);
  }
  EXPECT_NEAR(played.histories.answers[0].expected, yes, 1e-12);
  EXPECT_NEAR(played.histories.answers[0].likelihood, 1 - yes, 1e-12);
}

TEST(Record, AHardLockRefusesForSure) {
  std::string locked = text("0", "no_deal_before: now, offers: [offer]");
  locked += "locks: {law: {kind: territory, holder: red, refuses: \"land == yes\", while: \"front > 1\"}}\n";
  const Conflict conflict = conflict_from(locked);
  const Played played = play_with(conflict, kValues, 4);
  EXPECT_EQ(played.histories.answers[0].expected, 0);
  EXPECT_EQ(played.histories.histories[0].weight, 1);
}

TEST(Record, AWorldThatMustHaveSettledCountsForNothing) {
  const Conflict conflict = conflict_from(text("1", "no_deal_before: now"));
  const Played gone = play_with(conflict, kValues, 8);
  for (const History& h : gone.histories.histories) EXPECT_EQ(h.weight, 0);
  // beside a world in which both would rather fight it has no say
  std::map<std::string, HandValue> proud = kValues;
  proud["red"].value = .8;
  Played there = play_with(conflict, proud, 8);
  there.histories.world = 1;
  Study study;
  study.valued = there.game.valued;
  study.worlds = {gone.histories, there.histories};
  Findings found;
  find_outcomes(conflict, study, found);
  EXPECT_NEAR(found.backcast.mean, .5, 1e-12);
  EXPECT_NEAR(found.effective_worlds, 1, 1e-12);
  EXPECT_NEAR(found.signed_by_end.mean, 0, 1e-12);
  EXPECT_EQ(found.signed_by_end.n, 2);
  // and where no world is left, nothing is claimed
  study.worlds = {gone.histories};
  Findings none;
  find_outcomes(conflict, study, none);
  EXPECT_EQ(none.effective_worlds, 0);
  EXPECT_TRUE(std::isfinite(none.signed_by_end.mean));
}

}  // namespace
}  // namespace armistice

// Levers alone and in pairs.
#include "outlook/levers.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "evidence/draw_worlds.h"
#include "kit/case_text.h"

namespace armistice {
namespace {

// Two locks that each alone block every deal: only both levers together open the way. A third lever
// sets what nothing reads, a fourth the same as the first.
Conflict two_keys() {
  return conflict_from(R"yaml(
armistice: 1
title: Two keys
start: 2000-01-01
horizon: 6 months
solve_until: 12 months
parties:
  red: {role: belligerent}
  blue: {role: belligerent}
quantities:
  patience: {assumed: uniform(0.01, 0.02), why: test}
war:
  stocks:
    pride: {start: 1, flow: "0"}
    fear: {start: 1, flow: "0"}
    weather: {start: 1, flow: "0"}
issues: {money: {share: 0.05}}
preferences:
  scale: as_given
  red: {money: {weight: 1, worth: money}}
  blue: {money: {weight: 1, worth: "1 - money"}}
cost_of_war: {red: patience, blue: patience}
at_horizon: {red: 0.4, blue: 0.4}
locks:
  proud: {kind: political, holder: red, refuses: "money >= 0", while: "pride > 0.5"}
  afraid: {kind: security, holder: blue, refuses: "money >= 0", while: "fear > 0.5"}
talks:
  proposers: {red: 1, blue: 1}
  needed: [red, blue]
  features: [pride, fear]
levers:
  humble: {set: {pride: 0}, from: 2000-01-01}
  calm: {set: {fear: 0}, from: 2000-01-01}
  sunny: {set: {weather: 0}, from: 2000-01-01}
  vain: {set: {pride: 2}, from: 2000-01-01}
endings: [{id: deal, when: signed}]
)yaml");
}

TEST(Levers, TwoKeysOpenOnlyTogether) {
  const Conflict conflict = two_keys();
  RunOptions options;
  options.worlds = 4;
  options.paths = 50;
  Progress progress;
  Findings found;
  find_levers(conflict, draw_worlds(conflict, 1, 4), options, true, progress, found);
  ASSERT_EQ(found.levers.size(), 4u);
  for (const LeverEffect& lever : found.levers) EXPECT_EQ(lever.signed_by_end.mean, 0) << lever.id;
  EXPECT_FALSE(found.levers[2].touches);  // the weather
  for (const LeverEffect& opening : found.openings) EXPECT_FALSE(opening.touches) << opening.id;
  ASSERT_FALSE(found.lever_pairs.empty());
  EXPECT_EQ(found.lever_pairs[0].first, "humble");
  EXPECT_EQ(found.lever_pairs[0].second, "calm");
  EXPECT_EQ(found.lever_pairs[0].signed_by_end.mean, 1);
  EXPECT_EQ(found.lever_pairs[0].interaction.mean, 1);
  EXPECT_LT(found.lever_pairs[0].months_interaction.mean, -4);
  for (const LeverPair& pair : found.lever_pairs)
    EXPECT_FALSE(pair.first == "humble" && pair.second == "vain");
}

TEST(Levers, ThatSetTheSameAreAlternatives) {
  const Conflict conflict = two_keys();
  EXPECT_TRUE(act_on_the_same(conflict, 0, 3));
  EXPECT_FALSE(act_on_the_same(conflict, 0, 1));
}

}  // namespace
}  // namespace armistice

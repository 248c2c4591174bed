// Demands taken together against the list of all packages, and a plan read by hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "deals/locks.h"
#include "engine/demand_study.h"
#include "kit/case_text.h"
#include "kit/slow_deals.h"

namespace armistice {
namespace {

constexpr const char* kCase = R"yaml(
armistice: 1
title: Demands
start: 2000-01-01
horizon: 12 months
parties:
  red: {role: belligerent}
  blue: {role: belligerent}
  giver: {role: patron, backs: blue}
war: {stocks: {front: {start: 5, flow: "0"}}}
issues:
  land: {options: [keep, split, give]}
  watch: {options: [none, some, full]}
  money: {share: 0.5}
forbidden: ["land == split and watch == none"]
preferences:
  scale: as_given
  red: {land: {weight: 1, worth: {keep: 1, split: .6, give: 0}}}
  blue: {land: {weight: 1, worth: {keep: 0, split: .5, give: 1}}, money: {weight: .4, worth: "money"}}
cost_of_war: {red: 0.1, blue: 0.1}
at_horizon: {red: "0", blue: "0"}
talks: {proposers: {red: 1}, needed: [red, blue], features: [front]}
endings: [{id: deal, when: signed}]
positions:
)yaml";

Frame start_of(const Conflict& c) { return Frame(c.layout.size(), 1); }

TEST(DemandStudy, ByHand) {
  const Conflict c = conflict_from(std::string(kCase) + R"yaml(
  - {id: a, party: red, issue: land, accepts: [keep, split], hard: true}
  - {id: b, party: red, issue: watch, accepts: [none], hard: true}
  - {id: d, party: blue, issue: land, refuses: [keep], hard: true}
  - {id: e, party: blue, issue: money, accepts: [0.5, 1]}
  - {id: f, party: blue, issue: land, accepts: [give], kind: aimed}
  - {id: g, party: giver, issue: money, accepts: [0], hard: true}
)yaml");
  const DemandFindings found = study_demands(c, start_of(c), {1, 1, 0});
  ASSERT_EQ(found.clashes.size(), 3u);
  const DemandClash& hard = found.clashes[0];
  ASSERT_EQ(hard.demands.size(), 3u);  // the patron's does not count
  EXPECT_EQ(hard.packages, "0");
  // split is forbidden without a watch, keep and give are refused
  EXPECT_EQ(hard.clashing, (std::vector<std::vector<int>>{{0, 1, 2}}));
  EXPECT_EQ(hard.concessions, (std::vector<std::vector<int>>{{0}, {1}, {2}}));
  EXPECT_EQ(found.clashes[1].demands.size(), 4u);
  EXPECT_EQ(found.clashes[2].packages, "9");
  EXPECT_EQ(found.clashes[2].example[0], 2);

  EXPECT_FALSE(found.plan_forbidden);
  ASSERT_EQ(found.readings.size(), 2u);
  const PlanReading& red = found.readings[0];
  EXPECT_EQ(red.stated_issues, 2);
  ASSERT_EQ(red.stated.size(), 1u);  // the watch
  EXPECT_EQ(red.stated[0].demand.issue, 1);
  EXPECT_EQ(red.stated[0].given_up, 0);
  EXPECT_DOUBLE_EQ(red.worth, .6);
  const PlanReading& blue = found.readings[1];
  ASSERT_EQ(blue.stated.size(), 1u);  // money: 0 instead of all of it
  EXPECT_DOUBLE_EQ(blue.given_up, .4);
  ASSERT_EQ(blue.aimed.size(), 1u);
  EXPECT_DOUBLE_EQ(blue.aimed[0].given_up, .5);
  EXPECT_TRUE(study_demands(c, start_of(c), {1, 0, 0}).plan_forbidden);
}

bool meets(const Demand& demand, const Deal& deal) {
  return std::binary_search(demand.accepts.begin(), demand.accepts.end(), int{deal[demand.issue]});
}

TEST(DemandStudy, EqualsTheListOfAllPackages) {
  std::mt19937 random(4);
  int clashes = 0;
  for (int round = 0; round < 300; ++round) {
    Conflict c = conflict_from(std::string(kCase) + "  []\n");
    for (int k = 2 + static_cast<int>(random() % 7); k > 0; --k) {
      Position position;
      position.party = static_cast<int>(random() % 2);
      position.issue = static_cast<int>(random() % 3);
      position.kind = random() % 3 == 0 ? "aimed" : "stated";
      position.hard = random() % 2 == 0;
      position.asof = "2000-0" + std::to_string(1 + random() % 3);
      for (int o = 0; o < 3; ++o)
        if (random() % 2 == 0) (random() % 4 == 0 ? position.refuses : position.accepts).push_back(o);
      c.positions.push_back(position);
    }
    for (const DemandClash& clash : study_demands(c, start_of(c), {}).clashes) {
      std::vector<PlayerSet> unmet;
      int all_met = 0;
      for (const Deal& deal : slow::packages(c)) {
        PlayerSet set;
        for (std::size_t d = 0; d < clash.demands.size(); ++d)
          if (!meets(clash.demands[d], deal)) set.set(d);
        unmet.push_back(set);
        all_met += set.none();
      }
      ASSERT_EQ(clash.packages, std::to_string(all_met));
      ASSERT_TRUE(clash.known);
      const int n = static_cast<int>(clash.demands.size());
      ASSERT_EQ(clash.example.empty(), all_met == 0);
      if (all_met > 0) {
        for (const Demand& demand : clash.demands) ASSERT_TRUE(meets(demand, clash.example));
        continue;
      }
      ++clashes;
      // by all subsets
      const std::vector<PlayerSet> concessions = slow::keys(unmet, n);
      const std::vector<PlayerSet> clashing = slow::knots(concessions, n);
      const auto check = [](const std::vector<std::vector<int>>& told, const std::vector<PlayerSet>& truth) {
        ASSERT_EQ(told.size(), std::min<std::size_t>(5, truth.size()));
        for (const std::vector<int>& members : told) {
          PlayerSet set;
          for (const int d : members) set.set(static_cast<std::size_t>(d));
          ASSERT_TRUE(std::find(truth.begin(), truth.end(), set) != truth.end());
        }
      };
      check(clash.concessions, concessions);
      check(clash.clashing, clashing);
    }
  }
  EXPECT_GT(clashes, 50);
}

}  // namespace
}  // namespace armistice

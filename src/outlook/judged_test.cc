// Packages judged over worlds, by hand and against plain loops over random judgements.
#include "outlook/judged.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "evidence/draw_worlds.h"
#include "kit/case_text.h"

namespace armistice {
namespace {

constexpr int kParties = 3;

// Two sides that must sign, a patron that need not; land 0..2, force 0..1; one rule, two locks.
Conflict small_case() {
  return conflict_from(
      "armistice: 1\ntitle: Small\nstart: 2000-01-01\nhorizon: 6 months\nsolve_until: 12 months\n"
      "parties:\n  red: {role: belligerent}\n  blue: {role: belligerent}\n"
      "  giver: {role: patron, backs: blue}\n"
      "war:\n  stocks:\n    front: {start: 5, flow: \"0\"}\n"
      "issues:\n  land: {options: [north, line, south]}\n  force: {options: [none, some]}\n"
      "forbidden: [\"land == south and force == some\"]\n"
      "preferences:\n  scale: as_given\n"
      "  red: {land: {weight: 1, worth: {north: 0, line: .5, south: 1}}}\n"
      "  blue: {land: {weight: 1, worth: {north: 1, line: .5, south: 0}}}\n"
      "  giver: {land: {weight: 1, worth: {north: 1, line: .6, south: .2}}}\n"
      "at_horizon: {status_quo: {land: line, force: none}, months_of_cost: 0}\n"
      "locks:\n  law: {kind: territory, holder: blue, refuses: \"land == south\"}\n"
      "  pride: {kind: political, holder: red, refuses: \"force == some\"}\n"
      "talks:\n  proposers: {red: 1, blue: 1}\n  needed: [red, blue]\n  features: [front]\n"
      "endings: [{id: deal, when: signed}]\n");
}

// All packages that the rule allows, `asked` first.
std::vector<Deal> all_deals(const Deal& asked) {
  std::vector<Deal> deals{asked};
  for (std::int16_t land = 0; land < 3; ++land)
    for (std::int16_t force = 0; force < 2; ++force)
      if (const Deal deal{land, force}; deal != asked && !(land == 2 && force == 1))
        deals.push_back(deal);
  return deals;
}

Judgement blank(std::size_t deals) {
  Judgement j;
  j.weight = j.courses = 1;
  for (auto* list : {&j.signs, &j.lasts, &j.passes, &j.holds, &j.product}) list->assign(deals, 0.0);
  for (auto* list : {&j.worth, &j.gain, &j.accepts}) list->assign(deals * kParties, 0.0);
  j.lock_holds.assign(2, 0.0);
  return j;
}

TEST(Judged, LooksIntoEveryPackageOfASmallCase) {
  const Conflict c = small_case();
  const Worlds draws = draw_worlds(c, 1, 2);
  const std::vector<Deal> deals = packages_to_judge(c, draws, 2, Deal{1, 0});
  EXPECT_EQ(deals[0], (Deal{1, 0}));
  EXPECT_EQ(std::set<Deal>(deals.begin(), deals.end()).size(), deals.size());
  EXPECT_EQ(deals.size(), 5u);
  EXPECT_EQ(std::count(deals.begin(), deals.end(), Deal{2, 1}), 0);  // forbidden
}

TEST(Judged, ByHand) {
  const Conflict c = small_case();
  const std::vector<Deal> deals = all_deals({2, 0});  // then 00, 01, 10, 11
  Study study;
  // two worlds of weights 3 and 1
  for (int w = 0; w < 2; ++w) {
    WorldHistories world;
    world.world = w;
    world.judged = blank(deals.size());
    world.judged.weight = w == 0 ? 3 : 1;
    study.worlds.push_back(world);
  }
  Judgement &a = study.worlds[0].judged, &b = study.worlds[1].judged;
  a.signs = {0, .5, 0, .8, 1};
  b.signs = {1, .5, 0, 0, 1};  // means .25, .5, 0, .6, 1
  a.lasts = {0, .4, 0, .2, .3};
  b.lasts = {.4, .4, 0, .2, .3};
  a.product = {0, .1, 0, .3, .2};
  b.product = {0, .1, 0, .3, .5};  // the last: .275
  a.lock_holds = {1, 0};
  b.lock_holds = {0, 1};
  a.gain[0 * kParties + 2] = b.gain[0 * kParties + 2] = std::nan("");
  a.worth[0 * kParties + 2] = b.worth[0 * kParties + 2] = .2;
  a.worth[3 * kParties + 2] = b.worth[3 * kParties + 2] = .6;  // the status quo
  a.gain[0] = .4;
  b.gain[0] = -.4;
  const DealFindings found = find_judged(c, study, deals, deals[0]);
  EXPECT_EQ(found.looked_into, 5);
  EXPECT_EQ(found.worlds, 2);
  EXPECT_NEAR(found.judged.signs.mean, .25, 1e-12);
  ASSERT_EQ(found.judged.parties.size(), 3u);
  EXPECT_NEAR(found.judged.parties[0].gain.mean, .2, 1e-12);
  EXPECT_TRUE(found.judged.parties[0].needed);
  EXPECT_FALSE(found.judged.parties[2].priced);
  EXPECT_EQ(found.judged.left_out, std::vector<int>{2});  // .2 where the status quo gives .6
  ASSERT_EQ(found.judged.locks.size(), 1u);               // land is south: the law, not pride
  EXPECT_EQ(found.judged.locks[0].lock, 0);
  EXPECT_NEAR(found.judged.locks[0].holds.mean, .75, 1e-12);
  // one change: north (.5) or the line (.6), both without a force; the likelier
  EXPECT_TRUE(found.near);
  EXPECT_EQ(found.changes, 1);
  EXPECT_EQ(found.nearest.deal, (Deal{1, 0}));
  EXPECT_EQ(found.radius, 2);          // nothing was left out
  ASSERT_EQ(found.robust.size(), 4u);  // 01 never lasts
  EXPECT_EQ(found.robust[0].deal, (Deal{0, 0}));
  EXPECT_EQ(found.robust[1].deal, (Deal{1, 1}));
  EXPECT_EQ(found.robust[3].deal, (Deal{2, 0}));
  EXPECT_EQ(found.mediated.deal, (Deal{1, 0}));
  EXPECT_NEAR(found.mediated.product, .3, 1e-12);
  // without the packages with one change nothing is known of them
  const DealFindings few = find_judged(c, study, {deals[0], deals[4]}, deals[0]);
  EXPECT_EQ(few.radius, 0);
}

TEST(Judged, EqualsPlainLoops) {
  const Conflict c = small_case();
  std::mt19937 random(11);
  const auto unit = [&] { return static_cast<double>(random() % 1001) / 1000; };
  int near = 0, far = 0;
  for (int round = 0; round < 300; ++round) {
    const Deal asked = all_deals({0, 0})[random() % 5];
    const std::vector<Deal> deals = all_deals(asked);
    Study study;
    for (int w = 0; w < 1 + round % 6; ++w) {
      WorldHistories world;
      world.world = w;
      world.judged = blank(deals.size());
      Judgement& j = world.judged;
      j.courses = static_cast<int>(random() % 4);  // 0: no course fits the record
      j.weight = j.courses * (.1 + unit());
      for (std::size_t d = 0; d < deals.size(); ++d) {
        j.signs[d] = unit();
        j.lasts[d] = j.signs[d] * unit();
        j.product[d] = unit();
      }
      study.worlds.push_back(world);
    }
    const auto mean = [&](std::vector<double> Judgement::*list, std::size_t d) {
      double sum = 0, weight = 0;
      for (const WorldHistories& w : study.worlds)
        if (w.judged.courses > 0) {
          sum += w.judged.weight / w.judged.courses * (w.judged.*list)[d];
          weight += w.judged.weight / w.judged.courses;
        }
      return weight > 0 ? sum / weight : 0;
    };
    const DealFindings found = find_judged(c, study, deals, asked);
    int best = -1, fewest = 99;
    std::size_t lasting = 0, product = 0;
    for (std::size_t d = 0; d < deals.size(); ++d) {
      const int changes = (deals[d][0] != asked[0]) + (deals[d][1] != asked[1]);
      if (mean(&Judgement::signs, d) >= .5 &&
          (changes < fewest ||
           (changes == fewest && mean(&Judgement::signs, d) > mean(&Judgement::signs, best)))) {
        best = static_cast<int>(d);
        fewest = changes;
      }
      if (mean(&Judgement::lasts, d) > mean(&Judgement::lasts, lasting)) lasting = d;
      if (mean(&Judgement::product, d) > mean(&Judgement::product, product)) product = d;
    }
    ASSERT_EQ(found.near, best >= 0);
    near += best >= 0;
    far += fewest == 2;
    if (best >= 0) {
      ASSERT_EQ(found.changes, fewest);
      ASSERT_EQ(found.nearest.deal, deals[best]);
    }
    ASSERT_EQ(found.radius, 2);
    if (found.robust.empty()) {
      ASSERT_EQ(mean(&Judgement::lasts, lasting), 0);
      continue;
    }
    ASSERT_EQ(found.robust[0].deal, deals[lasting]);
    ASSERT_NEAR(found.robust[0].lasts.mean, mean(&Judgement::lasts, lasting), 1e-12);
    ASSERT_EQ(found.mediated.deal, deals[product]);
    for (std::size_t k = 1; k < found.robust.size(); ++k)
      ASSERT_GE(found.robust[k - 1].lasts.mean, found.robust[k].lasts.mean);
  }
  EXPECT_GT(near, 100);
  EXPECT_GT(far, 5);
}

}  // namespace
}  // namespace armistice

#include "outlook/deal_groups.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace armistice {
namespace {

// Four issues of three options and a share.
Conflict five_issues() {
  Conflict c;
  for (int i = 0; i < 5; ++i) {
    Issue issue;
    issue.option_count = i == 4 ? 11 : 3;
    issue.is_share = i == 4;
    c.issues.push_back(issue);
  }
  return c;
}

// A world that signed these packages, one history each.
WorldHistories world_of(int world, std::vector<Deal> deals) {
  WorldHistories out;
  out.world = world;
  out.deals = std::move(deals);
  for (std::size_t d = 0; d < out.deals.size(); ++d) {
    History h;
    h.deal = static_cast<std::int32_t>(d);
    h.signed_month = 3;
    h.ratified = d % 2 == 0;
    out.histories.push_back(h);
  }
  return out;
}

TEST(DealGroups, ByHand) {
  const Conflict c = five_issues();
  Study study;
  // 0000 and its neighbours with other shares; far away 2222; one history signs nothing
  WorldHistories world =
      world_of(0, {{0, 0, 0, 0, 3}, {0, 0, 0, 0, 9}, {0, 0, 1, 1, 5}, {2, 2, 2, 2, 5}});
  world.histories.push_back(world.histories.back());
  world.histories.back().signed_month = -1;
  study.worlds.push_back(world);
  Findings found;
  find_deal_groups(c, study, found);
  ASSERT_EQ(found.deal_groups.size(), 2u);
  const DealGroup& first = found.deal_groups[0];
  EXPECT_EQ(first.packages, 3);
  EXPECT_NEAR(first.p.mean, .6, 1e-12);
  EXPECT_NEAR(first.ratified, 2.0 / 3, 1e-12);
  EXPECT_EQ(first.deal, (Deal{0, 0, 0, 0, 3}));
  ASSERT_EQ(first.varies.size(), 3u);  // issues 2 and 3, and the share
  EXPECT_EQ(first.varies[0].issue, 2);
  EXPECT_EQ(first.varies[0].options[1].first, 1);
  EXPECT_NEAR(first.varies[0].options[1].second, 1.0 / 3, 1e-12);
  EXPECT_EQ(first.varies[2].issue, 4);
  EXPECT_EQ(first.varies[2].options.size(), 3u);
  EXPECT_EQ(found.deal_groups[1].packages, 1);
  EXPECT_TRUE(found.deal_groups[1].varies.empty());
}

// Whatever was signed: groups do not overlap, their members lie close to the first package, and
// the first gathers at least as much as any other package could.
TEST(DealGroups, RandomSignaturesAreSplit) {
  const Conflict c = five_issues();
  std::mt19937 random(5);
  for (int round = 0; round < 100; ++round) {
    Study study;
    std::vector<Deal> all;
    for (int w = 0; w < 3; ++w) {
      std::set<Deal> deals;
      for (int k = 0; k < 8; ++k) {
        Deal deal;
        for (int i = 0; i < 4; ++i) deal.push_back(static_cast<std::int16_t>(random() % 3));
        deal.push_back(static_cast<std::int16_t>(random() % 11));
        deals.insert(deal);
      }
      study.worlds.push_back(world_of(w, {deals.begin(), deals.end()}));
      all.insert(all.end(), deals.begin(), deals.end());
    }
    Findings found;
    find_deal_groups(c, study, found);
    const auto apart = [&](const Deal& a, const Deal& b) {
      int count = 0;
      for (int i = 0; i < 4; ++i) count += a[i] != b[i];
      return count;
    };
    double sum = 0;
    for (const DealGroup& group : found.deal_groups) sum += group.p.mean;
    ASSERT_LE(sum, 1 + 1e-12);
    const auto gathers = [&](const Deal& head) {
      double weight = 0;
      for (const WorldHistories& world : study.worlds)
        for (const Deal& deal : world.deals)
          if (apart(head, deal) <= kIssuesApart)
            weight += 1.0 / static_cast<double>(world.deals.size()) / 3;
      return weight;
    };
    ASSERT_NEAR(found.deal_groups[0].p.mean, gathers(found.deal_groups[0].deal), 1e-9);
    for (const Deal& deal : all) ASSERT_LE(gathers(deal), found.deal_groups[0].p.mean + 1e-9);
    for (const DealGroup& group : found.deal_groups)
      for (const DealGroup::Varying& v : group.varies) {
        double total = 0;
        for (const auto& [option, share] : v.options) total += share;
        ASSERT_NEAR(total, 1, 1e-12);
      }
  }
}

}  // namespace
}  // namespace armistice

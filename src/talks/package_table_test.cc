#include "talks/package_table.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "kit/case_file.h"
#include "kit/play_case.h"

namespace armistice {
namespace {

// The packages of the menu and of those that only locks keep off it.
std::vector<Deal> packages(const Game& game) {
  std::vector<Deal> deals = game.menu.deals;
  deals.insert(deals.end(), game.menu.locked_deals.begin(), game.menu.locked_deals.end());
  if (deals.size() > 40) deals.resize(40);
  return deals;
}

// All courses of one block kept: then the means are those of the slow way, whatever the weights
// are.
void compare_with_slow_way(const char* name, int worlds) {
  const Conflict conflict = case_file(name);
  const TableColumns columns = table_columns(conflict);
  for (int world = 0; world < worlds; ++world) {
    PlayCase how;
    how.worlds = worlds;
    how.world = world;
    how.train = 60;
    how.play = 1;
    how.options.table_lanes = 1;
    const Worlds draws = draw_worlds(conflict, how.seed, how.worlds);
    const Game game = make_game(conflict, draws, world, conflict.calendar.solve_month);
    const std::vector<Deal> deals = packages(game);
    how.options.judged = deals;
    const WorldHistories played = play_case(conflict, how).histories;
    const Judgement& slow = played.judged;
    if (slow.courses == 0) continue;
    const PackageTable table(conflict, {{world, 1.0, played.lanes}});
    ASSERT_EQ(table.worlds(), 1) << name;
    PackageVerdict fast;
    for (std::size_t d = 0; d < deals.size(); ++d) {
      ASSERT_EQ(table.judge(deals[d], fast), 1);
      const std::size_t parties = conflict.parties.size();
      EXPECT_NEAR(fast.passes[0], slow.passes[d], 1e-9) << name;
      EXPECT_NEAR(fast.holds[0], slow.holds[d], 1e-9) << name;
      for (std::size_t k = 0; k < columns.priced.size(); ++k)
        EXPECT_NEAR(fast.worth[k], slow.worth[d * parties + columns.priced[k]], 1e-9) << name;
      bool at_the_edge = false;
      for (std::size_t k = 0; k < columns.valued.size(); ++k) {
        const std::size_t at = d * parties + columns.valued[k];
        EXPECT_NEAR(fast.gain[k], slow.gain[at], 1e-9) << name;
        if (std::fabs(slow.gain[at]) < 1e-9)
          at_the_edge = true;
        else
          EXPECT_EQ(fast.accepts[k], slow.accepts[at]) << name;
      }
      if (at_the_edge) continue;
      EXPECT_EQ(fast.signs[0], slow.signs[d]) << name << " package " << d;
      EXPECT_NEAR(fast.lasts[0], slow.lasts[d], 1e-9) << name;
      const std::vector<int> locks = table.refusing(deals[d]);
      for (std::size_t l = 0; l < locks.size(); ++l)
        EXPECT_EQ(fast.locks[l], slow.lock_holds[locks[l]]) << name;
    }
  }
}

TEST(PackageTable, AgreesWithJudgingOneWorldAtATime) {
  for (const char* name : {"frictionless", "two_forts", "lock_puzzle", "random_proposer",
                           "ratification", "empty_chair", "ceasefire_first"})
    compare_with_slow_way(name, 3);
}

TEST(PackageTable, AgreesOnTheMainCase) { compare_with_slow_way("ukraine", 1); }

// Lanes of several worlds side by side give what each world gives by itself.
TEST(PackageTable, KeepsWorldsApart) {
  const Conflict conflict = case_file("two_forts");
  std::vector<PackageTable::WorldLanes> all;
  std::vector<PackageVerdict> alone;
  Deal deal;
  const int worlds = 70;
  for (int world = 0; world < worlds; ++world) {
    PlayCase how;
    how.worlds = worlds;
    how.world = world;
    how.train = how.play = 20;
    how.options.table_lanes = 3;
    const Played played = play_case(conflict, how);
    if (deal.empty()) deal = played.game.menu.deals.front();
    all.push_back({world, 1.0, played.histories.lanes});
    EXPECT_EQ(all.back().lanes.lanes, 3);
    const PackageTable single(conflict, {all.back()});
    single.judge(deal, alone.emplace_back());
  }
  const PackageTable table(conflict, all);
  EXPECT_EQ(table.worlds(), worlds);
  EXPECT_EQ(table.blocks(), 4);  // 210 lanes
  PackageVerdict whole, part;
  ASSERT_EQ(table.judge(deal, whole), worlds);
  std::set<double> seen;
  for (int world = 0; world < worlds; ++world) {
    EXPECT_NEAR(whole.gain[world], alone[world].gain[0], 1e-12);
    EXPECT_NEAR(whole.signs[world], alone[world].signs[0], 1e-12);
    seen.insert(whole.gain[world]);
  }
  EXPECT_GT(seen.size(), 60u);
  EXPECT_EQ(table.judge(deal, part, 1), kMaxLanes);  // the first lane of the first 64 worlds
  for (int world = 0; world < kMaxLanes; ++world)
    EXPECT_NEAR(part.gain[world], whole.gain[world], 0.5);
}

TEST(PackageTable, LeavesOutLanesOfAnotherCase) {
  const Conflict conflict = case_file("two_forts");
  TableLanes other;
  other.lanes = 1;
  other.columns = 3;
  other.values = {1, 2, 3};
  const PackageTable table(conflict, {{0, 1.0, other}, {1, 1.0, {}}});
  EXPECT_EQ(table.worlds(), 0);
  PackageVerdict verdict;
  EXPECT_EQ(table.judge(Deal(conflict.issues.size(), 0), verdict), 0);
  EXPECT_TRUE(verdict.signs.empty());
}

}  // namespace
}  // namespace armistice

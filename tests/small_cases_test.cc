// The small cases do what their README.md says: waiting times by the war alone, locks by hand.

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "casefile/compile.h"
#include "casefile/read_case.h"
#include "deals/locks.h"
#include "deals/worth.h"
#include "evidence/draw_worlds.h"
#include "war/simulate.h"

namespace armistice {
namespace {

Conflict case_of(const std::string& name) {
  const Checked<CaseSpec> spec = read_case(ARMISTICE_ROOT "/cases/" + name, disk_files());
  return compile(spec.value.value()).value.value();
}

template <class List>
int index_of(const List& list, const std::string& id) {
  for (std::size_t k = 0; k < list.size(); ++k)
    if (list[k].id == id) return static_cast<int>(k);
  ADD_FAILURE() << "no " << id;
  return 0;
}

constexpr int kPaths = 12800;

Paths war_of(const Conflict& conflict) {
  const Worlds worlds = draw_worlds(conflict, 1, 1);
  WarContext context;
  context.conflict = &conflict;
  context.seed = 1;
  context.quantities = worlds.of(0);
  return run_war(context, kPaths, conflict.calendar.end_month);
}

void expect_share(double share, double exact) {
  EXPECT_NEAR(share, exact, 4 * std::sqrt(exact * (1 - exact) / kPaths));
}

TEST(SmallCases, ModesAndEventsWaitAsLongAsTheyShould) {
  const Conflict conflict = case_of("modes_and_events");
  const Paths paths = war_of(conflict);
  ASSERT_EQ(paths.months, 24);
  const int stance = conflict.layout.modes + index_of(conflict.modes, "stance");
  const int government = conflict.layout.modes + index_of(conflict.modes, "government");
  double falls = 0, falls_by_12 = 0, gone_early = 0, standing_new = 0, standing_old = 0;
  for (int p = 0; p < kPaths; ++p) {
    const int fall = paths.collapse_month[p];
    falls += fall >= 0;
    falls_by_12 += fall >= 0 && fall <= 12;
    // no war of 3 months of reserve can end before the sponsor is gone
    gone_early += paths.column(12, stance)[p] == 2;
    if (fall < 0) (paths.column(24, government)[p] == 1 ? standing_new : standing_old) += 1;
  }
  expect_share(falls / kPaths, 0.761635);
  expect_share(gone_early / kPaths, 0.483001);
  expect_share(standing_new / kPaths, 0.4 * (1 - 0.761635));
  expect_share(standing_old / kPaths, 0.6 * (1 - 0.761635));
  EXPECT_LT(falls_by_12, gone_early);
}

TEST(SmallCases, BombardmentsAreCounted) {
  Conflict conflict = case_of("modes_and_events");
  conflict.collapses.clear();  // so that every path runs for 24 months
  const Paths paths = war_of(conflict);
  const double* shells =
      paths.column(24, conflict.layout.stocks + index_of(conflict.stocks, "shells"));
  double sum = 0;
  for (int p = 0; p < kPaths; ++p) sum += shells[p];
  const double chance = 1 - std::exp(-0.125);
  EXPECT_NEAR(sum / kPaths, 96 * chance, 4 * std::sqrt(96 * chance * (1 - chance) / kPaths));
}

// The 21-state walk of the forts: chance of each end after 24 months without talks.
TEST(SmallCases, TheFrontOfTheTwoFortsIsALazyWalk) {
  const Conflict conflict = case_of("two_forts");
  const Paths paths = war_of(conflict);
  std::vector<double> p(21, 0.0);
  p[10] = 1;
  for (int month = 0; month < 24; ++month) {
    std::vector<double> next(21, 0.0);
    next[0] = p[0];
    next[20] = p[20];
    for (int x = 1; x < 20; ++x) {
      next[x + 1] += 0.35 * p[x];
      next[x - 1] += 0.30 * p[x];
      next[x] += 0.35 * p[x];
    }
    p = next;
  }
  std::map<double, double> seen;
  const double* front =
      paths.column(24, conflict.layout.stocks + index_of(conflict.stocks, "front"));
  for (int k = 0; k < kPaths; ++k) seen[front[k]] += 1.0 / kPaths;
  double square_sum = 0;
  for (int x = 0; x <= 20; ++x)
    square_sum += (seen[x] - p[x]) * (seen[x] - p[x]) / std::max(p[x], 1e-4) * kPaths;
  EXPECT_LT(square_sum, 52.4);  // chi-square with 20 degrees of freedom, 1 in 10,000
}

using Names = std::set<std::string>;

Names names_in(const Conflict& conflict, const PlayerSet& set) {
  Names names;
  for (std::size_t k = 0; k < conflict.locks.size(); ++k)
    if (set.test(k)) names.insert(conflict.locks[k].id);
  return names;
}

std::set<Names> names_in(const Conflict& conflict, const std::vector<PlayerSet>& sets) {
  std::set<Names> names;
  for (const PlayerSet& set : sets) names.insert(names_in(conflict, set));
  return names;
}

std::vector<PlayerSet> keys_of_the_puzzle(const Conflict& conflict) {
  std::vector<PlayerSet> blockers;
  for (std::int16_t land = 0; land < 3; ++land)
    for (std::int16_t guarantee = 0; guarantee < 2; ++guarantee) {
      const LockSet locks = refusing_locks(conflict, Deal{land, guarantee});
      PlayerSet blocker;
      for (std::size_t k = 0; k < conflict.locks.size(); ++k) blocker[k] = locks[k];
      blockers.push_back(blocker);
    }
  return minimal_sets(blockers);
}

TEST(SmallCases, TheLockPuzzleHasTheKeysAndKnotsOfItsReadme) {
  const Conflict conflict = case_of("lock_puzzle");
  const std::vector<PlayerSet> keys = keys_of_the_puzzle(conflict);
  EXPECT_EQ(names_in(conflict, keys), (std::set<Names>{{"south_law", "south_dread"},
                                                       {"south_law", "patron_veto"},
                                                       {"south_parliament", "south_dread"},
                                                       {"patron_veto", "north_generals"},
                                                       {"north_law", "south_dread"}}));
  EXPECT_EQ(names_in(conflict, minimal_hitting_sets(keys)),
            (std::set<Names>{{"south_dread", "patron_veto"},
                             {"south_dread", "south_law", "north_generals"},
                             {"south_law", "south_parliament", "north_law", "patron_veto"},
                             {"south_law", "south_parliament", "north_law", "north_generals"}}));
}

TEST(SmallCases, TheLockPuzzleHasTheSharesOfItsReadme) {
  const Conflict conflict = case_of("lock_puzzle");
  const std::vector<PlayerSet> keys = keys_of_the_puzzle(conflict);
  const int locks = static_cast<int>(conflict.locks.size());
  const std::vector<double> shares = shapley_shares(keys, locks, 1).share;
  const std::map<std::string, double> exact = {
      {"north_law", 1.0 / 15},   {"south_law", 3.0 / 20}, {"south_parliament", 1.0 / 15},
      {"patron_veto", 4.0 / 15}, {"north_generals", 0.1}, {"south_dread", 7.0 / 20}};
  std::vector<int> kinds;
  for (int k = 0; k < locks; ++k) {
    EXPECT_NEAR(shares[k], exact.at(conflict.locks[k].id), 1e-12) << conflict.locks[k].id;
    kinds.push_back(static_cast<int>(conflict.locks[k].kind));
  }
  const std::vector<double> by_kind = shapley_by_group(keys, kinds, 5);
  const double exact_kinds[] = {0.2, 7.0 / 60, 17.0 / 60, 7.0 / 60, 17.0 / 60};
  for (int k = 0; k < 5; ++k) EXPECT_NEAR(by_kind[k], exact_kinds[k], 1e-12) << kLockKindNames[k];
}

}  // namespace
}  // namespace armistice

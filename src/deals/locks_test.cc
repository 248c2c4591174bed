#include "deals/locks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "kit/slow_deals.h"

namespace armistice {
namespace {

PlayerSet players(std::initializer_list<int> members) {
  PlayerSet set;
  for (const int p : members) set.set(static_cast<std::size_t>(p));
  return set;
}

bool same_sets(std::vector<PlayerSet> a, std::vector<PlayerSet> b) {
  const auto less = [](const PlayerSet& x, const PlayerSet& y) {
    return x.to_string() < y.to_string();
  };
  std::sort(a.begin(), a.end(), less);
  std::sort(b.begin(), b.end(), less);
  return a == b;
}

TEST(Locks, keys_are_the_minimal_sets_by_size_then_members) {
  const auto keys = minimal_sets(
      {players({1, 2}), players({0, 5}), players({0, 5, 7}), players({3}), players({3})});
  EXPECT_EQ(keys, std::vector<PlayerSet>({players({3}), players({0, 5}), players({1, 2})}));
}

TEST(Locks, an_empty_key_is_the_only_key_and_leaves_no_knot) {
  const auto keys = minimal_sets({players({1, 2}), players({})});
  EXPECT_EQ(keys, std::vector<PlayerSet>({players({})}));
  EXPECT_TRUE(minimal_hitting_sets(keys).empty());
  EXPECT_TRUE(minimal_hitting_sets({}).empty());
  EXPECT_EQ(shapley_shares(keys, 3, 1).share, std::vector<double>({0, 0, 0}));
}

TEST(Locks, a_known_game) {
  // {0} with {1} or {2}: 0 is decisive in 2/3 of the orders
  const std::vector<PlayerSet> keys{players({0, 1}), players({0, 2})};
  EXPECT_EQ(minimal_hitting_sets(keys), std::vector<PlayerSet>({players({0}), players({1, 2})}));
  const auto shares = shapley_shares(keys, 4, 1).share;
  EXPECT_NEAR(shares[0], 2.0 / 3, 1e-15);
  EXPECT_NEAR(shares[1], 1.0 / 6, 1e-15);
  EXPECT_NEAR(shares[2], 1.0 / 6, 1e-15);
  EXPECT_EQ(shares[3], 0);
  // 1 and 2 are of one kind: both kinds are needed
  EXPECT_EQ(shapley_by_group(keys, {0, 1, 1, 2}, 3), std::vector<double>({.5, .5, 0}));
}

TEST(Locks, equal_enumeration_on_random_sets) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const int n = 2 + static_cast<int>(random() % 5);
    std::vector<PlayerSet> blockers;
    for (int k = static_cast<int>(random() % 8); k >= 0; --k) {
      PlayerSet set;
      for (int p = 0; p < n; ++p)
        if (random() % 3 == 0) set.set(static_cast<std::size_t>(p));
      blockers.push_back(set);
    }
    const auto keys = minimal_sets(blockers);
    ASSERT_TRUE(same_sets(keys, slow::keys(blockers, n)));
    const auto knots = minimal_hitting_sets(keys);
    if (keys[0].none()) {
      ASSERT_TRUE(knots.empty());
    } else {
      ASSERT_TRUE(same_sets(knots, slow::knots(keys, n)));
    }
    const auto shares = shapley_shares(keys, n, 1).share;
    const auto slow_shares = slow::shares(keys, n);
    for (int p = 0; p < n; ++p) ASSERT_NEAR(shares[p], slow_shares[p], 1e-12);
  }
}

TEST(Locks, many_players_are_sampled_and_shares_still_sum_to_one) {
  std::vector<PlayerSet> keys;
  for (int p = 0; p < 30; ++p) keys.push_back(players({p, (p + 1) % 30}));
  const Shares shares = shapley_shares(keys, 30, 5, 4000);
  EXPECT_NEAR(std::accumulate(shares.share.begin(), shares.share.end(), 0.0), 1, 1e-9);
  for (int p = 0; p < 30; ++p) {
    EXPECT_NEAR(shares.share[p], 1.0 / 30, 5 * shares.error[p]);
    EXPECT_NEAR(shares.error[p], std::sqrt(1.0 / 30 * 29 / 30 / 4000), 0.001);
  }
  EXPECT_EQ(shares.share, shapley_shares(keys, 30, 5, 4000).share);
}

TEST(Locks, twenty_players_are_exact) {
  // any two of twenty: whoever comes second decides
  std::vector<PlayerSet> keys;
  for (int p = 0; p < 20; ++p)
    for (int q = p + 1; q < 20; ++q) keys.push_back(players({p, q}));
  const Shares shares = shapley_shares(keys, 20, 1);
  for (int p = 0; p < 20; ++p) {
    EXPECT_NEAR(shares.share[p], 1.0 / 20, 1e-12);
    EXPECT_EQ(shares.error[p], 0);
  }
  // all but one must stay shut
  EXPECT_EQ(minimal_hitting_sets(keys).size(), 20u);
  EXPECT_EQ(minimal_hitting_sets(keys)[0].count(), 19u);
  EXPECT_EQ(minimal_hitting_sets(keys, 7).size(), 7u);
}

}  // namespace
}  // namespace armistice

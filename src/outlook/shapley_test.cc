// Weighted sums against the definition: the mean over all orders of what leaving takes away.
#include "outlook/shapley.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace armistice {
namespace {

std::vector<double> random_game(int players, unsigned seed) {
  std::mt19937 draw(seed);
  std::uniform_real_distribution<double> unit(0, 1);
  std::vector<double> v(std::size_t{1} << players);
  for (double& x : v) x = unit(draw);
  return v;
}

std::vector<double> shares(const ShapleyWeights& weights, const std::vector<double>& v,
                           int players) {
  std::vector<double> out(players, 0.0);
  for (const auto& [set, weight] : weights)
    for (int i = 0; i < players; ++i) out[i] += weight[i] * v[set];
  return out;
}

// Slow twin: order after order.
std::vector<double> by_all_orders(const std::vector<double>& v, int players) {
  std::vector<int> order(players);
  std::iota(order.begin(), order.end(), 0);
  std::vector<double> out(players, 0.0);
  int orders = 0;
  do {
    PlayerMask left = 0;
    for (int i : order) {
      const PlayerMask next = left | PlayerMask{1} << i;
      out[i] += v[left] - v[next];
      left = next;
    }
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& x : out) x /= orders;
  return out;
}

TEST(Shapley, IsTheMeanOverAllOrders) {
  for (int players = 1; players <= 6; ++players) {
    const std::vector<double> v = random_game(players, 40 + players);
    const auto fast = shares(shapley_weights(players), v, players);
    const auto slow = by_all_orders(v, players);
    for (int i = 0; i < players; ++i) EXPECT_NEAR(fast[i], slow[i], 1e-12);
  }
}

TEST(Shapley, SharesSumToTheWholeForAnyOrders) {
  const std::vector<double> v = random_game(7, 3);
  for (int world = 0; world < 20; ++world) {
    const auto some = shares(shapley_weights(7, random_orders(7, 5, world, 1 + world % 4)), v, 7);
    EXPECT_NEAR(std::accumulate(some.begin(), some.end(), 0.0), v[0] - v[127], 1e-12);
  }
}

TEST(Shapley, RandomOrdersOfManyWorldsAreNotBiased) {
  const std::vector<double> v = random_game(6, 11);
  const auto exact = by_all_orders(v, 6);
  constexpr int kWorlds = 4000;
  std::vector<double> mean(6, 0.0), square(6, 0.0);
  for (int world = 0; world < kWorlds; ++world) {
    const auto some = shares(shapley_weights(6, random_orders(6, 5, world, 1)), v, 6);
    for (int i = 0; i < 6; ++i) {
      mean[i] += some[i] / kWorlds;
      square[i] += some[i] * some[i] / kWorlds;
    }
  }
  for (int i = 0; i < 6; ++i)
    EXPECT_NEAR(mean[i], exact[i], 4 * std::sqrt((square[i] - mean[i] * mean[i]) / kWorlds));
}

TEST(Shapley, EveryOtherOrderIsItsNeighbourBackwards) {
  for (int count : {1, 2, 4}) {
    std::vector<std::vector<int>> orders;
    for (int world = 0; world < 4; ++world)
      for (const auto& order : random_orders(5, 9, world, count)) orders.push_back(order);
    for (std::size_t k = 0; k + 1 < orders.size(); k += 2)
      EXPECT_EQ(orders[k], std::vector<int>(orders[k + 1].rbegin(), orders[k + 1].rend()));
    EXPECT_NE(orders[0], orders[2]);
  }
}

TEST(Shapley, APlayerWhoAloneMattersHasItAll) {
  std::vector<double> v(8);
  for (PlayerMask set = 0; set < 8; ++set) v[set] = set & 2 ? 0 : 5;
  const auto all = shares(shapley_weights(3), v, 3);
  EXPECT_NEAR(all[0], 0, 1e-12);
  EXPECT_NEAR(all[1], 5, 1e-12);
  EXPECT_NEAR(all[2], 0, 1e-12);
}

}  // namespace
}  // namespace armistice

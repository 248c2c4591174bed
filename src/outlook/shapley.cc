#include "outlook/shapley.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>

#include "util/random.h"

namespace armistice {

ShapleyWeights shapley_weights(int players) {
  // per number of players that have left before: left! (players - left - 1)! / players!
  std::vector<double> chance(static_cast<std::size_t>(players), 1.0 / std::max(1, players));
  for (int left = 1; left < players; ++left)
    chance[left] = chance[left - 1] * left / (players - left);
  ShapleyWeights out;
  for (PlayerMask set = 0; set < PlayerMask{1} << players; ++set) {
    std::vector<double>& weight = out[set];
    weight.assign(players, 0.0);
    const int size = std::popcount(set);
    for (int i = 0; i < players; ++i) weight[i] = set >> i & 1 ? -chance[size - 1] : chance[size];
  }
  return out;
}

ShapleyWeights shapley_weights(int players, const std::vector<std::vector<int>>& orders) {
  ShapleyWeights out;
  const double share = 1.0 / static_cast<double>(orders.size());
  const auto weight = [&](PlayerMask set) -> std::vector<double>& {
    return out.try_emplace(set, static_cast<std::size_t>(players), 0.0).first->second;
  };
  for (const std::vector<int>& order : orders) {
    PlayerMask left = 0;
    for (int i : order) {
      weight(left)[i] += share;
      left |= PlayerMask{1} << i;
      weight(left)[i] -= share;
    }
  }
  return out;
}

std::vector<std::vector<int>> random_orders(int players, unsigned long long seed, int world,
                                            int count) {
  const Stream draw(seed, 0, hash_name("why.orders"));
  std::vector<std::vector<int>> out;
  for (int n = 0; n < count; ++n) {
    const int number = world * count + n;  // over all worlds; an odd one is its neighbour backwards
    std::vector<int> order(players);
    std::iota(order.begin(), order.end(), 0);
    for (int k = players - 1; k > 0; --k) {
      const double u = uniform_at(draw, static_cast<std::uint32_t>(number / 2), 0,
                                  static_cast<std::uint32_t>(k));
      std::swap(order[k], order[static_cast<int>(u * (k + 1))]);
    }
    if (number % 2 == 1) std::reverse(order.begin(), order.end());
    out.push_back(std::move(order));
  }
  return out;
}

}  // namespace armistice

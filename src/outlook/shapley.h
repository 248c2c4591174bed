// Shapley values as weighted sums: which weight v(S) has in the share of each player.
//
// Sets are bit masks of players. The share of player i is the mean, over orders in which the
// players leave, of what its leaving takes away: v(those before it have left) - v(it has left too).
// Over all orders that is the Shapley value (Shapley 1953); over some it is an unbiased estimate if
// they are drawn evenly. Either way the shares sum to v(nobody has left) - v(all have left).
#pragma once

#include <map>
#include <vector>

namespace armistice {

using PlayerMask = unsigned;
// Per set that is needed: one weight per player. Ordered by set.
using ShapleyWeights = std::map<PlayerMask, std::vector<double>>;

// Over all orders: every one of the 2^players sets has a weight.
ShapleyWeights shapley_weights(int players);

// Over the given orders, alike.
ShapleyWeights shapley_weights(int players, const std::vector<std::vector<int>>& orders);

// `count` orders for one world, half of them the other half backwards, so that what comes first in
// one comes last in the other (antithetic; Mitchell and others 2022). Of a single order the next
// world has the same backwards.
std::vector<std::vector<int>> random_orders(int players, unsigned long long seed, int world,
                                            int count);

}  // namespace armistice

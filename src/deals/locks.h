// Keys, knots and shares of sets of players that block deals.
//
// Players are numbered: locks first, then war_pays and waiting_pays per needed party. A deal is
// described by the set of players that block it; lock_search.h finds these sets over all packages.
#pragma once

#include <bitset>
#include <cstddef>
#include <limits>
#include <vector>

namespace armistice {

inline constexpr int kMaxPlayers = 192;
using PlayerSet = std::bitset<kMaxPlayers>;

// By size, then by members: {0, 5} before {1, 2}.
bool smaller_set(const PlayerSet& a, const PlayerSet& b);

// The minimal sets among the given ones (each once, in order of size, then of members): the keys.
// An empty set among them means that nothing needs to open; it is then the only key.
std::vector<PlayerSet> minimal_sets(const std::vector<PlayerSet>& blockers);

// Minimal sets that meet every key, in the same order: the knots. No keys or an empty key: none.
// Found one by one (Murakami and Uno 2014) until there are `most`: as many may mean that there are
// more.
std::vector<PlayerSet> minimal_hitting_sets(
    const std::vector<PlayerSet>& keys, std::size_t most = std::numeric_limits<std::size_t>::max());

// The same of keys that are minimal already, in order.
std::vector<PlayerSet> knots_of(const std::vector<PlayerSet>& minimal,
                                std::size_t most = std::numeric_limits<std::size_t>::max());

struct Shares {
  std::vector<double> share;  // per player; sum 1 where a key exists that is not empty
  std::vector<double> error;  // standard error of sampling; 0: exact
};

// Shapley value of each player in the game v(S) = 1 if S contains a key, else 0.
// Exact up to 20 players that occur in keys; beyond, `samples` random orders by `seed`.
Shares shapley_shares(const std::vector<PlayerSet>& keys, int players, unsigned long long seed,
                      int samples = 2000);

// The same with players grouped: group[p] is the kind of player p; a whole kind opens at once.
// Exact.
std::vector<double> shapley_by_group(const std::vector<PlayerSet>& keys,
                                     const std::vector<int>& group, int groups);

}  // namespace armistice

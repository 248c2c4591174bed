// Keys, knots and shares of a set of locks, by plain enumeration.
//
// Players are numbered: Conflict::locks first, then war_pays and waiting_pays per needed
// party. A deal is described by the set of players that block it.
#pragma once

#include <bitset>
#include <vector>

namespace armistice {

using PlayerSet = std::bitset<192>;

// The minimal sets among the given ones (each once, in order of size, then of members): the keys.
// An empty set among them means that nothing needs to open; it is then the only key.
std::vector<PlayerSet> minimal_sets(const std::vector<PlayerSet>& blockers);

// Minimal sets that meet every key: the knots. No keys or an empty key: none.
std::vector<PlayerSet> minimal_hitting_sets(const std::vector<PlayerSet>& keys);

// Shapley value of each player in the game v(S) = 1 if S contains a key, else 0.
// Exact up to 20 players that occur in keys; beyond, `samples` random orders by `seed`.
std::vector<double> shapley_shares(const std::vector<PlayerSet>& keys, int players,
                                   unsigned long long seed, int samples = 2000);

// The same with players grouped: group[p] is the kind of player p; a whole kind opens at once. Exact.
std::vector<double> shapley_by_group(const std::vector<PlayerSet>& keys,
                                     const std::vector<int>& group, int groups);

}  // namespace armistice

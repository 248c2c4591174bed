#include "deals/locks.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "util/random.h"

namespace armistice {
namespace {

constexpr int kExactPlayers = 20;

bool contains(const PlayerSet& set, const PlayerSet& part) { return (part & ~set).none(); }

// By size, then by members: {0, 5} before {1, 2}.
bool before(const PlayerSet& a, const PlayerSet& b) {
  if (a.count() != b.count()) return a.count() < b.count();
  for (std::size_t p = 0; p < a.size(); ++p)
    if (a[p] != b[p]) return a[p];
  return false;
}

// Exact Shapley values of `n` players; keys as bit masks.
std::vector<double> exact_shares(const std::vector<std::uint32_t>& keys, int n) {
  const std::uint32_t all = std::uint32_t{1} << n;
  std::vector<char> opens(all, 0);
  for (const std::uint32_t key : keys) opens[key] = 1;
  for (int p = 0; p < n; ++p)
    for (std::uint32_t set = 0; set < all; ++set)
      if ((set >> p) & 1) opens[set] = opens[set] | opens[set ^ (std::uint32_t{1} << p)];
  // chance that exactly the players of a set of size s stand before a given other player
  std::vector<double> chance(static_cast<std::size_t>(n), 1.0 / n);
  for (int s = 1; s < n; ++s) chance[s] = chance[s - 1] * s / (n - s);
  // counts first, so that no rounding depends on the order of sets
  std::vector<double> shares(static_cast<std::size_t>(n), 0.0);
  for (int p = 0; p < n; ++p) {
    std::vector<std::int64_t> decisive(static_cast<std::size_t>(n), 0);
    for (std::uint32_t set = 0; set < all; ++set)
      if (!((set >> p) & 1) && opens[set | (std::uint32_t{1} << p)] && !opens[set])
        ++decisive[static_cast<std::size_t>(std::popcount(set))];
    for (int s = 0; s < n; ++s) shares[p] += chance[s] * static_cast<double>(decisive[s]);
  }
  return shares;
}

// Shares by random orders: the player that completes the first key gets the order.
std::vector<double> sampled_shares(const std::vector<PlayerSet>& keys, const std::vector<int>& members,
                                   int players, std::uint64_t seed, int samples) {
  const Stream stream(seed, 0, hash_name("shapley"));
  std::vector<double> shares(static_cast<std::size_t>(players), 0.0);
  for (int s = 0; s < samples; ++s) {
    std::vector<int> order = members;
    for (std::size_t k = order.size(); k > 1; --k) {
      const double u = uniform_at(stream, static_cast<std::uint32_t>(s), static_cast<std::uint32_t>(k), 0);
      std::swap(order[k - 1], order[static_cast<std::size_t>(u * static_cast<double>(k))]);
    }
    PlayerSet open;
    for (const int p : order) {
      open.set(static_cast<std::size_t>(p));
      if (!std::any_of(keys.begin(), keys.end(), [&](const PlayerSet& k) { return contains(open, k); }))
        continue;
      shares[static_cast<std::size_t>(p)] += 1.0 / samples;
      break;
    }
  }
  return shares;
}

}  // namespace

std::vector<PlayerSet> minimal_sets(const std::vector<PlayerSet>& blockers) {
  std::vector<PlayerSet> sorted = blockers;
  std::sort(sorted.begin(), sorted.end(), before);
  std::vector<PlayerSet> minimal;
  for (const PlayerSet& set : sorted)
    if (std::none_of(minimal.begin(), minimal.end(),
                     [&](const PlayerSet& m) { return contains(set, m); }))
      minimal.push_back(set);
  return minimal;
}

std::vector<PlayerSet> minimal_hitting_sets(const std::vector<PlayerSet>& keys) {
  const std::vector<PlayerSet> edges = minimal_sets(keys);
  if (edges.empty() || edges[0].none()) return {};
  // Berge: the minimal hitting sets of the keys so far, key after key
  std::vector<PlayerSet> knots{PlayerSet{}};
  for (const PlayerSet& key : edges) {
    std::vector<PlayerSet> grown;
    for (const PlayerSet& knot : knots) {
      if ((knot & key).any()) {
        grown.push_back(knot);
        continue;
      }
      for (std::size_t p = 0; p < key.size(); ++p)
        if (key[p]) grown.push_back(PlayerSet(knot).set(p));
    }
    knots = minimal_sets(grown);
  }
  return knots;
}

std::vector<double> shapley_shares(const std::vector<PlayerSet>& keys, int players,
                                   unsigned long long seed, int samples) {
  const std::vector<PlayerSet> minimal = minimal_sets(keys);
  std::vector<double> shares(static_cast<std::size_t>(players), 0.0);
  if (minimal.empty() || minimal[0].none()) return shares;
  PlayerSet in_keys;
  for (const PlayerSet& key : minimal) in_keys |= key;
  std::vector<int> members;
  for (int p = 0; p < players; ++p)
    if (in_keys[static_cast<std::size_t>(p)]) members.push_back(p);
  const int n = static_cast<int>(members.size());
  if (n > kExactPlayers) return sampled_shares(minimal, members, players, seed, samples);
  std::vector<std::uint32_t> masks;
  for (const PlayerSet& key : minimal) {
    std::uint32_t mask = 0;
    for (int k = 0; k < n; ++k)
      if (key[static_cast<std::size_t>(members[k])]) mask |= std::uint32_t{1} << k;
    masks.push_back(mask);
  }
  const std::vector<double> exact = exact_shares(masks, n);
  for (int k = 0; k < n; ++k) shares[static_cast<std::size_t>(members[k])] = exact[k];
  return shares;
}

std::vector<double> shapley_by_group(const std::vector<PlayerSet>& keys,
                                     const std::vector<int>& group, int groups) {
  std::vector<PlayerSet> by_group;
  for (const PlayerSet& key : keys) {
    PlayerSet opened;
    for (std::size_t p = 0; p < group.size(); ++p)
      if (key[p]) opened.set(static_cast<std::size_t>(group[p]));
    by_group.push_back(opened);
  }
  return shapley_shares(by_group, groups, 0, 1);
}

}  // namespace armistice

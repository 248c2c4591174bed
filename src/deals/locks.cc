#include "deals/locks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

#include "deals/hitting_sets.h"
#include "deals/player_words.h"
#include "util/random.h"

namespace armistice {
namespace {

constexpr int kExactPlayers = 20;

bool contains(const PlayerSet& set, const PlayerSet& part) { return (part & ~set).none(); }

// 2^n sets of players, one bit each: bit s of word s / 64.
using SetOfSets = std::vector<std::uint64_t>;

// Bits whose place within the word has bit p not set, for the lowest six players.
constexpr std::uint64_t kWithout[] = {0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F,
                                      0x00FF00FF00FF00FF, 0x0000FFFF0000FFFF, 0x00000000FFFFFFFF};

// Bits whose place within the word has c bits set.
std::array<std::uint64_t, 7> places_by_size() {
  std::array<std::uint64_t, 7> places{};
  for (unsigned k = 0; k < 64; ++k) places[std::popcount(k)] |= std::uint64_t{1} << k;
  return places;
}

// With every set that is in, all larger ones.
void close_upward(SetOfSets& sets, int n) {
  for (int p = 0; p < n; ++p) {
    if (p < 6) {
      for (std::uint64_t& word : sets) word |= (word & kWithout[p]) << (1 << p);
      continue;
    }
    const std::size_t bit = std::size_t{1} << (p - 6);
    for (std::size_t w = 0; w < sets.size(); ++w)
      if ((w & bit) != 0) sets[w] |= sets[w ^ bit];
  }
}

// Exact Shapley values of `n` players; keys as bit masks.
std::vector<double> exact_shares(const std::vector<std::uint32_t>& keys, int n) {
  SetOfSets opens(std::max<std::size_t>(1, (std::size_t{1} << n) / 64), 0);
  for (const std::uint32_t key : keys) opens[key / 64] |= std::uint64_t{1} << (key % 64);
  close_upward(opens, n);
  // chance that exactly the players of a set of size s stand before a given other player
  std::vector<double> chance(static_cast<std::size_t>(n), 1.0 / n);
  for (int s = 1; s < n; ++s) chance[s] = chance[s - 1] * s / (n - s);
  const std::array<std::uint64_t, 7> places = places_by_size();
  // counts first, so that no rounding depends on the order of sets
  std::vector<double> shares(static_cast<std::size_t>(n), 0.0);
  for (int p = 0; p < n; ++p) {
    std::vector<std::int64_t> decisive(static_cast<std::size_t>(n) + 7, 0);
    const std::size_t bit = p < 6 ? 0 : std::size_t{1} << (p - 6);
    for (std::size_t w = 0; w < opens.size(); ++w) {
      if ((w & bit) != 0) continue;
      const std::uint64_t with = p < 6 ? (opens[w] >> (1 << p)) & kWithout[p] : opens[w | bit];
      const std::uint64_t turns = with & ~opens[w];
      if (turns == 0) continue;
      for (std::size_t c = 0; c < places.size(); ++c)
        decisive[std::popcount(w) + c] += std::popcount(turns & places[c]);
    }
    for (int s = 0; s < n; ++s) shares[p] += chance[s] * static_cast<double>(decisive[s]);
  }
  return shares;
}

// How many players of the order have to open until a key is among them.
std::size_t first_opening(const std::vector<PlayerSet>& keys, const std::vector<int>& order) {
  std::vector<PlayerSet> open(order.size() + 1);
  for (std::size_t k = 0; k < order.size(); ++k)
    open[k + 1] = PlayerSet(open[k]).set(static_cast<std::size_t>(order[k]));
  std::size_t shut = 0, enough = order.size();
  while (enough - shut > 1) {
    const std::size_t middle = (shut + enough) / 2;
    const bool opens = std::any_of(keys.begin(), keys.end(),
                                   [&](const PlayerSet& k) { return contains(open[middle], k); });
    (opens ? enough : shut) = middle;
  }
  return enough;
}

// Shares by random orders: the player that completes the first key gets the order.
Shares sampled_shares(const std::vector<PlayerSet>& keys, const std::vector<int>& members,
                      int players, std::uint64_t seed, int samples) {
  const Stream stream(seed, 0, hash_name("shapley"));
  std::vector<int> won(static_cast<std::size_t>(players), 0);
  for (int s = 0; s < samples; ++s) {
    std::vector<int> order = members;
    for (std::size_t k = order.size(); k > 1; --k) {
      const double u =
          uniform_at(stream, static_cast<std::uint32_t>(s), static_cast<std::uint32_t>(k), 0);
      std::swap(order[k - 1], order[static_cast<std::size_t>(u * static_cast<double>(k))]);
    }
    ++won[static_cast<std::size_t>(order[first_opening(keys, order) - 1])];
  }
  Shares out;
  for (const int count : won) {
    const double share = static_cast<double>(count) / samples;
    out.share.push_back(share);
    out.error.push_back(std::sqrt(share * (1 - share) / samples));
  }
  return out;
}

template <class Set>
std::vector<PlayerSet> hitting_sets(const std::vector<PlayerSet>& keys, std::size_t most) {
  PlayerSet in_keys;
  for (const PlayerSet& key : keys) in_keys |= key;
  int players = kMaxPlayers;
  while (!in_keys[static_cast<std::size_t>(players - 1)]) --players;
  HittingSets<Set> sets(players);
  for (const PlayerSet& key : keys) sets.add(narrowed<Set>(key));
  std::vector<PlayerSet> found;
  const auto take = [&](const Set& set) {
    found.push_back(widened(set));
    return found.size() < most ? HittingSets<Set>::Next::more : HittingSets<Set>::Next::stop;
  };
  std::size_t steps = std::numeric_limits<std::size_t>::max();
  sets.run(take, steps);
  return found;
}

}  // namespace

bool smaller_set(const PlayerSet& a, const PlayerSet& b) {
  if (a.count() != b.count()) return a.count() < b.count();
  for (std::size_t p = 0; p < a.size(); ++p)
    if (a[p] != b[p]) return a[p];
  return false;
}

std::vector<PlayerSet> minimal_sets(const std::vector<PlayerSet>& blockers) {
  std::vector<PlayerSet> sorted = blockers;
  std::sort(sorted.begin(), sorted.end(), smaller_set);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::vector<PlayerSet> minimal;
  for (const PlayerSet& set : sorted)
    if (std::none_of(minimal.begin(), minimal.end(),
                     [&](const PlayerSet& m) { return contains(set, m); }))
      minimal.push_back(set);
  return minimal;
}

std::vector<PlayerSet> minimal_hitting_sets(const std::vector<PlayerSet>& keys, std::size_t most) {
  return knots_of(minimal_sets(keys), most);
}

std::vector<PlayerSet> knots_of(const std::vector<PlayerSet>& minimal, std::size_t most) {
  if (minimal.empty() || minimal[0].none()) return {};
  PlayerSet in_keys;
  for (const PlayerSet& key : minimal) in_keys |= key;
  std::vector<PlayerSet> knots = (in_keys >> 64).none() ? hitting_sets<std::uint64_t>(minimal, most)
                                                        : hitting_sets<PlayerSet>(minimal, most);
  std::sort(knots.begin(), knots.end(), smaller_set);
  return knots;
}

Shares shapley_shares(const std::vector<PlayerSet>& keys, int players, unsigned long long seed,
                      int samples) {
  const std::vector<PlayerSet> minimal = minimal_sets(keys);
  Shares shares;
  shares.share.assign(static_cast<std::size_t>(players), 0.0);
  shares.error = shares.share;
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
  for (int k = 0; k < n; ++k) shares.share[static_cast<std::size_t>(members[k])] = exact[k];
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
  return shapley_shares(by_group, groups, 0).share;
}

}  // namespace armistice

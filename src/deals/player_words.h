// Sets of players in the narrowest form that holds them: a word of 32 or 64 bits, or a PlayerSet.
// One set of functions for all three, so that the lock search is written once.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "deals/locks.h"

namespace armistice {

// Not std::popcount, which is a call where the processor's own instruction is not relied on.
template <class Word>
int size_of(Word set) {
  std::uint64_t sums = set;  // of ever more neighbouring bits
  sums -= sums >> 1 & 0x5555555555555555;
  sums = (sums & 0x3333333333333333) + (sums >> 2 & 0x3333333333333333);
  sums = (sums + (sums >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return static_cast<int>(sums * 0x0101010101010101 >> 56);
}
inline int size_of(const PlayerSet& set) { return static_cast<int>(set.count()); }
template <class Word>
bool within(Word part, Word whole) {
  return (part & ~whole) == 0;
}
inline bool within(const PlayerSet& part, const PlayerSet& whole) { return (part & ~whole).none(); }
template <class Word>
void add_player(Word& set, int p) {
  set |= Word{1} << p;
}
inline void add_player(PlayerSet& set, int p) { set.set(static_cast<std::size_t>(p)); }
template <class Word>
bool lower(Word a, Word b) {
  return a < b;
}
inline bool lower(const PlayerSet& a, const PlayerSet& b) {
  const PlayerSet differ = a ^ b;
  for (std::size_t p = differ.size(); p-- > 0;)
    if (differ[p]) return b[p];
  return false;
}
template <class Word>
PlayerSet widened(Word set) {
  return PlayerSet(set);
}
inline PlayerSet widened(const PlayerSet& set) { return set; }
template <class Word>
Word narrowed(const PlayerSet& set) {
  if constexpr (std::is_same_v<Word, PlayerSet>)
    return set;
  else
    return static_cast<Word>(set.to_ullong());
}

// In rising order.
template <class Word, class Visit>
void for_each_player(Word set, Visit visit) {
  for (; set != 0; set &= set - 1) visit(std::countr_zero(set));
}
template <class Visit>
void for_each_player(const PlayerSet& set, Visit visit) {
  for (std::size_t p = 0; p < set.size(); ++p)
    if (set[p]) visit(static_cast<int>(p));
}

// True if one of the sets is part of `whole`. Blocks without a branch inside, so that they run side
// by side.
template <class Set>
bool any_within(const std::vector<Set>& sets, const Set& whole) {
  constexpr std::size_t kBlock = 32;
  std::size_t k = 0;
  for (; k + kBlock <= sets.size(); k += kBlock) {
    int found = 0;
    for (std::size_t b = 0; b < kBlock; ++b) found |= within(sets[k + b], whole) ? 1 : 0;
    if (found != 0) return true;
  }
  for (; k < sets.size(); ++k)
    if (within(sets[k], whole)) return true;
  return false;
}

}  // namespace armistice

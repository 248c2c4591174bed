// Which smallest sets of players block some package, over all packages of a deal space: found by
// settling issue after issue, not by listing packages.
//
// A player is a lock, or a party that would rather fight on; several may be counted as one (a kind
// of lock). A part package carries the set of players that block it for sure, the states of the
// tables that are still open, and the worths that are still in doubt. Of part packages with equal
// open tables, one is dropped when another is blocked by a subset and is worth at least as much
// wherever that is in doubt: whatever completes the one completes the other no worse. So every
// minimal set survives.
//
// Where more part packages are open than `budget`, those with the most blockers are dropped. A set
// only grows, so what remains is still right up to a size, which is told:
// LockFamily::complete_below.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "armistice/deal.h"
#include "armistice/deal_space.h"
#include "deals/locks.h"

namespace armistice {

struct LockQuestion {
  std::vector<int> lock_player;  // per lock of the space: the player it counts as, -1: it is open
  std::vector<std::optional<double>>
      need;  // per party: worth below which it does not sign; none: it is not asked
  std::vector<int> need_player;  // per party with a need: the player "it would rather fight on"
  int players = 0;
  std::vector<PlayerSet>
      known{};                   // sets that are there already: what contains one is not looked for
  std::size_t most = 10'000;     // sets listed
  std::size_t budget = 100'000;  // part packages carried from issue to issue
};

struct LockFamily {
  struct Member {
    PlayerSet players;
    Deal deal;  // a package that exactly these players block
  };
  std::vector<Member> sets;              // minimal, by size and then by members
  bool complete = true;                  // false: there are more, or may be
  int complete_below = kMaxPlayers + 1;  // every minimal set with fewer members is listed
  bool any_package = true;               // false: the rules of the space allow no package at all;
                                         // not told where sets are known already
  std::optional<std::vector<PlayerSet>> knots{};  // all, where the search came by them
};

// Worths within 1e-9 of their range below a need count as enough.
LockFamily minimal_blockers(const DealSpace& space, const LockQuestion& question);

// The same by merging issues alone.
LockFamily blockers_by_merging(const DealSpace& space, const LockQuestion& question);

}  // namespace armistice

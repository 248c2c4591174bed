// The smallest ways to let any package through, at the lanes of one table, over all packages.
//
// The packages at hand give ways that are true. What might be missing is looked for from below
// (lock_bounds.h); every package found there is looked at itself, and where it needs more than the
// bound says, issues are fixed one after another until bound and truth meet. So ends a branch and
// bound whose result is exact, unless its budget runs out: that is told.
#pragma once

#include <optional>
#include <vector>

#include "talks/lock_bounds.h"
#include "talks/lock_ways.h"

namespace armistice {

// The packages that the lock analysis of one world looks at.
struct LockTable {
  DealTerms terms;                 // at hand: true ways to begin with
  std::optional<LockFrame> frame;  // what the search of all packages needs; none: not searched
};

struct LaneKeys {
  std::vector<LockWay> ways;  // smallest, in order
  bool complete = false;      // no smallest set of players is missing
};

// `live`: the lanes to search in; the others keep what the packages at hand give. best_gain
// receives, per needed party and lane, the largest gain over fighting on among the packages at hand
// that the others would sign (not below 0).
std::vector<LaneKeys> lock_keys(const Game& game, const LockTable& table, const TableState& state,
                                const std::vector<Lane>& no_deal, int lanes, LaneMask live,
                                WarBlock& block, std::vector<Lane>& best_gain);

}  // namespace armistice

// The least that has to open for any package, from below: what lock_keys.h proves with that nothing
// is missing.
//
// What signing is worth to a party rises with the package's worth to it. So, given how likely the
// package is to last (s) and to be ratified (r), it signs what is worth at least some need, and the
// search of deals/lock_search.h finds every smallest set of players. s and r may depend on the
// package through issues, for which each combination gets its own need, and through worths that
// `holds` or `ratify` read. For the latter only a range is known, and the need is the smallest in
// it: no package needs fewer players than it is given here, though some may need more. Where issues
// are fixed the range is narrower.
#pragma once

#include <optional>
#include <vector>

#include "deals/lock_search.h"
#include "deals/parts.h"
#include "talks/lock_ways.h"

namespace armistice {

// What is the same in every state of a world.
struct LockFrame {
  struct Chance {  // holds, then the ratifiers
    const Program* program = nullptr;
    std::vector<int> issues;  // that it reads
    std::int64_t groups = 1;  // ways to settle them
    std::vector<Consulted> consulted;
  };
  DealSpace space;  // locks and rules; issues of the case, then one per soft lock: shut, opened
  std::vector<int> choice;      // per lock: that issue, -1
  std::vector<DealTable> paid;  // per lock: 1 where it refuses and is shut; soft ones only
  std::vector<std::vector<DealTable>> together;  // needed party x term: 1 where it applies
  std::vector<Chance> chances;
  std::vector<int> issues;  // that any of these programs reads
  std::int64_t groups = 1;
  std::vector<std::int32_t> group;  // way to settle `issues` x chance: the chance's own group
};

// `conflict`: the game's, perhaps with more rules. Nothing where a condition reads too many issues,
// or a party has too many soft locks: then nothing can be proven.
std::optional<LockFrame> lock_frame(const Game& game, const Conflict& conflict);

class LockBounds {
 public:
  // All must outlive the bounds; `block` is only used as a place to evaluate on.
  LockBounds(const Game& game, const LockFrame& frame, const TableState& state,
             const std::vector<Lane>& no_deal, WarBlock& block);

  // Packages with these options (per issue, -1: any), none of whose sets contains one that is
  // known: the smallest sets that they may need at the lane. Worths within 1e-9 of a need count as
  // enough, with `strict` as too little.
  LockFamily least(int lane, const std::vector<int>& fixed, const std::vector<PlayerSet>& known,
                   bool strict = false);
  // The issue to fix next, where needs are not exact; -1: they are, or all issues are fixed.
  int undecided(int lane, const std::vector<int>& fixed) const;

 private:
  struct Range {
    double low = 0, high = 1;
  };
  Range worth_range(int party, int lane, const std::vector<int>& fixed) const;
  std::vector<Range> chance_ranges(std::size_t chance, int lane, const std::vector<int>& fixed);
  double need(std::size_t valued, int lane, double target, Range holds, Range passes) const;
  void add_party(std::size_t needed, int lane, const std::vector<std::vector<Range>>& ranges,
                 DealSpace& space) const;

  const Game& game_;
  const Conflict& c_;
  const LockFrame& frame_;
  const TableState& state_;
  const std::vector<Lane>& no_deal_;
  WarBlock& block_;
  std::vector<std::vector<Lane>> plain_;  // chance x group: of those that consult nobody
};

}  // namespace armistice

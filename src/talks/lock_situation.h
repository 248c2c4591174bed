// Which locks stand in the way at one moment, course by course: keys as the reports name them, and
// shares.
//
// Players: Conflict::locks, then "war pays" and "waiting pays" per needed party: a party blocks a
// deal that is worth less to it than war with no deal ever, or than war with later deals.
#pragma once

#include "armistice/histories.h"
#include "talks/lock_keys.h"

namespace armistice {

// One per lane of the prepared table for which keys are given.
std::vector<LockSituation> lock_situations(const Game& game, const TableState& state,
                                           const std::vector<LaneKeys>& lanes,
                                           const WarBlock& block);

}  // namespace armistice

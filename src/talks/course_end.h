// The state in which a course ends, as the conditions of endings read it, and the ending's name.
#pragma once

#include <vector>

#include "armistice/histories.h"
#include "talks/table.h"

namespace armistice {

// Adds the lanes of `live` in which the condition of an ever() holds now to those in which it held.
void watch_evers(const Conflict& conflict, LaneMask live, WarBlock& block,
                 std::vector<LaneMask>& held);

// Writes what ended the course of a lane into the block: the deal that enters into force (null:
// none does), else what the collapse of its history imposes, else nothing.
void write_end(const Game& game, int month, int lane, const History& history, const Deal* in_force,
               const std::vector<LaneMask>& ever_held, WarBlock& block);

// The first ending whose condition holds, for the lanes of `mask`. `histories`: one per lane.
void name_endings(const Conflict& conflict, LaneMask mask, WarBlock& block, History* histories);

}  // namespace armistice

// Conflict -> Worlds: one draw of every quantity per world.
//
// Each quantity has its own low-discrepancy sequence through its inverse distribution. A quantity
// with pooled claims first picks a claim, by a second sequence, then a value from that claim's
// own spread; a believed claim is always the one picked, with the value's point unchanged, so
// that the run is paired with the pooled one.
#pragma once

#include <cstdint>

#include "armistice/conflict.h"
#include "armistice/worlds.h"

namespace armistice {

// World w has the same values whatever `count` is, and a new quantity moves no other.
// Correlations must be possible: see check_correlations.
Worlds draw_worlds(const Conflict& conflict, std::uint64_t seed, int count);

}  // namespace armistice

// Conflict -> Worlds: one draw of every quantity per world.
#pragma once

#include <cstdint>

#include "armistice/conflict.h"
#include "armistice/worlds.h"

namespace armistice {

// World w has the same values whatever `count` is, and a new quantity moves no other.
Worlds draw_worlds(const Conflict& conflict, std::uint64_t seed, int count);

}  // namespace armistice

// The random numbers of a sub-step in the lanes of a block.
//
// Lanes are independent, or stratified (WarBlock::place): courses that stand next to one another
// in an order, kMaxLanes at a time, then take one number from each of kMaxLanes equal strata, which
// stratum by a permutation that is drawn anew for every name and sub-step. Each course alone
// has the same law as before; what neighbours go through evens out (Array-RQMC: L'Ecuyer,
// Lecot and Tuffin, Operations Research 56(4), 2008).
#pragma once

#include "util/random.h"
#include "war/simulate.h"

namespace armistice {

// Where the draw for something that can happen only once stands: no step has this number, so
// the verdict does not depend on when it is asked for.
constexpr std::uint32_t kVerdict = 0xffffffffu;

inline double uniform_of_lane(const Stream& stream, const WarBlock& block, int lane,
                              std::uint32_t step) {
  const double u = uniform_at(stream, block.world[lane], block.path[lane], step);
  if (block.place.empty() || block.place[lane] == kNoPlace) return u;
  const std::uint32_t place = block.place[lane];
  const std::uint64_t key =
      mix(stream.key, static_cast<std::uint64_t>(place / kMaxLanes) << 32 | step);
  return (shuffled_place(place % kMaxLanes, key) + u) / kMaxLanes;
}

inline double normal_of_lane(const Stream& stream, const WarBlock& block, int lane,
                             std::uint32_t step) {
  return normal_quantile(uniform_of_lane(stream, block, lane, step));
}

}  // namespace armistice

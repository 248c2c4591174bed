// What is asked of a deal besides its worth: whether it lasts, whether each body at home says yes,
// whether each leader would stay in office, what breaking it would cost. In this order they are the verdicts of a case.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "armistice/conflict.h"
#include "talks/seats.h"
#include "war/simulate.h"

namespace armistice {

// Parties whose interest keeps a deal (Durability::breach_cost), in file order.
std::vector<int> breach_parties(const Conflict& conflict);

// holds, then Conflict::ratifiers, then Conflict::leaders, then what breaking it costs each of
// breach_parties().
inline std::size_t first_leader_verdict(const Conflict& c) { return 1 + c.ratifiers.size(); }
inline std::size_t first_breach_verdict(const Conflict& c) {
  return first_leader_verdict(c) + c.leaders.size();
}
inline std::size_t verdict_count(const Conflict& c) {
  return first_breach_verdict(c) + breach_parties(c).size();
}

// Its programs: one, or the `yes` of each bloc of a parliament.
std::vector<const Program*> verdict_programs(const Conflict& conflict, std::size_t verdict);
// Slots that they read, rising, unique.
std::vector<std::int32_t> verdict_reads(const Conflict& conflict, std::size_t verdict);

// The chance (or cost) at the lanes of the block, whose issues (and worths and gains, where read) are set.
// What is no chance is cut to 0 .. 1 and counted as a failed draw. With `yes`, also the chance of
// each bloc of a parliament; with `raised` >= 0 that bloc's chance is higher by `raise` (at most
// 1).
struct BlocReading {
  std::vector<std::array<double, kMaxLanes>> yes;  // bloc x lane
  int raised = -1;
  double raise = 0;
};
void evaluate_verdict(const Conflict& conflict, std::size_t verdict, WarBlock& block,
                      std::array<double, kMaxLanes>& out, BlocReading* blocs = nullptr);

}  // namespace armistice

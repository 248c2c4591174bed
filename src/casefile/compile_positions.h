// The worth of an option from what a party says about it: one rule for the whole case.
//
// Positions of one party on one issue count if they are current: of each kind (stated, aimed,
// conceded) those with the latest `asof`. Then, for each option, the first line that fits:
//
//   a stated or aimed position accepts it                          1
//   a conceded position accepts it ("would take it reluctantly")   uniform(0.4, 0.8)
//   a hard position refuses it, or accepts others but not it       0
//   nothing of the kind                                            `preferences: between:`,
//                                                                  default uniform(0.15, 0.6)
//
// The two ranges are quantities of their own, one per party, issue and option
// (worth.red.donbas.frozen), so each world has its own value and the report lists them among
// the assumptions. An entry of the file for the option comes first, whatever the positions say.
#pragma once

#include "armistice/conflict.h"
#include "casefile/compile_context.h"

namespace armistice {

enum class Stance { accepted, conceded, refused, open };

inline constexpr const char* kConcededWorth = "uniform(0.4, 0.8)";
inline constexpr const char* kBetweenWorth = "uniform(0.15, 0.6)";

// The current positions among those of the conflict.
std::vector<int> current_positions(const Conflict& conflict, int party, int issue);

// Where a party stands on an option, by its current positions.
Stance stance_on(const Conflict& conflict, const std::vector<int>& current, int option);

}  // namespace armistice

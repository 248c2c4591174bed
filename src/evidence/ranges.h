// Ranges of every quantity, from its distribution alone (no random number is drawn).
#pragma once

#include <vector>

#include "armistice/conflict.h"
#include "armistice/ranges.h"

namespace armistice {

// One per quantity. A pool's quantiles come from 400 evenly spaced points of each claim's
// spread; `--believe` narrows them to the believed claim or alternative.
std::vector<QuantityRange> quantity_ranges(const Conflict& conflict);

}  // namespace armistice

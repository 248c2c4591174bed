// A war step by step, with every column that is asked for: what Paths leave out, auxiliaries too.
//
// Used for models that run by themselves (one month of the conflict is one step of the model), so
// noise is that of the step which begins at the row, not of the one that has ended.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "war/simulate.h"

namespace armistice {

// Runs the lanes of `paths` from month 0 for `steps` months of one sub-step each and calls `row`
// with the block every `every` steps, first at step 0; a false answer ends the run. Conditions of
// collapse are not looked at.
void run_series(const WarContext& context, std::span<const std::uint32_t> paths, std::int64_t steps,
                std::int64_t every,
                const std::function<bool(std::int64_t step, const WarBlock& block)>& row);

}  // namespace armistice

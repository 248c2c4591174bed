// A war step by step, with every column that is asked for: what Paths leave out, auxiliaries too.
//
// Used for models that run by themselves (one month of the conflict is one step of the model), so
// noise is that of the step which begins at the row, not of the one that has ended.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "armistice/progress.h"
#include "war/simulate.h"

namespace armistice {

// Where the rows of a series go.
struct SeriesSinks {
  // The block as it stands at a step.
  std::function<void(std::int64_t step, const WarBlock& block)> row;
  // Told once per lane in which an operation has failed (war/watch.h), and where: an auxiliary or
  // stock.
  std::function<void(std::int64_t step, int lane, const std::string& name)> failed;
};

// Runs the lanes, each with a world of its own, from month 0 for `steps` months of one sub-step
// each, with a row every `every` steps, first at step 0. An interrupt ends the run soon. Conditions
// of collapse are not looked at.
void run_series(const WarContext& context, std::span<const WarLane> lanes, std::int64_t steps,
                std::int64_t every, const Progress& progress, const SeriesSinks& sinks);

}  // namespace armistice

// What is kept of the war along the first histories of a play, for bands.
#pragma once

#include "armistice/histories.h"
#include "war/simulate.h"

namespace armistice {

// Of so many histories, nothing kept yet.
WarSample empty_sample(const Conflict& conflict, int sampled);

// Writes the block at the beginning of `month`, whose lanes are the histories from `first` on, into
// the sample.
void keep_sample(const Conflict& conflict, int month, int first, WarBlock& block,
                 WarSample& sample);

// The limits alone: where a side collapses they are those at its end.
void keep_limits(const Conflict& conflict, int month, int first, WarBlock& block,
                 WarSample& sample);

}  // namespace armistice

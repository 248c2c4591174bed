// The histories of a world before any has been played, when everything gets its size, and once all
// have been.
#pragma once

#include "talks/play.h"

namespace armistice {

WorldHistories empty_histories(const Game& game, const PlayOptions& options);

// Sums become means. lock_weight: of the histories whose locks were looked into; `block` knows what
// failed.
void finish_means(const Game& game, const PlayOptions& options, const WarBlock& block,
                  double lock_weight, WorldHistories& out);

// How often an event has redrawn the verdict of ratification.
std::uint32_t redraws_of(const Conflict& conflict, const WarBlock& block, int lane);

}  // namespace armistice

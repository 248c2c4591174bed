// The histories of a world before any has been played: everything has its size.
#pragma once

#include "talks/play.h"

namespace armistice {

WorldHistories empty_histories(const Game& game, const PlayOptions& options);

}  // namespace armistice

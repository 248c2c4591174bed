// What ignorance does in one world: its histories once more, with private quantities known to all
// from `now` on, on the same courses with the same random numbers.
#pragma once

#include "talks/play.h"

namespace armistice {

// Fills played.known; `options` are those that `played` was played with. Nothing is private:
// nothing.
void compare_known_types(const Game& game, const PlayOptions& options, WorldHistories& played);

}  // namespace armistice

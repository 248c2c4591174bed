// Courses of a war with a ceasefire in the case on which nothing is ever signed: war and ceasefire
// follow each other as a strategy settles them.
#pragma once

#include "armistice/paths.h"
#include "armistice/progress.h"
#include "talks/ceasefire.h"

namespace armistice {

// States of `count` fresh courses under a party's view (Conflict::views), at the beginning of each
// month: before its table. The table leaves no marks on them. Stopped: later months have no state.
Paths phase_courses(const Game& game, const Strategy& strategy, PathSet set, int view, int count,
                    const StopCheck& stop = {});

}  // namespace armistice

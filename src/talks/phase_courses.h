// Courses of a war with a ceasefire in the case on which nothing is ever signed: war and ceasefire
// follow each other as a strategy settles them.
#pragma once

#include <functional>

#include "armistice/paths.h"
#include "armistice/progress.h"
#include "talks/ceasefire.h"

namespace armistice {

// By which a party settles its part of the phase at a month, of the courses from `first` on, whose
// states are known up to the beginning of that month.
using PhaseWorths =
    std::function<PhaseDeviation(const Paths& courses, int month, int first, int lanes)>;

// States of `count` fresh courses under a party's view (Conflict::views), at the beginning of each
// month: before its table. The table leaves no marks on them. With `deviation` one party decides by
// that rather than as solved. Stopped: later months have no state.
Paths phase_courses(const Game& game, const Strategy& strategy, PathSet set, int view, int count,
                    const PhaseWorths& deviation = {}, const StopCheck& stop = {});

}  // namespace armistice

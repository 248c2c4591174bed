// What happens at the start of a sub-step: dated things, changes of modes, events.
#pragma once

#include "war/simulate.h"

namespace armistice {

// Everything of sub-step `step`, in the order of simulate.h. Expects auxiliaries that match the
// state and leaves them so.
void happen(const WarContext& context, int step, WarBlock& block);

}  // namespace armistice

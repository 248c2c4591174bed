// How well fitted values foretell what courses bring that the fit has not seen.
#pragma once

#include "talks/train.h"

namespace armistice {

// Mean over courses of `set` of the squared miss, summed over months and parties (each on
// courses under its own beliefs), between C and what the course goes on to bring under the
// strategy. What is realised does not lean on the fitted values of the same months, so a flat fit
// does not flatter itself.
double residual_error(const Game& game, const Strategy& strategy, int paths, PathSet set,
                      const StopCheck& stop = {});

}  // namespace armistice

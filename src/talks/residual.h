// How well fitted values foretell the next month, on courses that the fit has not seen.
#pragma once

#include "talks/train.h"

namespace armistice {

// Sum over months of the mean squared miss between C and what the next month brings (cost and fitted
// next value), over parties without beliefs of their own: the smaller, the better the basis.
double residual_error(const Game& game, const Strategy& strategy, int paths, PathSet set);

}  // namespace armistice

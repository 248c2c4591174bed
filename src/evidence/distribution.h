// The inverse distribution function of every family of include/armistice/distribution.h.
//
// p lies in (0, 1). Parameters are those the compiler accepted: low <= mode <= high, spreads >= 0,
// shapes and scales > 0, medians > 0; anything else is a bug and throws std::logic_error.
// Beta and gamma quantiles come from Boost.Math.
#pragma once

#include "armistice/distribution.h"

namespace armistice {

// The value below which a share p of the distribution lies, clamped to [low, high].
// Non-decreasing in p. For `discrete` the smallest listed value whose weights reach p, in file
// order.
double quantile(const Distribution& distribution, double p);

// Position in Distribution::parameters of the discrete value that `quantile` returns.
int discrete_index(const Distribution& distribution, double p);

}  // namespace armistice

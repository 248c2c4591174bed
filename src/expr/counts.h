// Counts of events that come at random, from a uniform number.
#pragma once

namespace armistice {

// The smallest count k with P(count <= k) >= share, for a Poisson count with this mean; share in
// (0, 1). Up to a mean of 500 by adding up probabilities, above it from the normal distribution,
// whose error there is below one count. Not a number for a negative, infinite or missing mean or
// a share outside [0, 1].
double poisson_quantile(double mean, double share);

}  // namespace armistice

// Gaussian copula of the case's `correlated:` pairs.
//
// Quantities that are linked, directly or through others, form a group; a pair that the file
// does not name has correlation 0. Each group has its own Cholesky factor in file order, so
// the first quantity of a group keeps its own draws and other groups are not touched.
#pragma once

#include <vector>

#include "armistice/conflict.h"
#include "armistice/result.h"

namespace armistice {

struct CorrelatedGroup {
  std::vector<int> quantities;  // file order
  std::vector<double> factor;   // lower triangle, row-major, n x n; rows have length 1
  bool possible = true;         // false: no joint distribution has these correlations
};

std::vector<CorrelatedGroup> correlated_groups(const Conflict& conflict);

// An error for every group whose correlations contradict each other.
Diagnostics check_correlations(const Conflict& conflict);

// Moves independent uniforms of one group (in its order) to correlated ones, in place.
void correlate(const CorrelatedGroup& group, std::vector<double>& uniforms);

}  // namespace armistice

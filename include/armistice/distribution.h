// A one-dimensional distribution of a quantity.
#pragma once

#include <string>
#include <vector>

namespace armistice {

enum class Family {
  point,       // value
  uniform,     // low, high
  triangular,  // low, mode, high
  normal,      // mean, sd
  lognormal,   // median, sigma of the logarithm
  beta,        // alpha, beta
  gamma,       // shape, scale
  exponential, // mean
  pert,        // low, mode, high
  discrete,    // values with weights (choices: value k is alternative k)
};

struct Distribution {
  Family family = Family::point;
  std::vector<double> parameters;  // in the order above; for discrete: the values
  std::vector<double> weights;     // discrete only, not all zero, need not sum to 1
  double low, high;                // the result is clamped here; -inf and +inf: not clamped
  std::string text;                // as written
  Distribution();
};

inline Distribution::Distribution() : low(-__builtin_inf()), high(__builtin_inf()) {}

}  // namespace armistice

// How good a worth vector is by one rule, and what bounds it: the arithmetic of points.h.
#pragma once

#include <vector>

namespace armistice {

// value = product of gains (nash), smallest gain / scale (level), or the weighted sum of gains
// (sum); gains are u - e.
struct PointValue {
  enum class Kind { nash, level, sum };
  Kind kind = Kind::sum;
  std::vector<double> disagreement;
  std::vector<double> scale;  // per party: level: 0 leaves the party out; sum: its weight

  bool allows(const double* worth) const;  // u >= e up to rounding
  double value(const double* worth) const;
  // Gains in the order in which equals are told apart, smallest first.
  std::vector<double> levels(const double* worth) const;
  // True if a is better than b: by value, then by levels; equal up to rounding is neither.
  bool better(const double* a, const double* b) const;
  // With `sum` the most that weights * gains can be: no package with u >= e has a larger value.
  double bound(const std::vector<double>& weights, double sum) const;
  // Two parties: what the first would gain of `sum` by the rule, could gains be divided at will.
  double first_gain(const std::vector<double>& weights, double sum) const;
  // True if no more than rounding is between a value and a bound on it.
  static bool reaches(double value, double bound);
  // A package with u >= e and at least this value has at least this weighted sum of gains.
  double least_sum(const std::vector<double>& weights, double value) const;
};

}  // namespace armistice

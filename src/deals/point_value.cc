#include "deals/point_value.h"

#include <algorithm>
#include <cmath>

namespace armistice {
namespace {

constexpr double kRounding = 1e-11;  // relative

bool clearly_less(double a, double b) {
  return a < b - kRounding * std::max({std::abs(a), std::abs(b), 1e-6});
}

}  // namespace

bool PointValue::allows(const double* worth) const {
  for (std::size_t i = 0; i < disagreement.size(); ++i)
    if (worth[i] < disagreement[i] - kRounding * std::max(1.0, std::abs(disagreement[i])))
      return false;
  return true;
}

double PointValue::value(const double* worth) const {
  const std::size_t n = disagreement.size();
  double value = kind == Kind::nash ? 1 : kind == Kind::sum ? 0 : INFINITY;
  for (std::size_t i = 0; i < n; ++i) {
    const double gain = worth[i] - disagreement[i];
    switch (kind) {
      case Kind::nash: value *= std::max(0.0, gain); break;
      case Kind::sum: value += scale[i] * gain; break;
      case Kind::level:
        if (scale[i] > 0) value = std::min(value, gain / scale[i]);
        break;
    }
  }
  return std::isinf(value) ? 0 : value;
}

std::vector<double> PointValue::levels(const double* worth) const {
  std::vector<double> levels;
  for (std::size_t i = 0; i < disagreement.size(); ++i) {
    const double gain = worth[i] - disagreement[i];
    if (kind != Kind::level)
      levels.push_back(gain);
    else if (scale[i] > 0)
      levels.push_back(gain / scale[i]);
  }
  std::sort(levels.begin(), levels.end());
  return levels;
}

bool PointValue::better(const double* a, const double* b) const {
  const double va = value(a), vb = value(b);
  if (clearly_less(vb, va)) return true;
  if (clearly_less(va, vb)) return false;
  const std::vector<double> la = levels(a), lb = levels(b);
  for (std::size_t k = 0; k < la.size(); ++k) {
    if (clearly_less(lb[k], la[k])) return true;
    if (clearly_less(la[k], lb[k])) return false;
  }
  return false;
}

double PointValue::bound(const std::vector<double>& weights, double sum) const {
  const auto n = static_cast<double>(weights.size());
  switch (kind) {
    case Kind::nash: {  // the mean of weighted gains is at least their geometric mean
      double log_product = n * std::log(std::max(sum, 1e-300) / n);
      for (const double w : weights) log_product -= std::log(w);
      return std::exp(log_product);
    }
    case Kind::level: {  // each gain is at least value * scale
      double total = 0;
      for (std::size_t i = 0; i < weights.size(); ++i) total += weights[i] * scale[i];
      return total > 0 ? sum / total : INFINITY;
    }
    case Kind::sum: {  // scaled so that no weight is below the rule's own
      double factor = 0;
      for (std::size_t i = 0; i < weights.size(); ++i)
        if (scale[i] > 0) factor = std::max(factor, scale[i] / weights[i]);
      return sum * factor;
    }
  }
  return INFINITY;
}

double PointValue::first_gain(const std::vector<double>& weights, double sum) const {
  const double w0 = weights[0], w1 = weights[1];
  switch (kind) {
    case Kind::nash: return sum / (2 * w0);
    case Kind::level:
      if (scale[0] <= 0) return 0;
      return scale[0] * sum / (w0 * scale[0] + w1 * scale[1]);
    case Kind::sum: {  // weights unlike the rule's own: one party is held to its e
      const double first = w0 * scale[1], second = w1 * scale[0];
      if (std::abs(first - second) <= 1e-9 * (first + second)) return sum / (w0 + w1);
      return first > second ? 0 : sum / w0;
    }
  }
  return 0;
}

bool PointValue::reaches(double value, double bound) { return !clearly_less(value, bound); }

double PointValue::least_sum(const std::vector<double>& weights, double value) const {
  const auto n = static_cast<double>(weights.size());
  double result = 0;
  if (kind == Kind::nash) {
    if (value <= 0) return 0;
    double log_product = std::log(value);
    for (const double w : weights) log_product += std::log(w);
    result = n * std::exp(log_product / n);
  } else if (kind == Kind::level) {
    for (std::size_t i = 0; i < weights.size(); ++i) result += weights[i] * scale[i];
    result *= value;
  } else {
    double factor = INFINITY;
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (scale[i] > 0) factor = std::min(factor, weights[i] / scale[i]);
    result = std::max(0.0, value) * factor;
  }
  return result - kRounding * std::max(1e-6, std::abs(result));
}

}  // namespace armistice

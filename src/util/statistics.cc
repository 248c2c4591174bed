#include "util/statistics.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "util/check.h"

namespace armistice {

void SampleMean::add(double x) {
  sum_ += x;
  square_ += x * x;
  ++count_;
}

double SampleMean::variance_of_mean() const {
  if (count_ < 2) return 0;
  return std::max(0.0, square_ / count_ - mean() * mean()) / (count_ - 1);
}

double weighted_mean(std::span<const double> values, std::span<const double> weights) {
  ARMISTICE_CHECK_OP(values.size(), ==, weights.size());
  double sum = 0, total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (weights[i] == 0) continue;  // a value that does not count may be anything, even NaN
    sum += weights[i] * values[i];
    total += weights[i];
  }
  ARMISTICE_CHECK_OP(total, >, 0);
  return sum / total;
}

std::vector<double> weighted_quantiles(std::span<const double> values,
                                       std::span<const double> weights,
                                       std::span<const double> ps) {
  ARMISTICE_CHECK_OP(values.size(), ==, weights.size());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (weights[i] > 0) order.push_back(i);
  ARMISTICE_CHECK(!order.empty());
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return values[a] != values[b] ? values[a] < values[b] : a < b;
  });
  double total = 0;
  for (std::size_t i : order) total += weights[i];
  std::vector<double> out;
  for (const double p : ps) {
    // sums of many weights carry rounding; a millionth of a millionth short still reaches
    const double wanted = p * total - 1e-12 * total;
    double reached = 0;
    std::size_t last = 0;
    while (last + 1 < order.size() && (reached += weights[order[last]]) < wanted) ++last;
    out.push_back(values[order[last]]);
  }
  return out;
}

double weighted_quantile(std::span<const double> values, std::span<const double> weights,
                         double p) {
  return weighted_quantiles(values, weights, {&p, 1})[0];
}

double effective_size(std::span<const double> weights) {
  double sum = 0, squares = 0;
  for (double w : weights) {
    sum += w;
    squares += w * w;
  }
  return squares > 0 ? sum * sum / squares : 0;
}

}  // namespace armistice

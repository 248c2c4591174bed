#include "evidence/ranges.h"

#include <cstddef>

#include "evidence/distribution.h"
#include "util/statistics.h"

namespace armistice {
namespace {

constexpr int kPoints = 400;

Range range_of(const Distribution& distribution) {
  return {quantile(distribution, 0.05), quantile(distribution, 0.5), quantile(distribution, 0.95)};
}

Range pool_of(const Quantity& quantity) {
  std::vector<double> values, weights;
  for (std::size_t k = 0; k < quantity.spreads.size(); ++k)
    for (int i = 0; i < kPoints; ++i) {
      values.push_back(quantile(quantity.spreads[k], (i + 0.5) / kPoints));
      weights.push_back(quantity.pool_weights.at(k));
    }
  return {weighted_quantile(values, weights, 0.05), weighted_quantile(values, weights, 0.5),
          weighted_quantile(values, weights, 0.95)};
}

QuantityRange range_of(const Quantity& quantity) {
  QuantityRange range;
  for (const Distribution& spread : quantity.spreads) range.claims.push_back(range_of(spread));
  if (!quantity.choices.empty() && quantity.believed >= 0) {
    const double value = quantity.believed;
    range.all = {value, value, value};
  } else if (quantity.pooled.empty() || !quantity.choices.empty()) {
    range.all = range_of(quantity.assumed);
  } else {
    range.all = quantity.believed >= 0 ? range.claims.at(quantity.believed) : pool_of(quantity);
  }
  return range;
}

}  // namespace

std::vector<QuantityRange> quantity_ranges(const Conflict& conflict) {
  std::vector<QuantityRange> ranges;
  for (const Quantity& quantity : conflict.quantities) ranges.push_back(range_of(quantity));
  return ranges;
}

}  // namespace armistice

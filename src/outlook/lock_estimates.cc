#include "outlook/lock_estimates.h"

#include "outlook/estimates.h"

namespace armistice {

Estimate estimate_situations(const Study& study, const LockValue& value, const LockValue& error) {
  std::vector<WorldValue> values;
  for (const WorldHistories& world : study.worlds) {
    WorldValue v{world.world, 0, 0, 0};
    double square = 0;
    for (const LockSituation& s : world.locks) {
      v.weight += s.weight;
      v.value += s.weight * value(s);
    }
    if (v.weight > 0) v.value /= v.weight;
    for (const LockSituation& s : world.locks) {
      const double off = s.weight * (value(s) - v.value);
      const double sampled = error ? s.weight * error(s) : 0;
      square += off * off + sampled * sampled;
    }
    if (v.weight > 0) v.variance = square / (v.weight * v.weight);
    if (!world.locks.empty()) v.weight /= static_cast<double>(world.locks.size());
    values.push_back(v);
  }
  return estimate_over_worlds(values);
}

}  // namespace armistice

// Estimates over worlds: weighted means, standard errors from independent scrambles, and quantiles
// over worlds corrected for sampling within them.
#pragma once

#include <functional>
#include <vector>

#include "armistice/estimate.h"
#include "armistice/histories.h"

namespace armistice {

// One world's part of an estimate.
struct WorldValue {
  int world = 0;
  double weight = 0;    // of the world (mean weight of its histories)
  double value = 0;     // its weighted mean
  double variance = 0;  // of `value`, from sampling within the world
};

// Weighted mean of `value` over a world's histories; NaN values are left out. With `weight` the history's own.
WorldValue world_value(const WorldHistories& world, const std::function<double(const History&)>& value);

// Mean of part / whole over worlds, each by its whole: sums over its histories. n 0 without any whole.
Estimate estimate_ratio(const std::vector<WorldHistories>& worlds,
                        const std::function<double(const WorldHistories&)>& part,
                        const std::function<double(const WorldHistories&)>& whole);

// The estimate from one entry per world. Entries without weight count in n only.
Estimate estimate_over_worlds(const std::vector<WorldValue>& values);

// A mean over all histories of `value`; p05, p50, p95 over worlds (a probability or a mean).
Estimate estimate_share(const std::vector<WorldHistories>& worlds,
                        const std::function<double(const History&)>& value);

// The same mean with quantiles over histories: dates and durations.
Estimate estimate_duration(const std::vector<WorldHistories>& worlds,
                           const std::function<double(const History&)>& value);

// When something happens, given that it does: a mean whose error is clustered by world, with
// quantiles over single histories. n counts all worlds, also those in which it never does.
struct WorldDates {
  int world = 0;
  std::vector<double> at, weight;  // per history in which it happens
};
Estimate estimate_dates(const std::vector<WorldDates>& worlds);

// Difference of two shares and its error (jackknife over scrambles): histories of the worlds that
// `chosen` picks against all.
struct Contrast {
  double difference = 0, se = 0;
  int worlds = 0;           // chosen
  int freedom = 0;          // degrees of freedom of the error
};
Contrast contrast_worlds(const std::vector<WorldValue>& values, const std::vector<char>& chosen);

// Effective number of worlds; of a single world the effective share of its histories.
double effective_worlds(const std::vector<WorldHistories>& worlds);

}  // namespace armistice

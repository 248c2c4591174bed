// A number with its uncertainty.
//
// mean and se: over worlds, weighted by the record; se from kScrambles independent
// scrambles, clustered by world (over paths when there is one world).
// p05, p50, p95: of a probability, quantiles over worlds of the world's own probability,
// corrected for sampling within the world; of a date or duration, over histories.
#pragma once

namespace armistice {

struct Estimate {
  double mean = 0, se = 0, p05 = 0, p50 = 0, p95 = 0;
  int n = 0;  // worlds
};

}  // namespace armistice

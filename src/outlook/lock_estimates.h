// Estimates of what was found about locks, course by course.
#pragma once

#include <functional>

#include "armistice/estimate.h"
#include "armistice/histories.h"
#include "outlook/study.h"

namespace armistice {

using LockValue = std::function<double(const LockSituation&)>;

// Weighted mean of `value` over the courses looked into. `error`: of the value itself, where it is
// sampled.
Estimate estimate_situations(const Study& study, const LockValue& value,
                             const LockValue& error = nullptr);

}  // namespace armistice

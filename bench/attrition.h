// The equations of bench/attrition/case.yaml as a programmer would write them by hand, to measure
// the engine against: blocks of 64 draws, compiled with -O3 -march=native -ffast-math.
#pragma once

#include <cstddef>

namespace attrition {

inline constexpr int kBlock = 64, kMonths = 36, kSteps = 30, kStocks = 21, kQuantities = 41;

// Runs `count` draws. quantities: draw x kQuantities, in the order of the case; out: month x stock
// x draw, months 0 to kMonths.
void run(const double* quantities, int count, double* out);

}  // namespace attrition

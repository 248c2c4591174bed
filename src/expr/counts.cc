#include "expr/counts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "util/random.h"

namespace armistice {
namespace {

constexpr double kLargeMean = 500;  // exp(-mean) is still far from the smallest number

}  // namespace

double poisson_quantile(double mean, double share) {
  if (!(mean >= 0) || std::isinf(mean) || !(share >= 0 && share <= 1))
    return std::numeric_limits<double>::quiet_NaN();
  if (mean > kLargeMean) {
    const double z = normal_quantile(std::clamp(share, 1e-16, 1 - 1e-16));
    // the cube root of a Poisson count is close to normal (Wilson and Hilferty)
    const double root = 1 - 1 / (9 * mean) + z / (3 * std::sqrt(mean));
    return std::max(0.0, std::floor(mean * root * root * root + 0.5));
  }
  double chance = std::exp(-mean), sum = chance;
  int count = 0;
  // beyond ten standard deviations the sum no longer grows
  const int last = static_cast<int>(mean + 12 * std::sqrt(mean) + 40);
  while (sum < share && count < last) {
    ++count;
    chance *= mean / count;
    sum += chance;
  }
  return count;
}

}  // namespace armistice

#include "evidence/distribution.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <cmath>
#include <cstddef>

#include "util/check.h"
#include "util/random.h"

namespace armistice {
namespace {

// Doubles are enough: the default promotion to long double costs a factor of three.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

double triangular_quantile(double low, double mode, double high, double p) {
  const double width = high - low;
  if (width <= 0) return low;
  const double at_mode = (mode - low) / width;  // cumulative share at the mode
  return p < at_mode ? low + std::sqrt(p * width * (mode - low))
                     : high - std::sqrt((1 - p) * width * (high - mode));
}

double beta_quantile(double alpha, double beta, double p) {
  return boost::math::quantile(boost::math::beta_distribution<double, Policy>(alpha, beta), p);
}

// A beta on [low, high] whose mean is (low + 4 mode + high) / 6.
double pert_quantile(double low, double mode, double high, double p) {
  const double width = high - low;
  if (width <= 0) return low;
  return low +
         width * beta_quantile(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, p);
}

double unclamped(const Distribution& d, double p) {
  const std::vector<double>& x = d.parameters;
  switch (d.family) {
    case Family::point: return x.at(0);
    case Family::uniform: return x.at(0) + p * (x.at(1) - x[0]);
    case Family::triangular: return triangular_quantile(x.at(0), x.at(1), x.at(2), p);
    case Family::normal: return x.at(0) + x.at(1) * normal_quantile(p);
    case Family::lognormal: return x.at(0) * std::exp(x.at(1) * normal_quantile(p));
    case Family::beta: return beta_quantile(x.at(0), x.at(1), p);
    case Family::gamma:
      return boost::math::quantile(
          boost::math::gamma_distribution<double, Policy>(x.at(0), x.at(1)), p);
    case Family::exponential: return -x.at(0) * std::log1p(-p);
    case Family::pert: return pert_quantile(x.at(0), x.at(1), x.at(2), p);
    case Family::discrete: return x.at(discrete_index(d, p));
  }
  ARMISTICE_CHECK(false);
  return 0;
}

}  // namespace

double quantile(const Distribution& distribution, double p) {
  ARMISTICE_CHECK_OP(p, >, 0.0);
  ARMISTICE_CHECK_OP(p, <, 1.0);
  return std::clamp(unclamped(distribution, p), distribution.low, distribution.high);
}

int discrete_index(const Distribution& distribution, double p) {
  const std::vector<double>& weights = distribution.weights;
  ARMISTICE_CHECK_OP(weights.size(), ==, distribution.parameters.size());
  double total = 0;
  for (double w : weights) total += w;
  ARMISTICE_CHECK_OP(total, >, 0.0);
  // An alternative of weight 0 is never picked, at the ends of the list neither.
  double reached = 0;
  int last = 0;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    if (weights[k] <= 0) continue;
    reached += weights[k];
    last = static_cast<int>(k);
    if (p * total < reached) break;
  }
  return last;
}

}  // namespace armistice

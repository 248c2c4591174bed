#include "evidence/distribution.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace armistice {
namespace {

Distribution make(Family family, std::vector<double> parameters, std::vector<double> weights = {}) {
  Distribution d;
  d.family = family;
  d.parameters = std::move(parameters);
  d.weights = std::move(weights);
  return d;
}

struct Moments {
  std::string name;
  Distribution distribution;
  double mean, variance;  // closed forms
};

std::vector<Moments> closed_forms() {
  const double e = std::exp(0.25);  // of a log-normal with sigma 0.5
  return {
      {"point", make(Family::point, {3}), 3, 0},
      {"uniform", make(Family::uniform, {2, 5}), 3.5, 9.0 / 12},
      {"triangular", make(Family::triangular, {1, 2, 6}), 3, (1 + 4 + 36 - 2 - 6 - 12) / 18.0},
      {"triangular, mode at the low end", make(Family::triangular, {0, 0, 3}), 1, 0.5},
      {"triangular, mode at the high end", make(Family::triangular, {0, 3, 3}), 2, 0.5},
      {"normal", make(Family::normal, {-1, 2}), -1, 4},
      {"lognormal", make(Family::lognormal, {3, 0.5}), 3 * std::sqrt(e), 9 * e * (e - 1)},
      {"beta", make(Family::beta, {2, 5}), 2.0 / 7, 10.0 / (49 * 8)},
      {"gamma", make(Family::gamma, {2.5, 4}), 10, 40},
      {"exponential", make(Family::exponential, {7}), 7, 49},
      // (low + 4 mode + high) / 6 and the variance of the beta with the same shapes
      {"pert", make(Family::pert, {0, 1, 4}), 4.0 / 3, 16 * 2.0 * 4 / (36 * 7)},
      {"discrete", make(Family::discrete, {1, 2, 10}, {1, 2, 1}), 3.75, 109.0 / 4 - 3.75 * 3.75},
  };
}

TEST(Distribution, HasTheMomentsOfTheClosedForms) {
  constexpr int kPoints = 200000;  // midpoint rule over the quantile function
  for (const Moments& c : closed_forms()) {
    double sum = 0, squares = 0;
    for (int k = 0; k < kPoints; ++k) {
      const double x = quantile(c.distribution, (k + 0.5) / kPoints);
      sum += x;
      squares += x * x;
    }
    const double mean = sum / kPoints;
    EXPECT_NEAR(mean, c.mean, 2e-4 * (1 + std::abs(c.mean))) << c.name;
    EXPECT_NEAR(squares / kPoints - mean * mean, c.variance, 1e-3 * (1 + c.variance)) << c.name;
  }
}

TEST(Distribution, NeverFallsAsTheShareRises) {
  for (const Moments& c : closed_forms()) {
    double before = quantile(c.distribution, 1e-9);
    for (double p = 0.001; p < 1; p += 0.001) {
      const double x = quantile(c.distribution, p);
      EXPECT_GE(x, before) << c.name << " at " << p;
      before = x;
    }
  }
}

TEST(Distribution, MediansAreKnown) {
  EXPECT_DOUBLE_EQ(quantile(make(Family::lognormal, {3, 0.5}), 0.5), 3);
  EXPECT_DOUBLE_EQ(quantile(make(Family::normal, {-1, 2}), 0.5), -1);
  EXPECT_NEAR(quantile(make(Family::exponential, {7}), 0.5), 7 * std::log(2.0), 1e-12);
  EXPECT_NEAR(quantile(make(Family::triangular, {0, 1, 2}), 0.125), 0.5, 1e-12);
  // quantiles of a beta(1, 3) are 1 - (1 - p)^(1/3); pert(0, 0, 1) is beta(1, 5)
  EXPECT_NEAR(quantile(make(Family::beta, {1, 3}), 0.875), 0.5, 1e-12);
  EXPECT_NEAR(quantile(make(Family::pert, {0, 0, 1}), 1 - std::pow(0.5, 5)), 0.5, 1e-12);
}

TEST(Distribution, StaysWithinItsLimits) {
  Distribution d = make(Family::normal, {0, 1});
  d.low = -0.5;
  d.high = 2;
  EXPECT_EQ(quantile(d, 0.01), -0.5);
  EXPECT_EQ(quantile(d, 0.999), 2);
  EXPECT_EQ(quantile(d, 0.5), 0);
}

TEST(Distribution, ANarrowRangeIsAPoint) {
  EXPECT_EQ(quantile(make(Family::triangular, {2, 2, 2}), 0.3), 2);
  EXPECT_EQ(quantile(make(Family::pert, {2, 2, 2}), 0.3), 2);
  EXPECT_EQ(quantile(make(Family::uniform, {2, 2}), 0.3), 2);
}

TEST(Distribution, NeverPicksAnAlternativeOfWeightZero) {
  const Distribution d = make(Family::discrete, {0, 1, 2, 3}, {0, 1, 3, 0});
  EXPECT_EQ(discrete_index(d, 1e-12), 1);
  EXPECT_EQ(discrete_index(d, 0.2499), 1);
  EXPECT_EQ(discrete_index(d, 0.2501), 2);
  EXPECT_EQ(discrete_index(d, 1 - 1e-12), 2);
}

TEST(Distribution, AShareOutsideTheOpenIntervalIsABug) {
  EXPECT_THROW(quantile(make(Family::point, {1}), 0), std::logic_error);
  EXPECT_THROW(quantile(make(Family::point, {1}), 1), std::logic_error);
  EXPECT_THROW(quantile(make(Family::discrete, {1}, {0}), 0.5), std::logic_error);
}

}  // namespace
}  // namespace armistice

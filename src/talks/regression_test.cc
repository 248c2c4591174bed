// Fits of values against the plainest ways to find the same.
#include "talks/regression.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace armistice {
namespace {

struct Sample {
  Design design;
  Target target;
};

// Rows of one path each at random places of `features` features, with noise.
template <class Value>
Sample sample_of(int rows, int features, double noise, Value value) {
  std::mt19937 draw(7);
  std::uniform_real_distribution<double> place(-1, 1);
  std::normal_distribution<double> luck(0, 1);
  Sample out;
  out.design.rows = rows;
  out.design.weight.assign(static_cast<std::size_t>(rows), 1.0);
  out.design.features.resize(static_cast<std::size_t>(features));
  for (int r = 0; r < rows; ++r) {
    std::vector<double> x;
    for (std::vector<double>& column : out.design.features) {
      x.push_back(place(draw));
      column.push_back(x.back());
    }
    out.target.mean.push_back(value(x) + noise * luck(draw));
    out.target.within.push_back(0);
  }
  out.design.columns = out.design.features;
  return out;
}

double rms_off(const Sample& sample, const Fit& fit, double (*value)(const std::vector<double>&)) {
  double square = 0;
  for (int r = 0; r < sample.design.rows; ++r) {
    std::vector<double> x;
    for (const std::vector<double>& column : sample.design.features) x.push_back(column[r]);
    square += std::pow(fitted(fit, sample.design, r) - value(x), 2);
  }
  return std::sqrt(square / sample.design.rows);
}

double bent(const std::vector<double>& x) { return x[0] > 0 ? x[0] * x[0] : 0; }

TEST(Regression, SlopesInCellsFollowWhatCurves) {
  const Sample sample = sample_of(4000, 1, .02, bent);
  Fit fit = fit_targets(sample.design, {sample.target}, {})[0];
  ASSERT_FALSE(fit.leaf_slope.empty());
  EXPECT_LT(rms_off(sample, fit, bent), .008);
  // steps in the same cells are worse
  Fit steps = fit;
  steps.leaf_slope.clear();
  std::vector<double> sum(fit.leaf.size()), count(fit.leaf.size());
  for (int r = 0; r < sample.design.rows; ++r) {
    const auto cell = static_cast<std::size_t>(cell_of(fit, sample.design, r));
    sum[cell] += sample.target.mean[r] - fit.intercept - fit.slope[0] * sample.design.columns[0][r];
    count[cell] += 1;
  }
  for (std::size_t cell = 0; cell < sum.size(); ++cell) steps.leaf[cell] = sum[cell] / count[cell];
  EXPECT_GT(rms_off(sample, steps, bent), 1.3 * rms_off(sample, fit, bent));
}

// Within a cell the fit is the line of least squares through its residuals, or their mean.
TEST(Regression, ACellHasItsOwnLine) {
  const Sample sample = sample_of(3000, 1, .02, bent);
  const Fit fit = fit_targets(sample.design, {sample.target}, {})[0];
  int with_slope = 0;
  for (std::size_t cell = 0; cell < fit.leaf.size(); ++cell) {
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (int r = 0; r < sample.design.rows; ++r) {
      if (static_cast<std::size_t>(cell_of(fit, sample.design, r)) != cell) continue;
      const double at = sample.design.features[0][r];
      const double left = sample.target.mean[r] - fit.intercept - fit.slope[0] * at;
      n += 1;
      x += at;
      y += left;
      xx += at * at;
      xy += at * left;
    }
    const double slope = fit.leaf_slope[cell];
    EXPECT_NEAR(fit.leaf[cell], (y - slope * x) / n, 1e-9);
    if (slope == 0) continue;
    ++with_slope;
    EXPECT_NEAR(slope, (xy - x * y / n) / (xx - x * x / n), 1e-4 * std::fabs(slope) + 1e-6);
  }
  EXPECT_GT(with_slope, 0);
}

TEST(Regression, NoiseHasNoSlopes) {
  const auto flat = [](const std::vector<double>&) { return .3; };
  int with_slopes = 0;
  for (const int rows : {200, 500, 1000, 2000, 5000}) {
    const Sample sample = sample_of(rows, 2, .1, flat);
    with_slopes += !fit_targets(sample.design, {sample.target}, {})[0].leaf_slope.empty();
  }
  EXPECT_EQ(with_slopes, 0);
}

TEST(Regression, AFeatureThatStandsStillHasNone) {
  Sample sample = sample_of(2000, 2, .02, [](const std::vector<double>& x) { return bent({x[0]}); });
  sample.design.features[1].assign(2000, 4.0);
  sample.design.columns[1].assign(2000, 4.0);
  const Fit fit = fit_targets(sample.design, {sample.target}, {})[0];
  for (std::size_t cell = 0; cell < fit.leaf.size(); ++cell)
    EXPECT_NEAR(fit.leaf_slope[2 * cell + 1], 0, 1e-9);
}

}  // namespace
}  // namespace armistice

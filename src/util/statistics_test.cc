#include "util/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace armistice {
namespace {

using List = std::vector<double>;

TEST(Statistics, MeanFollowsTheWeights) {
  EXPECT_DOUBLE_EQ(weighted_mean(List{1, 2, 6}, List{1, 1, 1}), 3);
  EXPECT_DOUBLE_EQ(weighted_mean(List{1, 2, 6}, List{1, 0, 3}), 4.75);
  EXPECT_DOUBLE_EQ(weighted_mean(List{1, NAN}, List{2, 0}), 1);
  EXPECT_THROW(weighted_mean(List{1}, List{0}), std::logic_error);
  EXPECT_THROW(weighted_mean(List{1}, List{1, 2}), std::logic_error);
}

TEST(Statistics, SampleMeanKnowsItsError) {
  SampleMean mean;
  mean.add(1);
  EXPECT_EQ(mean.variance_of_mean(), 0);
  for (double x : {2., 6.}) mean.add(x);
  EXPECT_EQ(mean.count(), 3);
  EXPECT_DOUBLE_EQ(mean.mean(), 3);
  EXPECT_DOUBLE_EQ(mean.variance_of_mean(), (4 + 1 + 9) / 2. / 3);
}

TEST(Statistics, QuantileIsTheSmallestValueThatReachesP) {
  const List values{30, 10, 20, 40}, equal{1, 1, 1, 1};
  EXPECT_EQ(weighted_quantile(values, equal, 0), 10);
  EXPECT_EQ(weighted_quantile(values, equal, 0.25), 10);
  EXPECT_EQ(weighted_quantile(values, equal, 0.26), 20);
  EXPECT_EQ(weighted_quantile(values, equal, 0.5), 20);
  EXPECT_EQ(weighted_quantile(values, equal, 1), 40);
  EXPECT_EQ(weighted_quantile(values, List{1, 0, 0, 9}, 0), 30);
  EXPECT_EQ(weighted_quantile(values, List{1, 0, 0, 9}, 0.5), 40);
  EXPECT_THROW(weighted_quantile(values, List{0, 0, 0, 0}, 0.5), std::logic_error);
}

TEST(Statistics, QuantileDoesNotStumbleOverRoundedSums) {
  List values, weights;
  for (int i = 1; i <= 10; ++i) {
    values.push_back(i);
    weights.push_back(0.1);
  }
  for (int i = 1; i <= 10; ++i) EXPECT_EQ(weighted_quantile(values, weights, i / 10.0), i);
}

TEST(Statistics, EffectiveSize) {
  EXPECT_DOUBLE_EQ(effective_size(List{2, 2, 2, 2}), 4);
  EXPECT_DOUBLE_EQ(effective_size(List{1, 0, 0}), 1);
  EXPECT_DOUBLE_EQ(effective_size(List{3, 1}), 1.6);
  EXPECT_EQ(effective_size(List{0, 0}), 0);
  EXPECT_EQ(effective_size(List{}), 0);
}

}  // namespace
}  // namespace armistice

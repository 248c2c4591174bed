#include "evidence/ranges.h"

#include <gtest/gtest.h>

namespace armistice {
namespace {

Distribution uniform(double low, double high) {
  Distribution d;
  d.family = Family::uniform;
  d.parameters = {low, high};
  return d;
}

TEST(Ranges, AnAssumptionHasItsOwnQuantiles) {
  Conflict conflict;
  conflict.quantities.resize(1);
  conflict.quantities[0].assumed = uniform(0, 100);
  const QuantityRange range = quantity_ranges(conflict).at(0);
  EXPECT_DOUBLE_EQ(range.all.p05, 5);
  EXPECT_DOUBLE_EQ(range.all.p95, 95);
  EXPECT_TRUE(range.claims.empty());
}

TEST(Ranges, APoolIsTheMixtureOfItsClaims) {
  Conflict conflict;
  conflict.quantities.resize(1);
  Quantity& q = conflict.quantities[0];
  q.pooled = {0, 1};
  q.spreads = {uniform(0, 1), uniform(10, 11)};
  q.pool_weights = {0.8, 0.2};
  QuantityRange range = quantity_ranges(conflict).at(0);
  EXPECT_NEAR(range.all.p50, 0.625, 0.005);
  EXPECT_NEAR(range.all.p95, 10.75, 0.005);
  EXPECT_DOUBLE_EQ(range.claims.at(1).p50, 10.5);
  q.believed = 1;
  range = quantity_ranges(conflict).at(0);
  EXPECT_DOUBLE_EQ(range.all.p50, 10.5);
}

}  // namespace
}  // namespace armistice

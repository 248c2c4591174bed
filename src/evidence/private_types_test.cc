#include "evidence/private_types.h"

#include <gtest/gtest.h>

#include "evidence/draw_worlds.h"

namespace armistice {
namespace {

Quantity quantity(Family family, std::vector<double> parameters, int party = 0) {
  Quantity q;
  q.assumed.family = family;
  q.assumed.parameters = std::move(parameters);
  q.private_to = party;
  return q;
}

Conflict conflict_of(std::vector<Quantity> quantities) {
  Conflict c;
  c.quantities = std::move(quantities);
  for (std::size_t q = 0; q < c.quantities.size(); ++q)
    c.quantities[q].id = "q" + std::to_string(q);
  c.informed = {0};
  return c;
}

TEST(PrivateTypes, AreTheMeansOfTheHalves) {
  const Conflict c = conflict_of({quantity(Family::uniform, {0, 1})});
  const std::vector<PrivateTypes> types = private_types(c);
  ASSERT_EQ(types.size(), 1u);
  EXPECT_EQ(types[0].upper, .5);
  EXPECT_NEAR(types[0].values[0][0], .25, 1e-9);
  EXPECT_NEAR(types[0].values[0][1], .75, 1e-9);
}

TEST(PrivateTypes, TwoValuesAreTheTypes) {
  Quantity two = quantity(Family::discrete, {.1, .3});
  two.assumed.weights = {.7, .3};
  // the other quantity is cut where this one is
  const Conflict c = conflict_of({quantity(Family::uniform, {0, 1}), two});
  const PrivateTypes types = private_types(c).at(0);
  EXPECT_NEAR(types.upper, .3, 1e-12);
  EXPECT_NEAR(types.values[0][0], .35, 1e-9);
  EXPECT_NEAR(types.values[0][1], .85, 1e-9);
  EXPECT_NEAR(types.values[1][0], .1, 1e-12);
  EXPECT_NEAR(types.values[1][1], .3, 1e-12);
}

TEST(PrivateTypes, APoolIsCutAsAWhole) {
  Quantity q = quantity(Family::point, {0});
  Distribution low, high;
  low.parameters = {1};
  high.family = Family::uniform;
  high.parameters = {2, 4};
  q.pooled = {0, 1};
  q.spreads = {low, high};
  q.pool_weights = {.25, .75};
  const PrivateTypes types = private_types(conflict_of({q})).at(0);
  // the lower half: 1 with a half, 2 to 2.667 with the other
  EXPECT_NEAR(types.values[0][0], (1 + 2.3333333) / 2, 1e-3);
  EXPECT_NEAR(types.values[0][1], 3.3333333, 1e-3);
  q.believed = 0;
  const PrivateTypes sure = private_types(conflict_of({q})).at(0);
  EXPECT_EQ(sure.values[0][0], 1);
  EXPECT_EQ(sure.values[0][1], 1);
}

TEST(PrivateTypes, WorldsDoNotDrawThem) {
  Conflict c =
      conflict_of({quantity(Family::uniform, {0, 1}), quantity(Family::uniform, {0, 1}, -1)});
  const Worlds worlds = draw_worlds(c, 1, 20);
  c.informed.clear();
  c.quantities[0].private_to = -1;
  const Worlds open = draw_worlds(c, 1, 20);
  for (int w = 0; w < 20; ++w) {
    EXPECT_NEAR(worlds.of(w)[0], .5, 1e-9);
    EXPECT_EQ(worlds.of(w)[1], open.of(w)[1]);
  }
}

}  // namespace
}  // namespace armistice

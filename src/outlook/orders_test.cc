// Orders of steps compared: an exchange whose every order can be worked out by hand.
#include "outlook/orders.h"

#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

#include "evidence/draw_worlds.h"
#include "kit/case_file.h"
#include "kit/case_text.h"
#include "kit/sequence_dp.h"

namespace armistice {
namespace {

Findings compare(const Conflict& conflict, int worlds, int paths) {
  Findings out;
  Progress progress;
  RunOptions run;
  run.worlds = worlds;
  run.paths = paths;
  run.threads = 1;
  find_orders(conflict, draw_worlds(conflict, 1, worlds), run, progress, out);
  return out;
}

const OrderEffect& order_of(const Findings& found, const std::string& id) {
  for (const OrderEffect& order : found.orders)
    if (order.order.id == id) return order;
  throw std::runtime_error("no order " + id);
}

TEST(Orders, AnExchangeIsWhatItsReadmeSays) {
  const Conflict conflict = case_file("in_steps");
  const Findings found = compare(conflict, 1, 50);
  ASSERT_EQ(found.orders.size(), 4u);
  EXPECT_EQ(found.orders[0].order.id, "in_force");
  const auto exchange = [&](const char* id) {
    return order_of(found, id).effect.endings.at(0).effect.mean;
  };
  EXPECT_EQ(exchange("at_once"), 1);  // against land first, in which nobody exchanges anything
  EXPECT_EQ(exchange("guarantee"), 0);
  EXPECT_EQ(exchange("bonded"), 1);
  EXPECT_EQ(order_of(found, "at_once").months_of_war.mean, 0);
  for (const char* id : {"in_force", "guarantee", "bonded"}) {
    const OrderEffect& order = order_of(found, id);
    EXPECT_EQ(order.signed_by_end.mean, 1) << id;
    EXPECT_EQ(order.in_force.mean, 1) << id;
    EXPECT_EQ(order.months_of_war.mean, 1) << id;
    ASSERT_EQ(order.order.parts.size(), 2u) << id;
    EXPECT_EQ(order.order.parts[0].months.mean, 0) << id;
    EXPECT_EQ(order.order.parts[1].months.mean, 1) << id;
  }
  // blue gives up what it had in hand, for a guarantee that it can only expect
  const PartFinding& land = order_of(found, "bonded").order.parts[0];
  ASSERT_EQ(land.ways.size(), 1u);
  EXPECT_EQ(land.ways[0].terms, (std::vector<std::pair<int, int>>{{0, 1}}));
  EXPECT_NEAR(land.parties[0].if_it_stops.mean, .6 - .5, 1e-6);
  EXPECT_NEAR(land.parties[1].if_it_stops.mean, -.4, 1e-6);
  EXPECT_NEAR(land.parties[1].leverage.mean, -.5, 1e-6);
  EXPECT_NEAR(land.parties[1].gain.mean, .01, 1e-9);  // of signing now rather than in a month
}

TEST(Orders, TheOneInForceIsTheStudyItself) {
  const SequenceGame game = random_sequence(20);
  const Conflict conflict = sequence_case(game, "[land, deal]");
  const Findings found = compare(conflict, 2, 400);
  const OrderEffect& base = found.orders.at(0);
  EXPECT_EQ(base.effect.signed_by_end.mean, 0);
  EXPECT_EQ(base.effect.months_of_war.mean, 0);
  for (const OrderEffect& order : found.orders) {  // half of the courses tell something else
    EXPECT_EQ(order.solver_error.n, 2);
    EXPECT_NE(order.solver_error.mean, 0);
    EXPECT_LT(std::fabs(order.solver_error.mean), .3);
  }
  ASSERT_EQ(base.order.parts.size(), 2u);
  const PartFinding &land = base.order.parts[0], &rest = base.order.parts[1];
  EXPECT_EQ(land.reached.mean, 1);
  EXPECT_NEAR(land.breaks.mean, 1 - land.signed_by_end.mean, 1e-12);
  EXPECT_NEAR(rest.reached.mean, land.signed_by_end.mean, 1e-12);
  EXPECT_NEAR(rest.signed_by_end.mean, rest.reached.mean * rest.given.mean, 1e-12);
  EXPECT_NEAR(base.signed_by_end.mean, rest.signed_by_end.mean, 1e-12);
  double ways = 0;
  for (const PartFinding::Way& way : land.ways) ways += way.p.mean;
  EXPECT_NEAR(ways, 1, 1e-12);
  for (const auto& part : base.order.parts)
    for (const PartFinding::Party& side : part.parties) EXPECT_GE(side.gain.mean, 0);
  EXPECT_NEAR(land.parties[0].leverage.mean, -land.parties[1].leverage.mean, 1e-12);
}

TEST(Orders, WithoutOthersThereIsOnlyTheOneInForce) {
  const Conflict conflict = case_file("two_forts");
  const std::vector<Order> orders = orders_of(conflict);
  ASSERT_EQ(orders.size(), 1u);
  EXPECT_EQ(orders[0].id, "at_once");
  const Findings found = compare(conflict, 1, 20);
  ASSERT_EQ(found.orders.size(), 1u);
  EXPECT_EQ(found.orders[0].in_force_change.mean, 0);
  EXPECT_EQ(found.orders[0].solver_error.n, 0);
}

}  // namespace
}  // namespace armistice

// Deals kept by interest against exact backward induction.
#include <cmath>

#include <gtest/gtest.h>

#include "kit/case_text.h"
#include "kit/fort_games.h"
#include "kit/interest_dp.h"
#include "kit/long_run.h"
#include "kit/play_case.h"

namespace armistice {
namespace {

constexpr double kDiscount = .98;

InterestGame exact_game(double breach_red, double breach_blue, double relapse) {
  InterestGame game;
  game.grid = two_forts(101);
  GridGame& g = game.grid;
  g.months = 18;
  g.red_line[0] = 0;
  g.red_line[1] = 1;
  g.noise = .004;
  g.worth = [](int party, double share, int x) {
    return (party == 0 ? share : 1 - share) * (.8 + .4 * std::abs(x - 10) / 10);
  };
  g.at_end = [](int party, int x) { return .85 * (party == 0 ? x / 20.0 : 1 - x / 20.0); };
  for (int i = 0; i < 2; ++i) {
    g.discount[i] = kDiscount;
    g.cost[i] = .006;
    g.proposes[i] = .5;
    game.relapse_cost[i] = relapse;
  }
  game.breach_cost[0] = breach_red;
  game.breach_cost[1] = breach_blue;
  return game;
}

Conflict case_of(const InterestGame& game, bool kept_by_interest = true) {
  const GridGame& g = game.grid;
  return conflict_from(fmt::format(
      R"yaml(
armistice: 1
title: Forts
start: 2000-01-01
horizon: {0} months
solve_until: {0} months
parties:
  red: {{role: belligerent, discount: {1}/month}}
  blue: {{role: belligerent, discount: {1}/month}}
war:
  substeps: 1
  stocks: {{front: {{start: 10, flow: battle, min: 0, max: 20}}}}
  auxiliaries:
    luck: "noise.uniform(0, 1)"
    up: "if(phase == peace, {2}, {3})"
    down: "if(phase == peace, {2}, {4})"
    battle: "if(luck < up, 1, if(luck < up + down, -1, 0))"
    pie: "0.8 + 0.4 * abs(front - 10) / 10"
  collapse:
    red: {{when: "front <= 0", worth: {{red: 0, blue: 1}}}}
    blue: {{when: "front >= 20", worth: {{red: 1, blue: 0}}}}
issues: {{money: {{share: 0.01}}}}
preferences:
  scale: as_given
  red: {{money: {{weight: 1, worth: "money * pie"}}}}
  blue: {{money: {{weight: 1, worth: "(1 - money) * pie"}}}}
cost_of_war: {{red: {5}, blue: {5}}}
at_horizon: {{red: "0.85 * front / 20", blue: "0.85 * (1 - front / 20)"}}
{6}
talks:
  proposers: {{red: 1, blue: 1}}
  needed: [red, blue]
  noise: {7}
  menu: 2001
  features: [front]
endings: [{{id: deal, when: signed}}]
)yaml",
      g.months, kDiscount, game.drift, g.up, g.down, g.cost[0],
      kept_by_interest
          ? fmt::format("durability: {{breach_cost: {{red: {}, blue: \"{} + 0 * money\"}}, "
                        "relapse_after: {} months, relapse_cost: {{red: {}, blue: {}}}}}",
                        game.breach_cost[0], game.breach_cost[1], game.pause, game.relapse_cost[0],
                        game.relapse_cost[1])
          : "",
      g.noise));
}

void expect_exact(const InterestGame& game, double lasting_within = .03) {
  const InterestSolution exact = solve_interest(game);
  const Conflict conflict = case_of(game);
  PlayCase how;
  how.train = sample_size(40000);
  how.play = sample_size(20000);
  const Played played = play_case(conflict, how);
  for (int i = 0; i < 2; ++i) EXPECT_NEAR(played.strategy.at_start[i], exact.value[i], sampling_error(.003)) << i;
  for (int month : {3, 6, 12, 18})
    EXPECT_NEAR(settled_by(played.histories, month), exact.settled_by[month - 1], sampling_error(.03)) << month;
  double lasting = 0;
  for (const History& h : played.histories.histories) lasting += h.lasting;
  EXPECT_NEAR(lasting / how.play, exact.lasting, sampling_error(lasting_within));
}

TEST(Interest, WhatBreakingCostsDecidesWhatLasts) {
  expect_exact(exact_game(.02, .02, .05));
  expect_exact(exact_game(.10, .02, .05));
}

TEST(Interest, WithoutCostOfBreakingFewDealsLast) {
  const InterestGame free = exact_game(0, 0, .02), dear = exact_game(.3, .3, .02);
  EXPECT_LT(solve_interest(free).lasting, solve_interest(dear).lasting);
  // offers are made just good enough to be kept in one state more, so this hangs on a hair
  expect_exact(free, .12);
}

TEST(Interest, WhereBreakingCostsEverythingDealsLastAsIfNothingBrokeThem) {
  const InterestGame game = exact_game(5, 5, .02);
  PlayCase how;
  how.train = 4000;
  how.play = 2000;
  const Conflict bound = case_of(game), plain = case_of(game, false);
  const Played a = play_case(bound, how), b = play_case(plain, how);
  for (int i = 0; i < 2; ++i) EXPECT_NEAR(a.strategy.at_start[i], b.strategy.at_start[i], 1e-9);
  EXPECT_EQ(settled_by(a.histories, 18), settled_by(b.histories, 18));
  for (const History& h : a.histories.histories) EXPECT_EQ(h.lasting, h.signed_month >= 0);
}

}  // namespace
}  // namespace armistice

// What must hold in every game of its kind, whatever its numbers (facts 1, 2 and 5 of the theory of
// bargaining while fighting), on random small games.
#include <cmath>

#include <gtest/gtest.h>

#include "kit/fort_games.h"
#include "kit/long_run.h"
#include "kit/play_case.h"

namespace armistice {
namespace {

int games() { return long_run() ? 40 : sample_size(10); }

// No red line, a whole pie everywhere: nothing but the fighting is at stake.
FortGame smooth_game(unsigned seed) {
  FortGame game = random_forts(seed);
  game.least = 0;
  game.most = 1;
  game.pie = 1;
  game.slope = 0;
  return game;
}

TEST(Facts, WithoutFrictionsEveryGameSettlesAtOnce) {
  for (int g = 1; g <= games(); ++g) {
    SCOPED_TRACE(g);
    FortGame game = smooth_game(static_cast<unsigned>(g));
    game.shares = 1001;  // finer than the cost of a month
    game.months = 12;
    const Conflict conflict = case_of(game);
    const Played played = play_case(conflict, {.train = 400, .play = 100});
    EXPECT_EQ(settled_by(played.histories, 1), 1.0);
  }
}

// With side payments the sum of the values is what one agent would get that stops the war when
// stopping is best (Merlo and Wilson 1995).
TEST(Facts, TheSumOfTheValuesIsAStoppingValue) {
  for (int g = 1; g <= games(); ++g) {
    SCOPED_TRACE(g);
    FortGame game = random_forts(static_cast<unsigned>(g));
    game.least = 0;
    game.most = 1;
    game.shares = 1001;
    game.months = 12;
    std::vector<double> value(21, game.frozen);
    value[0] = value[20] = 1;
    for (int month = game.months - 1; month >= 0; --month) {
      std::vector<double> next = value;
      for (int x = 1; x < 20; ++x) {
        const double wait = -game.cost[0] - game.cost[1] +
                            game.discount * (game.up * next[x + 1] + game.down * next[x - 1] +
                                             (1 - game.up - game.down) * next[x]);
        value[x] = std::max(wait, game.pie + game.slope * std::abs(x - 10) / 10);
      }
    }
    const Conflict conflict = case_of(game);
    const Played played = play_case(conflict, {.train = 4000, .play = 64});
    EXPECT_NEAR(played.strategy.at_start[0] + played.strategy.at_start[1], value[10], .004);
  }
}

// The forts again, each party's worths multiplied by its own number and put on the feasible
// scale; and a package that nobody would want.
Conflict scaled_forts(double red, double blue, bool swapped, bool useless) {
  const char* first = swapped ? "blue" : "red";
  const char* second = swapped ? "red" : "blue";
  return conflict_from(fmt::format(R"yaml(
armistice: 1
title: Forts
start: 2000-01-01
horizon: 12 months
solve_until: 12 months
parties:
  {0}: {{role: belligerent, discount: 0.99/month}}
  {1}: {{role: belligerent, discount: 0.99/month}}
war:
  substeps: 1
  stocks: {{front: {{start: 10, flow: battle, min: 0, max: 20}}}}
  auxiliaries:
    luck: "noise.uniform(0, 1)"
    battle: "if(luck < .3, 1, if(luck < .6, -1, 0))"
  collapse:
    red: {{when: "front <= 0", imposes: {{land: all_blue}}}}
    blue: {{when: "front >= 20", imposes: {{land: all_red}}}}
issues: {{land: {{options: [all_blue, half, line, all_red{2}]}}, watch: {{options: [none, some]}}}}
preferences:
  scale: feasible
  red:
    land: {{weight: {3}, worth: {{all_blue: 0, half: .45, line: "front / 20", all_red: 1{4}}}}}
    watch: {{weight: {5}, worth: {{none: 1, some: .3}}}}
  blue:
    land: {{weight: {6}, worth: {{all_blue: 1, half: .45, line: "1 - front / 20", all_red: 0{4}}}}}
    watch: {{weight: {7}, worth: {{none: .2, some: 1}}}}
cost_of_war: {{red: 0.004, blue: 0.006}}
at_horizon: {{status_quo: {{land: line, watch: none}}, months_of_cost: 2}}
talks:
  proposers: {{{0}: 1, {1}: 1}}
  needed: [{0}, {1}]
  noise: 0.01
  features: [front]
endings: [{{id: deal, when: signed}}]
)yaml",
                                   first, second, useless ? ", ruin" : "", red, useless ? ", ruin: 0" : "",
                                   red * .2, blue, blue * .3));
}

TEST(Facts, ScalesSidesAndUselessPackagesChangeNothing) {
  const Conflict plain = scaled_forts(1, 1, false, false);
  const Played base = play_case(plain, {.train = 1000, .play = 500});
  const double mixed = settled_by(base.histories, 12);
  EXPECT_GT(mixed, .1);
  struct Change {
    double red, blue;
    bool swapped, useless;
  };
  for (const Change& change : {Change{8, 1, false, false}, Change{1, .125, false, false},
                               Change{4, 16, false, false}, Change{1, 1, true, false},
                               Change{1, 1, false, true}}) {
    SCOPED_TRACE(testing::Message() << change.red << " " << change.blue << " " << change.swapped
                                    << " " << change.useless);
    const Conflict conflict =
        scaled_forts(change.red, change.blue, change.swapped, change.useless);
    const Played played = play_case(conflict, {.train = 1000, .play = 500});
    for (std::size_t k = 0; k < 2; ++k) {
      const std::size_t other = change.swapped ? 1 - k : k;
      EXPECT_NEAR(played.strategy.at_start[other], base.strategy.at_start[k], 1e-6);
    }
    // swapping sides gives the draw of the proposer another order: the same chances, other courses
    EXPECT_NEAR(settled_by(played.histories, 12), mixed, change.swapped ? .1 : 1e-9);
  }
}

}  // namespace
}  // namespace armistice

// The war of forts with a party of two types: red is known, blue has a private cost of war; as a
// case, and random ones. Solved exactly by tests/kit/screening_dp.h.
//
// With battles the war teaches, too: each month blue may throw the front back by one state, with a
// chance that hangs on its type. With interest a deal lasts if, after some months of peace, red and
// blue's type then find peace worth more than war less what breaking costs them.
#pragma once

#include <cmath>
#include <string>

#include <fmt/format.h>

#include "armistice/conflict.h"
#include "kit/fort_games.h"

namespace armistice {

struct ExactInterest {  // red's, blue's
  bool given = false;
  double drift = .1;  // in peace the state moves up or down with this chance each month
  int pause = 3;      // months until the question is asked
  double relapse_cost[2] = {0, 0}, breach_cost[2] = {0, 0};
};

struct ScreeningGame {
  FortGame forts;  // cost[1] is not used; red lines are those of both
  double cost[2] = {.002, .010};  // of blue, per type
  double upper = .5;              // chance of the second type
  int steps = 8;                 // of the grid of beliefs
  double meet = 1;
  double battle[2] = {0, 0};     // chance in a month, per type
  ExactInterest interest;        // without battles
  std::string hazard, quantities;  // of the case: in the place of the battles' own, and beside them
  bool has_battles() const { return battle[0] > 0 || battle[1] > 0; }
  bool teaches() const { return battle[0] != battle[1]; }
};

// What the case says of blue's cost; with `known` it is that of its first type, for all to see.
inline FortText hidden_cost_text(const ScreeningGame& g, bool known) {
  FortText text;
  text.title = "Forts and a hidden cost";
  text.cost[1] = "blue.cost";
  text.quantities =
      known ? fmt::format("  blue.cost: {{assumed: {}, why: an example}}\n", g.cost[0])
            : fmt::format("  blue.cost: {{assumed: \"either({}, {}, {})\", private: blue, "
                          "why: an example}}\n",
                          g.cost[0], g.cost[1], g.upper);
  return text;
}

inline std::string durability_text(const ExactInterest& with) {
  return fmt::format(
      "durability: {{breach_cost: {{red: {}, blue: {}}}, relapse_after: {} months, "
      "relapse_cost: {{red: {}, blue: {}}}}}\n",
      with.breach_cost[0], with.breach_cost[1], with.pause, with.relapse_cost[0],
      with.relapse_cost[1]);
}

inline Conflict screening_case(const ScreeningGame& g, bool known = false) {
  const FortGame& f = g.forts;
  FortText text = hidden_cost_text(g, known);
  text.quantities += g.quantities;
  text.meet = fmt::format("{}", g.meet);
  if (g.has_battles())
    text.events = fmt::format(
        "  events: {{strike: {{hazard: \"{}\", repeats: true, add: {{front: -1}}}}}}\n",
        g.hazard.empty() ? fmt::format("if(blue.cost > {}, {}, {})", (g.cost[0] + g.cost[1]) / 2,
                                       -std::log(1 - g.battle[1]), -std::log(1 - g.battle[0]))
                         : g.hazard);
  if (g.interest.given) {
    text.durability = durability_text(g.interest);
    text.up = fmt::format("if(phase == peace, {}, {})", g.interest.drift, f.up);
    text.down = fmt::format("if(phase == peace, {}, {})", g.interest.drift, f.down);
  }
  return fort_case(f, text);
}

// cases/hidden_resolve, but for what its files differ in: the tremble and the cost of the weak.
inline ScreeningGame hidden_resolve(double noise, double weak_cost) {
  ScreeningGame game;
  FortGame& forts = game.forts;
  forts.up = forts.down = forts.slope = forts.least = 0;
  forts.most = forts.pie = forts.frozen = forts.weight[0] = 1;
  forts.weight[1] = 0;
  forts.cost[0] = .02;
  forts.discount = .99;
  forts.noise = noise;
  forts.shares = 21;
  forts.months = 24;
  game.cost[0] = .005;
  game.cost[1] = weak_cost;
  game.upper = .6;
  game.meet = .5;
  return game;
}

// Random games, by seed; the noise keeps decisions off hairs.
inline ScreeningGame random_screening(unsigned seed) {
  ScreeningGame game;
  game.forts = random_forts(seed);
  game.forts.noise = .003;
  game.forts.shares = 21;
  game.forts.months = 12;
  game.cost[0] = .002 + .001 * (seed % 3);
  game.cost[1] = .010 + .004 * (seed % 4);
  game.upper = .25 + .1 * (seed % 6);
  if (seed % 3 == 1) game.forts.weight[0] = 1, game.forts.weight[1] = 0;
  if (seed % 3 == 2) game.forts.weight[0] = .8, game.forts.weight[1] = .2;
  return game;
}

}  // namespace armistice

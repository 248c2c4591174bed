// Games like cases/two_forts with other numbers, as a case and as a game on the grid.
#pragma once

#include <cmath>
#include <random>
#include <string>

#include <fmt/format.h>

#include "armistice/conflict.h"
#include "kit/case_text.h"
#include "kit/grid_dp.h"

namespace armistice {

struct FortGame {
  double up = .35, down = .30;
  double cost[2] = {.003, .004};
  double discount = .995;
  double least = .35, most = .70;     // red's red line, blue's
  double pie = .60, slope = .70;      // a deal is worth pie + slope |x - 10| / 10
  double frozen = .85;                // an unfinished war
  double weight[2] = {.5, .5};        // who proposes
  double noise = 0;
  int shares = 101;
  int months = 24;
  double stake[2] = {0, 0};           // of leaders, who keep office with the chances below
};

// Chance that the leader of a party keeps office: who signs at this share, who fights on at x.
inline double signer_stays(int party, double share) {
  return party == 0 ? .4 + .5 * share : .9 - .6 * share;
}
inline double fighter_stays(int party, double x) {
  return party == 0 ? .6 + .01 * x : .4 + .02 * (20 - x);
}


inline GridGame grid_of(const FortGame& f) {
  GridGame g = two_forts(f.shares);
  g.months = f.months;
  g.up = f.up;
  g.down = f.down;
  g.noise = f.noise;
  g.red_line[0] = f.least;
  g.red_line[1] = f.most;
  for (int i = 0; i < 2; ++i) {
    g.cost[i] = f.cost[i];
    g.discount[i] = f.discount;
    g.proposes[i] = f.weight[i];
  }
  g.worth = [f](int party, double share, int x) {
    return (party == 0 ? share : 1 - share) * (f.pie + f.slope * std::abs(x - 10) / 10) +
           f.stake[party] * signer_stays(party, share);
  };
  g.at_end = [f](int party, int x) {
    return f.frozen * (party == 0 ? x / 20.0 : 1 - x / 20.0) + f.stake[party] * fighter_stays(party, x);
  };
  g.at_collapse = [f](int party, int x) {
    return ((x == 0) == (party == 1) ? 1.0 : 0.0) + f.stake[party] * fighter_stays(party, x);
  };
  return g;
}

inline Conflict case_of(const FortGame& f) {
  return conflict_from(fmt::format(R"yaml(
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
    battle: "if(luck < {2}, 1, if(luck < {2} + {3}, -1, 0))"
    pie: "{4} + {5} * abs(front - 10) / 10"
  collapse:
    red: {{when: "front <= 0", worth: {{red: 0, blue: 1}}}}
    blue: {{when: "front >= 20", worth: {{red: 1, blue: 0}}}}
issues: {{money: {{share: {6}}}}}
preferences:
  scale: as_given
  red: {{money: {{weight: 1, worth: "money * pie"}}}}
  blue: {{money: {{weight: 1, worth: "(1 - money) * pie"}}}}
cost_of_war: {{red: {7}, blue: {8}}}
at_horizon: {{red: "{9} * front / 20", blue: "{9} * (1 - front / 20)"}}
locks:
  least: {{kind: territory, holder: red, refuses: "money < {10}"}}
  most: {{kind: territory, holder: blue, refuses: "money > {11}"}}
talks:
  proposers: {{red: {12}, blue: {13}}}
  needed: [red, blue]
  noise: {14}
  menu: 2001
  features: [front]
leaders:
  red: {{stake: {15}, survival: "if(signed, 0.4 + 0.5 * money, 0.6 + 0.01 * front)"}}
  blue: {{stake: {16}, survival: "if(signed, 0.9 - 0.6 * money, 0.4 + 0.02 * (20 - front))"}}
endings: [{{id: deal, when: signed}}]
)yaml",
                                   f.months, f.discount, f.up, f.down, f.pie, f.slope,
                                   1.0 / (f.shares - 1), f.cost[0], f.cost[1], f.frozen, f.least,
                                   f.most, f.weight[0], f.weight[1], f.noise, f.stake[0],
                                   f.stake[1]));
}

// How a case of forts with a ceasefire begins: all of its war, in which the front moves otherwise in
// a ceasefire, and `pie`, what a deal is worth at the front.
inline std::string truce_war_text(const FortGame& f, double truce_up, double truce_down) {
  return fmt::format(R"yaml(
armistice: 1
title: Forts with a ceasefire
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
    up: "if(phase == ceasefire, {2}, {3})"
    down: "if(phase == ceasefire, {4}, {5})"
    battle: "if(luck < up, 1, if(luck < up + down, -1, 0))"
    pie: "{6} + {7} * abs(front - 10) / 10"
  collapse:
    red: {{when: "front <= 0", worth: {{red: 0, blue: 1}}}}
    blue: {{when: "front >= 20", worth: {{red: 1, blue: 0}}}}
)yaml",
                     f.months, f.discount, truce_up, f.up, truce_down, f.down, f.pie, f.slope);
}

// Numbers drawn so that some states settle and others do not.
inline FortGame random_forts(unsigned seed) {
  std::mt19937 draw(seed);
  auto between = [&](double low, double high, double step) {
    const int steps = static_cast<int>(std::lround((high - low) / step));
    const auto pick = static_cast<int>(draw() % static_cast<unsigned>(steps + 1));
    return std::round((low + pick * step) * 1e6) / 1e6;
  };
  FortGame f;
  f.up = between(.25, .40, .01);
  f.down = between(.25, .40, .01);
  f.cost[0] = between(.002, .008, .0005);
  f.cost[1] = between(.002, .008, .0005);
  f.least = between(.20, .40, .01);
  f.most = between(.60, .80, .01);
  f.pie = between(.55, .85, .01);
  f.slope = between(.3, .7, .01);
  f.frozen = between(.7, .95, .01);
  return f;
}

}  // namespace armistice

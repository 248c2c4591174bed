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

// What the text of a case of forts says beside its numbers; every game on them adds its own.
struct FortText {
  std::string title = "Forts";
  std::string quantities;              // lines of that block
  std::string up, down;                // chances of the front to move; empty: as the game has them
  std::string stocks, events;          // lines of the war: further stocks, and events
  std::string cost[2];                 // empty: as the game has them
  std::string durability, leaders;     // whole blocks
  std::string meet, rules;             // of the talks; rules are further lines of them
  std::string features = "front";
};

// All of a case's war, and `pie`, what a deal is worth at the front.
inline std::string fort_war_text(const FortGame& f, const FortText& text) {
  const auto or_number = [](const std::string& given, double number) {
    return given.empty() ? fmt::format("{}", number) : given;
  };
  return fmt::format(R"yaml(
armistice: 1
title: {0}
start: 2000-01-01
horizon: {1} months
solve_until: {1} months
parties:
  red: {{role: belligerent, discount: {2}/month}}
  blue: {{role: belligerent, discount: {2}/month}}
{3}war:
  substeps: 1
  stocks:
    front: {{start: 10, flow: battle, min: 0, max: 20}}
{4}  auxiliaries:
    luck: "noise.uniform(0, 1)"
    up: "{5}"
    down: "{6}"
    battle: "if(luck < up, 1, if(luck < up + down, -1, 0))"
    pie: "{7} + {8} * abs(front - 10) / 10"
{9}  collapse:
    red: {{when: "front <= 0", worth: {{red: 0, blue: 1}}}}
    blue: {{when: "front >= 20", worth: {{red: 1, blue: 0}}}}
)yaml",
                     text.title, f.months, f.discount,
                     text.quantities.empty() ? "" : "quantities:\n" + text.quantities, text.stocks,
                     or_number(text.up, f.up), or_number(text.down, f.down), f.pie, f.slope,
                     text.events);
}

inline Conflict fort_case(const FortGame& f, const FortText& text) {
  const auto cost = [&](int i) {
    return text.cost[i].empty() ? fmt::format("{}", f.cost[i]) : text.cost[i];
  };
  return conflict_from(
      fort_war_text(f, text) +
      fmt::format(R"yaml(
issues: {{money: {{share: {0}}}}}
preferences:
  scale: as_given
  red: {{money: {{weight: 1, worth: "money * pie"}}}}
  blue: {{money: {{weight: 1, worth: "(1 - money) * pie"}}}}
cost_of_war: {{red: {1}, blue: {2}}}
at_horizon: {{red: "{3} * front / 20", blue: "{3} * (1 - front / 20)"}}
locks:
  least: {{kind: territory, holder: red, refuses: "money < {4}"}}
  most: {{kind: territory, holder: blue, refuses: "money > {5}"}}
{6}talks:
  proposers: {{red: {7}, blue: {8}}}
  needed: [red, blue]
  meet: "{9}"
  noise: {10}
  menu: 2001
  features: [{11}]
{12}{13}endings: [{{id: deal, when: signed}}]
)yaml",
                  1.0 / (f.shares - 1), cost(0), cost(1), f.frozen, f.least, f.most,
                  text.durability, f.weight[0], f.weight[1], text.meet.empty() ? "1" : text.meet,
                  f.noise, text.features, text.rules, text.leaders));
}

inline Conflict case_of(const FortGame& f) {
  FortText text;
  text.leaders = fmt::format(R"yaml(leaders:
  red: {{stake: {}, survival: "if(signed, 0.4 + 0.5 * money, 0.6 + 0.01 * front)"}}
  blue: {{stake: {}, survival: "if(signed, 0.9 - 0.6 * money, 0.4 + 0.02 * (20 - front))"}}
)yaml",
                             f.stake[0], f.stake[1]);
  return fort_case(f, text);
}

// The war of a case with a ceasefire, in which the front moves otherwise.
inline std::string truce_war_text(const FortGame& f, double truce_up, double truce_down) {
  FortText text;
  text.title = "Forts with a ceasefire";
  text.up = fmt::format("if(phase == ceasefire, {}, {})", truce_up, f.up);
  text.down = fmt::format("if(phase == ceasefire, {}, {})", truce_down, f.down);
  return fort_war_text(f, text);
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

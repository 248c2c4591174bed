// The slow, obvious solver of bargaining on a line of states with a ceasefire before a deal: exact
// backward induction over every state, month, phase and share. For tests only: two parties, one
// divisible issue, and everything written out in the order of docs/method.md.
#pragma once

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "armistice/conflict.h"
#include "armistice/histories.h"
#include "kit/case_text.h"
#include "kit/fort_games.h"

namespace armistice {

struct TruceGame {
  FortGame forts;                 // the war; `noise` rules ceasefires too
  double up = .1, down = .1;      // of the front in a ceasefire
  double cost[2] = {.001, .001};  // of a month of it
  double agreeing[2] = {.001, .001};
  double meet = 1, monitors = .3;
  double gain[2] = {.01, .01}, loss[2] = {.01, .01};
  int surprise[2] = {1, -1};  // what a breach adds to the front
  int detected[2] = {0, 0};   // ... where it is detected
};

struct TruceSolution {
  using Table = std::vector<std::vector<double>>;  // month x state
  Table value[2][2], month[2][2], before[2][2];    // phase, party: V, C, W
  Table signing[2], agreed, broken[2];             // by phase; in war; in a ceasefire, by party
  std::vector<double> settled_by, agreed_by;       // cumulative, in or before each month
  double first_broken[2] = {0, 0};                 // the first ceasefire, by whom
  double first_deal = 0;                           // ... or turned into a deal
  double margin = 1;                               // as GridSolution::margin, phases included
};

class TruceSolver {
 public:
  explicit TruceSolver(const TruceGame& game) : game_(game), grid_(grid_of(game.forts)) {
    grid_.meet = game.meet;
  }

  TruceSolution solve() {
    const TruceSolution::Table table(grid_.months + 1, std::vector<double>(grid_.states, 0.0));
    for (int p : {0, 1})
      for (int i : {0, 1}) s_.value[p][i] = s_.month[p][i] = s_.before[p][i] = table;
    for (auto* t : {&s_.signing[0], &s_.signing[1], &s_.agreed, &s_.broken[0], &s_.broken[1]})
      *t = table;
    margin_[0] = margin_[1] =
        TruceSolution::Table(table.size(), std::vector<double>(grid_.states, 1.0));
    for (int p : {0, 1})
      for (int i : {0, 1})
        for (int t = 0; t <= grid_.months; ++t)
          for (int x = 0; x < grid_.states; ++x) {
            if (is_end(x))
              s_.value[p][i][t][x] = grid_.at_collapse(i, x);
            else if (t == grid_.months)
              s_.value[p][i][t][x] = grid_.at_end(i, x);
          }
    for (int t = grid_.months - 1; t >= 0; --t) {
      for (int p : {0, 1})
        for (int x = 0; x < grid_.states; ++x)
          for (int i : {0, 1}) s_.month[p][i][t][x] = run(p, i, t, x);
      for (int x = 1; x + 1 < grid_.states; ++x) {
        agree(t, x);
        keep_or_break(t, x);
        for (int p : {0, 1}) deal(p, t, x);
      }
    }
    forward();
    return s_;
  }

 private:
  bool is_end(int x) const { return x == 0 || x == grid_.states - 1; }
  int held(int x) const { return std::clamp(x, 0, grid_.states - 1); }
  double up(int p) const { return p == 0 ? grid_.up : game_.up; }
  double down(int p) const { return p == 0 ? grid_.down : game_.down; }

  double run(int p, int i, int t, int x) const {
    const auto& next = s_.value[p][i][t + 1];
    return -(p == 0 ? grid_.cost[i] : game_.cost[i]) +
           grid_.discount[i] * (up(p) * next[held(x + 1)] + down(p) * next[held(x - 1)] +
                                (1 - up(p) - down(p)) * next[x]);
  }

  void agree(int t, int x) {
    double gain[2];
    for (int i : {0, 1}) gain[i] = s_.month[1][i][t][x] - game_.agreeing[i] - s_.month[0][i][t][x];
    double chance = 0;
    for (int j : {0, 1})
      if (gain[j] > 0)
        chance += grid_.meet * grid_.proposes[j] * grid_acceptance(gain[1 - j], grid_.noise);
    s_.agreed[t][x] = chance;
    margin_[0][t][x] = std::min(margin_[0][t][x], std::fabs(std::min(gain[0], gain[1])));
    for (int i : {0, 1}) s_.before[0][i][t][x] = s_.month[0][i][t][x] + chance * gain[i];
  }

  // What it is worth to k that i breaks the ceasefire.
  double breach(int i, int k, int t, int x) const {
    const auto& war = s_.month[0][k][t];
    const double works = war[held(x + game_.surprise[i])] + (k == i ? game_.gain[i] : 0);
    const double fails = war[held(x + game_.detected[i])] - (k == i ? game_.loss[i] : 0);
    return (1 - game_.monitors) * works + game_.monitors * fails;
  }

  void keep_or_break(int t, int x) {
    for (int first : {0, 1}) {
      const int order[2] = {first, 1 - first};
      double value[2] = {s_.month[1][0][t][x], s_.month[1][1][t][x]}, chance[2];
      for (int l : {1, 0}) {
        const int i = order[l];
        const double gain = breach(i, i, t, x) - value[i];
        chance[i] = grid_.noise > 0 ? grid_acceptance(gain, grid_.noise) : gain > 0;
        margin_[1][t][x] = std::min(margin_[1][t][x], std::fabs(gain));
        for (int k : {0, 1}) value[k] += chance[i] * (breach(i, k, t, x) - value[k]);
      }
      for (int k : {0, 1}) s_.before[1][k][t][x] += value[k] / 2;
      s_.broken[order[0]][t][x] += chance[order[0]] / 2;
      s_.broken[order[1]][t][x] += (1 - chance[order[0]]) * chance[order[1]] / 2;
    }
  }

  void deal(int p, int t, int x) {
    const double c[2] = {s_.before[p][0][t][x], s_.before[p][1][t][x]};
    for (int i : {0, 1}) s_.value[p][i][t][x] = c[i];
    for (int j : {0, 1}) {
      double best = 0, best_sum = 0, accept = 0, at[2] = {0, 0}, nearest = -1;
      bool found = false;
      for (int k = 0; k < grid_.shares; ++k) {
        if (!allowed(k)) continue;
        const double u[2] = {worth(0, k, x), worth(1, k, x)};
        const double gain[2] = {u[0] - c[0], u[1] - c[1]};
        nearest = std::max(nearest, std::min(gain[0], gain[1]));
        if (gain[j] <= 0) continue;
        const double a = grid_acceptance(gain[1 - j], grid_.noise), sum = gain[0] + gain[1];
        if (a * gain[j] <= 0) continue;
        if (found && (a * gain[j] < best || (a * gain[j] == best && sum <= best_sum))) continue;
        found = true;
        best = a * gain[j];
        best_sum = sum;
        accept = a;
        at[0] = u[0];
        at[1] = u[1];
      }
      double off = found ? std::min(at[0] - c[0], at[1] - c[1]) : std::fabs(nearest);
      for (int k = 0; found && k < grid_.shares; ++k)
        if (allowed(k) && worth(j, k, x) > at[j])
          off = std::min(off, std::fabs(worth(1 - j, k, x) - c[1 - j]));
      margin_[p][t][x] = std::min(margin_[p][t][x], off);
      if (!found) continue;
      const double chance = grid_.meet * grid_.proposes[j] * accept;
      s_.signing[p][t][x] += chance;
      for (int i : {0, 1}) s_.value[p][i][t][x] += chance * (at[i] - c[i]);
    }
  }
  double worth(int i, int k, int x) const {
    return grid_.worth(i, static_cast<double>(k) / (grid_.shares - 1), x);
  }
  bool allowed(int k) const {
    const double share = static_cast<double>(k) / (grid_.shares - 1);
    return share >= grid_.red_line[0] - 1e-12 && share <= grid_.red_line[1] + 1e-12;
  }

  // Chances of being in a phase and state: before any ceasefire, in the first one, after it.
  struct Mass {
    TruceSolution::Table at[3];  // phase x state
    explicit Mass(int states) {
      for (auto& t : at) t.assign(2, std::vector<double>(states, 0.0));
    }
  };

  void forward() {
    Mass here(grid_.states), talkless(grid_.states);
    here.at[0][0][grid_.start] = talkless.at[0][0][grid_.start] = 1;
    double settled = 0, agreed = 0;
    for (int t = 0; t < grid_.months; ++t) {
      here = step(here, t, true, settled, agreed);
      double none = 0;
      talkless = step(talkless, t, false, none, none);
      s_.settled_by.push_back(settled);
      s_.agreed_by.push_back(agreed);
    }
  }

  Mass step(const Mass& here, int t, bool deals, double& settled, double& agreed) {
    Mass next(grid_.states);
    for (int had : {0, 1, 2})
      for (int p : {0, 1})
        for (int x = 1; x + 1 < grid_.states; ++x) {
          double mass = here.at[had][p][x];
          if (!deals && mass > .001) s_.margin = std::min(s_.margin, margin_[p][t][x]);
          if (deals) {
            settled += mass * s_.signing[p][t][x];
            if (had == 1) s_.first_deal += mass * s_.signing[p][t][x];
            mass *= 1 - s_.signing[p][t][x];
          }
          if (p == 0) {
            const double a = s_.agreed[t][x];
            if (had == 0) agreed += mass * a;
            move(next, had == 0 ? 1 : 2, 1, x, mass * a);
            move(next, had, 0, x, mass * (1 - a));
            continue;
          }
          double kept = mass;
          for (int i : {0, 1}) {
            const double b = mass * s_.broken[i][t][x];
            kept -= b;
            if (deals && had == 1) s_.first_broken[i] += b;
            move(next, 2, 0, held(x + game_.surprise[i]), b * (1 - game_.monitors));
            move(next, 2, 0, held(x + game_.detected[i]), b * game_.monitors);
          }
          move(next, had, 1, x, kept);
        }
    return next;
  }

  void move(Mass& next, int had, int p, int x, double mass) const {
    next.at[had][p][held(x + 1)] += mass * up(p);
    next.at[had][p][held(x - 1)] += mass * down(p);
    next.at[had][p][x] += mass * (1 - up(p) - down(p));
  }

  const TruceGame& game_;
  GridGame grid_;
  TruceSolution s_;
  TruceSolution::Table margin_[2];
};

inline TruceSolution solve_truce(const TruceGame& game) { return TruceSolver(game).solve(); }

// The same game as a case.
inline Conflict truce_case(const TruceGame& g) {
  const FortGame& f = g.forts;
  const auto effect = [](int shift) {
    return shift == 0 ? std::string() : fmt::format("add: {{front: {}}}", shift);
  };
  const auto breach = [&](int i) {
    std::string text = fmt::format("{{gain: {}, loss: {}", g.gain[i], g.loss[i]);
    if (g.surprise[i] != 0) text += ", " + effect(g.surprise[i]);
    if (g.detected[i] != 0) text += ", detected: {" + effect(g.detected[i]) + "}";
    return text + "}";
  };
  const std::string worths = fmt::format(R"yaml(
issues: {{money: {{share: {}}}}}
preferences:
  scale: as_given
  red: {{money: {{weight: 1, worth: "money * pie"}}}}
  blue: {{money: {{weight: 1, worth: "(1 - money) * pie"}}}}
)yaml",
                                         1.0 / (f.shares - 1));
  return conflict_from(truce_war_text(f, g.up, g.down) + worths + fmt::format(R"yaml(
cost_of_war:
  red: "if(phase == ceasefire, {0}, {1})"
  blue: "if(phase == ceasefire, {2}, {3})"
at_horizon: {{red: "{4} * front / 20", blue: "{4} * (1 - front / 20)"}}
locks:
  least: {{kind: territory, holder: red, refuses: "money < {5}"}}
  most: {{kind: territory, holder: blue, refuses: "money > {6}"}}
talks:
  proposers: {{red: {7}, blue: {8}}}
  needed: [red, blue]
  meet: {15}
  noise: {9}
  menu: 2001
  features: [front]
  ceasefire:
    costs: {{red: {10}, blue: {11}}}
    monitors: {12}
    breach:
      red: {13}
      blue: {14}
endings: [{{id: deal, when: signed}}]
)yaml",
                                         g.cost[0], f.cost[0], g.cost[1], f.cost[1], f.frozen,
                                         f.least, f.most, f.weight[0], f.weight[1], f.noise,
                                         g.agreeing[0], g.agreeing[1], g.monitors, breach(0),
                                         breach(1), g.meet));
}

// Numbers drawn so that some states agree, keep or break a ceasefire and others do not.
inline TruceGame random_truce(unsigned seed) {
  std::mt19937 draw(seed * 7919u + 13u);
  const auto between = [&](double low, double high, double step) {
    const int steps = static_cast<int>(std::lround((high - low) / step));
    const auto pick = static_cast<int>(draw() % static_cast<unsigned>(steps + 1));
    return std::round((low + pick * step) * 1e6) / 1e6;
  };
  TruceGame g;
  g.forts = random_forts(seed);
  g.forts.shares = 6;
  g.forts.months = 12;
  g.forts.pie = between(.6, .8, .01);
  g.forts.slope = between(.3, .9, .01);
  g.up = between(.1, .35, .01);
  g.down = between(.1, .35, .01);
  g.meet = between(.1, .4, .1);
  g.monitors = between(.4, .8, .05);
  for (int i : {0, 1}) {
    g.cost[i] = g.forts.cost[i] * between(0, 1, .25);
    g.agreeing[i] = between(0, .006, .002);
    g.gain[i] = between(0, .02, .005);
    g.loss[i] = between(0, .03, .005);
    g.detected[i] = between(0, 1, 1) > 0 ? -g.surprise[i] : 0;
  }
  return g;
}

// Share of the histories (unweighted) that agreed on a ceasefire within the first months.
inline double agreed_by(const std::vector<History>& histories, int months) {
  double count = 0;
  for (const History& h : histories) count += h.ceasefire_month >= 0 && h.ceasefire_month < months;
  return count / static_cast<double>(histories.size());
}

}  // namespace armistice

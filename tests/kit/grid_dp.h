// The slow, obvious solver of bargaining while fighting on a line of states: exact backward
// induction over every state, every month and every share of the grid. For tests only: it knows two
// parties, one divisible issue and a walk that moves at most one state a month.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace armistice {

struct GridGame {
  int states = 21;               // 0 and states - 1 are collapses
  int months = 24;
  int start = 10;
  double up = .35, down = .30;
  double discount[2] = {.995, .995};
  double cost[2] = {.003, .004};
  double proposes[2] = {.5, .5};  // chances, sum 1
  double meet = 1;
  double noise = 0;
  int shares = 101;               // share k is k / (shares - 1)
  double red_line[2] = {0, 1};    // smallest and largest share that can be signed
  std::function<double(int party, double share, int x)> worth;
  std::function<double(int party, int x)> at_collapse, at_end;
};

struct GridSolution {
  // month x state
  std::vector<std::vector<double>> value[2], go_on[2];
  std::vector<std::vector<double>> hazard;   // chance of a signature
  std::vector<double> settled_by;            // chance of a signature in or before each month
  // Without noise: how far values of fighting on must be off for another decision (which share, or
  // whether any) in some state that the war reaches with a chance above .001. What a deal is
  // compared with hangs on states that only a war without deals reaches, so they count too. On a fine
  // grid of shares the margin is always narrow.
  double margin = 1;
};

inline double grid_acceptance(double gain, double noise) {
  return noise <= 0 ? (gain >= 0 ? 1.0 : 0.0) : 1 / (1 + std::exp(-gain / noise));
}

inline GridSolution solve_grid(const GridGame& g) {
  GridSolution s;
  const int n = g.states;
  for (int i = 0; i < 2; ++i) {
    s.value[i].assign(g.months + 1, std::vector<double>(n));
    s.go_on[i] = s.value[i];
    for (int t = 0; t <= g.months; ++t)
      for (int x : {0, n - 1}) s.value[i][t][x] = g.at_collapse(i, x);
    for (int x = 1; x + 1 < n; ++x) s.value[i][g.months][x] = g.at_end(i, x);
  }
  s.hazard.assign(g.months, std::vector<double>(n, 0.0));
  std::vector<std::vector<double>> margin(g.months, std::vector<double>(n, 1.0));
  for (int t = g.months - 1; t >= 0; --t)
    for (int x = 1; x + 1 < n; ++x) {
      double c[2];
      for (int i = 0; i < 2; ++i) {
        const auto& next = s.value[i][t + 1];
        c[i] = -g.cost[i] + g.discount[i] * (g.up * next[x + 1] + g.down * next[x - 1] +
                                             (1 - g.up - g.down) * next[x]);
        s.go_on[i][t][x] = s.value[i][t][x] = c[i];
      }
      for (int j = 0; j < 2; ++j) {
        double best = 0, best_sum = 0, accept = 0, at[2] = {0, 0};
        bool found = false;
        double nearest = -1;  // largest smaller gain of the two: there is a deal iff it is above 0
        for (int k = 0; k < g.shares; ++k) {
          const double share = static_cast<double>(k) / (g.shares - 1);
          if (share < g.red_line[0] - 1e-12 || share > g.red_line[1] + 1e-12) continue;
          const double u[2] = {g.worth(0, share, x), g.worth(1, share, x)};
          const double gain[2] = {u[0] - c[0], u[1] - c[1]};
          nearest = std::max(nearest, std::min(gain[0], gain[1]));
          if (gain[j] <= 0) continue;
          const double a = grid_acceptance(gain[1 - j], g.noise);
          const double value = a * gain[j], sum = gain[0] + gain[1];
          if (value <= 0) continue;
          if (!found || value > best || (value == best && sum > best_sum)) {
            found = true;
            best = value;
            best_sum = sum;
            accept = a;
            at[0] = u[0];
            at[1] = u[1];
          }
        }
        double off = found ? std::min(at[0] - c[0], at[1] - c[1]) : std::fabs(nearest);
        for (int k = 0; found && k < g.shares; ++k) {  // what the proposer likes better is refused
          const double share = static_cast<double>(k) / (g.shares - 1);
          if (share < g.red_line[0] - 1e-12 || share > g.red_line[1] + 1e-12) continue;
          if (g.worth(j, share, x) > at[j])
            off = std::min(off, std::fabs(g.worth(1 - j, share, x) - c[1 - j]));
        }
        margin[t][x] = std::min(margin[t][x], off);
        if (!found) continue;
        const double chance = g.meet * g.proposes[j] * accept;
        s.hazard[t][x] += chance;
        for (int i = 0; i < 2; ++i) s.value[i][t][x] += chance * (at[i] - c[i]);
      }
    }
  std::vector<double> here(n, 0.0), war(n, 0.0);
  here[g.start] = war[g.start] = 1;
  double settled = 0;
  for (int t = 0; t < g.months; ++t) {
    std::vector<double> next(n, 0.0), later(n, 0.0);
    for (int x = 1; x + 1 < n; ++x) {
      if (war[x] > .001) s.margin = std::min(s.margin, margin[t][x]);
      settled += here[x] * s.hazard[t][x];
      const double stay = here[x] * (1 - s.hazard[t][x]);
      next[x + 1] += stay * g.up;
      next[x - 1] += stay * g.down;
      next[x] += stay * (1 - g.up - g.down);
      later[x + 1] += war[x] * g.up;
      later[x - 1] += war[x] * g.down;
      later[x] += war[x] * (1 - g.up - g.down);
    }
    s.settled_by.push_back(settled);
    here = next;
    war = later;
  }
  return s;
}

// The games of cases/two_forts and cases/frictionless.
inline GridGame two_forts(int shares) {
  GridGame g;
  g.shares = shares;
  g.red_line[0] = .35;
  g.red_line[1] = .70;
  g.worth = [](int party, double share, int x) {
    const double pie = .60 + .70 * std::abs(x - 10) / 10;
    return (party == 0 ? share : 1 - share) * pie;
  };
  g.at_collapse = [](int party, int x) { return (x == 0) == (party == 1) ? 1.0 : 0.0; };
  g.at_end = [](int party, int x) { return .85 * (party == 0 ? x / 20.0 : 1 - x / 20.0); };
  return g;
}

}  // namespace armistice

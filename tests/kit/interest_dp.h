// Exact backward induction of a game on a line of states in which a deal lasts as long as both
// sides then find peace worth more than war less what breaking costs them. Slow and obvious; for
// tests only.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "kit/grid_dp.h"

namespace armistice {

struct InterestGame {
  GridGame grid;
  double drift = .1;  // in peace the state moves up or down with this chance each month
  int pause = 3;      // months until the question is asked
  double relapse_cost[2] = {0, 0};
  double breach_cost[2] = {0, 0};
};

struct InterestSolution {
  double value[2] = {0, 0};        // at the start
  std::vector<double> settled_by;  // chance of a signature in or before each month
  double lasting = 0;              // chance of a signature by the end that lasts
};

inline InterestSolution solve_interest(const InterestGame& game) {
  const GridGame& g = game.grid;
  const int n = g.states, T = g.months;
  using Table = std::vector<std::vector<double>>;
  Table value[2], c[2], hazard(T, std::vector<double>(n)), lasts = hazard;
  for (int i = 0; i < 2; ++i) {
    value[i].assign(T + 1, std::vector<double>(n));
    c[i] = value[i];
    for (int x = 0; x < n; ++x) value[i][T][x] = c[i][T][x] = g.at_end(i, x);
    for (int t = 0; t <= T; ++t)
      for (int x : {0, n - 1}) value[i][t][x] = c[i][t][x] = g.at_collapse(i, x);
  }
  const auto after_peace = [&](int x, int months) {
    std::vector<double> p(n, 0.0);
    p[x] = 1;
    for (int m = 0; m < months; ++m) {
      std::vector<double> next(n, 0.0);
      for (int y = 0; y < n; ++y) {
        next[std::min(y + 1, n - 1)] += p[y] * game.drift;
        next[std::max(y - 1, 0)] += p[y] * game.drift;
        next[y] += p[y] * (1 - 2 * game.drift);
      }
      p = next;
    }
    return p;
  };
  for (int t = T - 1; t >= 0; --t)
    for (int x = 1; x + 1 < n; ++x) {
      for (int i = 0; i < 2; ++i)
        c[i][t][x] = value[i][t][x] =
            -g.cost[i] +
            g.discount[i] * (g.up * value[i][t + 1][x + 1] + g.down * value[i][t + 1][x - 1] +
                             (1 - g.up - g.down) * value[i][t + 1][x]);
      const int d = std::min(game.pause, T - t);
      const std::vector<double> later = after_peace(x, d);
      double share_of_peace[2];
      for (int i = 0; i < 2; ++i)
        share_of_peace[i] = (1 - std::pow(g.discount[i], d)) / (1 - std::pow(g.discount[i], T - t));
      for (int j = 0; j < 2; ++j) {
        double best = 0, accept = 0, at[2] = {0, 0}, kept = 0;
        for (int k = 0; k < g.shares; ++k) {
          const double share = static_cast<double>(k) / (g.shares - 1);
          const double u[2] = {g.worth(0, share, x), g.worth(1, share, x)};
          double s[2] = {0, 0}, keeps = 0;
          for (int y = 0; y < n; ++y) {
            if (later[y] == 0) continue;
            bool breaks[2];
            for (int i = 0; i < 2; ++i) breaks[i] = c[i][t + d][y] - game.breach_cost[i] > u[i];
            if (!breaks[0] && !breaks[1]) keeps += later[y];
            for (int i = 0; i < 2; ++i) {
              const double a = share_of_peace[i];
              const double war =
                  c[i][t + d][y] - game.relapse_cost[i] - (breaks[i] ? game.breach_cost[i] : 0);
              s[i] += later[y] * (breaks[0] || breaks[1] ? a * u[i] + (1 - a) * war : u[i]);
            }
          }
          const double yes = grid_acceptance(s[1 - j] - c[1 - j][t][x], g.noise);
          if (s[j] - c[j][t][x] <= 0 || yes * (s[j] - c[j][t][x]) <= best) continue;
          best = yes * (s[j] - c[j][t][x]);
          accept = yes;
          at[0] = s[0];
          at[1] = s[1];
          kept = keeps;
        }
        if (best <= 0) continue;
        hazard[t][x] += g.proposes[j] * accept;
        lasts[t][x] += g.proposes[j] * accept * kept;
        for (int i = 0; i < 2; ++i) value[i][t][x] += g.proposes[j] * accept * (at[i] - c[i][t][x]);
      }
    }
  InterestSolution out;
  std::vector<double> here(n, 0.0);
  here[g.start] = 1;
  double settled = 0;
  for (int t = 0; t < T; ++t) {
    std::vector<double> next(n, 0.0);
    for (int x = 1; x + 1 < n; ++x) {
      settled += here[x] * hazard[t][x];
      out.lasting += here[x] * lasts[t][x];
      const double stay = here[x] * (1 - hazard[t][x]);
      next[x + 1] += stay * g.up;
      next[x - 1] += stay * g.down;
      next[x] += stay * (1 - g.up - g.down);
    }
    out.settled_by.push_back(settled);
    here = next;
  }
  for (int i = 0; i < 2; ++i) out.value[i] = value[i][0][g.start];
  return out;
}

}  // namespace armistice

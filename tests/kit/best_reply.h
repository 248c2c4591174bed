// Exact worth of a strategy and of the best answer to it on a game on the grid, where both sides
// decide by given continuation values: what a certificate must bracket.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include "kit/grid_dp.h"

namespace armistice {

struct BestReply {
  double own[2] = {0, 0}, best[2] = {0, 0};  // at the start, before the first offer
};

// fitted(party, month, state): what the side takes fighting on to be worth.
inline BestReply best_reply(const GridGame& g, const std::function<double(int, int, int)>& fitted) {
  const int n = static_cast<int>(g.states);
  std::vector<double> value[2][2];  // party, own or best
  for (int i = 0; i < 2; ++i)
    for (auto& v : value[i]) {
      v.resize(n);
      for (int x = 0; x < n; ++x)
        v[x] = x == 0 || x == n - 1 ? g.at_collapse(i, x) : g.at_end(i, x);
    }
  for (int t = g.months - 1; t >= 0; --t) {
    std::vector<double> before[2][2] = {{value[0][0], value[0][1]}, {value[1][0], value[1][1]}};
    for (int x = 1; x + 1 < n; ++x) {
      const double c[2] = {fitted(0, t, x), fitted(1, t, x)};
      double now[2][2];
      for (int i = 0; i < 2; ++i)
        for (int w = 0; w < 2; ++w) {
          const auto& next = before[i][w];
          now[i][w] = -g.cost[i] + g.discount[i] * (g.up * next[x + 1] + g.down * next[x - 1] +
                                                    (1 - g.up - g.down) * next[x]);
        }
      double added[2][2] = {{0, 0}, {0, 0}};
      for (int j = 0; j < 2; ++j) {
        double objective = 0, answer = 0, at[2] = {0, 0}, free_best = 0;
        bool found = false;
        for (int k = 0; k < g.shares; ++k) {
          const double share = static_cast<double>(k) / (g.shares - 1);
          if (share < g.red_line[0] - 1e-12 || share > g.red_line[1] + 1e-12) continue;
          const double u[2] = {g.worth(0, share, x), g.worth(1, share, x)};
          const double a = grid_acceptance(u[1 - j] - c[1 - j], g.noise);
          free_best = std::max(free_best, a * (u[j] - now[j][1]));
          if (a * (u[j] - c[j]) <= objective) continue;
          found = true;
          objective = a * (u[j] - c[j]);
          answer = a;
          at[0] = u[0];
          at[1] = u[1];
        }
        const double chance = g.meet * g.proposes[j];
        added[j][1] += chance * free_best;
        if (!found) continue;
        for (int i = 0; i < 2; ++i) added[i][0] += chance * answer * (at[i] - now[i][0]);
        added[1 - j][1] += chance * std::max(0.0, at[1 - j] - now[1 - j][1]);
      }
      for (int i = 0; i < 2; ++i)
        for (int w = 0; w < 2; ++w) value[i][w][x] = now[i][w] + added[i][w];
    }
  }
  BestReply out;
  for (int i = 0; i < 2; ++i) {
    out.own[i] = value[i][0][g.start];
    out.best[i] = value[i][1][g.start];
  }
  return out;
}

}  // namespace armistice

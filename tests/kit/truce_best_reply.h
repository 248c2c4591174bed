// Exact worth of a strategy and of the best answer to it on the games of truce_dp.h, where both
// sides decide by given continuation values: offers, answers, and what becomes of the phase.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include "kit/best_reply.h"
#include "kit/truce_dp.h"

namespace armistice {

class TruceReply {
 public:
  // fitted(phase, party, month, state): what the side takes the month to be worth in that phase.
  using Fitted = std::function<double(int, int, int, int)>;

  TruceReply(const TruceGame& game, Fitted fitted)
      : game_(game), grid_(grid_of(game.forts)), fitted_(std::move(fitted)) {
    grid_.meet = game.meet;
  }

  BestReply solve() {
    const int n = static_cast<int>(grid_.states);
    for (int p : {0, 1})
      for (int i : {0, 1})
        for (int w : {0, 1}) {
          value_[p][i][w].resize(n);
          month_[p][i][w].resize(n);
          for (int x = 0; x < n; ++x)
            value_[p][i][w][x] = is_end(x) ? grid_.at_collapse(i, x) : grid_.at_end(i, x);
        }
    for (int t = grid_.months - 1; t >= 0; --t) {
      for (int p : {0, 1})
        for (int i : {0, 1})
          for (int w : {0, 1})
            for (int x = 0; x < n; ++x) month_[p][i][w][x] = run(p, i, w, x);
      for (int x = 1; x + 1 < n; ++x)
        for (int p : {0, 1}) {
          for (int i : {0, 1}) c_[i] = before_[i] = fitted_(p, i, t, x);
          p == 0 ? agree(t, x) : keep_or_break(t, x);
          deal(p, x);
        }
    }
    BestReply out;
    for (int i : {0, 1}) {
      out.own[i] = value_[0][i][0][grid_.start];
      out.best[i] = value_[0][i][1][grid_.start];
    }
    return out;
  }

 private:
  bool is_end(int x) const { return x == 0 || x == grid_.states - 1; }
  int held(int x) const { return std::clamp(x, 0, grid_.states - 1); }

  double run(int p, int i, int w, int x) const {
    const auto& next = value_[p][i][w];
    const double up = p == 0 ? grid_.up : game_.up, down = p == 0 ? grid_.down : game_.down;
    return -(p == 0 ? grid_.cost[i] : game_.cost[i]) +
           grid_.discount[i] *
               (up * next[held(x + 1)] + down * next[held(x - 1)] + (1 - up - down) * next[x]);
  }

  // Sets before_ (as the sides take it to be) and now_ (as it is, by party and policy).
  void agree(int t, int x) {
    double gain[2];
    for (int i : {0, 1}) {
      gain[i] = fitted_(1, i, t, x) - game_.agreeing[i] - c_[i];
      for (int w : {0, 1}) now_[i][w] = month_[0][i][w][x];
    }
    double chance = 0;
    for (int j : {0, 1}) {
      const double turn = grid_.meet * grid_.proposes[j];
      const double yes = grid_acceptance(gain[1 - j], grid_.noise);
      if (gain[j] > 0) chance += turn * yes;
      for (int i : {0, 1}) {
        const double true_gain = month_[1][i][1][x] - game_.agreeing[i] - month_[0][i][1][x];
        const double others = i == j ? yes : gain[j] > 0 ? 1.0 : 0.0;
        now_[i][1] += turn * others * std::max(0.0, true_gain);
      }
    }
    for (int i : {0, 1}) {
      before_[i] += chance * gain[i];
      now_[i][0] += chance * (month_[1][i][0][x] - game_.agreeing[i] - month_[0][i][0][x]);
    }
  }

  // What breach i is worth to k where war in state y is worth war(y).
  template <class War>
  double breach(int i, int k, int x, War war) const {
    const double works = war(held(x + game_.surprise[i])) + (k == i ? game_.gain[i] : 0);
    const double fails = war(held(x + game_.detected[i])) - (k == i ? game_.loss[i] : 0);
    return (1 - game_.monitors) * works + game_.monitors * fails;
  }

  void keep_or_break(int t, int x) {
    double mean[2] = {0, 0}, now[2][2] = {};
    for (int first : {0, 1}) {
      const int order[2] = {first, 1 - first};
      double value[2] = {c_[0], c_[1]}, chance[2];
      for (int l : {1, 0}) {
        const int i = order[l];
        const auto as_fitted = [&](int k) {
          return breach(i, k, x, [&](int y) { return fitted_(0, k, t, y); });
        };
        const double gain = as_fitted(i) - value[i];
        chance[i] = grid_.noise > 0 ? grid_acceptance(gain, grid_.noise) : gain > 0;
        for (int k : {0, 1}) value[k] += chance[i] * (as_fitted(k) - value[k]);
      }
      for (int k : {0, 1}) {
        mean[k] += value[k] / 2;
        for (int w : {0, 1}) {
          double worth = month_[1][k][w][x];
          for (int l : {1, 0}) {
            const int i = order[l];
            const double gain = breach(i, k, x, [&](int y) { return month_[0][k][w][y]; }) - worth;
            worth += w == 1 && i == k ? std::max(0.0, gain) : chance[i] * gain;
          }
          now[k][w] += worth / 2;
        }
      }
    }
    for (int k : {0, 1}) {
      before_[k] = mean[k];
      for (int w : {0, 1}) now_[k][w] = now[k][w];
    }
  }

  void deal(int p, int x) {
    double added[2][2] = {};
    for (int j : {0, 1}) {
      double objective = 0, best_sum = 0, answer = 0, at[2] = {0, 0}, free_best = 0;
      bool found = false;
      for (int k = 0; k < grid_.shares; ++k) {
        const double share = static_cast<double>(k) / (grid_.shares - 1);
        if (share < grid_.red_line[0] - 1e-12 || share > grid_.red_line[1] + 1e-12) continue;
        const double u[2] = {grid_.worth(0, share, x), grid_.worth(1, share, x)};
        const double a = grid_acceptance(u[1 - j] - before_[1 - j], grid_.noise);
        const double sum = u[0] + u[1];
        free_best = std::max(free_best, a * (u[j] - now_[j][1]));
        const double worth = a * (u[j] - before_[j]);
        if (worth <= 0 || worth < objective || (worth == objective && sum <= best_sum)) continue;
        found = true;
        objective = worth;
        best_sum = sum;
        answer = a;
        at[0] = u[0];
        at[1] = u[1];
      }
      const double turn = grid_.meet * grid_.proposes[j];
      added[j][1] += turn * free_best;
      if (!found) continue;
      for (int i : {0, 1}) added[i][0] += turn * answer * (at[i] - now_[i][0]);
      added[1 - j][1] += turn * std::max(0.0, at[1 - j] - now_[1 - j][1]);
    }
    for (int i : {0, 1})
      for (int w : {0, 1}) value_[p][i][w][x] = now_[i][w] + added[i][w];
  }

  const TruceGame& game_;
  GridGame grid_;
  Fitted fitted_;
  std::vector<double> value_[2][2][2], month_[2][2][2];  // phase, party, own or best: by state
  double c_[2], before_[2], now_[2][2];
};

}  // namespace armistice

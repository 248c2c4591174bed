// The slow, obvious solver of bargaining on a line of states where a refusal counts against who
// refuses: exact backward induction over every state, mark, month and share. For tests only: two
// parties, one divisible issue, answers with noise.
//
// `blame` runs from -2 to 2. Each refusal by blue adds 1, each by red takes 1 away, and a step of
// it moves the chance that the front goes up, and as much the other way the chance that it goes
// down.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "armistice/conflict.h"
#include "kit/case_text.h"
#include "kit/fort_games.h"

namespace armistice {

struct RefusalGame {
  FortGame forts;
  double tilt = .02;
  double meet = .5;
};

struct RefusalSolution {
  static constexpr int kMarks = 5;
  using Month = std::array<std::vector<double>, kMarks>;  // mark x state
  std::vector<Month> value[2], go_on[2];                  // month
  std::vector<double> settled_by;                         // in or before each month
};

class RefusalSolver {
 public:
  explicit RefusalSolver(const RefusalGame& game) : game_(game), grid_(grid_of(game.forts)) {}

  RefusalSolution solve() {
    RefusalSolution::Month none;
    none.fill(std::vector<double>(grid_.states, 0.0));
    for (int i : {0, 1})
      s_.value[i] = s_.go_on[i] = {static_cast<std::size_t>(grid_.months) + 1, none};
    signs_.assign(grid_.months, none);
    refuses_[0] = refuses_[1] = signs_;
    for (int i : {0, 1})
      for (int t = 0; t <= grid_.months; ++t)
        for (int m = 0; m < RefusalSolution::kMarks; ++m)
          for (int x = 0; x < grid_.states; ++x) {
            if (is_end(x))
              s_.value[i][t][m][x] = grid_.at_collapse(i, x);
            else if (t == grid_.months)
              s_.value[i][t][m][x] = grid_.at_end(i, x);
          }
    for (int t = grid_.months - 1; t >= 0; --t) {
      for (int i : {0, 1})
        for (int m = 0; m < RefusalSolution::kMarks; ++m)
          for (int x = 1; x + 1 < grid_.states; ++x) s_.go_on[i][t][m][x] = run(i, t, m, x);
      for (int m = 0; m < RefusalSolution::kMarks; ++m)
        for (int x = 1; x + 1 < grid_.states; ++x) table(t, m, x);
    }
    forward();
    return s_;
  }

 private:
  bool is_end(int x) const { return x == 0 || x == grid_.states - 1; }
  static int marked(int m, int refuser) {
    return std::clamp(m + (refuser == 1 ? 1 : -1), 0, RefusalSolution::kMarks - 1);
  }
  double up(int m) const { return grid_.up + game_.tilt * (m - 2); }
  double down(int m) const { return grid_.down - game_.tilt * (m - 2); }

  double run(int i, int t, int m, int x) const {
    const std::vector<double>& next = s_.value[i][t + 1][m];
    return -grid_.cost[i] + grid_.discount[i] * (up(m) * next[x + 1] + down(m) * next[x - 1] +
                                                 (1 - up(m) - down(m)) * next[x]);
  }

  // What a lasting red line forbids lies on no table, not even to be refused.
  bool allowed(double share) const {
    return share >= grid_.red_line[0] - 1e-12 && share <= grid_.red_line[1] + 1e-12;
  }

  void table(int t, int m, int x) {
    for (int i : {0, 1}) s_.value[i][t][m][x] = s_.go_on[i][t][m][x];
    for (int j : {0, 1}) {
      const int k = 1 - j;
      const auto after = [&](int i) { return s_.go_on[i][t][marked(m, k)][x]; };
      const auto stay = [&](int i) { return s_.go_on[i][t][m][x]; };
      double best = 0, best_sum = 0, accept = -1, at[2] = {0, 0};
      for (int d = 0; d < grid_.shares; ++d) {
        const double share = static_cast<double>(d) / (grid_.shares - 1);
        const double u[2] = {grid_.worth(0, share, x), grid_.worth(1, share, x)};
        if (!allowed(share) || u[j] - after(j) <= 0) continue;
        const double a = grid_acceptance(u[k] - after(k), grid_.noise);
        const double value = a * u[j] + (1 - a) * after(j) - stay(j);
        const double sum = u[0] + u[1];
        if (value < best || value <= 0 || (value == best && sum <= best_sum)) continue;
        best = value;
        best_sum = sum;
        accept = a;
        at[0] = u[0];
        at[1] = u[1];
      }
      if (accept < 0) continue;
      const double chance = game_.meet * grid_.proposes[j];
      signs_[t][m][x] += chance * accept;
      refuses_[k][t][m][x] += chance * (1 - accept);
      for (int i : {0, 1})
        s_.value[i][t][m][x] += chance * (accept * at[i] + (1 - accept) * after(i) - stay(i));
    }
  }

  void forward() {
    RefusalSolution::Month here;
    here.fill(std::vector<double>(grid_.states, 0.0));
    const RefusalSolution::Month none = here;
    here[2][grid_.start] = 1;
    double settled = 0;
    for (int t = 0; t < grid_.months; ++t) {
      RefusalSolution::Month next = none;
      const auto move = [&](int m, int x, double mass) {
        next[m][x + 1] += mass * up(m);
        next[m][x - 1] += mass * down(m);
        next[m][x] += mass * (1 - up(m) - down(m));
      };
      for (int m = 0; m < RefusalSolution::kMarks; ++m)
        for (int x = 1; x + 1 < grid_.states; ++x) {
          const double mass = here[m][x], signs = signs_[t][m][x];
          settled += mass * signs;
          double rest = 1 - signs;
          for (int k : {0, 1}) {
            move(marked(m, k), x, mass * refuses_[k][t][m][x]);
            rest -= refuses_[k][t][m][x];
          }
          move(m, x, mass * rest);
        }
      s_.settled_by.push_back(settled);
      here = next;
    }
  }

  const RefusalGame& game_;
  GridGame grid_;
  RefusalSolution s_;
  std::vector<RefusalSolution::Month> signs_, refuses_[2];  // month; refusals by party
};

inline RefusalSolution solve_refusals(const RefusalGame& game) {
  return RefusalSolver(game).solve();
}

// The same game as a case.
inline Conflict refusal_case(const RefusalGame& g) {
  FortText text;
  text.title = "Forts where refusals count";
  text.stocks = "    blame: {start: 0, flow: 0, min: -2, max: 2}\n";
  text.up = fmt::format("{} + {} * blame", g.forts.up, g.tilt);
  text.down = fmt::format("{} - {} * blame", g.forts.down, g.tilt);
  text.meet = fmt::format("{}", g.meet);
  text.features = "front, blame";
  text.rules = R"yaml(  refusal:
    - {when: "refused_by == blue", add: {blame: 1}}
    - {when: "refused_by == red", add: {blame: -1}}
)yaml";
  return fort_case(g.forts, text);
}

}  // namespace armistice

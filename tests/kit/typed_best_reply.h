// Exact worth of a strategy with a party of two types, and of the best answer of each fit to it, on
// a game of tests/kit/screening_dp.h without battles and interest in which all decide by given
// continuation values: what a certificate must not exceed.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include "kit/screening_dp.h"

namespace armistice {

struct TypedBestReply {  // at the start: red, blue's lower type, blue's upper type
  double own[3] = {0, 0, 0}, best[3] = {0, 0, 0};
};

class TypedReplySolver {
 public:
  // judged(fit, month, belief, state): what fighting on is taken to be worth, beliefs by number.
  using Judged = std::function<double(int, int, std::size_t, int)>;

  TypedReplySolver(const ScreeningGame& game, Judged judged)
      : game_(game),
        grid_(grid_of(game.forts)),
        beliefs_(screening_beliefs(game)),
        judged_(std::move(judged)) {
    grid_.meet = game.meet;
  }

  TypedBestReply solve() {
    for (auto& policy : value_)
      for (int e = 0; e < 3; ++e) {
        policy[e].assign(beliefs_.size(), std::vector<double>(grid_.states));
        for (auto& row : policy[e])
          for (int x = 0; x < grid_.states; ++x)
            row[x] = is_end(x) ? grid_.at_collapse(e > 0, x) : grid_.at_end(e > 0, x);
      }
    for (int t = grid_.months - 1; t >= 0; --t) step_back(t);
    TypedBestReply out;
    std::size_t first = 0;
    while (beliefs_[first] != game_.upper) ++first;
    for (int e = 0; e < 3; ++e) {
      out.own[e] = value_[0][e][first][grid_.start];
      out.best[e] = value_[1][e][first][grid_.start];
    }
    return out;
  }

 private:
  using Table = std::vector<std::vector<double>>;  // belief x state

  bool is_end(int x) const { return x == 0 || x == grid_.states - 1; }

  void step_back(int t) {
    t_ = t;
    for (int p : {0, 1})
      for (int e = 0; e < 3; ++e) {
        now_[p][e] = value_[p][e];
        const double cost = e == 0 ? game_.forts.cost[0] : game_.cost[e - 1];
        for (std::size_t b = 0; b < beliefs_.size(); ++b)
          for (int x = 1; x + 1 < grid_.states; ++x) {
            const std::vector<double>& next = value_[p][e][b];
            now_[p][e][b][x] =
                -cost + grid_.discount[e > 0] * (grid_.up * next[x + 1] + grid_.down * next[x - 1] +
                                                 (1 - grid_.up - grid_.down) * next[x]);
          }
      }
    for (int p : {0, 1})
      for (int e = 0; e < 3; ++e) value_[p][e] = now_[p][e];
    for (std::size_t b = 0; b < beliefs_.size(); ++b)
      for (int x = 1; x + 1 < grid_.states; ++x) {
        red_offers(b, x);
        blue_offers(b, x);
      }
  }

  template <class At>
  double between(int e, double belief, At at) const {
    std::size_t low;
    double up;
    around_belief(beliefs_, belief, e - 1, low, up);
    return (1 - up) * at(low) + up * at(low + 1);
  }
  double judged(int e, double belief, int x) const {
    return between(e, belief, [&](std::size_t b) { return judged_(e, t_, b, x); });
  }
  double then(int policy, int e, double belief, int x) const {
    return between(e, belief, [&](std::size_t b) { return now_[policy][e][b][x]; });
  }

  // Adds what a turn brings over going on, at the chance that it is taken.
  void add(int policy, int e, std::size_t b, int x, int proposer, double gain) {
    value_[policy][e][b][x] += grid_.meet * grid_.proposes[proposer] * gain;
  }

  template <class Visit>
  void each_share(int x, Visit visit) const {
    for (int d = 0; d < grid_.shares; ++d) {
      const double share = static_cast<double>(d) / (grid_.shares - 1);
      if (share >= grid_.red_line[0] - 1e-12 && share <= grid_.red_line[1] + 1e-12)
        visit(grid_.worth(0, share, x), grid_.worth(1, share, x));
    }
  }

  void red_offers(std::size_t b, int x) {
    const double belief = beliefs_[b], stay = judged_(0, t_, b, x);
    double objective = 0, u[2] = {0, 0}, best = 0;
    bool found = false;
    ExactAnswers chosen;
    each_share(x, [&](double red, double blue) {
      const ExactAnswers answers = exact_respond(
          belief, [&](int type, double y) { return blue - judged(1 + type, y, x); },
          [&](int, double gain) { return grid_acceptance(gain, grid_.noise); });
      const double a = (1 - belief) * answers.accept[0] + belief * answers.accept[1];
      best = std::max(best, a * red + (1 - a) * then(1, 0, answers.refused, x) - now_[1][0][b][x]);
      const double otherwise = judged(0, answers.refused, x);
      const double value = a * red + (1 - a) * otherwise - stay;
      if (red <= otherwise || value <= objective) return;
      found = true;
      objective = value;
      chosen = answers;
      u[0] = red;
      u[1] = blue;
    });
    add(1, 0, b, x, 0, best);
    if (!found) return;
    const double a = (1 - belief) * chosen.accept[0] + belief * chosen.accept[1];
    add(0, 0, b, x, 0, a * u[0] + (1 - a) * then(0, 0, chosen.refused, x) - now_[0][0][b][x]);
    for (int e : {1, 2}) {
      const double yes = chosen.accept[e - 1];
      add(0, e, b, x, 0, yes * u[1] + (1 - yes) * then(0, e, chosen.refused, x) - now_[0][e][b][x]);
      add(1, e, b, x, 0, std::max(u[1], then(1, e, chosen.refused, x)) - now_[1][e][b][x]);
    }
  }

  void blue_offers(std::size_t b, int x) {
    const double belief = beliefs_[b], prior[2] = {1 - belief, belief};
    std::vector<std::array<double, 2>> shares;
    each_share(x, [&](double red, double blue) { shares.push_back({red, blue}); });
    const auto accepted = [&](int d, double without) {
      return grid_acceptance(shares[d][0] - judged(0, without, x), grid_.noise);
    };
    const ExactTurn turn = exact_turn(belief, [&](int type, double without) {
      ExactOffer best;
      for (int d = 0; d < static_cast<int>(shares.size()); ++d) {
        const double a = accepted(d, without);
        const double value = a * (shares[d][1] - judged(1 + type, without, x));
        if (value > best.value) best = {d, value, 0, a};
      }
      return best;
    });
    for (int policy : {0, 1})
      for (int e = 0; e < 3; ++e)
        add(policy, e, b, x, 1, then(policy, e, turn.without, x) - now_[policy][e][b][x]);
    for (int type : {0, 1}) {
      const int e = 1 + type;
      double best = 0;
      for (int d = 0; d < static_cast<int>(shares.size()); ++d)
        best = std::max(best,
                        accepted(d, turn.without) * (shares[d][1] - then(1, e, turn.without, x)));
      add(1, e, b, x, 1, best);
      for (const auto& [played, offer] : turn.plays[type]) {
        if (offer.d < 0) continue;
        const double red = shares[offer.d][0], blue = shares[offer.d][1];
        add(0, e, b, x, 1, played * offer.accept * (blue - then(0, e, turn.without, x)));
        add(0, 0, b, x, 1,
            prior[type] * played * offer.accept * (red - then(0, 0, turn.without, x)));
        add(1, 0, b, x, 1, prior[type] * played * std::max(0.0, red - then(1, 0, turn.without, x)));
      }
    }
  }

  const ScreeningGame& game_;
  GridGame grid_;
  std::vector<double> beliefs_;
  Judged judged_;
  int t_ = 0;
  Table value_[2][3], now_[2][3];  // own or best, fit: before the table, after it
};

}  // namespace armistice

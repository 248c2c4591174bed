// The slow, obvious solver of bargaining on a line of states with a party of two types: exact
// backward induction over every state, month, share, type and belief on the grid. For tests only:
// red is known, blue has a private cost of war.
//
// What lies between two points of the grid of beliefs becomes one of them by a sign that is as
// likely under each type as Bayes wants.
//
// Where the war teaches, beliefs are what they are, and between two points of the grid, which is to
// be fine, values are their mean. Where interest keeps deals, what others believe after the pause
// is what they believed before the offer was answered; red weighs blue's types by who signs.
#pragma once

#include <array>
#include <cmath>
#include <vector>

#include "kit/answers_of_types.h"
#include "kit/play_case.h"
#include "kit/screening_game.h"

namespace armistice {

struct ScreeningSolution {
  std::vector<double> beliefs;
  // month x belief x state: red, blue's lower type, blue's upper type
  std::vector<std::vector<std::vector<double>>> value[3], go_on[3];
  std::vector<double> settled_by[2];  // per type of blue, in or before each month
  double lasting[2] = {0, 0};         // per type of blue: chance of a signature that lasts
  std::vector<double> belief[2];      // per type, per month: mean belief in wars still on
  std::vector<double> at_war[2];      // per type, per month: chance
  double start[3] = {0, 0, 0};
  // The smallest difference of a proposer's best offer to one (or to silence) whose chance of a
  // signature is another by more than kOtherChance; among states that wars reach. Below about .0005
  // what happens hangs on a hair, as with GridSolution::margin. Where a type of blue mixes there is
  // none: how often it does follows what it is worth.
  double margin = 1;
};

// Chance of a signature in or before a month, over both types.
inline double exact_settled(const ScreeningGame& game, const ScreeningSolution& exact, int months) {
  return (1 - game.upper) * exact.settled_by[0][months - 1] +
         game.upper * exact.settled_by[1][months - 1];
}

// The grid of beliefs: the steps, and what is believed at first.
inline std::vector<double> screening_beliefs(const ScreeningGame& game) {
  std::vector<double> out;
  for (int k = 0; k <= game.steps; ++k) out.push_back(double(k) / game.steps);
  const auto at = std::lower_bound(out.begin(), out.end(), game.upper);
  if (*at != game.upper) out.insert(at, game.upper);
  return out;
}

// The two points around a belief: the lower one's number, and the chance of the upper one given
// blue's type; type -1: unknown.
inline void around_belief(const std::vector<double>& beliefs, double belief, int type,
                          std::size_t& low, double& up) {
  low = 0;
  while (low + 2 < beliefs.size() && beliefs[low + 1] < belief) ++low;
  const double a = beliefs[low], z = beliefs[low + 1], plain = (belief - a) / (z - a);
  up = type < 0 ? plain : type == 1 ? plain * z / belief : plain * (1 - z) / (1 - belief);
  if (belief <= 0) up = 0;
  if (belief >= 1) up = 1;
}

class ScreeningSolver {
 public:
  explicit ScreeningSolver(const ScreeningGame& game) : game_(game), grid_(grid_of(game.forts)) {
    grid_.meet = game.meet;
    s_.beliefs = screening_beliefs(game);
    for (std::size_t b = 0; b < s_.beliefs.size(); ++b)
      if (s_.beliefs[b] == game.upper) first_ = static_cast<int>(b);
  }

  ScreeningSolution solve() {
    const std::size_t beliefs = s_.beliefs.size(), states = static_cast<std::size_t>(grid_.states);
    for (int e = 0; e < 3; ++e)
      s_.value[e] = s_.go_on[e] =
          std::vector(static_cast<std::size_t>(grid_.months) + 1,
                      std::vector(beliefs, std::vector<double>(states, 0.0)));
    tables_.assign(static_cast<std::size_t>(grid_.months),
                   std::vector(beliefs, std::vector<Table>(states)));
    for (int e = 0; e < 3; ++e)
      for (int t = 0; t <= grid_.months; ++t)
        for (auto& row : s_.value[e][t])
          for (int x = 0; x < grid_.states; ++x) {
            if (is_end(x))
              row[x] = grid_.at_collapse(party(e), x);
            else if (t == grid_.months)
              row[x] = grid_.at_end(party(e), x);
          }
    for (int e = 0; e < 3; ++e) s_.go_on[e] = s_.value[e];  // at ends; the rest comes below
    for (int t = grid_.months - 1; t >= 0; --t) {
      for (int e = 0; e < 3; ++e)
        for (std::size_t b = 0; b < beliefs; ++b)
          for (int x = 1; x + 1 < grid_.states; ++x) s_.go_on[e][t][b][x] = run(e, t, b, x);
      for (std::size_t b = 0; b < beliefs; ++b)
        for (int x = 1; x + 1 < grid_.states; ++x) table(t, b, x);
    }
    for (int e = 0; e < 3; ++e) s_.start[e] = s_.value[e][0][first_][grid_.start];
    for (int type : {0, 1}) forward(type);
    return s_;
  }

 private:
  // What happens at a table: signatures, and new beliefs with their chances, per type of blue.
  struct Table {
    double signs[2] = {0, 0}, lasts[2] = {0, 0};
    std::vector<std::pair<double, std::array<double, 2>>> learnt;  // belief, chance per type
    double margin = 1;
  };

  static int party(int e) { return e == 0 ? 0 : 1; }
  bool is_end(int x) const { return x == 0 || x == grid_.states - 1; }
  double cost(int e) const { return e == 0 ? game_.forts.cost[0] : game_.cost[e - 1]; }

  double run(int e, int t, std::size_t b, int x) const {
    double next = 0;
    fight(e - 1, b, x,
          [&](std::size_t c, int y, double chance) { next += chance * s_.value[e][t + 1][c][y]; });
    return -cost(e) + grid_.discount[party(e)] * next;
  }

  // Where a month of war leads, with chances given blue's type; type -1: unknown.
  template <class Visit>
  void fight(int type, std::size_t b, int x, Visit visit) const {
    const double belief = s_.beliefs[b], *battle = game_.battle;
    for (const bool battle_won : {false, true}) {
      double chance[2];
      for (int k : {0, 1}) chance[k] = battle_won ? battle[k] : 1 - battle[k];
      const double seen = (1 - belief) * chance[0] + belief * chance[1];
      const double here = type < 0 ? seen : chance[type];
      if (here == 0) continue;
      const int back = battle_won ? x - 1 : x;
      std::size_t low = b;
      double up = 0;
      if (game_.teaches() && belief > 0 && belief < 1)
        around_belief(s_.beliefs, belief * chance[1] / seen, -1, low, up);
      for (const int point : {0, 1}) {
        const double m = here * (point == 1 ? up : 1 - up);
        if (m == 0) continue;
        visit(low + point, back + 1, m * grid_.up);
        visit(low + point, std::max(0, back - 1), m * grid_.down);
        visit(low + point, back, m * (1 - grid_.up - grid_.down));
      }
    }
  }

  // To whom a public sign tells something: with battles there is none.
  int sign_of(int type) const { return game_.teaches() ? -1 : type; }

  double after(int e, int t, double belief, int x) const {
    std::size_t low;
    double up;
    around_belief(s_.beliefs, belief, sign_of(e - 1), low, up);
    return (1 - up) * s_.go_on[e][t][low][x] + up * s_.go_on[e][t][low + 1][x];
  }

  bool allowed(double share) const {
    return share >= grid_.red_line[0] - 1e-12 && share <= grid_.red_line[1] + 1e-12;
  }

  // Chance of each state after `months` of peace.
  std::vector<double> after_peace(int x, int months) const {
    const int n = grid_.states;
    std::vector<double> p(n, 0.0);
    p[x] = 1;
    for (int m = 0; m < months; ++m) {
      std::vector<double> next(n, 0.0);
      for (int y = 0; y < n; ++y) {
        next[std::min(y + 1, n - 1)] += p[y] * game_.interest.drift;
        next[std::max(y - 1, 0)] += p[y] * game_.interest.drift;
        next[y] += p[y] * (1 - 2 * game_.interest.drift);
      }
      p = next;
    }
    return p;
  }

  // What a deal is worth to sign to red and to blue, and the chance that it lasts, per type of
  // blue.
  struct Signed {
    double red[2], blue[2], lasts[2] = {1, 1};
    double seen(double belief) const { return (1 - belief) * red[0] + belief * red[1]; }
  };
  Signed worth_of(double share, int t, std::size_t b, int x) const {
    const double u[2] = {grid_.worth(0, share, x), grid_.worth(1, share, x)};
    Signed out{{u[0], u[0]}, {u[1], u[1]}, {1, 1}};
    const ExactInterest& with = game_.interest;
    if (!with.given) return out;
    const int pause = std::min(with.pause, grid_.months - t);
    const std::vector<double> later = after_peace(x, pause);
    for (int type : {0, 1}) {
      double* s[2] = {&out.red[type], &out.blue[type]};
      *s[0] = *s[1] = out.lasts[type] = 0;
      for (int y = 0; y < grid_.states; ++y) {
        if (later[y] == 0) continue;
        double war[2], paid[2];
        bool broken = false;
        for (int i : {0, 1}) {
          war[i] = s_.go_on[i == 0 ? 0 : 1 + type][t + pause][b][y];
          const bool breaks = war[i] - with.breach_cost[i] > u[i];
          paid[i] = breaks ? with.breach_cost[i] : 0;
          broken = broken || breaks;
        }
        if (!broken) out.lasts[type] += later[y];
        for (int i : {0, 1}) {
          const double a = (1 - std::pow(grid_.discount[i], pause)) /
                           (1 - std::pow(grid_.discount[i], grid_.months - t));
          *s[i] +=
              later[y] *
              (!broken ? u[i] : a * u[i] + (1 - a) * (war[i] - with.relapse_cost[i] - paid[i]));
        }
      }
    }
    return out;
  }

  void table(int t, std::size_t b, int x) {
    Table& here = tables_[t][b][x];
    const double belief = s_.beliefs[b];
    double stay[3];
    for (int e = 0; e < 3; ++e) s_.value[e][t][b][x] = stay[e] = s_.go_on[e][t][b][x];
    red_offers(t, b, x, belief, stay, here);
    blue_offers(t, b, x, belief, stay, here);
  }

  void red_offers(int t, std::size_t b, int x, double belief, const double* stay, Table& here) {
    double best = 0, best_sum = 0, best_chance = 0;
    std::vector<ExactOffer> offers;
    Signed u{};
    ExactAnswers chosen;
    bool found = false;
    for (int d = 0; d < grid_.shares; ++d) {
      const double share = static_cast<double>(d) / (grid_.shares - 1);
      if (!allowed(share)) continue;
      const Signed w = worth_of(share, t, b, x);
      const ExactAnswers answers = exact_respond(
          belief, [&](int type, double y) { return w.blue[type] - after(1 + type, t, y, x); },
          [&](int, double gain) { return grid_acceptance(gain, grid_.noise); });
      const double a = (1 - belief) * answers.accept[0] + belief * answers.accept[1];
      const double otherwise = after(0, t, answers.refused, x);
      const double from_signers = a > 0 ? belief * answers.accept[1] / a : belief;
      const double signed_by_red = w.seen(from_signers);
      if (signed_by_red - otherwise <= 0) continue;
      const double value = a * signed_by_red + (1 - a) * otherwise - stay[0];
      offers.push_back({d, value, 0, a});
      const double sum = w.seen(belief) - stay[0] + (1 - belief) * (w.blue[0] - stay[1]) +
                         belief * (w.blue[1] - stay[2]);
      if (value < best || value <= 0 || (found && value == best && sum <= best_sum)) continue;
      found = true;
      best = value;
      best_sum = sum;
      best_chance = a;
      chosen = answers;
      u = w;
    }
    if (grid_.proposes[0] > 0) narrow(offers, {0, best, 0, best_chance}, here.margin);
    if (!found) return;
    const double chance = grid_.meet * grid_.proposes[0];
    s_.value[0][t][b][x] += chance * best;
    for (int type : {0, 1}) {
      const double yes = chosen.accept[type];
      s_.value[1 + type][t][b][x] +=
          chance *
          (yes * u.blue[type] + (1 - yes) * after(1 + type, t, chosen.refused, x) - stay[1 + type]);
      here.signs[type] += chance * yes;
      here.lasts[type] += chance * yes * u.lasts[type];
    }
    here.learnt.push_back(
        {chosen.refused, {chance * (1 - chosen.accept[0]), chance * (1 - chosen.accept[1])}});
  }

  // Who is refused is as who has offered nothing: all that is known is that no deal came.
  void blue_offers(int t, std::size_t b, int x, double belief, const double* stay, Table& here) {
    std::vector<Signed> worths;
    for (int d = 0; d < grid_.shares; ++d)
      worths.push_back(worth_of(static_cast<double>(d) / (grid_.shares - 1), t, b, x));
    const auto offers = [&](int type, double without) {
      std::vector<ExactOffer> out;
      const double red = after(0, t, without, x), own = after(1 + type, t, without, x);
      for (int d = 0; d < grid_.shares; ++d) {
        const Signed& w = worths[d];
        if (!allowed(static_cast<double>(d) / (grid_.shares - 1)) || w.blue[type] <= own) continue;
        const double a = grid_acceptance(w.seen(belief) - red, grid_.noise);
        out.push_back({d, a * (w.blue[type] - own),
                       w.seen(belief) + (1 - belief) * w.blue[0] + belief * w.blue[1], a});
      }
      return out;
    };
    const ExactTurn turn = exact_turn(
        belief, [&](int type, double without) { return best_of(offers(type, without)); });
    for (int type : {0, 1})
      if (turn.plays[type].size() == 1 && grid_.proposes[1] > 0)
        narrow(offers(type, turn.without), turn.plays[type][0].second, here.margin);
    const double chance = grid_.meet * grid_.proposes[1];
    const double prior[2] = {1 - belief, belief};
    double none[3];  // worth of a turn without a deal
    for (int e = 0; e < 3; ++e) {
      none[e] = after(e, t, turn.without, x);
      s_.value[e][t][b][x] += chance * (none[e] - stay[e]);
    }
    for (int type : {0, 1})
      for (const auto& [played, offer] : turn.plays[type]) {
        if (offer.d < 0) continue;
        const Signed& u = worths[offer.d];
        const double signs = chance * played * offer.accept;
        s_.value[1 + type][t][b][x] += signs * (u.blue[type] - none[1 + type]);
        s_.value[0][t][b][x] += prior[type] * signs * (u.red[type] - none[0]);
        here.signs[type] += signs;
        here.lasts[type] += signs * u.lasts[type];
      }
    here.learnt.push_back(
        {turn.without, {chance * (1 - turn.signs(0)), chance * (1 - turn.signs(1))}});
  }

  void forward(int type) {
    const std::size_t beliefs = s_.beliefs.size();
    const std::vector none(beliefs, std::vector<double>(grid_.states, 0.0));
    std::vector here = none;
    here[first_][grid_.start] = 1;
    double settled = 0;
    for (int t = 0; t < grid_.months; ++t) {
      std::vector next = none;
      double mass = 0, believed = 0;
      const auto move = [&](std::size_t b, int x, double m) {
        fight(type, b, x, [&](std::size_t c, int y, double chance) { next[c][y] += m * chance; });
      };
      for (std::size_t b = 0; b < beliefs; ++b)
        for (int x = 1; x + 1 < grid_.states; ++x) {
          const double m = here[b][x];
          if (m == 0) continue;
          mass += m;
          if (m > .001) s_.margin = std::min(s_.margin, tables_[t][b][x].margin);
          believed += m * s_.beliefs[b];
          const Table& table = tables_[t][b][x];
          settled += m * table.signs[type];
          s_.lasting[type] += m * table.lasts[type];
          double rest = 1 - table.signs[type];
          for (const auto& [belief, chance] : table.learnt) {
            std::size_t low;
            double up;
            around_belief(s_.beliefs, belief, sign_of(type), low, up);
            move(low, x, m * chance[type] * (1 - up));
            move(low + 1, x, m * chance[type] * up);
            rest -= chance[type];
          }
          move(b, x, m * rest);
        }
      s_.settled_by[type].push_back(settled);
      s_.at_war[type].push_back(mass);
      s_.belief[type].push_back(mass > 0 ? believed / mass : 0);
      here = next;
    }
  }

  const ScreeningGame& game_;
  GridGame grid_;
  int first_ = 0;
  ScreeningSolution s_;
  std::vector<std::vector<std::vector<Table>>> tables_;  // month x belief x state
};

inline ScreeningSolution solve_screening(const ScreeningGame& game) {
  return ScreeningSolver(game).solve();
}

// Largest errors of the engine: of values at the start (red's, and blue's as either type) and of
// P(signed by month 6, 12).
struct ScreeningErrors {
  double value = 0, signing = 0;
};

inline ScreeningErrors screening_errors(const ScreeningGame& game, int train, int play) {
  const ScreeningSolution exact = solve_screening(game);
  const Conflict conflict = screening_case(game);
  const Played played = play_case(conflict, {.train = train, .play = play});
  ScreeningErrors out;
  for (int e : {0, 1, 2})
    out.value = std::max(out.value, std::fabs(played.strategy.at_start[e] - exact.start[e]));
  for (int months : {6, 12})
    out.signing = std::max(out.signing, std::fabs(settled_by(played.histories, months) -
                                                  exact_settled(game, exact, months)));
  return out;
}

}  // namespace armistice

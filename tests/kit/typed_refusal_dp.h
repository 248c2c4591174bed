// The slow, obvious solver of bargaining with a party of two types where a refusal counts, and a
// yes with conditions counts otherwise: exact backward induction over every state, mark, month,
// share, type and belief on the grid. For tests only: red is known, blue has a private cost of war.
//
// A mark runs from -2 to 2. A step of it moves the chance that the front goes up, as much the other
// way the chance that it goes down, and the chance of a meeting. Each party has a step for its no
// and one for its yes with conditions.
#pragma once

#include "kit/screening_dp.h"

namespace armistice {

struct TypedRefusalGame {
  ScreeningGame base;  // `meet` at mark 0; no battles
  double tilt = .02, pace = .1;
  int step[2][2] = {{-1, 1}, {1, -1}};  // party x kind: no, yes with conditions
  bool conditions = true;
};

struct TypedRefusalSolution {
  double start[3] = {0, 0, 0};        // red, blue's lower type, blue's upper type
  std::vector<double> settled_by[2];  // per type of blue, in or before each month
  double refusals[2][2] = {};         // of blue in a history of its type: per type, kind
  double apart = 0;                   // share of its refusals at which the kind tells something
  double margin = 1;                  // as ScreeningSolution has it
};

class TypedRefusalSolver {
 public:
  explicit TypedRefusalSolver(const TypedRefusalGame& game)
      : game_(game), grid_(grid_of(game.base.forts)) {
    beliefs_ = screening_beliefs(game.base);
    while (beliefs_[first_] != game.base.upper) ++first_;
  }

  TypedRefusalSolution solve() {
    const std::vector<Column> none(std::size_t(grid_.months) + 1,
                                   Column(kMarks * beliefs_.size() * grid_.states));
    for (int e = 0; e < 3; ++e) value_[e] = go_on_[e] = none;
    tables_.assign(grid_.months, std::vector<std::vector<Turn>>(none[0].size()));
    margins_.assign(grid_.months, Column(none[0].size(), 1.0));
    for (int e = 0; e < 3; ++e)
      for (int t = 0; t <= grid_.months; ++t)
        each([&](int m, std::size_t b, int x) {
          if (is_end(x))
            value_[e][t][at(m, b, x)] = grid_.at_collapse(party(e), x);
          else if (t == grid_.months)
            value_[e][t][at(m, b, x)] = grid_.at_end(party(e), x);
        });
    for (int t = grid_.months - 1; t >= 0; --t) {
      for (int e = 0; e < 3; ++e)
        each([&](int m, std::size_t b, int x) {
          if (!is_end(x)) go_on_[e][t][at(m, b, x)] = run(e, t, m, b, x);
        });
      each([&](int m, std::size_t b, int x) {
        if (is_end(x)) return;
        for (int e = 0; e < 3; ++e) value_[e][t][at(m, b, x)] = go_on_[e][t][at(m, b, x)];
        red_offers(t, m, b, x);
        blue_offers(t, m, b, x);
      });
    }
    for (int e = 0; e < 3; ++e) s_.start[e] = value_[e][0][at(2, first_, grid_.start)];
    double refused = 0;
    for (int type : {0, 1}) refused += forward(type);
    s_.apart = refused > 0 ? s_.apart / refused : 0;
    return s_;
  }

 private:
  static constexpr int kMarks = 5;
  using Column = std::vector<double>;
  struct Kinds {  // of blue's refusal
    double but[2] = {0, 0}, after[2] = {0, 0};
  };
  struct Turn {  // chances per type: of a signature, or of going on at a mark with a belief
    bool signs = false;
    int mark = 2;
    double belief = 0, chance[2] = {0, 0};
    int kind = -1;  // of blue's refusal
    bool apart = false;
  };

  static int party(int e) { return e == 0 ? 0 : 1; }
  bool is_end(int x) const { return x == 0 || x == grid_.states - 1; }
  std::size_t at(int m, std::size_t b, int x) const {
    return (std::size_t(m) * beliefs_.size() + b) * std::size_t(grid_.states) + std::size_t(x);
  }
  template <class Visit>
  void each(Visit visit) const {
    for (int m = 0; m < kMarks; ++m)
      for (std::size_t b = 0; b < beliefs_.size(); ++b)
        for (int x = 0; x < grid_.states; ++x) visit(m, b, x);
  }
  double up(int m) const { return grid_.up + game_.tilt * (m - 2); }
  double down(int m) const { return grid_.down - game_.tilt * (m - 2); }
  double meets(int m, int j) const {
    return (game_.base.meet + game_.pace * (m - 2)) * grid_.proposes[j];
  }
  int marked(int m, int refuser, int kind) const {
    return std::clamp(m + game_.step[refuser][kind], 0, kMarks - 1);
  }
  double cost(int e) const { return e == 0 ? game_.base.forts.cost[0] : game_.base.cost[e - 1]; }

  double run(int e, int t, int m, std::size_t b, int x) const {
    const Column& next = value_[e][t + 1];
    return -cost(e) + grid_.discount[party(e)] *
                          (up(m) * next[at(m, b, x + 1)] + down(m) * next[at(m, b, x - 1)] +
                           (1 - up(m) - down(m)) * next[at(m, b, x)]);
  }

  double after(int e, int t, int m, double belief, int x) const {
    std::size_t low;
    double high;
    around_belief(beliefs_, belief, e - 1, low, high);
    return (1 - high) * go_on_[e][t][at(m, low, x)] + high * go_on_[e][t][at(m, low + 1, x)];
  }

  // Which kind of refusal each type of blue chooses at belief y, and what that teaches.
  Kinds kinds(int t, int m, double y, int x) const {
    Kinds out;
    out.after[0] = out.after[1] = y;
    if (!game_.conditions) return out;
    const auto worth = [&](int type, int kind, double z) {
      return after(1 + type, t, marked(m, 1, kind), z, x);
    };
    int own[2];
    for (int type : {0, 1}) {
      own[type] = worth(type, 1, y) > worth(type, 0, y) ? 1 : 0;
      out.but[type] = own[type];
    }
    if (own[0] == own[1] || y <= 0 || y >= 1) return out;
    double loss[2];
    for (int type : {0, 1}) {
      out.after[own[type]] = type;
      loss[type] = worth(type, own[1 - type], 1 - type) - worth(type, own[type], type);
    }
    if (loss[0] <= 0 && loss[1] <= 0) return out;
    const int hides = loss[1] > loss[0] ? 1 : 0, theirs = own[1 - hides];
    // the belief nearest to y at which hiding pays no more than being known does
    const double known = worth(hides, own[hides], hides), sure = 1 - hides;
    double near = y, far = sure;  // hiding pays at `far`
    if (worth(hides, theirs, y) < known) {
      for (int step = 0; step < 60; ++step) {
        const double middle = (near + far) / 2;
        (worth(hides, theirs, middle) >= known ? far : near) = middle;
      }
    } else {
      far = y;
    }
    out.after[theirs] = far;
    // how often it hides for Bayes to lead there
    const double odds = hides == 1 ? far / (1 - far) : (1 - far) / far;
    const double before = hides == 1 ? y / (1 - y) : (1 - y) / y;
    const double hidden = odds / before;
    out.but[hides] = theirs == 1 ? hidden : 1 - hidden;
    return out;
  }

  // To someone (e) a refusal by blue that leaves belief y before its kind is known.
  double refusal(int e, int t, int m, double y, int x, const Kinds& k) const {
    const double but = e > 0 ? k.but[e - 1] : (1 - y) * k.but[0] + y * k.but[1];
    return (1 - but) * after(e, t, marked(m, 1, 0), k.after[0], x) +
           but * after(e, t, marked(m, 1, 1), k.after[1], x);
  }

  bool allowed(double share) const {
    return share >= grid_.red_line[0] - 1e-12 && share <= grid_.red_line[1] + 1e-12;
  }

  void red_offers(int t, int m, std::size_t b, int x) {
    const double belief = beliefs_[b];
    double stay[3], best = 0, best_sum = 0, u[2] = {0, 0};
    for (int e = 0; e < 3; ++e) stay[e] = go_on_[e][t][at(m, b, x)];
    ExactAnswers chosen;
    bool found = false;
    double best_chance = 0;
    std::vector<ExactOffer> offers;
    for (int d = 0; d < grid_.shares; ++d) {
      const double share = static_cast<double>(d) / (grid_.shares - 1);
      const double w[2] = {grid_.worth(0, share, x), grid_.worth(1, share, x)};
      if (!allowed(share)) continue;
      const ExactAnswers answers = exact_respond(
          belief,
          [&](int type, double y) {
            return w[1] - refusal(1 + type, t, m, y, x, kinds(t, m, y, x));
          },
          [&](int, double gain) { return grid_acceptance(gain, grid_.noise); });
      const double a = (1 - belief) * answers.accept[0] + belief * answers.accept[1];
      const double otherwise =
          refusal(0, t, m, answers.refused, x, kinds(t, m, answers.refused, x));
      if (w[0] - otherwise <= 0) continue;
      const double value = a * w[0] + (1 - a) * otherwise - stay[0];
      const double sum = w[0] - stay[0] + w[1] - (1 - belief) * stay[1] - belief * stay[2];
      offers.push_back({d, value, 0, a});
      if (value < best || value <= 0 || (found && value == best && sum <= best_sum)) continue;
      found = true;
      best = value;
      best_sum = sum;
      best_chance = a;
      chosen = answers;
      u[0] = w[0];
      u[1] = w[1];
    }
    if (grid_.proposes[0] > 0) narrow(offers, {0, best, 0, best_chance}, margins_[t][at(m, b, x)]);
    if (!found) return;
    const double chance = meets(m, 0);
    const Kinds k = kinds(t, m, chosen.refused, x);
    value_[0][t][at(m, b, x)] += chance * best;
    Turn signs{true, m, belief, {}, -1, false}, turn[2];
    for (int type : {0, 1}) {
      const double yes = chosen.accept[type];
      value_[1 + type][t][at(m, b, x)] +=
          chance *
          (yes * u[1] + (1 - yes) * refusal(1 + type, t, m, chosen.refused, x, k) - stay[1 + type]);
      signs.chance[type] = chance * yes;
      for (int kind : {0, 1})
        turn[kind].chance[type] = chance * (1 - yes) * (kind == 1 ? k.but[type] : 1 - k.but[type]);
    }
    std::vector<Turn>& here = tables_[t][at(m, b, x)];
    here.push_back(signs);
    for (int kind : {0, 1}) {
      turn[kind].mark = marked(m, 1, kind);
      turn[kind].belief = k.after[kind];
      turn[kind].kind = kind;
      turn[kind].apart = k.after[kind] != chosen.refused;
      here.push_back(turn[kind]);
    }
  }

  void blue_offers(int t, int m, std::size_t b, int x) {
    const double belief = beliefs_[b];
    // red refuses in the way that it likes better
    int mark = marked(m, 0, 0);
    if (game_.conditions && go_on_[0][t][at(marked(m, 0, 1), b, x)] > go_on_[0][t][at(mark, b, x)])
      mark = marked(m, 0, 1);
    const auto worth = [&](int party, int d) {
      return grid_.worth(party, static_cast<double>(d) / (grid_.shares - 1), x);
    };
    const auto offers = [&](int type, double without) {
      std::vector<ExactOffer> out;
      const double red = after(0, t, mark, without, x), own = after(1 + type, t, mark, without, x);
      const double silent = after(1 + type, t, m, without, x);
      for (int d = 0; d < grid_.shares; ++d) {
        const double w[2] = {worth(0, d), worth(1, d)};
        if (!allowed(static_cast<double>(d) / (grid_.shares - 1)) || w[1] <= own) continue;
        const double a = grid_acceptance(w[0] - red, grid_.noise);
        out.push_back({d, a * w[1] + (1 - a) * own - silent, w[0] + w[1], a});
      }
      return out;
    };
    const ExactTurn turn = exact_turn(
        belief, [&](int type, double without) { return best_of(offers(type, without)); });
    double& margin = margins_[t][at(m, b, x)];
    for (int type : {0, 1})
      if (turn.plays[type].size() == 1 && grid_.proposes[1] > 0)
        narrow(offers(type, turn.without), turn.plays[type][0].second, margin);
    const double chance = meets(m, 1), prior[2] = {1 - belief, belief};
    Turn signs{true, m, belief, {}, -1, false}, refused{false, mark, turn.without, {}, -1, false},
        silence{false, m, turn.without, {}, -1, false};
    double no[3];  // worth of a refusal
    for (int e = 0; e < 3; ++e) {
      no[e] = after(e, t, mark, turn.without, x);
      value_[e][t][at(m, b, x)] +=
          chance * (after(e, t, m, turn.without, x) - go_on_[e][t][at(m, b, x)]);
    }
    for (int type : {0, 1})
      for (const auto& [played, offer] : turn.plays[type]) {
        const double made = offer.d < 0 ? 0 : chance * played, a = offer.accept;
        silence.chance[type] += chance * played - made;
        if (made == 0) continue;
        signs.chance[type] += made * a;
        refused.chance[type] += made * (1 - a);
        const double w[2] = {worth(0, offer.d), worth(1, offer.d)};
        const auto over_silence = [&](int e, double u) {
          return a * u + (1 - a) * no[e] - after(e, t, m, turn.without, x);
        };
        value_[1 + type][t][at(m, b, x)] += made * over_silence(1 + type, w[1]);
        value_[0][t][at(m, b, x)] += prior[type] * made * over_silence(0, w[0]);
      }
    for (const Turn& what : {signs, refused, silence}) tables_[t][at(m, b, x)].push_back(what);
  }

  // Returns how often blue refuses in a history of this type, times the chance of the type.
  double forward(int type) {
    Column here(kMarks * beliefs_.size() * grid_.states), none = here;
    here[at(2, first_, grid_.start)] = 1;
    const double prior = type == 1 ? game_.base.upper : 1 - game_.base.upper;
    double settled = 0, refusals = 0;
    for (int t = 0; t < grid_.months; ++t) {
      Column next = none;
      const auto move = [&](int m, std::size_t b, int x, double mass) {
        next[at(m, b, x + 1)] += mass * up(m);
        next[at(m, b, x - 1)] += mass * down(m);
        next[at(m, b, x)] += mass * (1 - up(m) - down(m));
      };
      each([&](int m, std::size_t b, int x) {
        const double mass = here[at(m, b, x)];
        if (is_end(x) || mass == 0) return;
        if (mass > .001) s_.margin = std::min(s_.margin, margins_[t][at(m, b, x)]);
        double rest = 1;
        for (const Turn& turn : tables_[t][at(m, b, x)]) {
          const double chance = turn.chance[type];
          rest -= chance;
          if (chance == 0) continue;
          if (turn.signs) {
            settled += mass * chance;
            continue;
          }
          std::size_t low;
          double high;
          around_belief(beliefs_, turn.belief, type, low, high);
          move(turn.mark, low, x, mass * chance * (1 - high));
          move(turn.mark, low + 1, x, mass * chance * high);
          if (turn.kind < 0) continue;
          s_.refusals[type][turn.kind] += mass * chance;
          refusals += prior * mass * chance;
          if (turn.apart) s_.apart += prior * mass * chance;
        }
        move(m, b, x, mass * rest);
      });
      s_.settled_by[type].push_back(settled);
      here = next;
    }
    return refusals;
  }

  const TypedRefusalGame& game_;
  GridGame grid_;
  std::vector<double> beliefs_;
  std::size_t first_ = 0;
  TypedRefusalSolution s_;
  std::vector<Column> value_[3], go_on_[3];             // month; mark x belief x state
  std::vector<std::vector<std::vector<Turn>>> tables_;  // month x (mark x belief x state)
  std::vector<Column> margins_;
};

inline TypedRefusalSolution solve_typed_refusals(const TypedRefusalGame& game) {
  return TypedRefusalSolver(game).solve();
}

inline std::string rules_text(const TypedRefusalGame& g) {
  std::string rules;
  for (int kind : {0, 1}) {
    if (kind == 1 && !g.conditions) continue;
    rules += kind == 0 ? "  refusal:\n" : "  conditions:\n";
    for (int i : {0, 1})
      rules += fmt::format("    - {{when: \"{} == {}\", add: {{mark: {}}}}}\n",
                           kind == 0 ? "refused_by" : "answered_by", i == 0 ? "red" : "blue",
                           g.step[i][kind]);
  }
  return rules;
}

// The same game as a case; with `known` blue's cost is a number for all to see.
inline Conflict typed_refusal_case(const TypedRefusalGame& g, bool known = false) {
  const FortGame& f = g.base.forts;
  FortText text = hidden_cost_text(g.base, known);
  text.title = "Forts, a hidden cost, and refusals that count";
  text.stocks = "    mark: {start: 0, flow: 0, min: -2, max: 2}\n";
  text.up = fmt::format("{} + {} * mark", f.up, g.tilt);
  text.down = fmt::format("{} - {} * mark", f.down, g.tilt);
  text.meet = fmt::format("{} + {} * mark", g.base.meet, g.pace);
  text.features = "front, mark";
  text.rules = rules_text(g);
  return fort_case(f, text);
}

// Random games, by seed.
inline TypedRefusalGame random_typed_refusals(unsigned seed) {
  TypedRefusalGame game;
  game.base = random_screening(seed);
  game.base.meet = .5;
  game.tilt = .005 + .005 * (seed % 3);
  game.pace = .08 + .04 * (seed % 4);
  return game;
}

}  // namespace armistice

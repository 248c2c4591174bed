// The slow, obvious solver of a deal signed in two parts on a line of states: exact backward
// induction over every state, month, phase and way to have settled the first part. For tests only:
// two parties, one issue of three options (the block) and one divisible issue (the rest),
// everything written out in the order of docs/sequence.md.
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

struct SequenceGame {
  FortGame forts;
  double ground[2][3] = {{0, .1, .2}, {.2, .1, 0}};  // party x option: what the block is worth
  int shift[3] = {0, 0, 0};                          // what signing it adds to the front
  int barred = -1;           // an option that a hard lock of blue refuses whatever else is signed
  double least_with_0 = 0;   // with option 0 red also refuses less money than this
  bool truce = false;        // with a ceasefire in the case, ...
  int ceasefire_after = -1;  // ... agreed once so many parts are signed, the rest only in one
  double truce_up = .1, truce_down = .1, truce_cost[2] = {.001, .001};
  double meet = 1;
};

struct SequenceSolution {
  static constexpr int kNone = 3;                         // stages: option signed, or nothing
  using Table = std::vector<std::vector<double>>;         // month x state
  Table value[4][2][2], month[4][2][2], before[4][2][2];  // stage, phase, party: V, C, W
  Table left[4][2];                                    // stage, party: no more signatures, in war
  Table deal[4][2], agreed[4], broken[4], part[2][3];  // chances: of the last part, of a truce
                                                       // and of its end, of the block
  std::vector<double> part_by, deal_by, truce_by;      // cumulative; truces: how many
  double way[3] = {0, 0, 0};                           // chance that the block is signed so
  double gain[2] = {0, 0}, if_it_stops[2] = {0, 0};    // means over signatures of the block
  double margin = 1;                                   // as GridSolution::margin
};

class SequenceSolver {
 public:
  explicit SequenceSolver(const SequenceGame& game) : game_(game), grid_(grid_of(game.forts)) {}

  SequenceSolution solve() {
    const SequenceSolution::Table table(grid_.months + 1, std::vector<double>(grid_.states, 0.0));
    for (int s = 0; s < 4; ++s) {
      for (int p : {0, 1}) {
        s_.deal[s][p] = table;
        margin_[s][p] =
            SequenceSolution::Table(table.size(), std::vector<double>(grid_.states, 1.0));
        for (int i : {0, 1}) s_.value[s][p][i] = s_.month[s][p][i] = s_.before[s][p][i] = table;
      }
      s_.agreed[s] = s_.broken[s] = table;
      for (int i : {0, 1}) s_.left[s][i] = table;
    }
    for (int p : {0, 1})
      for (auto& part : s_.part[p]) part = table;
    ends();
    for (int t = grid_.months - 1; t >= 0; --t) {
      for (int s = 0; s < 4; ++s) {
        for (int p : {0, 1})
          for (int i : {0, 1})
            for (int x = 0; x < grid_.states; ++x) s_.month[s][p][i][t][x] = run(s, p, i, t, x);
        for (int i : {0, 1})
          for (int x = 1; x + 1 < grid_.states; ++x)
            s_.left[s][i][t][x] = step(s_.left[s][i][t + 1], 0, i, x);
        for (int x = 1; x + 1 < grid_.states; ++x) settle_phase(s, t, x);
      }
      for (int s = 0; s < 4; ++s)
        for (int p : {0, 1})
          for (int x = 1; x + 1 < grid_.states; ++x) table_of(s, p, t, x);
    }
    forward();
    return s_;
  }

 private:
  static constexpr int kNone = SequenceSolution::kNone;
  bool is_end(int x) const { return x == 0 || x == grid_.states - 1; }
  int held(int x) const { return std::clamp(x, 0, grid_.states - 1); }
  double share(int k) const { return static_cast<double>(k) / (grid_.shares - 1); }
  double up(int p) const { return p == 0 ? grid_.up : game_.truce_up; }
  double down(int p) const { return p == 0 ? grid_.down : game_.truce_down; }
  double cost(int p, int i) const { return p == 0 ? grid_.cost[i] : game_.truce_cost[i]; }
  bool meets(int s, int p) const {
    const int parts = s == kNone ? 0 : 1;
    return p == 1 || game_.ceasefire_after < 0 || parts < game_.ceasefire_after;
  }
  bool may_cease(int s) const {
    const int parts = s == kNone ? 0 : 1;
    return game_.truce && (game_.ceasefire_after < 0 || parts >= game_.ceasefire_after);
  }
  double worth(int i, int s, int k, int x) const {
    return game_.ground[i][s] + grid_.worth(i, share(k), x);
  }
  bool allowed(int s, int k) const {
    if (share(k) < grid_.red_line[0] - 1e-12 || share(k) > grid_.red_line[1] + 1e-12) return false;
    return s != 0 || share(k) >= game_.least_with_0 - 1e-12;
  }

  // The status quo: the signed option, or the second, and half of the money, less two months' cost.
  void ends() {
    for (int s = 0; s < 4; ++s)
      for (int i : {0, 1})
        for (int x = 0; x < grid_.states; ++x)
          for (int t = 0; t <= grid_.months; ++t) {
            if (is_end(x)) {
              s_.left[s][i][t][x] = grid_.at_collapse(i, x);
              for (int p : {0, 1}) s_.value[s][p][i][t][x] = grid_.at_collapse(i, x);
            } else if (t == grid_.months) {
              const double u = worth(i, s == kNone ? 1 : s, (grid_.shares - 1) / 2, x);
              for (int p : {0, 1}) s_.value[s][p][i][t][x] = u - 2 * cost(p, i);
              s_.left[s][i][t][x] = u - 2 * cost(0, i);
            }
          }
  }

  double step(const std::vector<double>& next, int p, int i, int x) const {
    return -cost(p, i) +
           grid_.discount[i] * (up(p) * next[held(x + 1)] + down(p) * next[held(x - 1)] +
                                (1 - up(p) - down(p)) * next[x]);
  }
  double run(int s, int p, int i, int t, int x) const {
    return step(s_.value[s][p][i][t + 1], p, i, x);
  }

  // A ceasefire is agreed as deals are; whoever likes war better breaks it, either first by lot.
  void settle_phase(int s, int t, int x) {
    double gain[2];
    for (int i : {0, 1}) gain[i] = s_.month[s][1][i][t][x] - s_.month[s][0][i][t][x];
    for (int first : {0, 1}) {
      double value[2] = {s_.month[s][1][0][t][x], s_.month[s][1][1][t][x]}, kept = 1;
      for (int i : {1 - first, first}) {
        const double more = s_.month[s][0][i][t][x] - value[i];
        const double breaks =
            grid_.noise > 0 ? grid_acceptance(more, grid_.noise) : (more > 0 ? 1.0 : 0.0);
        if (game_.truce) margin_[s][1][t][x] = std::min(margin_[s][1][t][x], std::fabs(more));
        for (int k : {0, 1}) value[k] += breaks * (s_.month[s][0][k][t][x] - value[k]);
        kept *= 1 - breaks;
      }
      for (int k : {0, 1}) s_.before[s][1][k][t][x] += value[k] / 2;
      s_.broken[s][t][x] += (1 - kept) / 2;
    }
    double chance = 0;
    for (int j : {0, 1})
      if (may_cease(s) && gain[j] > 0)
        chance += game_.meet * grid_.proposes[j] * grid_acceptance(gain[1 - j], grid_.noise);
    s_.agreed[s][t][x] = chance;
    if (may_cease(s))
      margin_[s][0][t][x] = std::min(margin_[s][0][t][x], std::fabs(std::min(gain[0], gain[1])));
    for (int i : {0, 1}) s_.before[s][0][i][t][x] = s_.month[s][0][i][t][x] + chance * gain[i];
  }

  struct Choice {
    double u[2];
    bool open;
    int way;
  };
  void table_of(int s, int p, int t, int x) {
    std::vector<Choice> choices;
    if (s == kNone) {
      for (int k = 0; k < 3; ++k) {
        const int at = held(x + game_.shift[k]);
        choices.push_back(
            {{s_.before[k][p][0][t][at], s_.before[k][p][1][t][at]}, k != game_.barred, k});
      }
    } else {
      for (int k = 0; k < grid_.shares; ++k)
        choices.push_back({{worth(0, s, k, x), worth(1, s, k, x)}, allowed(s, k), k});
    }
    const double c[2] = {s_.before[s][p][0][t][x], s_.before[s][p][1][t][x]};
    for (int i : {0, 1}) s_.value[s][p][i][t][x] = c[i];
    if (!meets(s, p)) return;
    for (int j : {0, 1}) offer(s, p, t, x, j, c, choices);
  }

  void offer(int s, int p, int t, int x, int j, const double* c,
             const std::vector<Choice>& choices) {
    double best = 0, best_sum = 0, accept = 0, nearest = -1;
    const Choice* chosen = nullptr;
    for (const Choice& choice : choices) {
      if (!choice.open) continue;
      const double gain[2] = {choice.u[0] - c[0], choice.u[1] - c[1]};
      nearest = std::max(nearest, std::min(gain[0], gain[1]));
      if (gain[j] <= 0) continue;
      const double a = grid_acceptance(gain[1 - j], grid_.noise), sum = gain[0] + gain[1];
      if (a * gain[j] <= 0) continue;
      if (chosen && (a * gain[j] < best || (a * gain[j] == best && sum <= best_sum))) continue;
      chosen = &choice;
      best = a * gain[j];
      best_sum = sum;
      accept = a;
    }
    double off = chosen ? std::min(chosen->u[0] - c[0], chosen->u[1] - c[1]) : std::fabs(nearest);
    for (const Choice& choice : choices) {
      if (chosen == nullptr || !choice.open) continue;
      if (choice.u[j] > chosen->u[j]) off = std::min(off, std::fabs(choice.u[1 - j] - c[1 - j]));
      if (s == kNone && choice.way != chosen->way)
        off = std::min(off, std::fabs(choice.u[j] - chosen->u[j]));
    }
    margin_[s][p][t][x] = std::min(margin_[s][p][t][x], off);
    if (chosen == nullptr) return;
    const double chance = game_.meet * grid_.proposes[j] * accept;
    (s == kNone ? s_.part[p][chosen->way] : s_.deal[s][p])[t][x] += chance;
    for (int i : {0, 1}) s_.value[s][p][i][t][x] += chance * (chosen->u[i] - c[i]);
  }

  using Mass = std::vector<std::vector<double>>;  // (stage x phase) x state

  void forward() {
    Mass here(8, std::vector<double>(grid_.states, 0.0)), talkless = here;
    here[kNone * 2][grid_.start] = talkless[kNone * 2][grid_.start] = 1;
    double deals = 0, parts = 0, truces = 0;
    for (int t = 0; t < grid_.months; ++t) {
      for (int x = 1; x + 1 < grid_.states; ++x) {
        // what is signed hangs on states that only a war without deals reaches
        if (talkless[kNone * 2][x] > .001)
          for (int s = 0; s < 4; ++s)
            for (int p = 0; p < (game_.truce ? 2 : 1); ++p)
              s_.margin = std::min(s_.margin, margin_[s][p][t][x]);
      }
      here = play(here, t, deals, parts, truces);
      Mass next(8, std::vector<double>(grid_.states, 0.0));
      for (int x = 1; x + 1 < grid_.states; ++x) move(next, kNone * 2, x, talkless[kNone * 2][x]);
      talkless = next;
      s_.deal_by.push_back(deals);
      s_.part_by.push_back(parts);
      s_.truce_by.push_back(truces);
    }
    for (int i : {0, 1}) {
      s_.gain[i] /= parts;
      s_.if_it_stops[i] /= parts;
    }
  }

  // Tables, then phases, then the month of war.
  Mass play(const Mass& here, int t, double& deals, double& parts, double& truces) {
    Mass after(8, std::vector<double>(grid_.states, 0.0)), next = after;
    for (int s = 0; s < 4; ++s)
      for (int p : {0, 1})
        for (int x = 1; x + 1 < grid_.states; ++x) {
          const double mass = here[s * 2 + p][x];
          double stays = mass;
          if (s != kNone) {
            deals += mass * s_.deal[s][p][t][x];
            stays -= mass * s_.deal[s][p][t][x];
          }
          for (int k = 0; s == kNone && k < 3; ++k) {
            const double m = mass * s_.part[p][k][t][x];
            const int at = held(x + game_.shift[k]);
            parts += m;
            stays -= m;
            s_.way[k] += m;
            for (int i : {0, 1}) {
              s_.gain[i] += m * (s_.before[k][p][i][t][at] - s_.before[s][p][i][t][x]);
              s_.if_it_stops[i] += m * (s_.left[k][i][t][at] - s_.left[s][i][t][x]);
            }
            after[k * 2 + p][at] += m;
          }
          after[s * 2 + p][x] += stays;
        }
    for (int s = 0; s < 4; ++s)
      for (int x = 0; x < grid_.states; ++x) {
        const double agreed = after[s * 2][x] * s_.agreed[s][t][x];
        truces += agreed;
        const double broken = after[s * 2 + 1][x] * s_.broken[s][t][x];
        move(next, s * 2 + 1, x, agreed + after[s * 2 + 1][x] - broken);
        move(next, s * 2, x, after[s * 2][x] - agreed + broken);
      }
    return next;
  }

  void move(Mass& next, int at, int x, double mass) const {
    const int p = at % 2;
    next[at][held(x + 1)] += mass * up(p);
    next[at][held(x - 1)] += mass * down(p);
    next[at][x] += mass * (1 - up(p) - down(p));
  }

  const SequenceGame& game_;
  GridGame grid_;
  SequenceSolution s_;
  SequenceSolution::Table margin_[4][2];
};

inline SequenceSolution solve_sequence(const SequenceGame& game) {
  return SequenceSolver(game).solve();
}

// The same game as a case; `order` is what stands behind `sequence:`, empty: whole packages.
inline Conflict sequence_case(const SequenceGame& g, const std::string& order) {
  const FortGame& f = g.forts;
  std::string once;
  for (int k = 0; k < 3; ++k)
    if (g.shift[k] != 0)
      once += fmt::format("{}{{when: \"ground == g{}\", add: {{front: {}}}}}",
                          once.empty() ? "" : ", ", k, g.shift[k]);
  std::string talks;
  if (g.truce) talks += "  ceasefire: true\n";
  if (!order.empty())
    talks +=
        fmt::format("  blocks: {{land: {{issues: [ground], once_signed: [{}]}}}}\n  sequence: {}\n",
                    once, order);
  std::string locks;
  if (g.barred >= 0)
    locks += fmt::format(
        "  barred: {{kind: territory, holder: blue, refuses: \"ground == g{}\"}}\n", g.barred);
  if (g.least_with_0 > 0)
    locks += fmt::format(
        "  joint: {{kind: territory, holder: red, refuses: \"ground == g0 and money < {}\"}}\n",
        g.least_with_0);
  const std::string table = fmt::format(
      R"yaml(
issues:
  ground: {{options: [g0, g1, g2]}}
  money: {{share: {10}}}
preferences:
  scale: as_given
  red: {{ground: {{weight: 1, worth: {{g0: {0}, g1: {1}, g2: {2}}}}}, money: {{weight: 1, worth: "money * pie"}}}}
  blue: {{ground: {{weight: 1, worth: {{g0: {3}, g1: {4}, g2: {5}}}}}, money: {{weight: 1, worth: "(1 - money) * pie"}}}}
cost_of_war:
  red: "if(phase == ceasefire, {6}, {7})"
  blue: "if(phase == ceasefire, {8}, {9})"
at_horizon: {{status_quo: {{ground: g1, money: 0.5}}, months_of_cost: 2}}
)yaml",
      g.ground[0][0], g.ground[0][1], g.ground[0][2], g.ground[1][0], g.ground[1][1],
      g.ground[1][2], g.truce_cost[0], f.cost[0], g.truce_cost[1], f.cost[1], 1.0 / (f.shares - 1));
  return conflict_from(truce_war_text(f, g.truce_up, g.truce_down) + table +
                       fmt::format(R"yaml(
locks:
  least: {{kind: territory, holder: red, refuses: "money < {0}"}}
  most: {{kind: territory, holder: blue, refuses: "money > {1}"}}
{2}
talks:
  proposers: {{red: {3}, blue: {4}}}
  needed: [red, blue]
  meet: {5}
  noise: {6}
  menu: 2001
  features: [front]
{7}
endings: [{{id: deal, when: signed}}]
)yaml",
                                   f.least, f.most, locks, f.weight[0], f.weight[1], g.meet,
                                   f.noise, talks));
}

// Numbers drawn so that the block is signed in some states and not in others.
inline SequenceGame random_sequence(unsigned seed) {
  std::mt19937 draw(seed * 6971u + 29u);
  const auto between = [&](double low, double high, double step) {
    const int steps = static_cast<int>(std::lround((high - low) / step));
    const auto pick = static_cast<int>(draw() % static_cast<unsigned>(steps + 1));
    return std::round((low + pick * step) * 1e6) / 1e6;
  };
  SequenceGame g;
  g.forts = random_forts(seed);
  g.forts.shares = 11;
  g.forts.months = 18;
  g.forts.least = .3;
  g.forts.most = .7;
  g.forts.pie = between(.3, .5, .01);
  g.forts.slope = between(.2, .6, .01);
  for (int k = 0; k < 3; ++k) {
    g.ground[0][k] = between(0, .3, .01);
    g.ground[1][k] = between(0, .3, .01);
    g.shift[k] = static_cast<int>(between(-2, 2, 1));
  }
  g.barred = static_cast<int>(between(-1, 2, 1));
  g.least_with_0 = between(.3, .5, .1);
  g.meet = between(.3, 1, .1);
  g.truce_up = between(.05, .3, .01);
  g.truce_down = between(.05, .3, .01);
  for (int i : {0, 1}) g.truce_cost[i] = g.forts.cost[i] * between(0, 1, .25);
  return g;
}

// Share of the histories (unweighted) whose part was signed within the first months.
inline double part_by(const WorldHistories& world, std::size_t part, int months) {
  double count = 0;
  for (const History& h : world.histories)
    count += h.part_months[part] >= 0 && h.part_months[part] < months;
  return count / static_cast<double>(world.histories.size());
}

}  // namespace armistice

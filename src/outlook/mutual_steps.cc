#include "outlook/mutual_steps.h"

#include <algorithm>
#include <functional>

#include "expr/evaluate.h"
#include "outlook/estimates.h"

namespace armistice {
namespace {

// One world's game and what follows from it.
struct Played {
  int world = 0;
  double weight = 0;
  ConcedeGame game;
  ConcedeEquilibria equilibria;
  RiskDominance risk = RiskDominance::none;
  Commitments commitments;
};

using OfWorld = std::function<double(const Played&)>;

// Over the worlds that `counts` picks.
Estimate over(const std::vector<Played>& worlds, const OfWorld& value,
              const std::function<bool(const Played&)>& counts = {}) {
  std::vector<WorldValue> values;
  for (const Played& world : worlds)
    if (!counts || counts(world)) values.push_back({world.world, world.weight, value(world), 0});
  return values.empty() ? Estimate{} : estimate_over_worlds(values);
}

StepPair summarise(const std::vector<Played>& worlds) {
  StepPair out;
  for (int i : {0, 1}) {
    for (int own : {kConcede, kHold})
      for (int theirs : {kConcede, kHold})
        out.pay[i][own][theirs] =
            over(worlds, [=](const Played& w) { return w.game.pay[i][own][theirs]; });
    out.belief[i] = over(
        worlds, [=](const Played& w) { return belief_needed(w.game, i); },
        [=](const Played& w) { return belief_needed(w.game, i) <= 1; });
    out.lots[i] = over(
        worlds, [=](const Played& w) { return w.equilibria.concedes[i]; },
        [](const Played& w) { return w.equilibria.mixed; });
  }
  for (int a : {kConcede, kHold})
    for (int b : {kConcede, kHold})
      out.equilibrium[a][b] =
          over(worlds, [=](const Played& w) { return double(w.equilibria.pure[a][b]); });
  out.mixed = over(worlds, [](const Played& w) { return double(w.equilibria.mixed); });
  out.only_concede =
      over(worlds, [](const Played& w) { return double(w.equilibria.only_concede()); });
  out.better = over(worlds, [](const Played& w) {
    const auto& pay = w.game.pay;
    return double(pay[0][kConcede][kConcede] > pay[0][kHold][kHold] &&
                  pay[1][kConcede][kConcede] > pay[1][kHold][kHold]);
  });
  out.concede_dominates =
      over(worlds, [](const Played& w) { return double(w.risk == RiskDominance::concede); });
  out.hold_dominates =
      over(worlds, [](const Played& w) { return double(w.risk == RiskDominance::hold); });
  out.penalty = over(worlds, [](const Played& w) { return w.commitments.penalty; });
  out.compensation = over(worlds, [](const Played& w) { return w.commitments.compensation; });
  out.fine = over(worlds, [](const Played& w) { return w.commitments.fine; });
  out.insured_first =
      over(worlds, [](const Played& w) { return double(w.commitments.insured == 0); });
  out.guaranteed =
      over(worlds, [](const Played& w) { return double(w.commitments.guarantee <= 1); });
  out.guarantee = over(
      worlds, [](const Played& w) { return w.commitments.guarantee; },
      [](const Played& w) { return w.commitments.guarantee <= 1; });
  return out;
}

}  // namespace

ConcedeGame step_game(const Conflict& c, int first, int second, const double* quantities) {
  Frame frame(c.layout.size(), 1);
  for (std::size_t q = 0; q < c.quantities.size(); ++q)
    frame.column(c.layout.quantities + static_cast<int>(q))[0] = quantities[q];
  ConcedeGame game;
  const int steps[2] = {first, second};
  for (int i : {0, 1}) {
    const MutualStep& step = c.steps[steps[i]];
    const double cost = evaluate_one(step.cost, frame, 0.0);
    const double worth = evaluate_one(step.worth, frame, 0.0);
    auto& pay = game.pay[i];
    game.loss[i] = evaluate_one(step.loss, frame, 0.0);
    pay[kConcede][kConcede] = worth - cost;
    pay[kConcede][kHold] = -cost - game.loss[i];
    pay[kHold][kConcede] = evaluate_one(step.worth_alone, frame, worth);
    pay[kHold][kHold] = 0;
  }
  return game;
}

std::vector<std::pair<int, int>> step_pairs(const Conflict& c) {
  const auto answers = [&](int a, int b) {
    const std::vector<int>& list = c.steps[a].answers;
    return list.empty() || std::count(list.begin(), list.end(), b) > 0;
  };
  std::vector<std::pair<int, int>> out;
  const int n = static_cast<int>(c.steps.size());
  for (int a = 0; a < n; ++a)
    for (int b = a + 1; b < n; ++b)
      if (c.steps[a].party != c.steps[b].party && answers(a, b) && answers(b, a))
        out.emplace_back(a, b);
  return out;
}

std::vector<StepPair> find_steps(const Conflict& c, const Worlds& draws, const Study& study) {
  std::vector<StepPair> out;
  for (const auto& [first, second] : step_pairs(c)) {
    std::vector<Played> worlds;
    for (const WorldHistories& world : study.worlds) {
      Played one;
      one.world = world.world;
      one.weight = world_value(world, [](const History&) { return 1.0; }).weight;
      one.game = step_game(c, first, second, draws.of(world.world));
      one.equilibria = concede_equilibria(one.game);
      one.risk = risk_dominance(one.game);
      one.commitments = smallest_commitments(one.game);
      worlds.push_back(one);
    }
    StepPair pair = summarise(worlds);
    pair.first = first;
    pair.second = second;
    out.push_back(std::move(pair));
  }
  return out;
}

}  // namespace armistice

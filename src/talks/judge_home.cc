#include "talks/judge_home.h"

#include <algorithm>

#include "talks/verdicts.h"

namespace armistice {
namespace {

// The package, its worths and gains, where verdicts read them.
void set_deal(const Game& game, const TableState& state, const Deal& package,
              const DealColumns& deal, Frame& frame) {
  const Conflict& c = *game.conflict;
  for (std::size_t i = 0; i < c.issues.size(); ++i)
    std::fill_n(frame.column(c.layout.issues + static_cast<int>(i)), frame.lanes,
                c.issues[i].value(package[i]));
  for (std::size_t k = 0; k < game.priced.size(); ++k) {
    double* worth = frame.column(c.layout.worths + game.priced[k]);
    std::copy_n(deal.worth[k].data(), state.lanes, worth);
    if (k >= game.valued.size()) continue;
    double* gain = frame.column(c.layout.gains + game.priced[k]);
    for (int lane = 0; lane < state.lanes; ++lane)
      gain[lane] = worth[lane] + deal.office[k][lane] - state.go_on[k][lane];
  }
}

double weighed(const Lane& values, const std::vector<double>& weights) {
  double sum = 0;
  for (std::size_t lane = 0; lane < weights.size(); ++lane)
    if (weights[lane] > 0) sum += weights[lane] * values[lane];
  return sum;
}

// Bloc by bloc: its chance of a yes, and what the body's chance gains if that were higher.
void judge_blocs(const Conflict& c, std::size_t ratifier, const Lane& chance, std::size_t first,
                 const std::vector<double>& weights, WarBlock& block, Judgement& out) {
  for (std::size_t b = 0; b < c.ratifiers[ratifier].blocs.size(); ++b) {
    BlocReading reading;
    reading.raised = static_cast<int>(b);
    reading.raise = kRaise;
    Lane raised{};
    evaluate_verdict(c, 1 + ratifier, block, raised, &reading);
    out.bloc_raised[first + b] += weighed(raised, weights) - weighed(chance, weights);
  }
}

void judge_bodies(const Conflict& c, int d, const std::vector<double>& weights, WarBlock& block,
                  Judgement& out) {
  const int blocs = blocs_before(c, c.ratifiers.size());
  for (std::size_t r = 0; r < c.ratifiers.size(); ++r) {
    Lane chance{};
    BlocReading reading;
    evaluate_verdict(c, 1 + r, block, chance, &reading);
    out.bodies[static_cast<std::size_t>(d) * c.ratifiers.size() + r] += weighed(chance, weights);
    if (d >= out.closely) continue;
    const std::size_t first = static_cast<std::size_t>(d * blocs + blocs_before(c, r));
    for (std::size_t b = 0; b < reading.yes.size(); ++b)
      out.bloc_yes[first + b] += weighed(reading.yes[b], weights);
    judge_blocs(c, r, chance, first, weights, block, out);
  }
}

}  // namespace

int blocs_before(const Conflict& c, std::size_t ratifier) {
  int count = 0;
  for (std::size_t r = 0; r < std::min(ratifier, c.ratifiers.size()); ++r)
    count += static_cast<int>(c.ratifiers[r].blocs.size());
  return count;
}

void begin_home(const Conflict& c, std::size_t deals, Judgement& out) {
  const std::size_t looked = std::min(deals, static_cast<std::size_t>(out.closely));
  const std::size_t blocs = static_cast<std::size_t>(blocs_before(c, c.ratifiers.size()));
  out.bodies.assign(deals * c.ratifiers.size(), 0.0);
  out.bloc_yes.assign(looked * blocs, 0.0);
  out.bloc_raised.assign(looked * blocs, 0.0);
  out.stays.assign(deals * c.leaders.size(), 0.0);
  out.stake_effect.assign(deals * c.leaders.size(), 0.0);
  out.stays_at_war.assign(c.leaders.size(), 0.0);
}

void judge_home(const Game& game, const TableState& state, const Deal& package, int d,
                const DealColumns& deal, const std::vector<double>& weights, WarBlock& block,
                Judgement& out) {
  const Conflict& c = *game.conflict;
  set_deal(game, state, package, deal, block.frame);
  judge_bodies(c, d, weights, block, out);
  for (std::size_t l = 0; l < c.leaders.size(); ++l) {
    Lane signs{}, fights_on{};
    evaluate_verdict(c, first_leader_verdict(c) + l, block, signs);
    evaluate(c.leaders[l].fights_on, block.frame, block.registers, fights_on.data(), 1.0);
    keep_chance(fights_on, state.lanes, "survival", block);
    const std::size_t k = static_cast<std::size_t>(game.index_of[c.leaders[l].party]);
    const std::size_t at = static_cast<std::size_t>(d) * c.leaders.size() + l;
    const double stays = weighed(signs, weights), at_war = weighed(fights_on, weights);
    out.stays[at] += stays;
    if (d == 0) out.stays_at_war[l] += at_war;
    out.stake_effect[at] += game.stake[k] * (stays - at_war);
  }
}

}  // namespace armistice

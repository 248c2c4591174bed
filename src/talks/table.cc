#include "talks/table.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "talks/ceasefire.h"
#include "talks/order_of_steps.h"
#include "talks/table_trials.h"
#include "talks/types.h"
#include "talks/war_gain.h"
#include "war/integrate.h"

namespace armistice {
namespace {

LaneMask state_mask(const WarBlock& block) {
  return block.frame.lanes == 64 ? ~LaneMask{0} : (LaneMask{1} << block.frame.lanes) - 1;
}

LaneMask mask_of(const double* column, int lanes) {
  LaneMask mask = 0;
  for (int lane = 0; lane < lanes; ++lane)
    if (column[lane] != 0) mask |= LaneMask{1} << lane;
  return mask;
}

// a_i: share of the remaining time lived in peace before a relapse.
double peace_share(double discount, int pause, int rest) {
  if (rest <= 0) return 1.0;
  const int d = std::min(pause, rest);
  if (discount == 1.0) return static_cast<double>(d) / rest;
  return (1.0 - std::pow(discount, d)) / (1.0 - std::pow(discount, rest));
}

// What is no finite number counts 0, and as a failed draw.
void keep_finite(Lane& values, const char* what, const Party& party, WarBlock& block) {
  for (int lane = 0; lane < block.frame.lanes; ++lane) {
    if (std::isfinite(values[lane])) continue;
    count_failure(block, what + party.id, lane);
    values[lane] = 0;
  }
}

void status_quo_worth(const Game& game, int month, WarBlock& block, std::vector<Lane>& out) {
  const Conflict& c = *game.conflict;
  std::vector<Lane> cost;
  if (game.months_of_cost != 0) cost_at(game, month, block, cost);
  OptionWorths worths(c);
  if (!game.status_quo.empty()) worths.evaluate(block.frame, game.scale, block.registers);
  for (std::size_t k = 0; k < game.valued.size(); ++k) {
    const int party = game.valued[k];
    out[k].fill(0.0);
    if (!game.status_quo.empty() && c.parties[party].has_preferences)
      worths.worth(party, game.status_quo, out[k].data());
    else if (party < static_cast<int>(c.status_quo.worths.size()))
      evaluate(c.status_quo.worths[party], block.frame, block.registers, out[k].data());
    keep_finite(out[k], "at_horizon.", c.parties[party], block);
    add_office_in_war(game, k, block, out[k], state_mask(block));
    if (!cost.empty())
      for (int lane = 0; lane < block.frame.lanes; ++lane)
        out[k][lane] -= game.months_of_cost * cost[k][lane];
  }
}

// C per fit, month < strategy.months.
void predict_values(const Game& game, const Strategy& strategy, int month,
                    const BasisColumns& columns, int lanes, std::vector<Lane>& out) {
  out.resize(static_cast<std::size_t>(game.fits()));
  for (std::size_t k = 0; k < out.size(); ++k)
    predict(strategy.fit(month, static_cast<int>(k)), columns, lanes, out[k].data());
}

// What C after a pause may be beside its fit, at each lane's cell.
void prepare_spread(const Game& game, const Strategy& strategy, const BasisColumns& columns,
                    TableState& state) {
  const auto fits = static_cast<std::size_t>(game.fits());
  state.pause_samples = strategy.pause_samples;
  state.pause_most.assign(fits, 0.0);
  if (state.pause_samples == 0) return;
  const std::vector<double>& spread = strategy.pause_spread[state.month];
  state.pause_spread.resize(state.lanes);
  for (int lane = 0; lane < state.lanes; ++lane) {
    const int cell = cell_of(strategy.pause_fit(state.month, 0), columns, lane);
    state.pause_spread[lane] = spread.data() + cell * state.pause_samples * fits;
  }
  state.pause_column.resize(fits);
  for (std::size_t k = 0; k < fits; ++k) state.pause_column[k].fill(static_cast<int>(k));
  for (std::size_t k = 0; k < spread.size(); ++k)
    state.pause_most[k % fits] = std::max(state.pause_most[k % fits], spread[k]);
}

void prepare_locks(const Conflict& c, WarBlock& block, TableState& state) {
  state.lock_holds.resize(c.locks.size());
  for (std::size_t k = 0; k < c.locks.size(); ++k)
    state.lock_holds[k] =
        mask_of(block.frame.column(c.layout.locks + static_cast<int>(k)), state.lanes);
  cost_of_locks(c, block, state);
}

}  // namespace

void cost_of_locks(const Conflict& c, WarBlock& block, TableState& state) {
  state.lock_cost.resize(c.locks.size());
  for (std::size_t k = 0; k < c.locks.size(); ++k) {
    if (!c.locks[k].hard)
      evaluate(c.locks[k].cost, block.frame, block.registers, state.lock_cost[k].data());
    for (double& cost : state.lock_cost[k]) cost = std::max(0.0, cost);
  }
}

void meeting_at(const Talks& talks, WarBlock& block, Lane& meet, std::vector<Lane>& weight) {
  const int lanes = block.frame.lanes;
  evaluate(talks.meet, block.frame, block.registers, meet.data(), 1.0);
  keep_chance(meet, lanes, "meet", block);
  weight.resize(talks.proposers.size());
  Lane sum{};
  for (std::size_t j = 0; j < talks.proposers.size(); ++j) {
    evaluate(talks.proposers[j].weight, block.frame, block.registers, weight[j].data(), 1.0);
    for (int lane = 0; lane < lanes; ++lane) {
      if (!(weight[j][lane] >= 0 && std::isfinite(weight[j][lane]))) {
        count_failure(block, "proposers", lane);
        weight[j][lane] = 0;
      }
      sum[lane] += weight[j][lane];
    }
  }
  for (Lane& w : weight)
    for (int lane = 0; lane < lanes; ++lane) w[lane] = sum[lane] > 0 ? w[lane] / sum[lane] : 0.0;
}

void read_finite(const Program& program, const char* what, const Party& party, WarBlock& block,
                 Lane& out) {
  out.fill(0.0);
  evaluate(program, block.frame, block.registers, out.data(), 0.0);
  keep_finite(out, what, party, block);
}

void keep_chance(Lane& chance, int lanes, const char* name, WarBlock& block) {
  for (int lane = 0; lane < lanes; ++lane) {
    if (chance[lane] >= 0 && chance[lane] <= 1) continue;
    count_failure(block, name, lane);
    chance[lane] = chance[lane] > 1 ? 1.0 : 0.0;
  }
}

bool apply_refusal(const Game& game, int proposer, int refuser, Answer answer, LaneMask mask,
                   WarBlock& block) {
  const Conflict& c = *game.conflict;
  const int lanes = block.frame.lanes;
  std::fill_n(block.frame.column(c.layout.proposer), lanes, c.talks.proposers[proposer].party);
  std::fill_n(block.frame.column(c.layout.refused_by), lanes, c.talks.needed[refuser]);
  bool any = false;
  for (const RefusalRule& rule : answer == Answer::no ? c.talks.refusals : c.talks.conditions) {
    Lane when{};
    evaluate(rule.when, block.frame, block.registers, when.data(), 1.0);
    std::array<std::uint8_t, kMaxLanes> hit{};
    bool hits = false;
    for (int lane = 0; lane < lanes; ++lane) {
      hit[lane] = when[lane] != 0 && (mask >> lane & 1);
      hits = hits || hit[lane];
    }
    if (hits) apply_effects(game.context(PathSet::train), rule.effects, hit.data(), block);
    any = any || hits;
  }
  return any;
}

void apply_failure(const Game& game, LaneMask mask, const Lane& chance, WarBlock& block) {
  const Conflict& c = *game.conflict;
  double* failed = block.frame.column(c.layout.ratify_failed);
  for (int lane = 0; lane < block.frame.lanes; ++lane)
    if (mask >> lane & 1) failed[lane] = std::max(failed[lane], chance[lane]);
  for (const RefusalRule& rule : c.talks.failures) {
    Lane when{};
    evaluate(rule.when, block.frame, block.registers, when.data(), 1.0);
    std::array<std::uint8_t, kMaxLanes> hit{};
    for (int lane = 0; lane < block.frame.lanes; ++lane)
      hit[lane] = when[lane] != 0 && (mask >> lane & 1);
    apply_effects(game.context(PathSet::train), rule.effects, hit.data(), block);
  }
}

void add_office_in_war(const Game& game, std::size_t k, WarBlock& block, Lane& value,
                       LaneMask mask) {
  if (game.stake[k] == 0) return;
  Lane survival{};
  evaluate(game.conflict->leaders[game.leader[k]].fights_on, block.frame, block.registers,
           survival.data(), 1.0);
  keep_chance(survival, block.frame.lanes, "survival", block);
  for (int lane = 0; lane < block.frame.lanes; ++lane)
    if (mask >> lane & 1) value[lane] += game.stake[k] * survival[lane];
}

void cost_at(const Game& game, int month, WarBlock& block, std::vector<Lane>& out) {
  const Conflict& c = *game.conflict;
  out.resize(game.valued.size());
  for (std::size_t k = 0; k < game.valued.size(); ++k)
    if (game.cost_view[k] == 0)
      evaluate(c.cost_of_war[game.valued[k]], block.frame, block.registers, out[k].data());
  bool moved = false;
  for (int view = 1; view < static_cast<int>(c.views.size()); ++view)
    for (std::size_t k = 0; k < game.valued.size(); ++k) {
      if (game.cost_view[k] != view) continue;
      refresh_block(game.context(PathSet::train, view), month, block);
      moved = true;
      evaluate(c.cost_of_war[game.valued[k]], block.frame, block.registers, out[k].data());
    }
  if (moved) refresh_block(game.context(PathSet::train), month, block);
  for (std::size_t k = 0; k < game.valued.size(); ++k)
    keep_finite(out[k], "cost_of_war.", c.parties[game.valued[k]], block);
}

void values_at(const Game& game, const Strategy& strategy, int month, WarBlock& block,
               std::vector<Lane>& out, const Scenario& scenario) {
  if (month >= strategy.months) {
    by_type(game, block, out, [&](std::vector<Lane>& worth) {
      worth.resize(game.valued.size());
      status_quo_worth(game, month, block, worth);
    });
    return;
  }
  out.resize(game.valued.size());
  if (!strategy.truce.empty()) {
    PhaseChoices choices;
    choose_phase(game, strategy, scenario, month, block, choices);
    out = std::move(choices.value);
    return;
  }
  BasisColumns columns;
  evaluate_basis(game.basis, block.frame, columns);
  predict_values(game, strategy, month, columns, block.frame.lanes, out);
}

void prepare_table(const Game& game, const Strategy& strategy, const Scenario& scenario, int month,
                   WarBlock& block, TableState& state) {
  const Conflict& c = *game.conflict;
  state.month = month;
  state.lanes = block.frame.lanes;
  state.all = state.lanes == 64 ? ~LaneMask{0} : (LaneMask{1} << state.lanes) - 1;
  evaluate_locks(c, scenario, month, block.frame, block.registers);
  be_type(game, 0, block);
  BasisColumns columns;
  const bool at_end = month >= strategy.months;
  evaluate_basis(game.basis, block.frame, columns);
  if (at_end || !strategy.truce.empty())
    values_at(game, strategy, month, block, state.go_on, scenario);
  else
    predict_values(game, strategy, month, columns, state.lanes, state.go_on);
  state.after_pause.assign(static_cast<std::size_t>(game.fits()), Lane{});
  if (!strategy.after_pause.empty()) {
    for (std::size_t k = 0; k < state.after_pause.size(); ++k)
      predict(strategy.pause_fit(month, static_cast<int>(k)), columns, state.lanes,
              state.after_pause[k].data());
  }
  prepare_spread(game, strategy, columns, state);
  std::copy_n(block.frame.column(c.layout.ratify_failed), state.lanes, state.failed.begin());
  state.peace_share.clear();
  for (int party : game.valued)
    state.peace_share.push_back(
        peace_share(game.discount[party], game.pause_months, strategy.months - month));
  meeting_at(c.talks, block, state.meet, state.proposer_weight);
  if (!game.step.meets_at_war) {
    const double* phase = block.frame.column(c.layout.phase);
    for (int lane = 0; lane < state.lanes; ++lane)
      if (phase[lane] == kWarPhase) state.meet[lane] = 0;
  }
  prepare_locks(c, block, state);
  try_table(game, strategy, scenario, block, state, columns);
  state.in_place = all_of_type(game, 0);
  if (state.pause_samples > 0 && !game.informed.empty()) {
    be_type(game, 1, block);
    if (!state.other_worths)
      state.other_worths.emplace(c).evaluate(block.frame, game.scale, block.registers);
    else
      state.other_worths->evaluate_varying(block.frame, game.scale, block.registers);
  }
  be_type(game, 0, block);
  if (state.worths.lanes() == 0)
    state.worths.evaluate(block.frame, game.scale, block.registers);
  else
    state.worths.evaluate_varying(block.frame, game.scale, block.registers);
  if (const auto [count, party] = state.worths.take_failures(); count > 0) {
    count_failure(block, "preferences." + c.parties[party].id, 0);
    block.failed += count - 1;
  }
  if (game.has_next()) look_ahead(game, strategy, scenario, month, block, state.after_signing);
  state.war_gain.clear();
  if (c.talks.war_never_pays) cap_war(game, month, block, state);
}

}  // namespace armistice

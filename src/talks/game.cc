#include "talks/game.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "expr/evaluate.h"
#include "talks/order_of_steps.h"
#include "talks/types.h"
#include "talks/verdicts.h"
#include "war/plan.h"

namespace armistice {
namespace {

bool reads_between(const Program& program, int first, int count) {
  return std::any_of(program.reads.begin(), program.reads.end(),
                     [&](int slot) { return slot >= first && slot < first + count; });
}

bool reads_worths(const Conflict& c, std::size_t verdict) {
  const int n = static_cast<int>(c.parties.size());
  const auto programs = verdict_programs(c, verdict);
  return std::any_of(programs.begin(), programs.end(), [&](const Program* program) {
    return reads_between(*program, c.layout.worths, n) ||
           reads_between(*program, c.layout.gains, n);
  });
}

// Parties whose worth or gain a verdict reads.
std::vector<int> parties_read(const Conflict& c) {
  std::set<int> read;
  const int n = static_cast<int>(c.parties.size());
  for (std::size_t v = 0; v < verdict_count(c); ++v)
    for (int slot : verdict_reads(c, v)) {
      if (slot >= c.layout.worths && slot < c.layout.worths + n)
        read.insert(slot - c.layout.worths);
      if (slot >= c.layout.gains && slot < c.layout.gains + n) read.insert(slot - c.layout.gains);
    }
  return {read.begin(), read.end()};
}

}  // namespace

std::vector<int> valued_parties(const Conflict& c) {
  std::set<int> valued(c.talks.needed.begin(), c.talks.needed.end());
  for (const Proposer& p : c.talks.proposers)
    if (c.parties[p.party].has_preferences) valued.insert(p.party);
  const int n = static_cast<int>(c.parties.size());
  for (std::size_t v = 0; v < verdict_count(c); ++v)
    for (int slot : verdict_reads(c, v))
      if (slot >= c.layout.gains && slot < c.layout.gains + n) valued.insert(slot - c.layout.gains);
  return {valued.begin(), valued.end()};
}

namespace {

// Every slot that a program reads, itself or through auxiliaries.
std::set<int> slots_behind(const Conflict& c, const Program& program) {
  std::vector<int> ahead(program.reads.begin(), program.reads.end());
  std::set<int> seen;
  while (!ahead.empty()) {
    const int slot = ahead.back();
    ahead.pop_back();
    if (!seen.insert(slot).second || c.layout.slots[slot].kind != SlotKind::auxiliary) continue;
    const Program& is = c.auxiliaries[c.layout.slots[slot].index].is;
    ahead.insert(ahead.end(), is.reads.begin(), is.reads.end());
  }
  return seen;
}

// The view under which the party sees its cost of war otherwise than it is; 0: it does not.
int view_of_cost(const Conflict& c, int party) {
  const int view = c.view_of(party);
  const std::set<int> behind = slots_behind(c, c.cost_of_war[party]);
  for (const auto& [auxiliary, program] : c.views[view].auxiliaries)
    if (behind.count(c.layout.auxiliaries + auxiliary)) return view;
  for (const auto& [quantity, program] : c.views[view].quantities)
    if (behind.count(c.layout.quantities + quantity)) return view;
  return 0;
}

// What locks and features rest on.
std::set<int> slots_behind_basis(const Conflict& c) {
  std::set<int> reached;
  for (const Lock& lock : c.locks) reached.merge(slots_behind(c, lock.while_));
  for (int feature : c.talks.features) {
    Program name;
    name.reads = {feature};
    if (c.layout.slots[feature].kind == SlotKind::auxiliary) reached.merge(slots_behind(c, name));
  }
  return reached;
}

bool effects_reach_basis(const Conflict& c) {
  if (c.talks.ceasefire.given) return true;  // what settles the phase is read at once
  const std::set<int> reached = slots_behind_basis(c);
  for (const auto* rules : {&c.talks.refusals, &c.talks.conditions, &c.talks.failures})
    for (const RefusalRule& rule : *rules)
      for (const Effect& effect : rule.effects)
        if (reached.count(effect.slot) ||
            c.layout.slots[effect.slot].kind == SlotKind::override_value)
          return true;
  return false;
}

std::vector<int> slots_of_phase(const Conflict& c) {
  std::set<int> slots{c.layout.phase};
  for (const Breach& breach : c.talks.ceasefire.breaches)
    for (const auto* effects : {&breach.surprise, &breach.detected})
      for (const Effect& effect : *effects) slots.insert(effect.slot);
  return {slots.begin(), slots.end()};
}

// Groups deals by their options on the issues that a verdict reads.
void group_deals(const Conflict& c, std::size_t verdict, DealTerms& terms) {
  std::vector<int> issues;
  for (int slot : verdict_reads(c, verdict))
    if (c.layout.slots[slot].kind == SlotKind::issue) issues.push_back(c.layout.slots[slot].index);
  std::map<std::vector<int>, int> seen;
  std::vector<int> group, sample;
  for (int d = 0; d < terms.count(); ++d) {
    std::vector<int> key;
    for (int i : issues) key.push_back(terms.deals[d][i]);
    const auto [at, fresh] = seen.try_emplace(key, static_cast<int>(sample.size()));
    if (fresh) sample.push_back(d);
    group.push_back(at->second);
  }
  terms.group.push_back(std::move(group));
  terms.sample.push_back(std::move(sample));
}

// True if the verdict on a deal is the same in every state of the game.
bool is_fixed(const Game& game, std::size_t verdict) {
  const Conflict& c = *game.conflict;
  const auto stays = [&](int override_slot) {
    return override_slot < 0 || (!game.levers && !set_by_course(c, override_slot));
  };
  const std::vector<std::int32_t> reads = verdict_reads(c, verdict);
  return verdict_programs(c, verdict)[0]->given() &&
         std::all_of(reads.begin(), reads.end(), [&](int slot) {
           const Slot& s = c.layout.slots[slot];
           return s.kind == SlotKind::issue ||
                  (s.kind == SlotKind::quantity && stays(c.quantities[s.index].override_slot));
         });
}

// The verdict on one deal of each group.
std::vector<std::array<double, kMaxLanes>> fixed_values(const Game& game, std::size_t verdict,
                                                        const DealTerms& terms) {
  const Conflict& c = *game.conflict;
  std::vector<std::array<double, kMaxLanes>> out;
  if (!is_fixed(game, verdict)) return out;
  WarBlock block;
  block.frame = game.start;
  block.plan = game.plans[0];
  block.world = {static_cast<std::uint32_t>(game.world)};
  for (int d : terms.sample[verdict]) {
    for (std::size_t i = 0; i < c.issues.size(); ++i)
      block.frame.column(c.layout.issues + static_cast<int>(i))[0] =
          c.issues[i].value(terms.deals[d][i]);
    std::array<double, kMaxLanes> value;
    evaluate_verdict(c, verdict, block, value);
    if (block.failed > 0) return {};  // worked out, cut and counted at the table
    out.emplace_back().fill(value[0]);
  }
  return out;
}

std::vector<LockRole> lock_roles(const Conflict& c, const std::vector<int>& valued) {
  std::vector<LockRole> out;
  for (const Lock& lock : c.locks) {
    LockRole role{lock.hard, lock.vetoes, -1, {}};
    const auto holder = std::find(valued.begin(), valued.end(), lock.holder);
    if (holder != valued.end()) role.valued = static_cast<int>(holder - valued.begin());
    for (std::size_t j = 0; j < c.talks.proposers.size(); ++j)
      if (c.talks.proposers[j].party == lock.holder) role.proposers.push_back(static_cast<int>(j));
    out.push_back(std::move(role));
  }
  return out;
}

DealTerms make_terms(const Game& game, const OptionWorths& at_start, std::vector<Deal> deals,
                     std::vector<LockSet> refused_by) {
  const Conflict& c = *game.conflict;
  DealTerms terms;
  terms.deals = std::move(deals);
  terms.refused_by = std::move(refused_by);
  const int n = terms.count();
  terms.locks.resize(n);
  for (int d = 0; d < n; ++d)
    for (std::size_t l = 0; l < c.locks.size(); ++l)
      if (terms.refused_by[d][l]) terms.locks[d].push_back(static_cast<int>(l));
  terms.constant.assign(game.priced.size() * n, 0.0);
  terms.varying.resize(game.priced.size() * n);
  terms.together.resize(game.priced.size() * n);
  for (std::size_t k = 0; k < game.priced.size(); ++k) {
    const int party = game.priced[k];
    if (!c.parties[party].has_preferences) continue;
    for (int d = 0; d < n; ++d) {
      const std::size_t at = k * n + d;
      for (std::size_t i = 0; i < c.issues.size(); ++i) {
        const int issue = static_cast<int>(i), option = terms.deals[d][i];
        if (at_start.varies(party, issue, option))
          terms.varying[at].emplace_back(issue, option);
        else
          terms.constant[at] += *at_start.option(party, issue, option);
      }
      const auto& together = c.preferences[party].together;
      for (std::size_t t = 0; t < together.size(); ++t) {
        if (!holds_for(together[t].when, c, terms.deals[d])) continue;
        if (at_start.together_varies(party, static_cast<int>(t)))
          terms.together[at].push_back(static_cast<int>(t));
        else
          terms.constant[at] += *at_start.together(party, static_cast<int>(t));
      }
    }
  }
  for (std::size_t v = 0; v < verdict_count(c); ++v) {
    group_deals(c, v, terms);
    terms.fixed.push_back(fixed_values(game, v, terms));
  }
  return terms;
}

}  // namespace

void evaluate_locks(const Conflict& c, const Scenario& scenario, int month, Frame& frame,
                    Registers& registers) {
  for (int k : c.lock_order) {
    double* holds = frame.column(c.layout.locks + k);
    if (month >= c.calendar.now_month && scenario.opened[k])
      std::fill_n(holds, frame.lanes, 0.0);
    else
      evaluate(c.locks[k].while_, frame, registers, holds, 1.0);
  }
}

namespace {

Frame frame_at_start(const WarContext& context) {
  WarBlock block;
  const std::uint32_t path = 0;
  start_block(context, {&path, 1}, block);
  evaluate_locks(*context.conflict, {}, 0, block.frame, block.registers);
  return block.frame;
}

}  // namespace

Frame start_frame(const Conflict& c, const Worlds& worlds, int world) {
  return frame_at_start({&c, worlds.seed, world, worlds.of(world), 0, {}, PathSet::train, nullptr});
}

Game make_game(const Conflict& c, const Worlds& worlds, int world, int months) {
  Game game;
  game.conflict = game.war = &c;
  game.seed = worlds.seed;
  game.world = world;
  game.quantities = worlds.of(world);
  game.months = months;
  for (int view = 0; view < std::max(1, static_cast<int>(c.views.size())); ++view)
    game.plans.push_back(make_plan(c, view));
  game.start = frame_at_start(game.context(PathSet::train));
  game.scale = make_scale(c, game.start);
  game.menu = build_menu(c, game.start, game.scale, c.talks.menu_cap);
  game.basis = make_basis(c);
  game.noise = evaluate_one(c.talks.noise, game.start, 0.0);
  for (std::size_t i = 0; i < c.parties.size(); ++i) {
    game.discount.push_back(evaluate_one(c.parties[i].discount, game.start, 1.0));
    game.relapse_cost.push_back(i < c.durability.relapse_cost.size()
                                    ? evaluate_one(c.durability.relapse_cost[i], game.start, 0.0)
                                    : 0.0);
    game.ratify_loss.push_back(
        i < c.ratify_loss.size() ? evaluate_one(c.ratify_loss[i], game.start, 0.0) : 0.0);
  }
  game.pause_months = std::max(
      1, static_cast<int>(std::lround(evaluate_one(c.durability.relapse_after, game.start, 12.0))));
  if (c.status_quo.is_deal) game.status_quo = c.status_quo.deal;
  game.months_of_cost = evaluate_one(c.status_quo.months_of_cost, game.start, 0.0);

  game.valued = valued_parties(c);
  game.priced = game.valued;
  for (int party : parties_read(c))
    if (std::find(game.priced.begin(), game.priced.end(), party) == game.priced.end())
      game.priced.push_back(party);
  game.index_of.assign(c.parties.size(), -1);
  for (std::size_t k = 0; k < game.priced.size(); ++k)
    game.index_of[game.priced[k]] = static_cast<int>(k);
  for (int party : game.valued)
    game.cost_view.push_back(c.views.empty() ? 0 : view_of_cost(c, party));
  game.lock_roles = lock_roles(c, game.valued);
  game.table_slots = slots_of_table(c);
  add_types(worlds, game);
  game.effects_reach_basis = effects_reach_basis(c);
  game.phase_slots = slots_of_phase(c);
  game.phase_reaches_basis = slots_behind_basis(c).count(c.layout.phase) > 0;
  for (std::size_t v = 0; v < verdict_count(c); ++v) game.reads_worth.push_back(reads_worths(c, v));
  for (int party : breach_parties(c)) game.deciders.push_back(game.index_of[party]);
  game.stake.assign(game.valued.size(), 0.0);
  game.leader.assign(game.valued.size(), -1);
  for (std::size_t l = 0; l < c.leaders.size(); ++l) {
    const std::size_t k = static_cast<std::size_t>(game.index_of[c.leaders[l].party]);
    game.stake[k] = evaluate_one(c.leaders[l].stake, game.start, 0.0);
    game.leader[k] = static_cast<int>(l);
  }

  OptionWorths at_start(c);
  Registers registers;
  at_start.evaluate(game.start, game.scale, registers);
  game.table = make_terms(game, at_start, game.menu.deals, game.menu.refused_by);
  game.behind_locks =
      make_terms(game, at_start, game.menu.locked_deals, game.menu.locked_refused_by);
  std::vector<Deal> every = game.menu.deals;
  std::vector<LockSet> every_refused = game.menu.refused_by;
  every.insert(every.end(), game.menu.locked_deals.begin(), game.menu.locked_deals.end());
  every_refused.insert(every_refused.end(), game.menu.locked_refused_by.begin(),
                       game.menu.locked_refused_by.end());
  game.all = make_terms(game, at_start, std::move(every), std::move(every_refused));
  std::vector<Deal> offers;
  std::vector<LockSet> offers_refused;
  for (const RecordedAnswer& answer : c.record.answers) {
    offers.push_back(answer.deal);
    offers_refused.push_back(refusing_locks(c, answer.deal));
  }
  game.recorded = make_terms(game, at_start, std::move(offers), std::move(offers_refused));
  game.first_step = first_step(game, {});
  return game;
}

Game without_stakes(Game game) {
  game.stake.assign(game.stake.size(), 0.0);
  game.first_step = first_step(game, {});
  return game;
}

DealTerms deal_terms(const Game& game, std::vector<Deal> deals) {
  std::vector<LockSet> refused_by;
  for (const Deal& deal : deals) refused_by.push_back(refusing_locks(*game.conflict, deal));
  return deal_terms(game, std::move(deals), std::move(refused_by));
}

DealTerms deal_terms(const Game& game, std::vector<Deal> deals, std::vector<LockSet> refused_by) {
  OptionWorths at_start(*game.conflict);
  Registers registers;
  at_start.evaluate(game.start, game.scale, registers);
  return make_terms(game, at_start, std::move(deals), std::move(refused_by));
}

Game under_scenario(const Game& game, const Scenario& scenario) {
  const Conflict& c = *game.conflict;
  LockSet lasting;  // hard locks that nothing but the opening moves
  for (std::size_t l = 0; l < c.locks.size(); ++l)
    lasting[l] = c.locks[l].hard && c.locks[l].permanent();
  Game out = game;
  out.levers = !scenario.levers.empty();
  if ((lasting & scenario.opened).any())
    for (std::size_t d = 0; d < game.menu.locked_deals.size(); ++d) {
      if ((game.menu.locked_refused_by[d] & lasting & ~scenario.opened).any()) continue;
      out.menu.deals.push_back(game.menu.locked_deals[d]);
      out.menu.refused_by.push_back(game.menu.locked_refused_by[d]);
    }
  out.table = deal_terms(out, out.menu.deals, out.menu.refused_by);
  if (out.step.part < 0) out.first_step = first_step(out, scenario);
  return out;
}

bool never_holds(const Lock& lock) {
  const Program& condition = lock.while_;
  return condition.result.kind == Operand::Kind::constant &&
         condition.constants[condition.result.index] == 0;
}

Game under_rules(const Game& game, const Conflict& rules) {
  Game out = game;
  out.conflict = &rules;
  out.noise = evaluate_one(rules.talks.noise, game.start, 0.0);
  out.cost_view.clear();
  for (int party : out.valued)
    out.cost_view.push_back(rules.views.empty() ? 0 : view_of_cost(rules, party));
  out.lock_roles = lock_roles(rules, out.valued);
  out.effects_reach_basis = effects_reach_basis(rules);
  out.table_slots = slots_of_table(rules);
  for (const InformedParty& informed : out.informed) out.table_slots.push_back(informed.slot);
  out.reads_worth.clear();
  for (std::size_t v = 0; v < verdict_count(rules); ++v)
    out.reads_worth.push_back(reads_worths(rules, v));
  out.deciders.clear();
  for (int party : breach_parties(rules)) out.deciders.push_back(out.index_of[party]);
  if (rules.leaders.empty()) {
    out.stake.assign(out.valued.size(), 0.0);
    out.leader.assign(out.valued.size(), -1);
  }
  Scenario opened;
  for (std::size_t l = 0; l < rules.locks.size(); ++l)
    opened.opened[l] = never_holds(rules.locks[l]);
  out.behind_locks = out.recorded = {};  // of the past and of the lock analysis
  out.first_step = nullptr;
  out.all = deal_terms(out, game.all.deals, game.all.refused_by);
  return under_scenario(out, opened);
}

}  // namespace armistice

#include "casefile/compile_programs_of.h"

#include <vector>

namespace armistice {
namespace {

using Visit = std::function<void(Program&)>;

void each(std::vector<Program>& programs, const Visit& visit) {
  for (Program& program : programs) visit(program);
}

void each_rule(std::vector<RefusalRule>& rules, const Visit& visit) {
  for (RefusalRule& rule : rules) {
    visit(rule.when);
    for (Effect& effect : rule.effects) visit(effect.value);
  }
}

void each_war_program(Conflict& conflict, const Visit& visit) {
  for (Stock& stock : conflict.stocks) {
    visit(stock.start);
    visit(stock.flow);
  }
  for (Auxiliary& auxiliary : conflict.auxiliaries) visit(auxiliary.is);
  for (Noise& noise : conflict.noises) {
    visit(noise.a);
    visit(noise.b);
  }
  for (Delay& delay : conflict.delays) {
    visit(delay.input);
    visit(delay.start);
  }
  for (Mode& mode : conflict.modes)
    for (ModeChange& change : mode.changes) {
      visit(change.hazard);
      visit(change.when);
      visit(change.chance);
    }
  for (Event& event : conflict.events) {
    visit(event.when);
    visit(event.hazard);
    visit(event.delay);
    visit(event.chance);
    for (Effect& effect : event.effects) visit(effect.value);
  }
  for (Limit& limit : conflict.limits) visit(limit.broken);
  for (Collapse& collapse : conflict.collapses) visit(collapse.when);
  for (View& view : conflict.views) {
    for (auto& [auxiliary, program] : view.auxiliaries) visit(program);
    for (auto& [quantity, program] : view.quantities) visit(program);
  }
}

void each_table_program(Conflict& conflict, const Visit& visit) {
  for (Party& party : conflict.parties) visit(party.discount);
  for (Collapse& collapse : conflict.collapses) each(collapse.worths, visit);
  each(conflict.forbidden, visit);
  for (Preferences& preferences : conflict.preferences) {
    for (IssueWorth& issue : preferences.issues) {
      visit(issue.weight);
      each(issue.worth, visit);
    }
    for (TogetherTerm& term : preferences.together) {
      visit(term.when);
      visit(term.adds);
    }
  }
  each(conflict.cost_of_war, visit);
  visit(conflict.status_quo.months_of_cost);
  each(conflict.status_quo.worths, visit);
  for (Lock& lock : conflict.locks) {
    visit(lock.refuses);
    visit(lock.while_);
    visit(lock.cost);
  }
  visit(conflict.durability.holds);
  visit(conflict.durability.relapse_after);
  each(conflict.durability.relapse_cost, visit);
  each(conflict.durability.breach_cost, visit);
  for (Ratifier& ratifier : conflict.ratifiers) {
    visit(ratifier.chance);
    for (Bloc& bloc : ratifier.blocs) visit(bloc.yes);
  }
  for (Leader& leader : conflict.leaders) {
    visit(leader.stake);
    visit(leader.signs);
    visit(leader.fights_on);
  }
  each(conflict.ratify_loss, visit);
  visit(conflict.talks.meet);
  for (Proposer& proposer : conflict.talks.proposers) visit(proposer.weight);
  visit(conflict.talks.noise);
  each_rule(conflict.talks.refusals, visit);
  each_rule(conflict.talks.conditions, visit);
  each_rule(conflict.talks.failures, visit);
  for (Block& block : conflict.talks.blocks) each_rule(block.once_signed, visit);
  Ceasefire& ceasefire = conflict.talks.ceasefire;
  each(ceasefire.costs, visit);
  visit(ceasefire.monitors);
  for (Breach& breach : ceasefire.breaches) {
    visit(breach.gain);
    visit(breach.loss);
    for (Effect& effect : breach.surprise) visit(effect.value);
    for (Effect& effect : breach.detected) visit(effect.value);
  }
}

Visit only_given(const Visit& visit) {
  return [&visit](Program& program) {
    if (program.given()) visit(program);
  };
}

}  // namespace

void for_each_program(Conflict& conflict, const Visit& visit) {
  const Visit given = only_given(visit);
  each_war_program(conflict, given);
  each_table_program(conflict, given);
  for (MutualStep& step : conflict.steps)
    for (Program* program : {&step.cost, &step.worth, &step.worth_alone, &step.loss})
      given(*program);
  for (Ending& ending : conflict.endings) given(ending.when);
  for (EverTerm& term : conflict.evers) given(term.condition);
}

void for_each_table_program(Conflict& conflict, const Visit& visit) {
  each_table_program(conflict, only_given(visit));
}

void for_each_effect(Conflict& conflict, const std::function<void(Effect&)>& visit) {
  for (Event& event : conflict.events)
    for (Effect& effect : event.effects) visit(effect);
  Talks& talks = conflict.talks;
  const auto each_effect = [&](std::vector<RefusalRule>& rules) {
    for (RefusalRule& rule : rules)
      for (Effect& effect : rule.effects) visit(effect);
  };
  for (auto* rules : {&talks.refusals, &talks.conditions, &talks.failures}) each_effect(*rules);
  for (Block& block : talks.blocks) each_effect(block.once_signed);
  for (Breach& breach : talks.ceasefire.breaches) {
    for (Effect& effect : breach.surprise) visit(effect);
    for (Effect& effect : breach.detected) visit(effect);
  }
}

}  // namespace armistice

// The table: who meets, proposes, must sign; what an answer sets.
#include <algorithm>
#include <set>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"

namespace armistice {
namespace {

std::vector<RefusalRule> compile_rules(CompileContext& context,
                                       const std::vector<RefusalSpec>& specs, const char* name) {
  std::vector<RefusalRule> rules;
  for (const RefusalSpec& spec : specs) {
    CaseScope scope(context, Site::refusal, std::string(name) + std::to_string(rules.size() + 1));
    RefusalRule rule;
    rule.when = expression(context, spec.when, scope);
    rule.effects = compile_effects(context, spec.set, spec.add, scope);
    rules.push_back(std::move(rule));
  }
  return rules;
}

// File order, none twice; by default every belligerent.
std::vector<int> compile_needed(CompileContext& context) {
  const Conflict& conflict = context.conflict;
  std::set<int> needed;
  const auto require_preferences = [&](int party, const Word& at) {
    if (!conflict.parties[party].has_preferences)
      context.error(at, "needed-without-preferences",
                    "'" + conflict.parties[party].id +
                        "' must sign but has no preferences: it would sign anything",
                    "add it under `preferences`, or leave it out of `talks: needed:`");
  };
  for (const Word& word : context.spec.talks.needed) {
    const int party = find_party(context, word);
    if (party < 0) continue;
    if (!needed.insert(party).second)
      context.error(word, "duplicate-name", "'" + word.text + "' is needed twice",
                    "remove one of them");
    require_preferences(party, word);
  }
  if (context.spec.talks.needed.empty())
    for (std::size_t p = 0; p < conflict.parties.size(); ++p)
      if (conflict.parties[p].role == Role::belligerent) {
        needed.insert(static_cast<int>(p));
        require_preferences(static_cast<int>(p), context.spec.parties[p].id);
      }
  if (needed.empty() && context.spec.talks.needed.empty())
    context.error(Word{"", Place{0, 0, 0}, false}, "nobody-signs",
                  "the case has no belligerent: nobody needs to sign",
                  "give at least one party `role: belligerent`");
  return {needed.begin(), needed.end()};
}

void compile_proposers(CompileContext& context) {
  Talks& talks = context.conflict.talks;
  std::set<int> seen;
  for (const Entry& entry : context.spec.talks.proposers) {
    const int party = find_party(context, entry.key);
    if (party < 0) continue;
    if (!seen.insert(party).second)
      context.error(entry.key, "duplicate-name", "'" + entry.key.text + "' proposes twice",
                    "remove one of them");
    const std::string id = "proposer." + entry.key.text;
    CaseScope scope(context, Site::table, id);
    talks.proposers.push_back(
        {party, value_or_expression(context, entry.value, scope,
                                    {.id = id, .allowed = kNotNegative, .numbers_stay = true})});
  }
  if (context.spec.talks.proposers.empty())
    for (const int party : talks.needed) talks.proposers.push_back({party, constant_program(1)});
  const bool nobody =
      std::all_of(talks.proposers.begin(), talks.proposers.end(),
                  [](const Proposer& p) { return constant_value(p.weight).value_or(1) == 0; });
  if (nobody && !context.spec.talks.proposers.empty())
    context.error(context.spec.talks.proposers[0].key, "weights-all-zero",
                  "nobody ever proposes: all weights are zero",
                  "give at least one proposer a weight above 0");
}

// One breach per needed belligerent, whether the file says something of it or not.
void compile_ceasefire(CompileContext& context) {
  const CeasefireSpec& spec = context.spec.talks.ceasefire;
  Conflict& conflict = context.conflict;
  Ceasefire& ceasefire = conflict.talks.ceasefire;
  ceasefire.given = spec.given;
  if (!spec.given) return;
  ceasefire.costs =
      compile_per_party(context, spec.costs, Site::table, "ceasefire.costs", kAnyNumber, true);
  CaseScope table(context, Site::table, "monitors");
  ceasefire.monitors =
      value_or_expression(context, spec.monitors, table,
                          {.id = "monitors", .allowed = kProbability, .trivial_ends = true});
  for (const int party : conflict.talks.needed)
    if (conflict.parties[party].role == Role::belligerent) {
      Breach breach;
      breach.party = party;
      ceasefire.breaches.push_back(std::move(breach));
    }
  std::set<int> seen;
  for (const BreachSpec& given : spec.breach) {
    const int party = find_party(context, given.party);
    if (party < 0) continue;
    if (!seen.insert(party).second)
      context.error(given.party, "duplicate-name", "'" + given.party.text + "' is there twice",
                    "remove one of them");
    const auto at = std::find_if(ceasefire.breaches.begin(), ceasefire.breaches.end(),
                                 [&](const Breach& b) { return b.party == party; });
    if (at == ceasefire.breaches.end()) {
      context.error(given.party, "cannot-break",
                    "'" + given.party.text +
                        "' cannot break the ceasefire: only a belligerent "
                        "that must sign can",
                    "name a belligerent under `talks: needed:`, or remove it here");
      continue;
    }
    const std::string id = "breach." + given.party.text;
    CaseScope scope(context, Site::table, id + ".gain");
    at->gain =
        value_or_expression(context, given.gain, scope,
                            {.id = id + ".gain", .allowed = kAnyNumber, .trivial_ends = true});
    at->loss =
        value_or_expression(context, given.loss, scope,
                            {.id = id + ".loss", .allowed = kAnyNumber, .trivial_ends = true});
    CaseScope effects(context, Site::event, id);
    at->surprise = compile_effects(context, given.set, given.add, effects);
    at->detected = compile_effects(context, given.detected.set, given.detected.add, effects);
  }
}

}  // namespace

void compile_talks(CompileContext& context) {
  const TalksSpec& spec = context.spec.talks;
  Talks& talks = context.conflict.talks;
  CaseScope table(context, Site::table, "meet");
  talks.meet = value_or_expression(context, spec.meet, table,
                                   {.id = "meet", .allowed = kProbability, .numbers_stay = true});
  talks.needed = compile_needed(context);
  compile_proposers(context);
  CaseScope quantities(context, Site::quantities, "noise");
  talks.noise = value_or_expression(context, spec.noise, quantities,
                                    {.id = "noise", .allowed = kNotNegative, .trivial_ends = true});
  talks.menu_cap = whole_number(context, spec.menu, "`menu`", 0, 1000000, talks.menu_cap);
  talks.refusals = compile_rules(context, spec.refusal, "refusal");
  talks.conditions = compile_rules(context, spec.conditions, "conditions");
  talks.failures = compile_rules(context, spec.ratify_fails, "ratify_fails");
  compile_ceasefire(context);

  // locks whose holder neither signs nor proposes stop nothing unless they veto
  for (std::size_t k = 0; k < context.conflict.locks.size(); ++k) {
    const Lock& lock = context.conflict.locks[k];
    const bool at_table =
        std::any_of(talks.proposers.begin(), talks.proposers.end(),
                    [&](const Proposer& p) { return p.party == lock.holder; }) ||
        std::find(talks.needed.begin(), talks.needed.end(), lock.holder) != talks.needed.end();
    if (!lock.vetoes && !at_table && context.spec.locks[k].holder.given())
      context.warning(context.spec.locks[k].id, "idle-lock",
                      "lock '" + lock.id + "' stops nothing: its holder neither signs nor proposes",
                      "add `vetoes: true` if the holder can take deals off the table");
  }
}

}  // namespace armistice

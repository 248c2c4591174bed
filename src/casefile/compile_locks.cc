// Why parties do not sign, what a deal in force is worth, what parties believe.
#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "casefile/compile_values.h"

namespace armistice {
namespace {

Lock compile_lock(CompileContext& context, const LockSpec& spec) {
  static const std::vector<std::string> kKinds(std::begin(kLockKindNames),
                                               std::end(kLockKindNames));
  Lock lock;
  lock.id = spec.id.text;
  lock.title = spec.title;
  lock.why = spec.why;
  lock.claims = find_claims(context, spec.claims);
  lock.kind = static_cast<LockKind>(std::max(0, find_choice(context, kKinds, spec.kind, "kind")));
  lock.holder = std::max(0, find_party(context, spec.holder));

  CaseScope packages(context, Site::package, lock.id);
  lock.refuses = expression(context, spec.refuses, packages);
  CaseScope state(context, Site::table, "lock." + lock.id);
  lock.while_ = expression(context, spec.while_, state);

  lock.vetoes = truth(context, spec.vetoes, false);
  lock.hard = !spec.cost.given() || spec.cost.text == "hard";
  if (lock.hard) return lock;
  CaseScope costs(context, Site::quantities, "cost." + lock.id);
  lock.cost = value_or_expression(
      context, spec.cost, costs,
      {.id = "cost." + lock.id, .allowed = kNotNegative, .why = &spec.why, .trivial_ends = true});
  if (lock.vetoes)
    context.error(spec.cost, "soft-veto", "a lock that vetoes cannot be soft",
                  "remove `cost:` or `vetoes:`");
  return lock;
}

}  // namespace

void compile_locks(CompileContext& context) {
  const std::vector<LockSpec>& specs = context.spec.locks;
  if (specs.size() > kMaxLocks)
    context.error(specs[kMaxLocks].id, "too-many",
                  "more than " + std::to_string(kMaxLocks) + " locks",
                  "join locks with the same holder and condition");
  for (const LockSpec& spec : specs) context.conflict.locks.push_back(compile_lock(context, spec));
}

void compile_durability(CompileContext& context) {
  const CaseSpec& spec = context.spec;
  Durability& durability = context.conflict.durability;
  CaseScope holds(context, Site::verdict, "holds");
  durability.holds = value_or_expression(
      context, spec.holds, holds, {.id = "holds", .allowed = kProbability, .trivial_ends = true});

  // how long a deal lasts that does not hold
  CaseScope relapse(context, Site::quantities, "relapse_after");
  const InPlace in_place{.id = "relapse_after", .allowed = {1e-6, Range{}.high}, .unit = "month"};
  Word after = spec.relapse_after;
  if (const std::optional<double> months = parse_months(after.text)) {
    after.text = number_text(*months);
  } else if (const std::size_t unit = after.text.rfind(" months");
             unit != std::string::npos && unit + 7 == after.text.size()) {
    after.text.resize(unit);  // triangular(6, 12, 24) months
  }
  durability.relapse_after = value_or_expression(context, after, relapse, in_place);
  durability.relapse_cost = compile_per_party(context, spec.relapse_cost, Site::quantities,
                                              "relapse_cost", kAnyNumber, true);
  durability.breach_cost =
      compile_per_party(context, spec.breach_cost, Site::verdict, "breach_cost", kAnyNumber, true);
  if (durability.by_interest() && durability.holds.given())
    context.error(spec.breach_cost.front().key, "two-ways",
                  "a deal lasts by `holds` or by interest, not both",
                  "remove durability.holds or durability.breach_cost");

  context.conflict.ratify_loss = compile_per_party(context, spec.ratify_loss, Site::quantities,
                                                   "ratify_loss", kAnyNumber, true);
}

// One view per party with beliefs. The program of an auxiliary may read that auxiliary: it then
// reads the true value.
void compile_beliefs(CompileContext& context) {
  Conflict& conflict = context.conflict;
  conflict.views.assign(1, View{});
  std::set<int> seen;
  for (const BeliefSpec& spec : context.spec.beliefs) {
    const int party = find_party(context, spec.party);
    if (party < 0) continue;
    if (!seen.insert(party).second) {
      context.error(spec.party, "duplicate-name", "'" + spec.party.text + "' has beliefs already",
                    "remove one of them");
      continue;
    }
    View view;
    view.parties = {party};
    std::set<std::string> names;
    for (const Entry& entry : spec.views) {
      const auto it = context.names.things.find(entry.key.text);
      const bool known = it != context.names.things.end();
      const bool quantity = known && it->second.kind == SlotKind::quantity;
      if (!known || (!quantity && it->second.kind != SlotKind::auxiliary)) {
        context.error(
            entry.key, "unknown-belief",
            "a belief is about a quantity or an auxiliary; '" + entry.key.text + "' is none",
            known ? "put what the party sees differently into an auxiliary" : "");
        continue;
      }
      if (!names.insert(entry.key.text).second)
        context.error(entry.key, "duplicate-name", "'" + entry.key.text + "' is there twice",
                      "remove one of them");
      const std::string id = "belief." + spec.party.text + "." + entry.key.text;
      CaseScope scope(context, quantity ? Site::quantities : Site::event, id);
      Program program =
          value_or_expression(context, entry.value, scope, {.id = id, .numbers_stay = true});
      (quantity ? view.quantities : view.auxiliaries)
          .emplace_back(it->second.index, std::move(program));
    }
    conflict.views.push_back(std::move(view));
  }
}

}  // namespace armistice

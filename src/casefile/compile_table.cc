// What the table rests on: packages, the status quo, what a collapse imposes, costs.
#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "casefile/compile_values.h"

namespace armistice {
namespace {

// Audiences may be left out: no bargain of theirs hangs on it, and what is not named counts 0.
void require_all_worths(CompileContext& context, const std::vector<Entry>& entries,
                        const std::vector<Program>& worths, const char* what) {
  if (entries.empty()) return;
  std::vector<std::string> named;
  for (const Entry& entry : entries) named.push_back(entry.key.text);
  for (std::size_t p = 0; p < worths.size(); ++p) {
    const Party& party = context.conflict.parties[p];
    if (party.has_preferences && party.role != Role::audience &&
        std::find(named.begin(), named.end(), party.id) == named.end())
      context.error(entries[0].key, "missing-worth",
                    std::string(what) + " names worths, but none for '" + party.id + "'",
                    "give one for every party that has preferences; audiences may be left out");
  }
}

std::string first_option(const Issue& issue) {
  return issue.options.empty() ? "0" : "'" + issue.options[0] + "'";
}

}  // namespace

std::vector<Program> compile_per_party(CompileContext& context, const std::vector<Entry>& entries,
                                       Site site, const std::string& prefix, const Range& allowed,
                                       bool trivial_ends) {
  std::vector<Program> programs(context.conflict.parties.size());
  for (const Entry& entry : entries) {
    const int party = find_party(context, entry.key);
    if (party < 0) continue;
    if (programs[party].given())
      context.error(entry.key, "duplicate-name", "'" + entry.key.text + "' is there twice");
    const std::string id = prefix + "." + entry.key.text;
    CaseScope scope(context, site, id);
    programs[party] = value_or_expression(
        context, entry.value, scope, {.id = id, .allowed = allowed, .trivial_ends = trivial_ends});
  }
  return programs;
}

std::vector<std::pair<int, int>> compile_package(CompileContext& context,
                                                 const std::vector<Entry>& entries) {
  std::vector<std::pair<int, int>> package;
  std::set<int> seen;
  for (const Entry& entry : entries) {
    const int issue = find_issue(context, entry.key);
    if (issue < 0) continue;
    if (!seen.insert(issue).second) {
      context.error(entry.key, "duplicate-name",
                    "the package settles '" + entry.key.text + "' twice");
      continue;
    }
    const int option = find_option(context, issue, entry.value);
    if (option >= 0) package.emplace_back(issue, option);
  }
  return package;
}

void compile_status_quo(CompileContext& context) {
  const AtHorizonSpec& spec = context.spec.at_horizon;
  Conflict& conflict = context.conflict;
  StatusQuo& status_quo = conflict.status_quo;
  status_quo.is_deal = !spec.status_quo.empty();
  if (!spec.worths.empty())
    status_quo.worths =
        compile_per_party(context, spec.worths, Site::table, "at_horizon", kAnyNumber, true);

  if (status_quo.is_deal) {
    status_quo.deal.assign(conflict.issues.size(), 0);
    std::vector<bool> named(conflict.issues.size(), false);
    for (const auto& [issue, option] : compile_package(context, spec.status_quo))
      status_quo.deal[issue] = static_cast<std::int16_t>(option);
    for (const Entry& entry : spec.status_quo) {
      const auto it = context.names.things.find(entry.key.text);
      if (it != context.names.things.end() && it->second.kind == SlotKind::issue)
        named[it->second.index] = true;
    }
    for (std::size_t i = 0; i < named.size(); ++i)
      if (!named[i])
        context.warning(spec.status_quo[0].key, "status-quo-gap",
                        "`status_quo` leaves '" + conflict.issues[i].id + "' out: taken as " +
                            first_option(conflict.issues[i]),
                        "name an option for every issue");
    if (!spec.worths.empty())
      context.error(spec.worths[0].key, "status-quo-twice",
                    "`at_horizon` has both a `status_quo` deal and worths per party",
                    "keep one of them");
    CaseScope scope(context, Site::quantities, "months_of_cost");
    status_quo.months_of_cost = value_or_expression(
        context, spec.months_of_cost, scope,
        {.id = "months_of_cost", .allowed = kNotNegative, .trivial_ends = true, .unit = "month"});
  } else if (!spec.worths.empty()) {
    require_all_worths(context, spec.worths, status_quo.worths, "`at_horizon`");
    context.warning(spec.worths[0].key, "status-quo-by-hand",
                    "the worth of an unfinished war is given by hand: it moves forecasts much",
                    "better name a `status_quo` deal, which is valued like any other");
  } else {
    context.warning(Word{"at_horizon", Place{0, 0, 0}, false}, "no-status-quo",
                    "no `at_horizon`: an unfinished war is worth 0 to everyone",
                    "add `at_horizon: {status_quo: {...}, months_of_cost: ...}`");
  }
}

void compile_collapses(CompileContext& context) {
  for (const CollapseSpec& spec : context.spec.war.collapse) {
    Collapse collapse;
    const int party = find_party(context, spec.party);
    if (party >= 0 && context.conflict.parties[party].role != Role::belligerent)
      context.error(spec.party, "not-a-belligerent",
                    "only a belligerent can collapse; '" + spec.party.text + "' is none",
                    "name a party with `role: belligerent`");
    collapse.party = std::max(0, party);
    const std::string id = "collapse." + spec.party.text;
    CaseScope scope(context, Site::event, id);
    collapse.when = expression(context, spec.when, scope);
    collapse.imposes = compile_package(context, spec.imposes);
    if (!spec.worth.empty())
      collapse.worths =
          compile_per_party(context, spec.worth, Site::table, id + ".worth", kAnyNumber, true);
    require_all_worths(context, spec.worth, collapse.worths, "`collapse`");
    collapse.imposes_winners_best = spec.imposes.empty() && spec.worth.empty();
    if (!spec.imposes.empty() && !context.conflict.status_quo.is_deal &&
        collapse.imposes.size() < context.conflict.issues.size())
      context.error(spec.imposes[0].key, "incomplete-package",
                    "the imposed deal leaves issues open and there is no `status_quo` to fill them",
                    "name an option for every issue, or add `at_horizon: {status_quo: ...}`");
    context.conflict.collapses.push_back(std::move(collapse));
  }
}

void compile_costs(CompileContext& context) {
  Conflict& conflict = context.conflict;
  conflict.cost_of_war = compile_per_party(context, context.spec.cost_of_war, Site::table,
                                           "cost_of_war", kAnyNumber, false);
  for (std::size_t p = 0; p < conflict.parties.size(); ++p) {
    const PartySpec& spec = context.spec.parties[p];
    if (!spec.discount.given()) continue;
    const std::string id = "discount." + spec.id.text;
    CaseScope scope(context, Site::quantities, id);
    Word word = spec.discount;
    if (const std::optional<double> factor = parse_discount(word.text)) {
      word.text = number_text(*factor);  // per month, whatever the file counts in
    } else if (const std::size_t slash = word.text.rfind("/month");
               slash != std::string::npos && slash + 6 == word.text.size()) {
      word.text.resize(slash);  // uniform(0.98, 0.995)/month
    }
    // a discount of 0 would make the future worthless at once
    conflict.parties[p].discount = value_or_expression(
        context, word, scope, {.id = id, .allowed = {1e-6, 1}, .trivial_ends = true});
  }
}

}  // namespace armistice

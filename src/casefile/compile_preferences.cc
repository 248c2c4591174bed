// What each option is worth to whom.
#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "casefile/compile_positions.h"
#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "casefile/compile_values.h"

namespace armistice {
namespace {

const LocalizedText kBetweenWhy = {"no position accepts it or refuses it hard",
                                   "没有立场接受它，也没有立场坚决拒绝它",
                                   "沒有立場接受它，也沒有立場堅決拒絕它"};
const LocalizedText kConcededWhy = {"accepted by a conceded position only", "只有让步性立场接受它",
                                    "只有讓步性立場接受它"};

// Worth of one option by the rule of compile_positions.h.
Program worth_from_positions(CompileContext& context, const std::vector<int>& current,
                             const std::string& id, int option) {
  const auto range = [&](const std::string& text, const LocalizedText& why) {
    std::optional<ValueFault> fault;
    std::optional<Distribution> d = parse_distribution(text, fault);
    if (!d) d = parse_distribution(kBetweenWorth, fault);  // reported by compile_preferences
    return implicit_quantity(context, *d, {.id = id, .why = &why}, false);
  };
  switch (stance_on(context.conflict, current, option)) {
    case Stance::accepted: return constant_program(1);
    case Stance::refused: return constant_program(0);
    case Stance::conceded: return range(kConcededWorth, kConcededWhy);
    case Stance::open: break;
  }
  const Word& between = context.spec.between;
  return range(between.given() ? between.text : kBetweenWorth, kBetweenWhy);
}

bool speaks_about(const CompileContext& context, const Word& party, const Word& issue) {
  const std::vector<PositionSpec>& positions = context.spec.positions;
  return std::any_of(positions.begin(), positions.end(), [&](const PositionSpec& p) {
    return p.party.text == party.text && p.issue.text == issue.text;
  });
}

// A worth per option: the file's entries first, the positions for the rest.
void compile_option_worths(CompileContext& context, const PreferencesSpec& preferences,
                           const IssueWorthSpec& spec, int party, int issue, IssueWorth& worths) {
  const Issue& it = context.conflict.issues[issue];
  const std::string prefix = "worth." + preferences.party.text + "." + it.id + ".";
  const std::vector<int> current = current_positions(context.conflict, party, issue);
  worths.worth.resize(it.options.size());
  std::vector<const WorthEntrySpec*> entries(it.options.size(), nullptr);
  for (const WorthEntrySpec& entry : spec.worth) {
    const int option = find_option(context, issue, entry.option);
    if (option < 0) continue;
    if (entries[option])
      context.error(entry.option, "duplicate-name",
                    "option '" + entry.option.text + "' has a worth already", "remove one of them");
    entries[option] = &entry;
  }
  std::vector<std::string> missing;
  for (std::size_t k = 0; k < it.options.size(); ++k) {
    const std::string id = prefix + it.options[k];
    if (entries[k] && entries[k]->value.given()) {
      CaseScope scope(context, Site::worth, id);
      worths.worth[k] =
          value_or_expression(context, entries[k]->value, scope,
                              {.id = id, .why = &entries[k]->why, .trivial_ends = true});
      continue;
    }
    missing.push_back(it.options[k]);
    worths.worth[k] = worth_from_positions(context, current, id, static_cast<int>(k));
  }
  if (missing.empty()) return;
  if (!speaks_about(context, preferences.party, spec.issue))
    context.error(spec.issue, "missing-worth",
                  "'" + preferences.party.text + "' has neither a worth nor a position for " +
                      join(missing) + " of '" + it.id + "'",
                  "write `worth: {option: ...}`, or add positions of the party on this issue");
  else if (current.empty())
    context.warning(spec.issue, "hindsight",
                    "no position of '" + preferences.party.text + "' on '" + it.id +
                        "' is as old as " + context.options.as_of + ": its worths stay open");
}

void compile_share_worth(CompileContext& context, const PreferencesSpec& preferences,
                         const IssueWorthSpec& spec, int issue, IssueWorth& worths) {
  const std::string& id = context.conflict.issues[issue].id;
  const Word* value = nullptr;
  for (const WorthEntrySpec& entry : spec.worth) {
    if (entry.option.given())
      context.error(entry.option, "worth-of-share",
                    "'" + id + "' is a share: its worth is one expression of the share",
                    "write for instance `worth: \"" + id + "\"` or `worth: \"1 - " + id + "\"`");
    else
      value = &entry.value;
  }
  if (value && value->given()) {
    CaseScope scope(context, Site::worth, "worth." + preferences.party.text + "." + id);
    scope.show_share(issue);
    worths.worth = {
        value_or_expression(context, *value, scope, {.id = scope.owner(), .trivial_ends = true})};
  } else if (spec.worth.empty() || value) {
    context.error(spec.issue, "missing-worth",
                  "'" + preferences.party.text + "' has no worth for the share '" + id + "'",
                  "write for instance `worth: \"" + id + "\"`");
  }
}

// Together terms see the issues; what they add may depend on the state.
void compile_together(CompileContext& context, const PreferencesSpec& spec, Preferences& result) {
  int number = 0;
  for (const TogetherSpec& together : spec.together) {
    const std::string id = "together." + spec.party.text + "." + std::to_string(++number);
    CaseScope packages(context, Site::package, id);
    CaseScope state(context, Site::table, id);
    TogetherTerm term;
    term.when = expression(context, together.when, packages);
    term.adds =
        value_or_expression(context, together.adds, state, {.id = id, .why = &together.why});
    result.together.push_back(std::move(term));
  }
}

void compile_party(CompileContext& context, const PreferencesSpec& spec, int party) {
  Preferences& result = context.conflict.preferences[party];
  result.issues.resize(context.conflict.issues.size());
  std::set<int> seen;
  bool any_weight = false;
  // where a party has one issue only, its weight of 1 is no assumption
  const bool alone = spec.issues.size() == 1 && spec.together.empty();
  for (const IssueWorthSpec& issue_spec : spec.issues) {
    const int issue = find_issue(context, issue_spec.issue);
    if (issue < 0) continue;
    if (!seen.insert(issue).second) {
      context.error(issue_spec.issue, "duplicate-name",
                    "'" + issue_spec.issue.text + "' is there twice for '" + spec.party.text + "'",
                    "remove one of them");
      continue;
    }
    IssueWorth& worths = result.issues[issue];
    const std::string id = spec.party.text + "." + issue_spec.issue.text;
    CaseScope scope(context, Site::quantities, "weight." + id);
    worths.weight = value_or_expression(context, issue_spec.weight, scope,
                                        {.id = "weight." + id,
                                         .allowed = kNotNegative,
                                         .why = &issue_spec.why,
                                         .trivial_ends = alone});
    const std::optional<double> plain = parse_number(issue_spec.weight.text);
    any_weight = any_weight || !plain || *plain != 0;
    if (context.conflict.issues[issue].is_share)
      compile_share_worth(context, spec, issue_spec, issue, worths);
    else
      compile_option_worths(context, spec, issue_spec, party, issue, worths);
  }
  if (!any_weight)
    context.error(spec.party, "weights-all-zero",
                  spec.issues.empty() ? "'" + spec.party.text + "' has no preferences on any issue"
                                      : "all weights of '" + spec.party.text + "' are zero",
                  "a party that cares for nothing would sign anything");
  compile_together(context, spec, result);
}

}  // namespace

void compile_preferences(CompileContext& context) {
  static const std::vector<std::string> kScales = {"feasible", "as_given"};
  const CaseSpec& spec = context.spec;
  if (spec.scale.given())
    context.conflict.scale_feasible = find_choice(context, kScales, spec.scale, "scale") != 1;
  if (spec.between.given()) distribution(context, spec.between, {0, 1});
  context.conflict.preferences.resize(context.conflict.parties.size());
  std::set<int> seen;
  for (const PreferencesSpec& preferences : spec.preferences) {
    const int party = find_party(context, preferences.party);
    if (party < 0) continue;
    if (seen.insert(party).second)
      compile_party(context, preferences, party);
    else
      context.error(preferences.party, "duplicate-name",
                    "'" + preferences.party.text + "' has preferences already",
                    "remove one of them");
  }
}

void compile_forbidden(CompileContext& context) {
  for (const Word& word : context.spec.forbidden) {
    CaseScope scope(context, Site::package, "forbidden");
    context.conflict.forbidden.push_back(expression(context, word, scope));
  }
}

}  // namespace armistice

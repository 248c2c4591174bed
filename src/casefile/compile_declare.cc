#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "casefile/compile_values.h"

namespace armistice {
namespace {

constexpr double kSmallestShareStep = 0.0001;
constexpr std::size_t kMaxOptions = 64, kMaxIssues = 64, kMaxParties = 32, kMaxStates = 64;

Unit declared_unit(CompileContext& context, const Word& word) {
  if (!word.given()) return {};
  const std::optional<Unit> unit = parse_unit(word.text);
  if (!unit)
    context.error(word, "bad-unit", "'" + word.text + "' is no unit",
                  "write for instance km, thousand/month or usd*km^2; 1 is a plain number");
  return unit.value_or(Unit{});
}

// Words of a short list (options, states): identifiers, none twice.
std::vector<std::string> members(CompileContext& context, const std::vector<Word>& words,
                                 const char* what, std::size_t most) {
  std::vector<std::string> list;
  std::set<std::string> seen;
  for (const Word& word : words) {
    if (!is_identifier(word.text) || is_keyword(word.text))
      context.error(word, "bad-name", "'" + word.text + "' cannot be the name of " + what,
                    "use English letters, digits and '_', not starting with a digit");
    if (!seen.insert(word.text).second)
      context.error(word, "duplicate-name", "'" + word.text + "' is there twice",
                    "remove one of them");
    list.push_back(word.text);
  }
  if (list.size() > most)
    context.error(words[most], "too-many",
                  "more than " + std::to_string(most) + " entries: at most " +
                      std::to_string(most) + " are allowed here");
  return list;
}

void declare_parties(CompileContext& context) {
  static const std::vector<std::string> kRoles = {"belligerent", "patron", "mediator", "audience"};
  Conflict& conflict = context.conflict;
  for (const PartySpec& spec : context.spec.parties) {
    const int index = static_cast<int>(conflict.parties.size());
    declare(context, context.names.parties, spec.id, index, "party");
    Party party;
    party.id = spec.id.text;
    party.title = spec.title;
    party.role = static_cast<Role>(std::max(0, find_choice(context, kRoles, spec.role, "role")));
    conflict.parties.push_back(std::move(party));
  }
  if (conflict.parties.size() > kMaxParties)
    context.error(context.spec.parties[kMaxParties].id, "too-many",
                  "more than " + std::to_string(kMaxParties) + " parties");
  // who stands behind whom
  for (std::size_t i = 0; i < conflict.parties.size(); ++i) {
    const PartySpec& spec = context.spec.parties[i];
    Party& party = conflict.parties[i];
    if (spec.backs.given()) party.backs = find_party(context, spec.backs);
    if (spec.of.given()) party.of = find_party(context, spec.of);
    if (party.role == Role::audience && !spec.of.given())
      context.error(spec.id, "missing-of", "audience '" + party.id + "' belongs to no party",
                    "add `of:` with the party whose audience it is");
    if (party.of == static_cast<int>(i) || party.backs == static_cast<int>(i))
      context.error(spec.id, "own-audience", "party '" + party.id + "' cannot stand behind itself",
                    "name another party in `of:` or `backs:`");
  }
  for (const PreferencesSpec& preferences : context.spec.preferences) {
    const auto it = context.names.parties.find(preferences.party.text);
    if (it != context.names.parties.end()) conflict.parties[it->second].has_preferences = true;
  }
}

void declare_quantities(CompileContext& context) {
  for (const QuantitySpec& spec : context.spec.quantities) {
    const int index = static_cast<int>(context.conflict.quantities.size());
    declare_thing(context, spec.id, {SlotKind::quantity, index});
    Quantity quantity;
    quantity.id = spec.id.text;
    quantity.title = spec.title;
    quantity.unit = spec.unit.text;
    quantity.why = spec.why;
    quantity.context = spec.context;
    std::vector<Word> alternatives;
    for (const Entry& entry : spec.choice) alternatives.push_back(entry.key);
    quantity.choices = members(context, alternatives, "an alternative", kMaxOptions);
    quantity.choice_titles.resize(quantity.choices.size());
    for (std::size_t k = 0; k < spec.titled.size(); ++k) {
      const auto found =
          std::find(quantity.choices.begin(), quantity.choices.end(), spec.titled[k].text);
      if (found != quantity.choices.end())
        quantity.choice_titles[found - quantity.choices.begin()] = spec.titles[k];
    }
    context.quantity_units.push_back(declared_unit(context, spec.unit));
    context.conflict.quantities.push_back(std::move(quantity));
  }
}

void declare_war(CompileContext& context) {
  Conflict& conflict = context.conflict;
  for (const StockSpec& spec : context.spec.war.stocks) {
    declare_thing(context, spec.id, {SlotKind::stock, static_cast<int>(conflict.stocks.size())});
    Stock stock;
    stock.id = spec.id.text;
    stock.title = spec.title;
    stock.unit = spec.unit.text;
    conflict.stocks.push_back(std::move(stock));
    context.stock_units.push_back(declared_unit(context, spec.unit));
  }
  context.declared_stocks = static_cast<int>(conflict.stocks.size());
  for (const AuxiliarySpec& spec : context.spec.war.auxiliaries) {
    declare_thing(context, spec.id,
                  {SlotKind::auxiliary, static_cast<int>(conflict.auxiliaries.size())});
    Auxiliary auxiliary;
    auxiliary.id = spec.id.text;
    auxiliary.title = spec.title;
    conflict.auxiliaries.push_back(std::move(auxiliary));
    context.auxiliary_units.push_back(declared_unit(context, spec.unit));
  }
  for (const ModeSpec& spec : context.spec.war.modes) {
    declare_thing(context, spec.id, {SlotKind::mode, static_cast<int>(conflict.modes.size())});
    Mode mode;
    mode.id = spec.id.text;
    mode.title = spec.title;
    mode.states = members(context, spec.states, "a state", kMaxStates);
    mode.state_titles = spec.state_titles;
    mode.state_titles.resize(mode.states.size());
    conflict.modes.push_back(std::move(mode));
  }
  int event = 0;
  for (const EventSpec& spec : context.spec.war.events)
    declare(context, context.names.events, spec.id, event++, "event");
}

void declare_issues(CompileContext& context) {
  Conflict& conflict = context.conflict;
  for (const IssueSpec& spec : context.spec.issues) {
    declare_thing(context, spec.id, {SlotKind::issue, static_cast<int>(conflict.issues.size())});
    Issue issue;
    issue.id = spec.id.text;
    issue.title = spec.title;
    issue.is_share = spec.share.given();
    if (issue.is_share) {
      issue.step = number(context, spec.share, "`share`", {kSmallestShareStep, 1}, 1);
      const double options = 1 / issue.step;
      const auto whole = std::lround(options);
      if (std::fabs(options - static_cast<double>(whole)) > 1e-6)
        context.error(spec.share, "bad-share", "steps of " + spec.share.text + " do not end at 1",
                      "choose a step such as 0.1, 0.05 or 0.01");
      issue.option_count = static_cast<int>(whole) + 1;
    } else {
      issue.options = members(context, spec.options, "an option", kMaxOptions);
      issue.option_titles = spec.option_titles;
      issue.option_titles.resize(issue.options.size());
      issue.option_count = static_cast<int>(issue.options.size());
    }
    conflict.issues.push_back(std::move(issue));
  }
  if (conflict.issues.size() > kMaxIssues)
    context.error(context.spec.issues[kMaxIssues].id, "too-many",
                  "more than " + std::to_string(kMaxIssues) + " issues");
  if (conflict.issues.empty())
    context.error(Place{0, 0, 0}, "no-issues", "the case has no `issues`: nothing to settle",
                  "add at least one issue with options or a share");
}

template <class Specs>
void declare_all(CompileContext& context, NameTable& table, const Specs& specs, const char* what,
                 bool record) {
  int index = 0;
  for (const auto& spec : specs) declare(context, table, spec.id, index++, what, record);
}

}  // namespace

void declare_names(CompileContext& context) {
  const CaseSpec& spec = context.spec;
  Names& names = context.names;
  declare_all(context, names.sources, spec.sources, "source", true);
  declare_all(context, names.claims, spec.claims, "claim", true);
  declare_parties(context);
  declare_quantities(context);
  declare_war(context);
  if (!context.options.war_only) declare_issues(context);
  declare_all(context, names.locks, spec.locks, "lock", false);
  declare_all(context, names.levers, spec.levers, "lever", false);
  declare_all(context, names.endings, spec.endings, "ending", false);
  declare_all(context, names.blocks, spec.talks.blocks, "block", false);
  declare_all(context, names.orders, spec.talks.orders, "order", false);
  declare_all(context, names.positions, spec.positions, "position", true);
  declare_all(context, names.moves, spec.moves, "move", true);
}

}  // namespace armistice

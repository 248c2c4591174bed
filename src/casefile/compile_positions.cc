#include "casefile/compile_positions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "casefile/compile_values.h"
#include "util/dates.h"

namespace armistice {
namespace {

bool contains(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::vector<int> options_of(CompileContext& context, int issue, const std::vector<Word>& words) {
  std::vector<int> options;
  if (issue < 0) return options;
  for (const Word& word : words) {
    const int option = find_option(context, issue, word);
    if (option >= 0 && !contains(options, option)) options.push_back(option);
  }
  return options;
}

std::string option_text(const Issue& issue, int option) {
  return issue.is_share ? number_text(issue.value(option)) : issue.options[option];
}

}  // namespace

void compile_positions(CompileContext& context) {
  static const std::vector<std::string> kKinds = {"stated", "aimed", "conceded"};
  for (const PositionSpec& spec : context.spec.positions) {
    Position position;
    position.id = spec.id.text;
    position.party = find_party(context, spec.party);
    position.issue = find_issue(context, spec.issue);
    position.accepts = options_of(context, position.issue, spec.accepts);
    position.refuses = options_of(context, position.issue, spec.refuses);
    for (const int option : position.accepts)
      if (contains(position.refuses, option))
        context.error(spec.id, "accepts-and-refuses",
                      "position '" + position.id + "' both accepts and refuses '" +
                          option_text(context.conflict.issues[position.issue], option) + "'",
                      "take it out of one of the lists");
    position.kind = "stated";
    if (spec.kind.given() && find_choice(context, kKinds, spec.kind, "kind") >= 0)
      position.kind = spec.kind.text;
    position.hard = truth(context, spec.hard, false);
    position.reason = spec.reason.text;
    position.region = spec.region.text;
    position.by = spec.by.text;
    position.asof = spec.asof.text;
    position.says = spec.says;
    position.claims = find_claims(context, spec.claims);
    const std::optional<Date> asof = date_in(context, spec.asof);
    // what was said after --as-of is not known yet
    if (context.has_as_of && asof && *asof > context.conflict.calendar.now) continue;
    if (position.party >= 0 && position.issue >= 0)
      context.conflict.positions.push_back(std::move(position));
  }
}

std::vector<int> current_positions(const Conflict& conflict, int party, int issue) {
  std::map<std::string, Date> latest;  // by kind; no date is the oldest
  const auto date_of = [](const Position& p) { return parse_date(p.asof).value_or(Date{}); };
  const auto concerns = [&](const Position& p) { return p.party == party && p.issue == issue; };
  for (const Position& p : conflict.positions)
    if (concerns(p)) {
      const auto [it, fresh] = latest.emplace(p.kind, date_of(p));
      it->second = std::max(it->second, date_of(p));
    }
  std::vector<int> current;
  for (std::size_t k = 0; k < conflict.positions.size(); ++k) {
    const Position& p = conflict.positions[k];
    if (concerns(p) && date_of(p) == latest.at(p.kind)) current.push_back(static_cast<int>(k));
  }
  return current;
}

Stance stance_on(const Conflict& conflict, const std::vector<int>& current, int option) {
  bool conceded = false, refused = false;
  for (const int k : current) {
    const Position& p = conflict.positions[k];
    const bool accepts = contains(p.accepts, option);
    if (accepts && p.kind != "conceded") return Stance::accepted;
    conceded = conceded || accepts;
    refused =
        refused || (p.hard && (contains(p.refuses, option) || (!p.accepts.empty() && !accepts)));
  }
  return conceded ? Stance::conceded : refused ? Stance::refused : Stance::open;
}

}  // namespace armistice

// Modes: things with a few named states that change by date, hazard or condition.
#include <algorithm>
#include <optional>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "util/dates.h"

namespace armistice {
namespace {

// Months since the start of the case, or an error. Nothing happens before the start.
std::optional<double> months_at(CompileContext& context, const Word& word) {
  const std::optional<Date> date = parse_date(word.text);
  const Calendar& calendar = context.conflict.calendar;
  if (!date) {
    context.error(word, "bad-date", "`date` is no date: '" + word.text + "'",
                  "write it as 2025-07-18");
    return std::nullopt;
  }
  if (*date < calendar.start) {
    context.error(word, "dates-out-of-order",
                  to_text(*date) + " lies before the start of the case, " + to_text(calendar.start),
                  "put what has happened by then into `start:`");
    return std::nullopt;
  }
  return months_exact(calendar.start, *date);
}

ModeChange compile_change(CompileContext& context, const ModeSpec& spec, const Mode& mode,
                          const ModeChangeSpec& change_spec, int number) {
  ModeChange change;
  find_claims(context, change_spec.claims);
  const std::string id = "mode." + mode.id + "." + std::to_string(number);
  CaseScope scope(context, Site::event, id);
  if (change_spec.to.given())
    change.to = std::max(0, find_choice(context, mode.states, change_spec.to, "state"));
  else
    context.error(spec.id, "missing-to", "a change of mode '" + mode.id + "' has no `to`",
                  "name the state that it leads to");
  for (const Word& word : change_spec.from) {
    const int from = find_choice(context, mode.states, word, "state");
    if (from < 0) continue;
    if (from == change.to && change_spec.to.given())
      context.error(word, "no-change", "this change leads from '" + word.text + "' to itself");
    change.from.push_back(from);
  }
  const int triggers =
      change_spec.date.given() + change_spec.hazard.given() + change_spec.when.given();
  if (triggers != 1) {
    const Word& at = change_spec.to.given() ? change_spec.to : spec.id;
    context.error(at, "one-trigger",
                  triggers == 0 ? "nothing says when this change happens"
                                : "this change has more than one of `date`, `hazard` and `when`",
                  "give exactly one of them; a chance belongs into `chance:`");
  }
  if (change_spec.date.given())
    if (const std::optional<double> at = months_at(context, change_spec.date)) {
      change.has_date = true;
      change.at = *at;
    }
  const auto value = [&](const Word& word, const char* name, const Range& allowed) {
    return value_or_expression(
        context, word, scope, {.id = id + "." + name, .allowed = allowed, .numbers_stay = true});
  };
  change.hazard = value(change_spec.hazard, "hazard", kNotNegative);
  change.when = expression(context, change_spec.when, scope);
  change.chance = value(change_spec.chance, "chance", kProbability);
  if (change_spec.chance.given() && change_spec.hazard.given())
    context.error(change_spec.chance, "chance-of-hazard",
                  "`chance` has no meaning beside a hazard", "multiply the hazard instead");
  return change;
}

}  // namespace

void compile_modes(CompileContext& context) {
  for (std::size_t m = 0; m < context.spec.war.modes.size(); ++m) {
    const ModeSpec& spec = context.spec.war.modes[m];
    Mode& mode = context.conflict.modes[m];
    if (mode.states.empty()) continue;
    if (spec.start.given())
      mode.start = std::max(0, find_choice(context, mode.states, spec.start, "state"));
    int number = 0;
    for (const ModeChangeSpec& change : spec.changes)
      mode.changes.push_back(compile_change(context, spec, mode, change, ++number));
  }
}

}  // namespace armistice

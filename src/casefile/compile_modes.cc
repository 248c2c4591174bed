// Modes: things with a few named states that change by date, hazard or condition.
#include <algorithm>
#include <optional>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"

namespace armistice {
namespace {

ModeChange compile_change(CompileContext& context, const Mode& mode,
                          const ModeChangeSpec& change_spec, int number) {
  ModeChange change;
  find_claims(context, change_spec.claims);
  const std::string id = "mode." + mode.id + "." + std::to_string(number);
  CaseScope scope(context, Site::event, id);
  change.to = std::max(0, find_choice(context, mode.states, change_spec.to, "state"));
  for (const Word& word : change_spec.from) {
    const int from = find_choice(context, mode.states, word, "state");
    if (from < 0) continue;
    if (from == change.to)
      context.error(word, "no-change", "this change leads from '" + word.text + "' to itself",
                    "correct `from` or `to`");
    change.from.push_back(from);
  }
  const int triggers =
      change_spec.date.given() + change_spec.hazard.given() + change_spec.when.given();
  if (triggers != 1) {
    context.error(change_spec.to, "one-trigger",
                  triggers == 0 ? "nothing says when this change happens"
                                : "this change has more than one of `date`, `hazard` and `when`",
                  "give exactly one of them; a chance belongs into `chance:`");
  }
  if (change_spec.date.given())
    if (const std::optional<double> at = months_from_start(context, change_spec.date)) {
      change.has_date = true;
      change.at = *at;
    }
  const auto value = [&](const Word& word, const char* name, const Range& allowed) {
    return value_or_expression(context, word, scope,
                               {.id = id + "." + name, .allowed = allowed, .numbers_stay = true});
  };
  change.hazard = value(change_spec.hazard, "hazard", kNotNegative);
  change.when = expression(context, change_spec.when, scope);
  change.chance = value(change_spec.chance, "chance", kProbability);
  return change;
}

}  // namespace

void compile_modes(CompileContext& context) {
  for (std::size_t m = 0; m < context.spec.war.modes.size(); ++m) {
    const ModeSpec& spec = context.spec.war.modes[m];
    Mode& mode = context.conflict.modes[m];
    mode.start = std::max(0, find_choice(context, mode.states, spec.start, "state"));
    int number = 0;
    for (const ModeChangeSpec& change : spec.changes)
      mode.changes.push_back(compile_change(context, mode, change, ++number));
  }
}

}  // namespace armistice

// Commands that only read the case: check, demands.
#include "casefile/read_case.h"
#include "cli/commands.h"
#include "cli/load_case.h"
#include "cli/middle_world.h"
#include "cli/plan_option.h"
#include "cli/program.h"
#include "engine/demand_study.h"
#include "report/render_json.h"
#include "report/render_text.h"
#include "report/text_layout.h"
#include "report/words.h"
#include "talks/game.h"

namespace armistice {
namespace {

void print(const Report& report, const Arguments& arguments, Console& console) {
  if (arguments.json)
    console.out << to_text(render_json(report));
  else
    console.out << render_text(report, arguments.language, console.width);
}

}  // namespace

int run_check(const Arguments& arguments, Console& console) {
  const Checked<Conflict> result = read_and_compile(arguments);
  std::size_t errors = 0;
  for (const Diagnostic& diagnostic : result.diagnostics)
    if (diagnostic.severity == Severity::error) ++errors;
  const std::size_t warnings = result.diagnostics.size() - errors;
  if (arguments.json) {
    const Conflict* conflict = result ? &*result.value : nullptr;
    console.out << to_text(
        render_check(report_info(arguments, "check", nullptr), conflict, result.diagnostics));
  } else {
    for (const Diagnostic& diagnostic : result.diagnostics)
      console.out << to_text(diagnostic) << '\n';
    const std::string name = clean(arguments.case_path);
    console.out << (errors == 0
                        ? say(arguments.language, "check.ok", {name, std::to_string(warnings)})
                        : say(arguments.language, "check.bad",
                              {name, std::to_string(errors), std::to_string(warnings)}))
                << '\n';
  }
  return errors == 0 ? kFine : kBadCase;
}

int run_demands(const Arguments& arguments, Console& console) {
  int code = kFine;
  const std::optional<Conflict> conflict = load_case(arguments, console, code);
  if (!conflict) return code;
  Deal plan;
  if (!arguments.deal.empty()) {
    const std::optional<Deal> read = read_plan(*conflict, arguments.deal, console.err);
    if (!read) return kBadCall;
    plan = *read;
  }
  const ReportInfo info = report_info(arguments, "demands", &*conflict);
  const Worlds world = middle_world(*conflict, info);
  Report report = make_report(*conflict, {}, info);
  report.demand_findings = study_demands(*conflict, start_frame(*conflict, world, 0), plan);
  print(report, arguments, console);
  return kFine;
}

}  // namespace armistice

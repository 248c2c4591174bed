#include "cli/load_case.h"

#include <utility>

#include "cli/program.h"
#include "engine/read_conflict.h"
#include "evidence/ranges.h"

namespace armistice {
Checked<Conflict> read_and_compile(const Arguments& arguments) {
  return read_conflict(
      arguments.case_path, disk_files(),
      {arguments.as_of, arguments.believe, arguments.set, arguments.strict, false});
}

std::optional<Conflict> load_case(const Arguments& arguments, Console& console, int& code) {
  Checked<Conflict> result = read_and_compile(arguments);
  code = kFine;
  std::size_t warnings = 0;
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity == Severity::warning) {
      ++warnings;
      continue;
    }
    console.err << to_text(diagnostic) << '\n';
    // --believe or --set names something that is not in the case: the call is wrong, not the case
    const bool call = diagnostic.key == "bad-belief" || diagnostic.key == "bad-setting";
    const int reason = call ? kBadCall : kBadCase;
    code = code == kBadCase ? kBadCase : reason;
  }
  if (!result && code == kFine) code = kBadCase;
  if (result && warnings > 0 && !arguments.quiet)
    console.err << warnings << (warnings == 1 ? " warning" : " warnings")
                << " about the case; `armistice check` shows " << (warnings == 1 ? "it" : "them")
                << '\n';
  return std::move(result.value);
}

ReportInfo report_info(const Arguments& arguments, const std::string& command,
                       const Conflict* conflict) {
  ReportInfo info;
  info.version = ARMISTICE_VERSION;
  info.seed = arguments.seed;
  info.worlds = arguments.worlds;
  info.paths = arguments.paths;
  info.command = command;
  info.as_of = arguments.as_of;
  info.believe = arguments.believe;
  info.set = arguments.set;
  info.levers = arguments.lever;
  info.open_locks = arguments.open;
  info.language = arguments.language;
  if (conflict) info.ranges = quantity_ranges(*conflict);
  return info;
}

}  // namespace armistice

#include "cli/load_case.h"

#include <algorithm>
#include <utility>

#include "casefile/read_and_compile.h"
#include "cli/program.h"
#include "deals/count_packages.h"
#include "evidence/correlations.h"
#include "evidence/ranges.h"

namespace armistice {
namespace {

void append(Diagnostics& list, Diagnostics more) {
  for (Diagnostic& diagnostic : more) list.push_back(std::move(diagnostic));
}

}  // namespace

Checked<Conflict> read_and_compile(const Arguments& arguments) {
  std::vector<CaseFile> files;
  Checked<Conflict> result =
      read_and_compile(arguments.case_path, disk_files(),
                       {arguments.as_of, arguments.believe, arguments.strict, false}, files);
  if (!result) return result;
  Diagnostics contradictions = check_correlations(*result.value);
  append(contradictions, check_packages(*result.value));
  for (Diagnostic& problem : contradictions) problem.file = files.at(0).path;
  append(result.diagnostics, std::move(contradictions));
  if (has_errors(result.diagnostics)) result.value.reset();
  return result;
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
    // --believe names something that is not in the case: the call is wrong, not the case
    const int reason = diagnostic.key == "bad-belief" ? kBadCall : kBadCase;
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
  info.language = arguments.language;
  if (conflict) info.ranges = quantity_ranges(*conflict);
  return info;
}

}  // namespace armistice

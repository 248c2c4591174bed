// Commands that solve and play the case: run, evidence, locks, levers.
#include "cli/commands.h"
#include "cli/load_case.h"
#include "cli/program.h"
#include "cli/terminal.h"
#include "cli/write_files.h"
#include "embedded/report_page.h"
#include "engine/analyze.h"
#include "evidence/disagreements.h"
#include "report/csv.h"
#include "report/render_json.h"
#include "report/render_page.h"
#include "report/render_text.h"
#include "report/text_layout.h"
#include "report/words.h"
#include "util/spelling.h"

namespace armistice {
namespace {

constexpr int kLeverWorlds = 64, kLeverPaths = 500;
constexpr const char* kDefaultFolder = "armistice-out";

StudyOptions study_options(const Arguments& arguments) {
  StudyOptions options;
  options.worlds = arguments.worlds;
  options.paths = arguments.paths;
  options.threads = arguments.threads;
  options.seed = arguments.seed;
  return options;
}

// Runs the study; false: interrupted before anything was finished.
bool study(const Conflict& conflict, const Arguments& arguments, const StudyOptions& options,
           Console& console, Findings& findings, bool& interrupted) {
  {
    TerminalProgress progress(console.err, console.err_is_terminal, arguments.quiet);
    findings = analyze(conflict, options, progress);
    interrupted = progress.interrupted();
  }
  if (findings.worlds > 0) return true;
  console.err << say(arguments.language, "cli.nothing") << '\n';
  return false;
}

void print(const Report& report, const Arguments& arguments, Console& console) {
  if (arguments.json)
    console.out << to_text(render_json(report));
  else
    console.out << render_text(report, arguments.language, console.width);
}

// The index of an ending; -1, with words about it, where there is no such ending.
int find_ending(const Conflict& conflict, const std::string& id, Console& console) {
  std::vector<std::string> known;
  for (std::size_t e = 0; e < conflict.endings.size(); ++e) {
    if (conflict.endings[e].id == id) return static_cast<int>(e);
    known.push_back(conflict.endings[e].id);
  }
  const std::string near = closest_name(id, known);
  console.err << "armistice: --for: the case has no ending `" << clean(id) << "`; ";
  if (!near.empty()) {
    console.err << "did you mean `" << near << "`?\n";
    return -1;
  }
  console.err << "it has";
  for (const std::string& name : known) console.err << ' ' << name;
  console.err << '\n';
  return -1;
}

// A study whose result is one document on standard output.
int study_and_print(const Arguments& arguments, StudyOptions options, const std::string& command,
                    Console& console) {
  int code = kFine;
  const std::optional<Conflict> conflict = load_case(arguments, console, code);
  if (!conflict) return code;
  if (!arguments.ending.empty()) {
    options.lock_ending = find_ending(*conflict, arguments.ending, console);
    if (options.lock_ending < 0) return kBadCall;
  }
  Findings findings;
  bool interrupted = false;
  if (!study(*conflict, arguments, options, console, findings, interrupted)) return kInterrupted;
  const ReportInfo info = report_info(arguments, command, &*conflict);
  print(make_report(*conflict, std::move(findings), info), arguments, console);
  return interrupted ? kInterrupted : kFine;
}

}  // namespace

int run_study_command(const Arguments& arguments, Console& console) {
  int code = kFine;
  const std::optional<Conflict> conflict = load_case(arguments, console, code);
  if (!conflict) return code;
  Findings findings;
  bool interrupted = false;
  if (!study(*conflict, arguments, study_options(arguments), console, findings, interrupted))
    return kInterrupted;
  const Report report =
      make_report(*conflict, std::move(findings), report_info(arguments, "run", &*conflict));
  print(report, arguments, console);
  if (!arguments.json || !arguments.folder.empty()) {
    const std::string folder = arguments.folder.empty() ? kDefaultFolder : arguments.folder;
    const nlohmann::ordered_json document = render_json(report);
    write_files(folder, {{"report.html", render_page(document, embedded::report_page())},
                         {"report.json", to_text(document)},
                         {"endings.csv", render_endings_csv(report, arguments.language)}});
    if (!arguments.quiet)
      console.err << say(arguments.language, "cli.written",
                         {folder + "/report.html", folder + "/report.json",
                          folder + "/endings.csv"})
                  << '\n';
  }
  return interrupted ? kInterrupted : kFine;
}

int run_evidence(const Arguments& arguments, Console& console) {
  StudyOptions options = study_options(arguments);
  options.doubts = false;
  if (!arguments.no_study) return study_and_print(arguments, options, "evidence", console);
  int code = kFine;
  const std::optional<Conflict> conflict = load_case(arguments, console, code);
  if (!conflict) return code;
  Findings findings;
  findings.disagreements = find_disagreements(*conflict);
  const ReportInfo info = report_info(arguments, "evidence", &*conflict);
  print(make_report(*conflict, std::move(findings), info), arguments, console);
  return kFine;
}

int run_locks(const Arguments& arguments, Console& console) {
  StudyOptions options = study_options(arguments);
  options.doubts = false;
  return study_and_print(arguments, options, "locks", console);
}

int run_levers(const Arguments& arguments, Console& console) {
  StudyOptions options = study_options(arguments);
  options.doubts = false;
  options.levers = true;
  if (!arguments.full) {
    if (options.worlds == 0) options.worlds = kLeverWorlds;
    if (options.paths == 0) options.paths = kLeverPaths;
  }
  return study_and_print(arguments, options, "levers", console);
}

}  // namespace armistice

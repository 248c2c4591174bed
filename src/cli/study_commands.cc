// Commands that solve and play the case: run, evidence, locks, why, orders, levers, timeline --move.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <thread>

#include "cli/commands.h"
#include "cli/load_case.h"
#include "cli/plan_option.h"
#include "cli/program.h"
#include "cli/terminal.h"
#include "cli/write_files.h"
#include "embedded/report_page.h"
#include "engine/analyze.h"
#include "engine/memory.h"
#include "engine/read_conflict.h"
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

constexpr double kGibibyte = 1024.0 * 1024 * 1024;
constexpr const char* kDefaultFolder = "armistice-out";

StudyOptions study_options(const Arguments& arguments) {
  StudyOptions options;
  options.worlds = arguments.worlds;
  options.paths = arguments.paths;
  options.threads = arguments.threads;
  options.seed = arguments.seed;
  return options;
}

// For studies of many scenarios: not the base study, and few worlds and paths unless --full.
StudyOptions few_unless_full(const Arguments& arguments) {
  StudyOptions options = study_options(arguments);
  options.base = options.doubts = false;
  if (arguments.full) return options;
  if (options.worlds == 0) options.worlds = kScenarioWorlds;
  if (options.paths == 0) options.paths = kScenarioPaths;
  return options;
}

// Refuses what the machine cannot hold, rather than dying of it after an hour.
void require_memory(const Conflict& conflict, const StudyOptions& options) {
  const int threads = options.threads > 0
                          ? options.threads
                          : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  const double needed = static_cast<double>(study_bytes(conflict, options, threads));
  const double there =
      static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGE_SIZE));
  if (needed <= there) return;
  throw std::runtime_error(
      fmt::format("this study would take about {:.1f} GiB of memory and the machine has {:.1f}; "
                  "lower --paths, --worlds "
                  "or --threads",
                  needed / kGibibyte, there / kGibibyte));
}

// Runs the study; false: interrupted before anything was finished.
bool study(const Conflict& conflict, const Arguments& arguments, const StudyOptions& options,
           Console& console, Findings& findings, bool& interrupted) {
  require_memory(conflict, options);
  {
    TerminalProgress progress(console.err, console.err_is_terminal, arguments.quiet);
    findings = analyze(conflict, options, progress);
    interrupted = progress.interrupted();
  }
  if (interrupted && findings.worlds > 0)
    for (const Warning& warning : findings.warnings)
      if (warning.key == "interrupted")
        console.err << say(arguments.language, "warning.interrupted", warning.details) << '\n';
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

// Puts --lever and --open into the options; false: some name is not in the case, or the question
// does not go with them.
bool add_switches(const Conflict& conflict, const Arguments& arguments, Console& console,
                  StudyOptions& options) {
  Diagnostics problems;
  options.standing = standing_scenario(conflict, arguments.lever, arguments.open, problems);
  for (const Diagnostic& problem : problems) console.err << to_text(problem) << '\n';
  if (!problems.empty()) return false;
  if (options.standing.is_base() || (!options.why && !options.orders)) return true;
  console.err << "armistice: " << (options.why ? "--why" : "--orders")
              << " asks about the war as it is; leave out --lever and --open\n";
  return false;
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
  if (!add_switches(*conflict, arguments, console, options)) return kBadCall;
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
  StudyOptions options = study_options(arguments);
  options.why = arguments.why;
  options.orders = arguments.orders;
  options.levers = arguments.levers;
  if (!add_switches(*conflict, arguments, console, options)) return kBadCall;
  const bool writes = !arguments.json || !arguments.folder.empty();
  const std::string folder = arguments.folder.empty() ? kDefaultFolder : arguments.folder;
  if (writes) prepare_folder(folder);
  Findings findings;
  bool interrupted = false;
  if (!study(*conflict, arguments, options, console, findings, interrupted)) return kInterrupted;
  const Report report =
      make_report(*conflict, std::move(findings), report_info(arguments, "run", &*conflict));
  print(report, arguments, console);
  if (writes) {
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

int run_why(const Arguments& arguments, Console& console) {
  StudyOptions options = few_unless_full(arguments);
  options.why = true;
  return study_and_print(arguments, options, "why", console);
}

int run_orders(const Arguments& arguments, Console& console) {
  StudyOptions options = few_unless_full(arguments);
  options.orders = true;
  return study_and_print(arguments, options, "orders", console);
}

int run_timeline(const Arguments& arguments, Console& console) {
  int code = kFine;
  const std::optional<Conflict> conflict = load_case(arguments, console, code);
  if (!conflict) return code;
  StudyOptions options = study_options(arguments);
  if (!add_switches(*conflict, arguments, console, options)) return kBadCall;
  if (arguments.move.empty() && (options.worlds > 0 || options.paths > 0 ||
                                 !arguments.lever.empty() || !arguments.open.empty())) {
    console.err << "armistice: --worlds, --paths, --lever and --open go with --move: without it "
                   "nothing is drawn\n";
    return kBadCall;
  }
  Findings findings;
  bool interrupted = false;
  if (!arguments.move.empty()) {
    const std::optional<Proposal> move = read_move(*conflict, arguments.move, console.err);
    if (!move) return kBadCall;
    require_memory(*conflict, options);
    TerminalProgress progress(console.err, console.err_is_terminal, arguments.quiet);
    findings = try_proposal(*conflict, options, *move, progress);
    interrupted = progress.interrupted();
  }
  if (interrupted && findings.worlds == 0) {
    console.err << say(arguments.language, "cli.nothing") << '\n';
    return kInterrupted;
  }
  const ReportInfo info = report_info(arguments, "timeline", &*conflict);
  print(make_report(*conflict, std::move(findings), info), arguments, console);
  return interrupted ? kInterrupted : kFine;
}

int run_levers(const Arguments& arguments, Console& console) {
  StudyOptions options = few_unless_full(arguments);
  options.levers = true;
  options.pairs = arguments.pairs;
  return study_and_print(arguments, options, "levers", console);
}

}  // namespace armistice

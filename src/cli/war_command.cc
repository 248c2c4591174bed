// The war alone: what would happen if nobody ever talked.
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "casefile/xmile.h"
#include "cli/commands.h"
#include "cli/load_case.h"
#include "cli/program.h"
#include "cli/terminal.h"
#include "evidence/draw_worlds.h"
#include "outlook/war_reading.h"
#include "report/csv.h"
#include "report/json_parts.h"
#include "report/render_json.h"
#include "report/war_json.h"
#include "report/words.h"
#include "util/dates.h"
#include "util/parallel.h"
#include "util/statistics.h"
#include "war/simulate.h"

namespace armistice {
namespace {

constexpr int kDefaultWorlds = 100, kDefaultPaths = 100;
constexpr int kMostCourses = 100'000;  // worlds x paths: all are kept for the quantiles
constexpr int kAtOnce = 64;            // worlds
constexpr int kSlice = 1024;           // courses of a world between two looks at the interrupt

struct Courses {
  int months = 0;
  std::vector<int> slots;  // stocks that are shown, then modes
  std::vector<std::vector<double>>
      values;                  // (month x slot) -> of courses still at war, world order
  std::vector<double> at_war;  // per month: share of courses without a collapse
  int broken = 0;              // courses whose stocks ceased to be numbers: left out
  std::string failed;          // the first value that was no usable number; empty: none
};

// What is kept of one world's courses.
struct WorldPart {
  std::vector<std::vector<double>> values;  // as Courses::values
  std::vector<int> ends;                    // months of collapse, -1: none; of sound courses
  std::string failed;
};

void add_paths(const Paths& paths, const std::vector<int>& slots, int months, WorldPart& part) {
  part.values.resize((months + 1) * slots.size());
  for (int month = 0; month <= months; ++month)
    for (std::size_t s = 0; s < slots.size(); ++s) {
      const double* column = paths.column(month, slots[s]);
      for (int path = 0; path < paths.count; ++path) {
        const int end = paths.collapse_month[path];
        if (!paths.broken[path] && (end < 0 || month < end))
          part.values[month * slots.size() + s].push_back(column[path]);
      }
    }
  for (int path = 0; path < paths.count; ++path)
    if (!paths.broken[path]) part.ends.push_back(paths.collapse_month[path]);
  if (paths.failed > 0 && part.failed.empty())
    part.failed = fmt::format("{} in month {}, world {}", paths.failed_name, paths.failed_month,
                              paths.failed_world);
}

Courses run_courses(const Conflict& conflict, const Arguments& arguments, int worlds, int paths,
                    Progress& progress) {
  Courses courses;
  courses.months = conflict.calendar.end_month;
  for (std::size_t s = 0; s < conflict.stocks.size(); ++s)
    if (!conflict.stocks[s].hidden)
      courses.slots.push_back(conflict.layout.stocks + static_cast<int>(s));
  for (std::size_t m = 0; m < conflict.modes.size(); ++m)
    courses.slots.push_back(conflict.layout.modes + static_cast<int>(m));
  courses.values.resize((courses.months + 1) * courses.slots.size());
  courses.at_war.assign(courses.months + 1, 0.0);
  const Worlds draws = draw_worlds(conflict, arguments.seed, worlds);
  int done = 0;
  while (done < worlds && !progress.interrupted()) {
    const int batch = std::min(kAtOnce, worlds - done);
    std::vector<WorldPart> parts(batch);
    parallel_for(batch, arguments.threads, [&](int k) {
      const WarContext context{&conflict, arguments.seed, done + k, draws.of(done + k), 0,
                               {},        PathSet::play,  nullptr,  draws.types};
      for (int first = 0; first < paths && !progress.interrupted(); first += kSlice)
        add_paths(run_war(context, std::min(kSlice, paths - first), courses.months,
                          static_cast<std::uint32_t>(first)),
                  courses.slots, courses.months, parts[k]);
    });
    if (progress.interrupted()) break;  // nothing is printed then
    for (const WorldPart& part : parts) {
      for (std::size_t c = 0; c < courses.values.size(); ++c)
        courses.values[c].insert(courses.values[c].end(), part.values[c].begin(),
                                 part.values[c].end());
      for (int month = 0; month <= courses.months; ++month)
        for (int end : part.ends) courses.at_war[month] += end < 0 || month < end;
      courses.broken += paths - static_cast<int>(part.ends.size());
      if (courses.failed.empty()) courses.failed = part.failed;
    }
    done += batch;
    progress.update("war", done, worlds);
  }
  for (double& share : courses.at_war)
    share /= std::max(1.0, static_cast<double>(done) * paths - courses.broken);
  return courses;
}

std::vector<std::string> header(const Conflict& conflict) {
  std::vector<std::string> names = {"month", "date", "at_war"};
  for (const Stock& stock : conflict.stocks)
    if (!stock.hidden)
      for (const char* what : {".mean", ".p05", ".p50", ".p95"}) names.push_back(stock.id + what);
  for (const Mode& mode : conflict.modes)
    for (const std::string& state : mode.states) names.push_back(mode.id + "." + state);
  return names;
}

// Numbers of one month, in the order of the header after the date.
std::vector<double> row(const Conflict& conflict, const Courses& courses, int month) {
  std::vector<double> numbers = {courses.at_war[month]};
  for (std::size_t s = 0; s < courses.slots.size(); ++s) {
    const std::vector<double>& values = courses.values[month * courses.slots.size() + s];
    const int mode = courses.slots[s] - conflict.layout.modes;
    const bool is_mode = mode >= 0 && mode < static_cast<int>(conflict.modes.size());
    const std::vector<double> ones(values.size(), 1.0);
    if (is_mode) {
      for (std::size_t state = 0; state < conflict.modes[mode].states.size(); ++state) {
        const auto in = std::count(values.begin(), values.end(), static_cast<double>(state));
        numbers.push_back(static_cast<double>(in) / static_cast<double>(values.size()));
      }
      continue;
    }
    if (values.empty()) {
      numbers.insert(numbers.end(), 4, std::numeric_limits<double>::quiet_NaN());
      continue;
    }
    numbers.push_back(weighted_mean(values, ones));
    for (double p : {0.05, 0.5, 0.95}) numbers.push_back(weighted_quantile(values, ones, p));
  }
  return numbers;
}

void print_csv(const Conflict& conflict, const Courses& courses, Console& console) {
  std::string line;
  for (const std::string& name : header(conflict))
    line += (line.empty() ? "" : ",") + csv_cell(name);
  console.out << line << '\n';
  for (int month = 0; month <= courses.months; ++month) {
    console.out << month << ',' << to_text(add_months(conflict.calendar.start, month));
    for (double value : row(conflict, courses, month)) console.out << ',' << csv_number(value);
    console.out << '\n';
  }
}

void print_json(const Conflict& conflict, const Courses& courses, const WarReading& reading,
                const ReportInfo& info, Console& console) {
  Findings counts;
  counts.worlds = info.worlds;
  counts.paths = info.paths;
  counts.effective_worlds = info.worlds;
  Json document = document_head(info, &conflict, counts);
  document["columns"] = header(conflict);
  document["months"] = Json::array();
  for (int month = 0; month <= courses.months; ++month) {
    Json line = {month, to_text(add_months(conflict.calendar.start, month))};
    for (double value : row(conflict, courses, month)) line.push_back(number(value));
    document["months"].push_back(std::move(line));
  }
  document["reading"] = war_reading_json(conflict, reading);
  console.out << to_text(document);
}

// Quantiles of the table need many courses; a reading of the same worlds does with fewer of each.
WarReading read_courses(const Conflict& conflict, const Arguments& asked, Progress& progress) {
  ReadingOptions options;
  options.worlds = asked.worlds;
  options.paths = std::min(options.paths, asked.paths);
  options.threads = asked.threads;
  return read_war(conflict, draw_worlds(conflict, asked.seed, asked.worlds), options, progress);
}

}  // namespace

int run_war_table(const Arguments& arguments, Console& console) {
  if (is_xmile_path(arguments.case_path)) return run_model_table(arguments, console);
  if (arguments.draws != 1 || !arguments.vary.empty()) {
    console.err << "armistice: --draws and --vary are for models; a case has quantities, and "
                   "--worlds and --paths\n";
    return kBadCall;
  }
  Arguments asked = arguments;
  if (asked.worlds == 0) asked.worlds = kDefaultWorlds;
  if (asked.paths == 0) asked.paths = kDefaultPaths;
  if (static_cast<std::int64_t>(asked.worlds) * asked.paths > kMostCourses) {
    console.err << fmt::format(
        "armistice: {} worlds x {} paths are too many for one table; "
        "at most {} courses fit\n",
        asked.worlds, asked.paths, kMostCourses);
    return kBadCall;
  }
  int code = kFine;
  const std::optional<Conflict> conflict = load_case(arguments, console, code);
  if (!conflict) return code;
  TerminalProgress progress(console.err, console.err_is_terminal, arguments.quiet);
  const Courses courses = run_courses(*conflict, arguments, asked.worlds, asked.paths, progress);
  if (progress.interrupted()) {
    console.err << say(arguments.language, "cli.nothing") << '\n';
    return kInterrupted;
  }
  if (!courses.failed.empty() && !arguments.quiet)
    console.err << fmt::format(
        "armistice: some values of the war were no usable numbers, first {}; {} courses are left "
        "out\n",
        courses.failed, courses.broken);
  if (arguments.json)
    print_json(*conflict, courses, read_courses(*conflict, asked, progress),
               report_info(asked, "war", nullptr), console);
  else
    print_csv(*conflict, courses, console);
  return kFine;
}

}  // namespace armistice

// An XMILE model by itself: its run, or an ensemble of runs, as CSV.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "casefile/xmile.h"
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/terminal.h"
#include "evidence/draw_worlds.h"
#include "report/csv.h"
#include "report/words.h"
#include "util/parallel.h"
#include "war/plan.h"
#include "war/series.h"

namespace armistice {
namespace {

constexpr double kSmallBlock = 2e6;  // cells; smaller blocks are run several at a time
constexpr int kAtOnce = 8;           // blocks

// Where a run first held no number, or rested on a division by zero or the like.
struct Failure {
  bool happened = false;
  std::int64_t step = 0;
  std::string where;
};

struct Draws {
  std::vector<WarLane> lanes;            // path: the draw
  std::vector<std::ostringstream> text;  // per lane
  std::vector<Failure> failures;         // per lane
};

// Unlike a report's tables, infinity and what is no number are written out: inf, -inf, nan.
std::string cell(double value) { return fmt::format("{:.12g}", value == 0 ? 0.0 : value); }

// The model's own name of a stock or auxiliary.
std::string title_of(const XmileRun& run, const std::string& id) {
  for (const XmileColumn& column : run.columns)
    if (column.id == id) return column.name;
  return id;
}

// Runs the draws side by side. Infinity may be meant (INF); what is no number at all is a fault
// of the equations. A single draw is written to `out` as it goes on.
void run_draws(const XmileRun& run, const WarContext& context, bool numbered, Draws& draws,
               const Progress& progress, std::ostream* out) {
  draws.failures.resize(draws.lanes.size());
  draws.text.resize(draws.lanes.size());
  SeriesSinks sinks;
  sinks.row = [&](std::int64_t step, const WarBlock& block) {
    for (std::size_t l = 0; l < draws.lanes.size(); ++l) {
      std::ostream& to = out != nullptr ? *out : draws.text[l];
      Failure& failure = draws.failures[l];
      to << cell(run.time_at(step));
      if (numbered) to << ',' << draws.lanes[l].path + 1;
      for (std::size_t c = 0; c < run.slots.size(); ++c) {
        const double value = block.frame.column(run.slots[c])[l];
        if (std::isnan(value) && !failure.happened) failure = {true, step, run.columns[c].name};
        to << ',' << cell(value);
      }
      to << '\n';
    }
  };
  sinks.failed = [&](std::int64_t step, int lane, const std::string& name) {
    if (!draws.failures[lane].happened) draws.failures[lane] = {true, step, title_of(run, name)};
  };
  run_series(context, draws.lanes, run.steps, run.save_every, progress, sinks);
}

std::string header(const XmileRun& run, bool numbered) {
  std::string line = numbered ? "time,draw" : "time";
  for (const XmileColumn& column : run.columns) line += "," + csv_cell(column.name);
  return line + "\n";
}

// NAME=DISTRIBUTION, parted at the first = outside quotes and brackets.
std::optional<std::pair<std::string, std::string>> parted(const std::string& text) {
  bool quoted = false;
  for (std::size_t k = 0; k < text.size(); ++k) {
    quoted ^= text[k] == '"';
    if (text[k] == '=' && !quoted && k > 0) return std::pair(text.substr(0, k), text.substr(k + 1));
  }
  return std::nullopt;
}

std::optional<XmileRun> load_model(const Arguments& arguments, Console& console, int& code) {
  std::vector<std::pair<std::string, std::string>> vary;
  code = kBadCall;
  for (const std::string& text : arguments.vary) {
    const auto pair = parted(text);
    if (!pair) {
      console.err << "armistice: --vary takes NAME=DISTRIBUTION, not '" << text << "'\n";
      return std::nullopt;
    }
    vary.push_back(*pair);
  }
  Checked<XmileRun> run = read_xmile(arguments.case_path, disk_files(), vary);
  for (const Diagnostic& diagnostic : run.diagnostics) {
    const bool error = diagnostic.severity == Severity::error;
    if (error || !arguments.quiet) console.err << to_text(diagnostic) << '\n';
    // a distribution of --vary has no place in the file: the call is wrong, not the model
    if (error && diagnostic.key != "bad-vary" && !diagnostic.file.empty()) code = kBadCase;
  }
  return std::move(run.value);
}

}  // namespace

int run_model_table(const Arguments& arguments, Console& console) {
  if (arguments.json || arguments.worlds != 0 || arguments.paths != 0) {
    console.err << "armistice: a model is printed as CSV, and repeated with --draws; --json, "
                   "--worlds and --paths are for cases\n";
    return kBadCall;
  }
  int code = kFine;
  const std::optional<XmileRun> run = load_model(arguments, console, code);
  if (!run) return code;
  const bool numbered = arguments.draws > 1 || !arguments.vary.empty();
  const bool varied = !arguments.vary.empty();
  const Worlds worlds = draw_worlds(run->conflict, arguments.seed, varied ? arguments.draws : 1);
  TerminalProgress progress(console.err, console.err_is_terminal, arguments.quiet);
  console.out << header(*run, numbered);
  const double cells = static_cast<double>(run->slots.size() + 1) *
                       static_cast<double>(run->steps / run->save_every + 1);
  // as many draws to a block as fit into memory as text, and several blocks at once
  const int lanes = std::clamp(static_cast<int>(kSmallBlock / cells), 1, kMaxLanes);
  const int blocks = lanes < kMaxLanes ? 1 : kAtOnce;
  const WarContext context{&run->conflict,
                           arguments.seed,
                           0,
                           nullptr,
                           0,
                           {},
                           PathSet::play,
                           make_plan(run->conflict, 0)};
  int failed = 0;
  std::string first_failure;
  for (int done = 0; done < arguments.draws && !progress.interrupted(); done += lanes * blocks) {
    const int batch = std::min(lanes * blocks, arguments.draws - done);
    std::vector<Draws> parts((batch + lanes - 1) / lanes);
    parallel_for(static_cast<int>(parts.size()), arguments.threads, [&](int k) {
      for (int draw = done + k * lanes; draw < std::min(done + batch, done + (k + 1) * lanes);
           ++draw) {
        const int world = varied ? draw : 0;
        parts[k].lanes.push_back({static_cast<std::uint32_t>(draw),
                                  static_cast<std::uint32_t>(world), worlds.of(world)});
      }
      run_draws(*run, context, numbered, parts[k], progress, batch == 1 ? &console.out : nullptr);
    });
    for (const Draws& part : parts)
      for (std::size_t l = 0; l < part.lanes.size(); ++l) {
        console.out << part.text[l].view();
        const Failure& failure = part.failures[l];
        if (!failure.happened) continue;
        if (failed++ == 0)
          first_failure = fmt::format("{} at time {} in draw {}", failure.where,
                                      run->time_at(failure.step), part.lanes[l].path + 1);
      }
    if (arguments.draws > 1)
      progress.update("war", std::min(done + batch, arguments.draws), arguments.draws);
  }
  if (failed > 0)
    console.err << fmt::format(
        "armistice: {} of {} runs hold values that are no numbers, or rest on a division by zero, "
        "an overflow or the like; the first is {}\n",
        failed, arguments.draws, first_failure);
  return progress.interrupted() ? kInterrupted : kFine;
}

}  // namespace armistice

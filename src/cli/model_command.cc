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
#include "war/series.h"

namespace armistice {
namespace {

constexpr double kSmallRun = 1e6;  // cells; smaller runs are made several at a time
constexpr int kAtOnce = 32;

// The first value of a draw that was no finite number.
struct Failure {
  bool happened = false;
  std::int64_t step = 0;
  std::size_t column = 0;
};

// Unlike a report's tables, infinity and what is no number are written out: inf, -inf, nan.
std::string cell(double value) { return fmt::format("{:.12g}", value == 0 ? 0.0 : value); }

// Infinity may be meant (INF); what is no number at all is a fault of the equations.
Failure print_draw(const XmileRun& run, const WarContext& context, int draw, bool numbered,
                   const Progress& progress, std::ostream& out) {
  Failure failure;
  const std::uint32_t path = static_cast<std::uint32_t>(draw);
  run_series(context, {&path, 1}, run.steps, run.save_every,
             [&](std::int64_t step, const WarBlock& block) {
               out << cell(run.time_at(step));
               if (numbered) out << ',' << draw + 1;
               for (std::size_t c = 0; c < run.slots.size(); ++c) {
                 const double value = block.frame.column(run.slots[c])[0];
                 if (std::isnan(value) && !failure.happened) failure = {true, step, c};
                 out << ',' << cell(value);
               }
               out << '\n';
               return !progress.interrupted();
             });
  return failure;
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
                       (static_cast<double>(run->steps / run->save_every) + 1);
  const int at_once = cells < kSmallRun ? kAtOnce : 1;
  int failed = 0;
  std::string first_failure;
  for (int done = 0; done < arguments.draws && !progress.interrupted(); done += at_once) {
    const int batch = std::min(at_once, arguments.draws - done);
    std::vector<std::ostringstream> texts(batch);
    std::vector<Failure> failures(batch);
    parallel_for(batch, arguments.threads, [&](int k) {
      const int world = varied ? done + k : 0;
      const WarContext context{&run->conflict, arguments.seed, world, worlds.of(world), 0, {},
                               PathSet::play};
      std::ostream& out = batch == 1 ? console.out : texts[k];
      failures[k] = print_draw(*run, context, done + k, numbered, progress, out);
    });
    for (int k = 0; k < batch; ++k) {
      console.out << texts[k].str();
      if (!failures[k].happened) continue;
      if (failed++ == 0)
        first_failure =
            fmt::format("{} at time {} in draw {}", run->columns[failures[k].column].name,
                        run->time_at(failures[k].step), done + k + 1);
    }
    if (arguments.draws > 1)
      progress.update("war", std::min(done + batch, arguments.draws), arguments.draws);
  }
  if (failed > 0)
    console.err << fmt::format(
        "armistice: {} of {} runs hold values that are no numbers; the first "
        "is {}\n",
        failed, arguments.draws, first_failure);
  return progress.interrupted() ? kInterrupted : kFine;
}

}  // namespace armistice

#include "outlook/choose_basis.h"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "outlook/study.h"
#include "talks/play.h"
#include "talks/residual.h"
#include "talks/solve.h"
#include "util/parallel.h"
#include "util/statistics.h"

namespace armistice {
namespace {

constexpr int kWorlds = 4;
constexpr int kMostPaths = 2000;  // more tell no more about the basis
constexpr double kClear = 2;      // standard errors

// Chance of a deal signed by each month from `now` to the end of the horizon.
std::vector<double> signed_by(const WorldHistories& histories, const Calendar& calendar) {
  std::vector<double> out(static_cast<std::size_t>(calendar.end_month - calendar.now_month));
  double all = 0;
  for (const History& h : histories.histories) {
    all += h.weight;
    if (h.signed_month < 0) continue;
    for (std::size_t t = static_cast<std::size_t>(h.signed_month - calendar.now_month);
         t < out.size(); ++t)
      out[t] += h.weight;
  }
  for (double& chance : out) chance = all > 0 ? chance / all : 0.0;
  return out;
}

double squared_distance(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t t = 0; t < a.size(); ++t) sum += (a[t] - b[t]) * (a[t] - b[t]);
  return a.empty() ? 0.0 : sum / static_cast<double>(a.size());
}

// -1, 0, 1: without cells or with them is clearly better, or neither.
int verdict(const SampleMean& gain) {
  if (gain.count() < 2) return 0;
  const double clear = kClear * std::sqrt(gain.variance_of_mean());
  return gain.mean() > clear ? 1 : gain.mean() < -clear ? -1 : 0;
}

}  // namespace

std::vector<BasisTrial> try_bases(const Conflict& conflict, const Worlds& draws, int paths,
                                  int threads, const StopCheck& stop) {
  const int worlds = std::min(kWorlds, draws.count);
  struct Solved {
    double miss = 0;
    std::vector<double> curve;
  };
  std::vector<Solved> solved(static_cast<std::size_t>(worlds) * 4);
  parallel_for(4 * worlds, threads, [&](int k) {
    const Game game = make_game(conflict, draws, k / 4, conflict.calendar.solve_month);
    SolveOptions solve;
    solve.paths = paths;
    solve.passes = 1;
    solve.stop = stop;
    solve.basis.cells = k % 2 == 1;
    RunOptions courses;
    courses.train_salt = static_cast<std::uint64_t>(k % 4 / 2);
    const Strategy strategy = solve_talks(trained_game(game, courses), solve);
    if (stop()) return;
    PlayOptions play;
    play.paths = paths;
    play.strategy = &strategy;
    play.stop = stop;
    solved[k] = {residual_error(game, strategy, paths, PathSet::validate, stop),
                 signed_by(play_talks(game, play), conflict.calendar)};
  });
  if (stop()) return {};
  std::vector<BasisTrial> out(static_cast<std::size_t>(worlds));
  for (std::size_t w = 0; w < out.size(); ++w)
    for (const std::size_t cells : {0, 1}) {
      const Solved &one = solved[4 * w + cells], &other = solved[4 * w + 2 + cells];
      out[w].miss[cells] = (one.miss + other.miss) / 2;
      out[w].distance[cells] = squared_distance(one.curve, other.curve);
    }
  return out;
}

bool keep_cells(const std::vector<BasisTrial>& trials) {
  SampleMean values, chances;
  for (const BasisTrial& trial : trials) {
    values.add(trial.miss[0] - trial.miss[1]);
    chances.add(trial.distance[0] - trial.distance[1]);
  }
  return verdict(values) + verdict(chances) >= 0;
}

BasisOptions choose_basis(const Conflict& conflict, const Worlds& draws, int paths, int threads,
                          const Progress& progress) {
  if (conflict.talks.ceasefire.given || !conflict.informed.empty() || conflict.talks.in_steps())
    return {};
  std::mutex asking;
  bool interrupted = false;
  const StopCheck stop = [&] {
    const std::lock_guard<std::mutex> lock(asking);
    return interrupted = interrupted || progress.interrupted();
  };
  BasisOptions out;
  out.cells = keep_cells(try_bases(conflict, draws, std::min(paths, kMostPaths), threads, stop));
  return out;
}

}  // namespace armistice

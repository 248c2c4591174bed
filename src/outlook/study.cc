#include "outlook/study.h"

#include <algorithm>
#include <optional>

#include "outlook/counter.h"
#include "outlook/known_types.h"
#include "outlook/world_bytes.h"
#include "talks/certificate.h"
#include "talks/game.h"
#include "talks/order_of_steps.h"
#include "talks/play.h"
#include "talks/solve.h"
#include "util/parallel.h"
#include "util/random.h"

namespace armistice {
namespace {

constexpr int kCertifyCourses = 32;

SolveOptions solve_options(const RunOptions& options, const Scenario& scenario,
                           const StopCheck& stop) {
  SolveOptions solve;
  solve.stop = stop;
  solve.paths = options.train_paths > 0 ? options.train_paths : options.paths;
  solve.scenario = scenario;
  solve.basis = options.basis;
  return solve;
}

int solve_month(const Conflict& c, const RunOptions& options) {
  return c.calendar.solve_month + options.more_months;
}

PlayOptions play_options(const RunOptions& options, int world, const StopCheck& stop) {
  PlayOptions play;
  play.stop = stop;
  play.paths = options.paths;
  play.sampled = options.sampled;
  play.lock_courses = options.lock_courses;
  play.window_courses = options.window_courses;
  play.table_courses = world < options.table_worlds ? options.table_courses : 0;
  play.judged = options.judged;
  play.watched = options.watched;
  play.home = options.judged_home;
  play.closely = options.judged_closely;
  play.lock_excluded = options.lock_excluded;
  play.table_lanes = options.table_lanes;
  return play;
}

// Nothing when it was stopped.
std::optional<WorldResult> run_world(const Conflict& c, const Worlds& draws,
                                     const RunOptions& options, int world,
                                     const std::vector<Scenario>& scenarios,
                                     const StopCheck& stop) {
  WorldResult out;
  const Game game = make_game(c, draws, world, solve_month(c, options));
  const Game trained = trained_game(game, options);
  PlayOptions play = play_options(options, world, stop);
  Strategy base = options.solved != nullptr
                      ? (*options.solved)[world]
                      : solve_talks(trained, solve_options(options, {}, stop));
  if (stop()) return std::nullopt;
  const auto play_under = [&](const Scenario& scenario) {
    if (stop()) return;
    play.scenario = scenario;
    play.strategy = play.before = &base;
    std::optional<Strategy> other;
    if (!scenario.keeps_rules()) {
      SolveOptions solve = solve_options(options, scenario, stop);
      solve.initial = &base;
      other = solve_talks(under_scenario(trained, scenario), solve);
      if (stop()) return;
      play.strategy = &*other;
    }
    out.played.push_back(play_talks(under_scenario(game, scenario), play));
  };
  if (options.standing.is_base()) {
    play.strategy = &base;
    out.played.push_back(play_talks(game, play));
    if (world < options.certified)
      out.played[0].certificate =
          certify(game.first_step ? *game.first_step : game, base, kCertifyCourses, stop);
    if (options.known_types) compare_known_types(game, play, out.played[0]);
  } else {
    play_under(options.standing);
  }
  play.window_courses = play.table_courses = play.table_lanes = 0;
  for (const Scenario& scenario : scenarios) play_under(both(options.standing, scenario));
  out.valued = game.valued;
  out.menu_size = game.table.count();
  out.menu_epsilon = game.menu.epsilon;
  out.packages = game.menu.packages;
  if (world < options.kept) out.strategy.push_back(std::move(base));
  if (stop()) return std::nullopt;
  return out;
}

// From the store, where it is there; else worked out, and left there. Strategies are not stored.
std::optional<WorldResult> stored_world(const Conflict& c, const Worlds& draws,
                                        const RunOptions& options, int world,
                                        const std::vector<Scenario>& scenarios, const char* stage,
                                        const StopCheck& stop) {
  if (options.store == nullptr) return run_world(c, draws, options, world, scenarios, stop);
  std::string bytes;
  if (options.store->load(stage, world, bytes))
    if (std::optional<WorldResult> kept = read_world(bytes)) {
      if (world < options.kept)
        kept->strategy.push_back(
            solve_talks(trained_game(make_game(c, draws, world, solve_month(c, options)), options),
                        solve_options(options, {}, stop)));
      if (stop()) return std::nullopt;
      return kept;
    }
  std::optional<WorldResult> out = run_world(c, draws, options, world, scenarios, stop);
  if (out) options.store->save(stage, world, write_world(*out));
  return out;
}

}  // namespace

Game trained_game(Game game, const RunOptions& options) {
  if (options.train_salt == 0) return game;
  const std::uint64_t seed = mix(game.seed, options.train_salt);
  return with_seed(std::move(game), seed);
}

Scenario both(Scenario a, const Scenario& b) {
  a.opened |= b.opened;
  a.levers.insert(a.levers.end(), b.levers.begin(), b.levers.end());
  if (b.proposal.given()) a.proposal = b.proposal;
  std::sort(a.levers.begin(), a.levers.end());
  a.levers.erase(std::unique(a.levers.begin(), a.levers.end()), a.levers.end());
  return a;
}

PairedStudies run_scenarios(const Conflict& conflict, const Worlds& draws,
                            const RunOptions& options, const std::vector<Scenario>& scenarios,
                            Progress& progress, const char* stage) {
  std::vector<std::optional<WorldResult>> results(options.worlds);
  Counter counter(progress, stage, options.worlds);
  parallel_for(options.worlds, options.threads, [&](int k) {
    if (counter.interrupted()) return;
    results[k] = stored_world(conflict, draws, options, options.first_world + k, scenarios, stage,
                              [&] { return counter.interrupted(); });
    if (results[k]) counter.one_more();
  });
  PairedStudies out;
  out.scenarios.resize(scenarios.size());
  int done = 0;
  for (std::optional<WorldResult>& finished : results) {
    if (!finished) continue;
    WorldResult& result = *finished;
    ++done;
    out.base.valued = result.valued;
    out.base.menu_size += result.menu_size;
    out.base.menu_epsilon = std::max(out.base.menu_epsilon, result.menu_epsilon);
    out.base.packages = result.packages;
    out.base.worlds.push_back(std::move(result.played[0]));
    for (Strategy& strategy : result.strategy) out.base.strategies.push_back(std::move(strategy));
    for (std::size_t s = 0; s < scenarios.size(); ++s)
      out.scenarios[s].worlds.push_back(std::move(result.played[s + 1]));
  }
  if (done > 0) out.base.menu_size /= done;
  return out;
}

Study run_study(const Conflict& conflict, const Worlds& draws, const RunOptions& options,
                Progress& progress, const char* stage) {
  return run_scenarios(conflict, draws, options, {}, progress, stage).base;
}

}  // namespace armistice

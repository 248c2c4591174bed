// A world of the Ukraine case from its draw to its histories, and its parts: 500 courses per set.

#include <cmath>

#include <benchmark/benchmark.h>

#include "evidence/draw_worlds.h"
#include "kit/case_file.h"
#include "outlook/estimates.h"
#include "outlook/study.h"
#include "talks/play.h"
#include "talks/solve.h"

namespace armistice {
namespace {

constexpr int kPaths = 500;

const Conflict& ukraine() {
  static const Conflict conflict = case_file("ukraine");
  return conflict;
}

const Worlds& draws() {
  static const Worlds worlds = draw_worlds(ukraine(), 1, 8);
  return worlds;
}

void make_games(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(make_game(ukraine(), draws(), 0, ukraine().calendar.solve_month));
}
BENCHMARK(make_games)->Unit(benchmark::kMillisecond);

void war_alone(benchmark::State& state) {
  const Game game = make_game(ukraine(), draws(), 0, ukraine().calendar.solve_month);
  for (auto _ : state)
    benchmark::DoNotOptimize(run_war(game.context(PathSet::train), kPaths, game.months));
}
BENCHMARK(war_alone)->Unit(benchmark::kMillisecond);

void solve(benchmark::State& state) {
  const Game game = make_game(ukraine(), draws(), 0, ukraine().calendar.solve_month);
  SolveOptions options;
  options.paths = kPaths;
  options.passes = static_cast<int>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(solve_talks(game, options));
}
BENCHMARK(solve)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

void play(benchmark::State& state) {
  const Game game = make_game(ukraine(), draws(), 0, ukraine().calendar.solve_month);
  SolveOptions options;
  options.paths = kPaths;
  const Strategy strategy = solve_talks(game, options);
  PlayOptions played;
  played.paths = kPaths;
  played.strategy = &strategy;
  played.sampled = 30;
  played.lock_courses = 8;
  for (auto _ : state) benchmark::DoNotOptimize(play_talks(game, played));
}
BENCHMARK(play)->Unit(benchmark::kMillisecond);

// All of it for eight worlds, by threads: the ratio of the two is what a second core brings.
void study(benchmark::State& state) {
  RunOptions options;
  options.worlds = 8;
  options.paths = kPaths;
  options.threads = static_cast<int>(state.range(0));
  Progress silent;
  for (auto _ : state)
    benchmark::DoNotOptimize(run_study(ukraine(), draws(), options, silent, "bench"));
}
BENCHMARK(study)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

// How far the solver's training courses are from enough: by world, the chance of a signature within
// twelve months against ten times the usual courses and other random numbers; the same histories.
constexpr int kErrorWorlds = 24, kErrorMonths = 12;

std::vector<double> chances(int train, std::uint64_t salt, bool cells = true) {
  static const Worlds worlds = draw_worlds(ukraine(), 1, kErrorWorlds);
  RunOptions options;
  options.worlds = kErrorWorlds;
  options.paths = 2 * kPaths;
  options.train_paths = train;
  options.train_salt = salt;
  options.basis.cells = cells;
  Progress silent;
  std::vector<double> out;
  const int until = ukraine().calendar.now_month + kErrorMonths;
  for (const WorldHistories& world : run_study(ukraine(), worlds, options, silent, "bench").worlds)
    out.push_back(world_value(world, [&](const History& h) {
                    return h.signed_month >= 0 && h.signed_month < until;
                  }).value);
  return out;
}

void world_error(benchmark::State& state) {
  static const std::vector<double> reference = chances(10 * kPaths, 1);
  for (auto _ : state) {
    const std::vector<double> found = chances(static_cast<int>(state.range(0)), 2);
    double square = 0, bias = 0, most = 0;
    for (std::size_t w = 0; w < found.size(); ++w) {
      const double off = found[w] - reference[w];
      bias += off / kErrorWorlds;
      square += off * off / kErrorWorlds;
      most = std::max(most, std::fabs(off));
    }
    state.counters["rms"] = std::sqrt(square);
    state.counters["mean"] = bias;
    state.counters["most"] = most;
  }
}
BENCHMARK(world_error)
    ->Arg(250)
    ->Arg(500)
    ->Arg(1000)
    ->Arg(2000)
    ->Unit(benchmark::kSecond)
    ->UseRealTime()
    ->Iterations(1);

// The same without a reference: how far seeds of the training courses lie apart in a world.
void world_spread(benchmark::State& state) {
  constexpr int kSeeds = 4;
  for (auto _ : state) {
    std::vector<std::vector<double>> found;
    for (int seed = 0; seed < kSeeds; ++seed)
      found.push_back(chances(static_cast<int>(state.range(0)), 11 + static_cast<unsigned>(seed),
                              state.range(1) != 0));
    double variance = 0, mean = 0;
    for (std::size_t w = 0; w < kErrorWorlds; ++w) {
      double sum = 0, square = 0;
      for (const std::vector<double>& of_seed : found) {
        sum += of_seed[w];
        square += of_seed[w] * of_seed[w];
      }
      variance += (square - sum * sum / kSeeds) / (kSeeds - 1) / kErrorWorlds;
      mean += sum / kSeeds / kErrorWorlds;
    }
    state.counters["spread"] = std::sqrt(variance);
    state.counters["mean"] = mean;
  }
}
BENCHMARK(world_spread)
    ->ArgNames({"courses", "cells"})
    ->Args({500, 0})
    ->Args({500, 1})
    ->Args({2000, 0})
    ->Args({2000, 1})
    ->Unit(benchmark::kSecond)
    ->UseRealTime()
    ->Iterations(1);

}  // namespace
}  // namespace armistice

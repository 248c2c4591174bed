// How long the engine takes for a draw of bench/attrition/case.yaml beside the same equations in
// plain C++ (bench/attrition.cc), as a ratio in one run. Both run the same draws of the 41
// quantities, made before the clock starts, and store all stocks at every month. Times are those of
// the thread's own processor time; of several rounds in turn the quickest of each counts.
//
//   war_bench [draws] [rounds]
//
// Exits with 1 where the two do not agree to 1e-9.
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

#include "attrition.h"
#include "casefile/compile.h"
#include "casefile/read_case.h"
#include "evidence/draw_worlds.h"
#include "util/parallel.h"
#include "war/plan.h"
#include "war/simulate.h"

namespace {

using namespace armistice;

Conflict attrition_case() {
  const Checked<CaseSpec> spec =
      read_case(std::string(ARMISTICE_ROOT) + "/bench/attrition", disk_files());
  Checked<Conflict> conflict;
  if (spec) conflict = compile(*spec.value);
  if (!conflict) {
    for (const Diagnostics& list : {spec.diagnostics, conflict.diagnostics})
      for (const Diagnostic& d : list) std::fprintf(stderr, "%s\n", to_text(d).c_str());
    std::exit(2);
  }
  return std::move(*conflict.value);
}

double seconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double time_of(clockid_t clock, const std::function<void()>& work) {
  const double start = seconds(clock);
  work();
  return seconds(clock) - start;
}

// Largest relative difference of a stock over months and draws; `plain` is month x stock x draw.
double difference(const Conflict& conflict, const Paths& paths, const std::vector<double>& plain) {
  double worst = 0;
  for (int month = 0; month <= attrition::kMonths; ++month)
    for (int s = 0; s < attrition::kStocks; ++s)
      for (int d = 0; d < paths.count; ++d) {
        const double a = paths.column(month, conflict.layout.stocks + s)[d];
        const double b =
            plain[(static_cast<std::size_t>(month) * attrition::kStocks + s) * paths.count + d];
        const double off = std::abs(a - b) / std::max({1.0, std::abs(a), std::abs(b)});
        worst = off <= worst ? worst : off;  // not a number counts as worst
      }
  return worst;
}

// Draws a second on one thread and on two, in turn: by the clock, and by the time that the
// processors gave to this program, which others on the machine do not take from. The second says
// what two free cores would do, as far as the threads do not wait for one another.
void measure_threads(const WarContext& context, const Worlds& worlds, int months, int rounds) {
  constexpr int kBatch = 256;
  const int batches = worlds.count / kBatch;
  if (batches < 4) return;
  double clock[2] = {1e300, 1e300}, processor[2] = {1e300, 1e300};
  for (int round = 0; round < rounds; ++round)
    for (const int threads : {1, 2}) {
      double spent = 0;
      const double passed = time_of(CLOCK_MONOTONIC, [&] {
        spent = time_of(CLOCK_PROCESS_CPUTIME_ID, [&] {
          parallel_for(batches, threads,
                       [&](int k) { run_worlds(context, worlds, k * kBatch, kBatch, 1, months); });
        });
      });
      clock[threads - 1] = std::min(clock[threads - 1], passed);
      processor[threads - 1] = std::min(processor[threads - 1], spent);
    }
  std::printf("throughput of two threads over one: %.2f by the clock, %.2f by processor time\n",
              clock[0] / clock[1], 2 * processor[0] / processor[1]);
}

}  // namespace

int main(int argc, char** argv) {
  const int draws = argc > 1 ? std::atoi(argv[1]) : 1024,
            rounds = argc > 2 ? std::atoi(argv[2]) : 9;
  const Conflict conflict = attrition_case();
  const Worlds worlds = draw_worlds(conflict, 1, draws);
  std::vector<double> quantities(static_cast<std::size_t>(draws) * attrition::kQuantities);
  for (int d = 0; d < draws; ++d)
    std::copy_n(worlds.of(d), attrition::kQuantities,
                &quantities[static_cast<std::size_t>(d) * attrition::kQuantities]);
  std::vector<double> plain(static_cast<std::size_t>(attrition::kMonths + 1) * attrition::kStocks *
                            draws);
  Paths paths;
  WarContext context{&conflict, 1, 0, nullptr, 0, {}, PathSet::play, make_plan(conflict, 0)};
  WarContext portable = context;
  portable.plan = make_plan(conflict, 0, Engine::portable);

  double plain_best = 1e300, engine_best = 1e300, portable_best = 1e300;
  for (int round = 0; round < rounds; ++round) {
    plain_best = std::min(plain_best, time_of(CLOCK_THREAD_CPUTIME_ID, [&] {
                            attrition::run(quantities.data(), draws, plain.data());
                          }));
    engine_best = std::min(engine_best, time_of(CLOCK_THREAD_CPUTIME_ID, [&] {
                             paths = run_worlds(context, worlds, 0, draws, 1, attrition::kMonths);
                           }));
    if (round < 3)
      portable_best = std::min(portable_best, time_of(CLOCK_THREAD_CPUTIME_ID, [&] {
                                 run_worlds(portable, worlds, 0, draws, 1, attrition::kMonths);
                               }));
  }
  const double off = difference(conflict, paths, plain);
  const double each = 1e6 / draws;
  std::printf("plain C++: %.2f us a draw; engine: %.2f us; without machine code: %.2f us\n",
              plain_best * each, engine_best * each, portable_best * each);
  std::printf("engine / plain: %.2f; largest relative difference: %.2g\n", engine_best / plain_best,
              off);
  measure_threads(context, worlds, attrition::kMonths, rounds);
  return off < 1e-9 ? 0 : 1;
}

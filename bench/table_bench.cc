// The table of the served page: what a reader waits for after changing one option of a package,
// over 2,000 worlds of the Ukraine case, two courses a world. The server's own time: judging the
// package, its place among others, the nearest acceptable one, and the answer as text.
//
// Eight worlds are solved and stand 250 times each: what a package costs does not hang on what the
// numbers are.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <random>

#include "kit/case_file.h"
#include "outlook/world_bytes.h"
#include "server/table_answer.h"

namespace armistice {
namespace {

constexpr int kWorlds = 2000, kSolved = 8, kLanes = 2;

class LanesOnly : public WorldStore {
 public:
  bool load(std::string_view, int, std::string&) override { return false; }
  void save(std::string_view, int, const std::string&) override {}
  void keep(std::string_view what, int world, const std::string& bytes) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (what != "lanes") return;
    if (std::optional<TableLanes> lanes = read_lanes(bytes)) kept_.push_back({world, 1, *lanes});
  }
  const std::vector<PackageTable::WorldLanes>& kept() const { return kept_; }

 private:
  std::mutex mutex_;
  std::vector<PackageTable::WorldLanes> kept_;
};

const TableStudy& table() {
  static const TableStudy study = [] {
    const Conflict conflict = case_file("ukraine");
    LanesOnly store;
    StudyOptions options;
    options.worlds = kSolved;
    options.paths = 100;
    options.store = &store;
    options.table_lanes = kSolved * kLanes;
    Progress silent;
    analyze(conflict, options, silent);
    std::vector<PackageTable::WorldLanes> lanes;
    for (int w = 0; w < kWorlds; ++w) {
      lanes.push_back(store.kept()[static_cast<std::size_t>(w) % store.kept().size()]);
      lanes.back().world = w;
    }
    return TableStudy(case_file("ukraine"), std::move(lanes), 1);
  }();
  return study;
}

void change_one_option(benchmark::State& state) {
  const Conflict conflict = case_file("ukraine");
  const TableStudy& study = table();
  std::mt19937 random(1);
  ServerJson package = study.answer(ServerJson::object())["package"];
  std::vector<double> ms;
  for (auto _ : state) {
    // another option of another issue, as a reader would; what the case forbids is put back
    const ServerJson before = package;
    const Issue& issue = conflict.issues[random() % conflict.issues.size()];
    const int option = static_cast<int>(random() % static_cast<unsigned>(issue.option_count));
    package[issue.id] = issue.is_share
                            ? ServerJson(option * issue.step)
                            : ServerJson(issue.options[static_cast<std::size_t>(option)]);
    const auto began = std::chrono::steady_clock::now();
    try {
      benchmark::DoNotOptimize(study.answer(package).dump());
    } catch (const Refusal&) {
      package = before;
    }
    ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began)
                     .count());
  }
  std::sort(ms.begin(), ms.end());
  state.counters["worlds"] = study.worlds();
  state.counters["p50_ms"] = ms[ms.size() / 2];
  state.counters["p95_ms"] = ms[ms.size() * 95 / 100];
}
BENCHMARK(change_one_option)->Iterations(300)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace armistice

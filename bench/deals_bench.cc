// Menus, scales and counts at the size of a real case: 10 issues of 4 options, 5 parties, 12 locks;
// and one divisible issue of 2001 steps.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <random>

#include "deals/frontier.h"
#include "deals/menu.h"
#include "kit/random_deals.h"
#include "kit/slow_space.h"

namespace armistice {
namespace {

RandomTable real_size(unsigned seed) {
  TableSize size;
  size.parties = 5;
  size.least_issues = size.most_issues = 10;
  size.most_options = 4;
  size.locks = 12;
  size.varying = 0.02;
  size.rough = false;
  size.programs = false;
  RandomTable table = TableMaker(seed, size).make();
  Conflict& c = table.conflict;
  c.talks.proposers.clear();
  for (int p = 2; p < 5; ++p) c.talks.proposers.push_back({p, constant_program(1)});
  // locks on one option or a pair; two of them permanent
  for (int l = 0; l < 12; ++l) {
    ProgramWriter w;
    const auto names = [&](int issue, int option) {
      return w.op(Op::eq, w.slot(c.layout.issues + issue % 10), w.number(c.issues[issue % 10].value(option)));
    };
    Operand refuses = names(l, l % 2);
    if (l % 3 == 0) refuses = w.op(Op::logical_and, refuses, names(l + 3, 0));
    c.locks[l].refuses = w.result(refuses);
    ProgramWriter state;
    c.locks[l].hard = l % 4 != 3;
    c.locks[l].while_ = l < 2 ? Program{} : state.result(state.op(Op::gt, state.slot(c.layout.stocks), state.number(0)));
  }
  // durability: a clamped sum over three issues
  ProgramWriter w;
  Operand sum = w.number(0.5);
  for (int i = 0; i < 3; ++i)
    sum = w.op(Op::add, sum,
               w.op(Op::mul, w.number(0.2 - 0.1 * i), w.op(Op::eq, w.slot(c.layout.issues + i), w.number(1))));
  c.durability.holds = w.result(w.op(Op::max, w.number(0), w.op(Op::min, sum, w.number(1))));
  return table;
}

void menu_of_ten_issues(benchmark::State& state) {
  const RandomTable table = real_size(static_cast<unsigned>(state.range(0)));
  const Scale scale = make_scale(table.conflict, table.start);
  Menu menu;
  for (auto _ : state) menu = build_menu(table.conflict, table.start, scale, 256, false);
  state.counters["deals"] = static_cast<double>(menu.deals.size());
  state.counters["locked"] = static_cast<double>(menu.locked_deals.size());
  state.counters["epsilon"] = menu.epsilon;
}
BENCHMARK(menu_of_ten_issues)->DenseRange(1, 6)->Unit(benchmark::kMillisecond);

void scale_of_ten_issues(benchmark::State& state) {
  const RandomTable table = real_size(1);
  for (auto _ : state) benchmark::DoNotOptimize(make_scale(table.conflict, table.start));
}
BENCHMARK(scale_of_ten_issues)->Unit(benchmark::kMillisecond);

void count_of_ten_issues(benchmark::State& state) {
  const RandomTable table = real_size(1);
  for (auto _ : state) benchmark::DoNotOptimize(count_packages(table.conflict));
}
BENCHMARK(count_of_ten_issues)->Unit(benchmark::kMillisecond);

// One share between two parties that want the opposite; cap 0 keeps every step.
void menu_of_one_share(benchmark::State& state) {
  Conflict c;
  c.stocks.resize(2);
  c.quantities.resize(3);
  c.views.resize(1);
  c.parties.resize(2);
  c.issues.resize(1);
  c.issues[0].is_share = true;
  c.issues[0].option_count = 2001;
  c.issues[0].step = 1.0 / 2000;
  lay_out(c);
  for (int p = 0; p < 2; ++p) {
    c.parties[p].has_preferences = true;
    ProgramWriter w;
    const Operand share = w.slot(c.layout.issues);
    IssueWorth worth;
    worth.worth.push_back(w.result(p == 0 ? share : w.op(Op::sub, w.number(1), share)));
    c.preferences.push_back({{worth}, {}});
  }
  c.talks.needed = {0, 1};
  const Frame start(c.layout.size(), 1);
  const Scale scale = make_scale(c, start);
  Menu menu;
  for (auto _ : state) menu = build_menu(c, start, scale, static_cast<int>(state.range(0)), false);
  state.counters["deals"] = static_cast<double>(menu.deals.size());
  state.counters["epsilon"] = menu.epsilon;
}
BENCHMARK(menu_of_one_share)->Arg(0)->Arg(256)->Unit(benchmark::kMillisecond);

// Parties that want the opposite: each issue's options are ranked one way by the first and the other way by
// the second, with worths and weights of their own; a third has no order.
DealSpace opposed(int parties, int issues, int options, bool zero_sum, unsigned seed) {
  std::mt19937 random(seed);
  const auto unit = [&] { return static_cast<double>(random() % 1000003) / 1000003; };
  DealSpace space;
  space.parties.resize(static_cast<std::size_t>(parties));
  for (int i = 0; i < issues; ++i) {
    space.issues.push_back({"i" + std::to_string(i), {}});
    for (int o = 0; o < options; ++o) space.issues.back().options.push_back(std::to_string(o));
    for (int p = 0; p < parties; ++p) {
      std::vector<double> worth;
      const double weight = 0.2 + unit();
      for (int o = 0; o < options; ++o) worth.push_back(weight * unit());
      if (p < 2) std::sort(worth.begin(), worth.end());
      if (p == 1) std::reverse(worth.begin(), worth.end());
      if (p == 1 && zero_sum)
        for (int o = 0; o < options; ++o) worth[o] = -space.parties[0].worth[i][o];
      space.parties[p].worth.push_back(worth);
    }
  }
  return space;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void frontier_of(benchmark::State& state, const DealSpace& space) {
  std::vector<int> parties;
  for (std::size_t p = 0; p < space.parties.size(); ++p) parties.push_back(static_cast<int>(p));
  Frontier found;
  for (auto _ : state) found = find_frontier(space, parties);
  state.counters["entries"] = found.count();
  state.counters["epsilon"] = found.epsilon();
  state.counters["peak_MB"] = peak_megabytes();
}

void frontier_3_parties_14x4(benchmark::State& state) { frontier_of(state, opposed(3, 14, 4, false, 1)); }
BENCHMARK(frontier_3_parties_14x4)->Unit(benchmark::kMillisecond);
void frontier_2_parties_8x10(benchmark::State& state) { frontier_of(state, opposed(2, 8, 10, false, 1)); }
BENCHMARK(frontier_2_parties_8x10)->Unit(benchmark::kMillisecond);
void frontier_zero_sum_1e5(benchmark::State& state) { frontier_of(state, opposed(2, 5, 10, true, 1)); }
BENCHMARK(frontier_zero_sum_1e5)->Unit(benchmark::kMillisecond);
void frontier_2_parties_30x10(benchmark::State& state) { frontier_of(state, opposed(2, 30, 10, false, 1)); }
BENCHMARK(frontier_2_parties_30x10)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace armistice

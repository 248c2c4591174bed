// Menus, scales and counts at the size of a real case: 10 issues of 4 options, 5 parties, 12 locks;
// and one divisible issue of 2001 steps.
#include <benchmark/benchmark.h>

#include "deals/menu.h"
#include "kit/random_deals.h"

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

}  // namespace
}  // namespace armistice

// Menus, scales and counts at the size of a real case: 10 issues of 4 options, 5 parties, 12 locks;
// and one divisible issue of 2001 steps.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <random>

#include "deals/frontier.h"
#include "deals/menu.h"
#include "deals/points.h"
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
      return w.op(Op::eq, w.slot(c.layout.issues + issue % 10),
                  w.number(c.issues[issue % 10].value(option)));
    };
    Operand refuses = names(l, l % 2);
    if (l % 3 == 0) refuses = w.op(Op::logical_and, refuses, names(l + 3, 0));
    c.locks[l].refuses = w.result(refuses);
    ProgramWriter state;
    c.locks[l].hard = l % 4 != 3;
    c.locks[l].while_ =
        l < 2 ? Program{}
              : state.result(state.op(Op::gt, state.slot(c.layout.stocks), state.number(0)));
  }
  // durability: a clamped sum over three issues
  ProgramWriter w;
  Operand sum = w.number(0.5);
  for (int i = 0; i < 3; ++i)
    sum = w.op(Op::add, sum,
               w.op(Op::mul, w.number(0.2 - 0.1 * i),
                    w.op(Op::eq, w.slot(c.layout.issues + i), w.number(1))));
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

// Parties that want the opposite: each issue's options are ranked one way by the first and the
// other way by the second, with worths and weights of their own; a third has no order.
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

std::vector<int> everybody(const DealSpace& space) {
  std::vector<int> parties;
  for (std::size_t p = 0; p < space.parties.size(); ++p) parties.push_back(static_cast<int>(p));
  return parties;
}

void frontier_of(benchmark::State& state, const DealSpace& space) {
  Frontier found;
  for (auto _ : state) found = find_frontier(space, everybody(space));
  state.counters["entries"] = found.count();
  state.counters["epsilon"] = found.epsilon();
  state.counters["peak_MB"] = peak_megabytes();
}

using Vectors = std::vector<std::vector<double>>;

// Every pair compared, better sums first.
Vectors plain_filter(Vectors all) {
  std::sort(all.begin(), all.end(), std::greater<>());
  Vectors kept;
  for (const std::vector<double>& v : all) {
    const bool beaten = std::any_of(kept.begin(), kept.end(), [&](const std::vector<double>& k) {
      for (std::size_t d = 0; d < v.size(); ++d)
        if (k[d] < v[d]) return false;
      return true;
    });
    if (!beaten) kept.push_back(v);
  }
  return kept;
}

// The textbook merge: issue by issue, all sums, then the filter.
void plain_merge_of(benchmark::State& state, const DealSpace& space) {
  Vectors set;
  for (auto _ : state) {
    set.assign(1, std::vector<double>(space.parties.size(), 0.0));
    for (std::size_t i = 0; i < space.issues.size(); ++i) {
      Vectors grown;
      for (const std::vector<double>& v : set)
        for (int o = 0; o < space.issues[i].option_count(); ++o) {
          grown.push_back(v);
          for (std::size_t p = 0; p < v.size(); ++p)
            grown.back()[p] += space.parties[p].worth[i][o];
        }
      set = plain_filter(std::move(grown));
    }
  }
  state.counters["entries"] = static_cast<double>(set.size());
}

// Two parties, package after package, with the steps of the best so far.
void enumerate_two(benchmark::State& state, const DealSpace& space) {
  std::map<double, double> steps;  // worth to the first -> to the second, falling
  const std::size_t n = space.issues.size();
  for (auto _ : state) {
    steps.clear();
    std::vector<int> deal(n, 0);
    for (bool more = true; more;) {
      double a = 0, b = 0;
      for (std::size_t i = 0; i < n; ++i) {
        a += space.parties[0].worth[i][deal[i]];
        b += space.parties[1].worth[i][deal[i]];
      }
      auto at = steps.lower_bound(a);
      if (at == steps.end() || at->second < b) {
        if (at != steps.end() && at->first == a) at = steps.erase(at);
        while (at != steps.begin() && std::prev(at)->second <= b) steps.erase(std::prev(at));
        steps.emplace(a, b);
      }
      std::size_t i = n;
      while (i > 0 && ++deal[i - 1] == space.issues[i - 1].option_count()) deal[--i] = 0;
      more = i > 0;
    }
  }
  state.counters["entries"] = static_cast<double>(steps.size());
}

// All packages listed, then the filter: small spaces only.
void enumerate_all(benchmark::State& state, const DealSpace& space) {
  std::size_t entries = 0;
  for (auto _ : state) {
    Vectors all;
    for (slow::SpacePackage& package : slow::packages(space))
      all.push_back(std::move(package.worth));
    entries = plain_filter(std::move(all)).size();
  }
  state.counters["entries"] = static_cast<double>(entries);
}

// A frontier and its four points, with e = 0.
void points_of(benchmark::State& state, const DealSpace& space) {
  Points points;
  int entries = 0;
  for (auto _ : state) {
    const Frontier found = find_frontier(space, everybody(space));
    points =
        find_points(space, everybody(space), std::vector<double>(space.parties.size(), 0.0), found);
    entries = found.count();
  }
  double gap = 0;
  for (const Point& point : points.points) gap = std::max(gap, point.bound / point.value - 1);
  state.counters["entries"] = entries;
  state.counters["gap"] = gap;
  state.counters["peak_MB"] = peak_megabytes();
}

void three_parties_14x4(benchmark::State& state) {
  frontier_of(state, opposed(3, 14, 4, false, 1));
}
BENCHMARK(three_parties_14x4)->Unit(benchmark::kMillisecond);
void three_parties_14x4_plain(benchmark::State& state) {
  plain_merge_of(state, opposed(3, 14, 4, false, 1));
}
BENCHMARK(three_parties_14x4_plain)->Unit(benchmark::kMillisecond);
void three_parties_9x4(benchmark::State& state) { frontier_of(state, opposed(3, 9, 4, false, 1)); }
BENCHMARK(three_parties_9x4)->Unit(benchmark::kMillisecond);
void three_parties_9x4_listed(benchmark::State& state) {
  enumerate_all(state, opposed(3, 9, 4, false, 1));
}
BENCHMARK(three_parties_9x4_listed)->Unit(benchmark::kMillisecond)->Iterations(1);
void two_parties_8x10(benchmark::State& state) { frontier_of(state, opposed(2, 8, 10, false, 1)); }
BENCHMARK(two_parties_8x10)->Unit(benchmark::kMillisecond);
void two_parties_8x10_plain(benchmark::State& state) {
  plain_merge_of(state, opposed(2, 8, 10, false, 1));
}
BENCHMARK(two_parties_8x10_plain)->Unit(benchmark::kMillisecond);
void two_parties_8x10_listed(benchmark::State& state) {
  enumerate_two(state, opposed(2, 8, 10, false, 1));
}
BENCHMARK(two_parties_8x10_listed)->Unit(benchmark::kMillisecond)->Iterations(1);
void zero_sum_1e5(benchmark::State& state) { frontier_of(state, opposed(2, 5, 10, true, 1)); }
BENCHMARK(zero_sum_1e5)->Unit(benchmark::kMillisecond);
void two_parties_30x10_points(benchmark::State& state) {
  points_of(state, opposed(2, 30, 10, false, 1));
}
BENCHMARK(two_parties_30x10_points)->Unit(benchmark::kMillisecond);
void three_parties_30x10_points(benchmark::State& state) {
  points_of(state, opposed(3, 30, 10, false, 1));
}
BENCHMARK(three_parties_30x10_points)->Unit(benchmark::kMillisecond)->Iterations(1);
void zero_sum_30x10(benchmark::State& state) { frontier_of(state, opposed(2, 30, 10, true, 1)); }
BENCHMARK(zero_sum_30x10)->Unit(benchmark::kMillisecond)->Iterations(1);
void zero_sum_30x10_points(benchmark::State& state) {
  DealSpace space = opposed(2, 30, 10, true, 1);
  space.parties[1].offset = 30;  // so that there are packages worth 0 and more to both
  points_of(state, space);
}
BENCHMARK(zero_sum_30x10_points)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace armistice

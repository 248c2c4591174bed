// Locks at the size of a large table: 20 issues of 4 options (1.1e12 packages), 30 locks over at
// most two issues.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <random>

#include "deals/lock_picture.h"
#include "kit/slow_locks.h"

namespace armistice {
namespace {

// `refused`: percent of the ways to settle its issues that a lock refuses.
DealSpace large_space(unsigned seed, int issues, int locks, int refused) {
  std::mt19937 random(seed);
  slow::SpaceSize size;
  size.issues = issues;
  size.options = 2;
  size.locks = 0;
  size.parties = 0;
  size.rules = 0;
  DealSpace space = slow::random_space(random, size);
  for (SpaceIssue& issue : space.issues) issue.options = {"a", "b", "c", "d"};
  for (int l = 0; l < locks; ++l) {
    space.locks.push_back({"l" + std::to_string(l), false});
    DealTable table = slow::random_table(random, space, 2, refused / 100.0);
    table.role = DealTable::Role::lock;
    table.index = l;
    space.tables.push_back(table);
  }
  return space;
}

LockQuestion every_lock(const DealSpace& space) {
  LockQuestion question;
  for (std::size_t l = 0; l < space.locks.size(); ++l)
    question.lock_player.push_back(question.players++);
  return question;
}

std::vector<int> five_kinds(int players) {
  std::vector<int> kinds;
  for (int p = 0; p < players; ++p) kinds.push_back(p % 5);
  return kinds;
}

// Keys, knots and shares by kind of one world. Arguments: seed, percent refused.
void locks_of_twenty_issues(benchmark::State& state) {
  const DealSpace space =
      large_space(static_cast<unsigned>(state.range(0)), 20, 30, static_cast<int>(state.range(1)));
  const LockQuestion question = every_lock(space);
  const std::vector<int> kinds = five_kinds(question.players);
  LockPicture picture;
  for (auto _ : state) {
    picture = lock_picture(space, question);
    benchmark::DoNotOptimize(kind_shares(space, question, kinds, 5));
  }
  state.counters["keys"] = static_cast<double>(picture.keys.sets.size());
  state.counters["complete"] = picture.keys.complete;
  state.counters["knots"] = static_cast<double>(picture.knots.size());
  state.counters["size"] =
      picture.keys.sets.empty() ? -1 : static_cast<double>(picture.keys.sets[0].players.count());
}
BENCHMARK(locks_of_twenty_issues)
    ->ArgsProduct({{1, 2, 3, 4}, {40, 60, 75, 85}})
    ->Unit(benchmark::kMillisecond);

struct Dense {
  DealSpace space;
  LockQuestion question;
};

// Every lock over two issues; with needs of two parties that want the opposite, or without.
Dense locks_over_pairs_of(unsigned seed, unsigned refused, bool needs) {
  std::mt19937 random(seed);
  Dense dense{large_space(1, 20, 0, 0), {}};
  DealSpace& space = dense.space;
  for (int l = 0; l < 30; ++l) {
    const int first = static_cast<int>(random() % 20);
    const int second = (first + 1 + static_cast<int>(random() % 19)) % 20;
    DealTable table{
        DealTable::Role::lock, l, {std::min(first, second), std::max(first, second)}, {}};
    for (int k = 0; k < 16; ++k) table.values.push_back(random() % 100 < refused ? 1 : 0);
    space.locks.push_back({"l" + std::to_string(l), false});
    space.tables.push_back(table);
  }
  dense.question = every_lock(space);
  for (int p = 0; needs && p < 2; ++p) {
    SpaceParty party{"p", 0, {}, {}};
    for (int i = 0; i < 20; ++i) {
      party.worth.emplace_back();
      for (int o = 0; o < 4; ++o) party.worth.back().push_back((p == 0 ? o : 3 - o) / 60.0);
    }
    space.parties.push_back(party);
    dense.question.need.push_back(0.45);
    dense.question.need_player.push_back(dense.question.players++);
  }
  return dense;
}

void locks_over_pairs(benchmark::State& state) {
  const Dense dense =
      locks_over_pairs_of(static_cast<unsigned>(state.range(0)),
                          static_cast<unsigned>(state.range(1)), state.range(2) != 0);
  const std::vector<int> kinds = five_kinds(dense.question.players);
  LockPicture picture;
  for (auto _ : state) {
    picture = lock_picture(dense.space, dense.question);
    benchmark::DoNotOptimize(kind_shares(dense.space, dense.question, kinds, 5));
  }
  state.counters["keys"] = static_cast<double>(picture.keys.sets.size());
  state.counters["complete"] = picture.keys.complete;
  state.counters["below"] = picture.keys.complete_below;
  state.counters["knots"] = static_cast<double>(picture.knots.size());
}
BENCHMARK(locks_over_pairs)
    ->ArgsProduct({{1, 2, 3}, {50, 75, 90}, {0, 1}})
    ->Unit(benchmark::kMillisecond);

// The same over many tables: quantiles of the milliseconds of each. Arguments: tables, percent
// refused, needs.
void locks_over_pairs_spread(benchmark::State& state) {
  std::vector<double> times;
  double complete = 0;
  for (auto _ : state)
    for (unsigned seed = 1; seed <= static_cast<unsigned>(state.range(0)); ++seed) {
      const Dense dense =
          locks_over_pairs_of(seed, static_cast<unsigned>(state.range(1)), state.range(2) != 0);
      const std::clock_t begin = std::clock();
      const LockPicture picture = lock_picture(dense.space, dense.question);
      benchmark::DoNotOptimize(
          kind_shares(dense.space, dense.question, five_kinds(dense.question.players), 5));
      times.push_back(1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
      complete += picture.keys.complete;
    }
  std::sort(times.begin(), times.end());
  state.counters["median"] = times[times.size() / 2];
  state.counters["p90"] = times[times.size() * 9 / 10];
  state.counters["worst"] = times.back();
  state.counters["complete"] = complete;
}
BENCHMARK(locks_over_pairs_spread)
    ->Args({200, 50, 0})
    ->Args({200, 75, 0})
    ->Args({200, 90, 0})
    ->Args({200, 50, 1})
    ->Args({200, 90, 1})
    ->Args({40, 75, 1})
    ->Iterations(1)
    ->Unit(benchmark::kSecond);

// Two locks on each of fifteen issues, one of which every package meets: 2^15 keys, listed up to
// 10,000.
void locks_one_by_one(benchmark::State& state) {
  DealSpace space = large_space(1, 20, 0, 0);
  for (int l = 0; l < 30; ++l) {
    space.locks.push_back({"l" + std::to_string(l), false});
    space.tables.push_back(
        {DealTable::Role::lock,
         l,
         {l / 2},
         l % 2 == 0 ? std::vector<double>{1, 1, 0, 0} : std::vector<double>{0, 0, 1, 1}});
  }
  const LockQuestion question = every_lock(space);
  const std::vector<int> kinds = five_kinds(question.players);
  LockPicture picture;
  for (auto _ : state) {
    picture = lock_picture(space, question);
    benchmark::DoNotOptimize(kind_shares(space, question, kinds, 5));
  }
  state.counters["keys"] = static_cast<double>(picture.keys.sets.size());
  state.counters["complete"] = picture.keys.complete;
  state.counters["knots"] = static_cast<double>(picture.knots.size());
}
BENCHMARK(locks_one_by_one)->Unit(benchmark::kMillisecond);

// The same against the list of all packages where that can be made: 9 issues, 262,144 packages.
void locks_of_nine_issues(benchmark::State& state) {
  const DealSpace space = large_space(1, 9, 14, 75);
  const LockQuestion question = every_lock(space);
  for (auto _ : state) benchmark::DoNotOptimize(lock_picture(space, question));
}
BENCHMARK(locks_of_nine_issues)->Unit(benchmark::kMillisecond);

void locks_of_nine_issues_listed(benchmark::State& state) {
  const DealSpace space = large_space(1, 9, 14, 75);
  const LockQuestion question = every_lock(space);
  for (auto _ : state) benchmark::DoNotOptimize(minimal_sets(slow::all_blockers(space, question)));
}
BENCHMARK(locks_of_nine_issues_listed)->Unit(benchmark::kMillisecond)->Iterations(1);

// Twenty locks in play: a table of a million sets of players.
void shares_of_twenty_players(benchmark::State& state) {
  std::vector<PlayerSet> keys;
  for (std::size_t p = 0; p < 20; ++p)
    keys.push_back(PlayerSet{}.set(p).set((p + 1) % 20).set((p + 5) % 20));
  for (auto _ : state) benchmark::DoNotOptimize(shapley_shares(keys, 20, 1));
}
BENCHMARK(shares_of_twenty_players)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace armistice

// Known answers of what happens by chance or by date: ruin, waiting times, counts, order.

#include "war/happenings.h"

#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "kit/war_text.h"
#include "war/simulate.h"

namespace armistice {
namespace {

using kit::war_from;
using kit::WarText;

WarContext context_of(const Conflict& conflict) {
  WarContext context;
  context.conflict = &conflict;
  context.seed = 2025;
  return context;
}

double at_month(const Paths& paths, const Conflict& conflict, int stock, int month, int path = 0) {
  return paths.column(month, conflict.layout.stocks + stock)[path];
}

// Within four standard errors of the exact value.
void expect_mean(double mean, double variance, int n, double exact) {
  EXPECT_NEAR(mean, exact, 4 * std::sqrt(variance / n));
}

struct Ruin {
  double share_won = 0, mean_months = 0, variance = 0;
};

// Walks until one side holds nothing: condition 1 is victory.
Ruin walk_to_the_end(const WarText& text, int count) {
  const Conflict conflict = war_from(text);
  const WarContext context = context_of(conflict);
  WarBlock block;
  std::vector<std::uint32_t> numbers(kMaxLanes);
  double won = 0, sum = 0, squares = 0;
  for (int first = 0; first < count; first += kMaxLanes) {
    std::iota(numbers.begin(), numbers.end(), static_cast<std::uint32_t>(first));
    start_block(context, numbers, block);
    int alive = kMaxLanes;
    for (int month = 0; alive > 0; ++month) {
      const std::vector<std::int16_t> before = block.collapsed;
      step_month(context, month, block);
      for (int l = 0; l < kMaxLanes; ++l) {
        if (before[l] >= 0 || block.collapsed[l] < 0) continue;
        --alive;
        won += block.collapsed[l] == 1;
        sum += month + 1;
        squares += (month + 1.0) * (month + 1.0);
      }
    }
  }
  const double mean = sum / count;
  return {won / count, mean, squares / count - mean * mean};
}

WarText forts(const std::string& step, int start, int forts_in_all) {
  WarText text;
  text.auxiliaries = {{"battle", "noise.uniform(0, 1)"}};
  text.stocks = {{.id = "front", .start = std::to_string(start), .flow = step}};
  text.collapse = {"front <= 0.5", "front >= " + std::to_string(forts_in_all) + " - 0.5"};
  return text;
}

// Gambler's ruin (Feller 1968, ch. XIV), the fort model of Smith and Stam 2004.
TEST(Happenings, GamblersRuin) {
  constexpr int kPaths = 20032;
  const struct {
    const char* p;
    int k, n;
    double win, months, variance;
  } cases[] = {{"0.6", 3, 10, 0.716122361051271, 20.80611805256355, 229.37719612677887},
               {"0.45", 12, 20, 0.18610780017703207, 82.77843996459359, 3561.8098015565147},
               {"0.5", 10, 20, 0.5, 100.0, 6600.0}};
  for (const auto& c : cases) {
    const Ruin ruin =
        walk_to_the_end(forts(std::string("if(battle < ") + c.p + ", 1, -1)", c.k, c.n), kPaths);
    expect_mean(ruin.share_won, c.win * (1 - c.win), kPaths, c.win);
    expect_mean(ruin.mean_months, c.variance, kPaths, c.months);
    EXPECT_NEAR(ruin.variance / c.variance, 1, 0.1);
  }
}

TEST(Happenings, LazyRandomWalk) {
  constexpr int kPaths = 20032;
  const Ruin ruin =
      walk_to_the_end(forts("if(battle < 0.35, 1, if(battle < 0.65, -1, 0))", 10, 20), kPaths);
  expect_mean(ruin.share_won, 0.145, kPaths, 0.8236836626);
  expect_mean(ruin.mean_months, ruin.variance, kPaths, 129.47346);
}

// A continuous walk: the increment of a month has variance s^2 whatever the sub-step.
TEST(Happenings, WalksHaveTheVarianceOfAMonth) {
  constexpr int kPaths = 6400;
  for (const int substeps : {1, 7}) {
    WarText text;
    text.substeps = substeps;
    text.stocks = {{.id = "x", .flow = "noise.walk(2)"}, {.id = "y", .flow = "noise.normal(1, 2)"}};
    const Conflict conflict = war_from(text);
    const Paths paths = run_war(context_of(conflict), kPaths, 4);
    for (int stock = 0; stock < 2; ++stock) {
      double sum = 0, squares = 0;
      for (int p = 0; p < kPaths; ++p) {
        const double x = at_month(paths, conflict, stock, 4, p) - 4 * stock;
        sum += x;
        squares += x * x;
      }
      expect_mean(sum / kPaths, 16, kPaths, 0);
      expect_mean(squares / kPaths, 2 * 16 * 16, kPaths, 16);
    }
  }
}

// Share of paths whose mode still stands in its first state at a month.
double share_waiting(const WarText& text, int month, int count) {
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), count, month);
  const double* mode = paths.column(month, conflict.layout.modes);
  return 1 - std::accumulate(mode, mode + count, 0.0) / count;
}

TEST(Happenings, HazardsWaitExponentially) {
  constexpr int kPaths = 9600;
  for (const int substeps : {1, 4})
    for (const int month : {1, 5, 12}) {
      WarText text;
      text.substeps = substeps;
      text.modes = {
          {.id = "m", .states = {"waits", "gone"}, .changes = {{.to = "gone", .hazard = "0.2"}}}};
      const double exact = std::exp(-0.2 * month);
      expect_mean(share_waiting(text, month, kPaths), exact * (1 - exact), kPaths, exact);
    }
}

// Two hazards in one sub-step: the first in file order comes first, the second gets what is left.
TEST(Happenings, TheFirstChangeInFileOrderComesFirst) {
  constexpr int kPaths = 9600;
  WarText text;
  text.modes = {{.id = "m",
                 .states = {"a", "b", "c"},
                 .changes = {{.from = {"a"}, .to = "b", .hazard = "0.7"},
                             {.from = {"a"}, .to = "c", .hazard = "0.7"},
                             {.from = {"b"}, .to = "c", .hazard = "1000"}}}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), kPaths, 1);
  double share[3] = {};
  for (int p = 0; p < kPaths; ++p)
    share[static_cast<int>(paths.column(1, conflict.layout.modes)[p])] += 1.0 / kPaths;
  const double p = 1 - std::exp(-0.7);
  expect_mean(share[1], p * (1 - p), kPaths, p);
  expect_mean(share[2], p * (1 - p), kPaths, p * (1 - p));
}

TEST(Happenings, RepeatedEventsAreCountedLikePoisson) {
  constexpr int kPaths = 6400, kSubsteps = 20, kMonths = 10;
  WarText text;
  text.substeps = kSubsteps;
  text.stocks = {{.id = "raids"}};
  text.events = {{.id = "raid", .hazard = "0.3", .repeats = true, .add = {{"raids", "1"}}}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), kPaths, kMonths);
  const double p = 1 - std::exp(-0.3 / kSubsteps), n = kSubsteps * kMonths;  // binomial
  double sum = 0, squares = 0;
  for (int path = 0; path < kPaths; ++path) {
    const double x = at_month(paths, conflict, 0, kMonths, path);
    sum += x;
    squares += (x - n * p) * (x - n * p);
    EXPECT_EQ(x, paths.column(kMonths, conflict.layout.event_counts)[path]);
  }
  expect_mean(sum / kPaths, n * p * (1 - p), kPaths, n * p);
  expect_mean(squares / kPaths, 2 * n * p * n * p + n * p, kPaths, n * p * (1 - p));
}

// What can happen once has one verdict per path, however long its condition stays true.
TEST(Happenings, AChanceIsOneVerdictPerPath) {
  constexpr int kPaths = 6400;
  WarText text;
  text.substeps = 4;
  text.events = {{.id = "coup", .when = "t >= 2", .chance = "0.3"},
                 {.id = "vote", .chance = "0.6", .date = 3.1}};
  text.modes = {{.id = "m",
                 .states = {"a", "b"},
                 .changes = {{.to = "b", .when = "t >= 1", .chance = "0.2"}}}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), kPaths, 8);
  const auto share = [&](int month, int slot) {
    const double* column = paths.column(month, slot);
    return std::accumulate(column, column + kPaths, 0.0) / kPaths;
  };
  EXPECT_EQ(share(2, conflict.layout.event_counts), 0.0);
  EXPECT_EQ(share(3, conflict.layout.event_counts), share(8, conflict.layout.event_counts));
  expect_mean(share(8, conflict.layout.event_counts), 0.21, kPaths, 0.3);
  expect_mean(share(8, conflict.layout.event_counts + 1), 0.24, kPaths, 0.6);
  EXPECT_EQ(share(2, conflict.layout.modes), share(8, conflict.layout.modes));
  expect_mean(share(8, conflict.layout.modes), 0.16, kPaths, 0.2);
}

TEST(Happenings, DatedThingsActAtTheStartOfTheirSubStep) {
  WarText text;
  text.substeps = 4;
  text.stocks = {{.id = "rate"}, {.id = "x", .flow = "rate"}};
  text.events = {{.id = "go", .date = 2.6, .set = {{"rate", "1"}}}};
  const Conflict conflict = war_from(text);
  EXPECT_EQ(at_month(run_war(context_of(conflict), 1, 3), conflict, 1, 3), 0.5);
}

// Within one sub-step the dates decide, whatever the file order; auxiliaries follow.
TEST(Happenings, DatedThingsGoByDate) {
  WarText text;
  text.stocks = {{.id = "x", .start = "1"}};
  text.auxiliaries = {{"twice", "2 * x"}};
  text.modes = {{.id = "m",
                 .states = {"a", "b", "c"},
                 .changes = {{.to = "c", .date = 1.9}, {.to = "b", .date = 1.2}}}};
  text.events = {{.id = "second", .date = 1.5, .set = {{"x", "twice + 100 * (m == b)"}}},
                 {.id = "first", .date = 1.1, .set = {{"x", "5"}}}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), 1, 2);
  EXPECT_EQ(at_month(paths, conflict, 0, 1), 1.0);
  EXPECT_EQ(at_month(paths, conflict, 0, 2), 110.0);
  EXPECT_EQ(paths.column(2, conflict.layout.modes)[0], 2.0);
}

// Effects of one event see the state before any of them.
TEST(Happenings, EffectsAreComputedBeforeTheyAreWritten) {
  WarText text;
  text.stocks = {{.id = "x", .start = "1"}, {.id = "y", .start = "2"}};
  text.events = {{.id = "swap", .when = "t >= 1", .set = {{"x", "y"}, {"y", "x"}}}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), 1, 4);
  EXPECT_EQ(at_month(paths, conflict, 0, 1), 1.0);
  EXPECT_EQ(at_month(paths, conflict, 0, 4), 2.0);  // once only
  EXPECT_EQ(at_month(paths, conflict, 1, 4), 1.0);
}

TEST(Happenings, AConditionThatRepeatsActsInEverySubStep) {
  WarText text;
  text.substeps = 2;
  text.stocks = {{.id = "x"}};
  text.events = {{.id = "tick", .when = "t >= 1 and t < 3", .repeats = true, .add = {{"x", "1"}}}};
  const Conflict conflict = war_from(text);
  EXPECT_EQ(at_month(run_war(context_of(conflict), 1, 6), conflict, 0, 6), 4.0);
}

TEST(Happenings, AnEventComesAfterAnother) {
  WarText text;
  text.substeps = 4;
  text.stocks = {{.id = "x"}, {.id = "y"}};
  text.events = {{.id = "answer", .after = "cut", .delay = "1.3", .add = {{"x", "1"}}},
                 {.id = "cut", .when = "t >= 2", .repeats = true},
                 {.id = "echo", .after = "answer", .delay = "0", .set = {{"y", "t"}}}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), 1, 8);
  EXPECT_EQ(at_month(paths, conflict, 0, 3), 0.0);
  EXPECT_EQ(at_month(paths, conflict, 0, 8), 1.0);   // once, although the cut goes on
  EXPECT_EQ(at_month(paths, conflict, 1, 8), 3.25);  // due 3.3; same sub-step, later in the file
}

TEST(Happenings, LeversActOnlyWherePulledAndNotBeforeNow) {
  WarText text;
  text.now_month = 5;
  text.levers = 2;
  text.stocks = {{.id = "x"}};
  text.events = {{.id = "lever:a", .date = 2, .add = {{"x", "t"}}, .lever = 0},
                 {.id = "lever:b", .date = 7, .add = {{"x", "100"}}, .lever = 1}};
  const Conflict conflict = war_from(text);
  WarContext context = context_of(conflict);
  EXPECT_EQ(at_month(run_war(context, 1, 9), conflict, 0, 9), 0.0);
  context.scenario.levers = {0};
  EXPECT_EQ(at_month(run_war(context, 1, 9), conflict, 0, 9), 5.0);
  context.scenario.levers = {0, 1};
  EXPECT_EQ(at_month(run_war(context, 1, 9), conflict, 0, 7), 5.0);
  EXPECT_EQ(at_month(run_war(context, 1, 9), conflict, 0, 8), 105.0);
}

TEST(Happenings, BothSidesFallByLot) {
  constexpr int kPaths = 6400;
  WarText text;
  text.stocks = {{.id = "x", .flow = "1"}};
  text.collapse = {"x >= 2", "x >= 5", "x >= 1.5"};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), kPaths, 3);
  double first = 0;
  for (int p = 0; p < kPaths; ++p) {
    EXPECT_EQ(paths.collapse_month[p], 2);
    EXPECT_NE(paths.collapse_by[p], 1);
    first += paths.collapse_by[p] == 0;
  }
  expect_mean(first / kPaths, 0.25, kPaths, 0.5);
}

TEST(Happenings, AnEventCanAskForANewVerdictAtHome) {
  WarText text;
  text.events = {{.id = "election", .date = 1, .redraws = true}};
  const Conflict conflict = war_from(text);
  const WarContext context = context_of(conflict);
  WarBlock block;
  const std::uint32_t path[] = {0};
  start_block(context, path, block);
  double* failed = block.frame.column(conflict.layout.ratify_failed);
  failed[0] = 0.4;
  step_month(context, 0, block);
  EXPECT_EQ(failed[0], 0.4);
  step_month(context, 1, block);
  EXPECT_EQ(failed[0], 0.0);
}

// A new event, mode or noise moves no draw of the others.
TEST(Happenings, NewNamesMoveNoOtherDraw) {
  WarText text;
  text.substeps = 2;
  text.auxiliaries = {{"luck", "noise.normal(0, 1)"}};
  text.stocks = {{.id = "x", .flow = "luck"}};
  text.modes = {{.id = "m",
                 .states = {"a", "b"},
                 .changes = {{.to = "b", .hazard = "0.1"}, {.to = "a", .hazard = "0.1"}}}};
  text.events = {{.id = "raid", .hazard = "0.5", .repeats = true, .add = {{"x", "m == b"}}}};
  WarText longer = text;
  longer.auxiliaries.insert(longer.auxiliaries.begin(), {"other", "noise.uniform(0, 1)"});
  longer.stocks.push_back({.id = "y", .flow = "other"});
  longer.events.insert(longer.events.begin(), {.id = "new", .hazard = "0.4", .repeats = true});
  longer.modes[0].states.push_back("c");
  longer.modes[0].changes.insert(longer.modes[0].changes.begin(),
                                 {.from = {"a"}, .to = "c", .when = "t < 0"});
  const Conflict a = war_from(text), b = war_from(longer);
  const Paths pa = run_war(context_of(a), 20, 10), pb = run_war(context_of(b), 20, 10);
  for (int p = 0; p < 20; ++p) EXPECT_EQ(at_month(pa, a, 0, 10, p), at_month(pb, b, 0, 10, p));
}

}  // namespace
}  // namespace armistice

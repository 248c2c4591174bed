// Divisions by zero, overflows and the like: found where they were even if a bound, a min or a
// comparison hides them, passed over where nothing rests on them, and harmless to all others.
#include "war/watch.h"

#include <gtest/gtest.h>

#include <cmath>

#include "kit/war_text.h"

namespace armistice {
namespace {

using kit::war_from;
using kit::WarText;

WarContext context_of(const Conflict& conflict) {
  return {&conflict, 7, 0, nullptr, 0, {}, PathSet::play};
}

struct Outcome {
  std::vector<std::uint8_t> broken;
  std::string name;
  int month = -1, world = -1;
};

// The war with k = 0, 1, 2 in three worlds of one path each, four months.
Outcome run(const WarText& text) {
  WarText with_k = text;
  with_k.quantities = {"k"};
  const Conflict conflict = war_from(with_k);
  Worlds worlds;
  worlds.count = 3;
  worlds.quantities = 1;
  worlds.values = {0, 1, 2};
  const Paths paths = run_worlds(context_of(conflict), worlds, 0, 3, 1, 4);
  for (int month = 0; month <= 4; ++month)
    for (int path = 0; path < 3; ++path)
      EXPECT_TRUE(std::isfinite(paths.column(month, 0)[path])) << month << " " << path;
  return {paths.broken, paths.failed_name, paths.failed_month, paths.failed_world};
}

using Lanes = std::vector<std::uint8_t>;

WarText flow(const std::string& flow, bool runge_kutta = false) {
  WarText text;
  text.substeps = 2;
  text.runge_kutta = runge_kutta;
  text.stocks = {{.id = "x", .start = "1", .flow = flow, .min = 0, .max = 50}};
  return text;
}

TEST(Watch, WhatABoundHidesIsFound) {
  for (const bool runge_kutta : {false, true}) {
    // the ceiling of x would make a plain 50 of an infinite flow
    for (const char* formula :
         {"1 / k", "exp(800 * (1 - k))", "-log(k)", "1e200 * (1e200 * max(0, 1 - k))",
          "min(5, 1 / k)", "max(-5, log(k))", "if(1 / k > 3, 1, 2)", "table(1 / k, 0, 0, 1, 1)",
          "3 / (1 / k)", "logistic(1 / k)", "1 / k > 3 and 1", "exp(log(k))", "min(5, k ^ -1)",
          "min(5, sqrt(k - 0.5))", "min(5, modulo(1, k))", "min(5, (k - 1) ^ 0.5)",
          "min(5, arcsin(2 - k))", "min(5, poisson(k - 0.5, 0.5))", "min(5, log10(k))"}) {
      const std::string text = formula;
      const Outcome outcome = run(flow(text, runge_kutta));
      EXPECT_EQ(outcome.broken, (Lanes{1, 0, 0})) << formula;
      EXPECT_EQ(outcome.name, "x") << formula;
      EXPECT_EQ(outcome.month, 0) << formula;
      EXPECT_EQ(outcome.world, 0) << formula;
    }
  }
}

TEST(Watch, WhatNothingRestsOnIsNoFailure) {
  for (const bool runge_kutta : {false, true})
    for (const char* formula :
         {"if(k == 0, 0, 1 / k)", "if(k > 0, min(5, 1 / k), 3)", "k > 0 and 1 / k > 0.1",
          "k == 0 or 1 / k > 0.1", "logistic(-800 * (1 - k))", "1 / max(k, 0.1)"})
      EXPECT_EQ(run(flow(formula, runge_kutta)).broken, (Lanes{0, 0, 0})) << formula;
}

TEST(Watch, TheAuxiliaryWhereItBeganIsNamed) {
  WarText text = flow("min(after, 1)");
  text.auxiliaries = {{"ratio", "1 / k"}, {"unused", "1 / k"}, {"after", "max(ratio, 0) + 1"}};
  const Outcome outcome = run(text);
  EXPECT_EQ(outcome.broken, (Lanes{1, 0, 0}));
  EXPECT_EQ(outcome.name, "ratio");
  text.stocks[0].flow = "if(k > 0, after, 0)";
  EXPECT_EQ(run(text).broken, (Lanes{0, 0, 0}));
}

TEST(Watch, StartsAndStepsInTheMiddleOfAMonthAreSeen) {
  WarText text = flow("0");
  text.stocks[0].start = "1 / k";
  EXPECT_EQ(run(text).broken, (Lanes{1, 0, 0}));
  EXPECT_EQ(run(text).month, 0);
  // only in the second sub-step of month 2 is the divisor 0, and only without k
  text = flow("min(1, 1 / (abs(t - 2.5) + k))");
  const Outcome outcome = run(text);
  EXPECT_EQ(outcome.broken, (Lanes{1, 0, 0}));
  EXPECT_EQ(outcome.month, 2);
  // what only quantities decide is worked out once, but needed from month 2 on
  text = flow("if(t < 2, 0, min(1, 1 / k))");
  EXPECT_EQ(run(text).broken, (Lanes{1, 0, 0}));
  EXPECT_EQ(run(text).month, 2);
  // and what constants decide before anything runs
  text = flow("if(t < 3, 0, if(k > 0, 0, min(1, 1 / none)))");
  text.auxiliaries = {{"none", "0"}};
  EXPECT_EQ(run(text).broken, (Lanes{1, 0, 0}));
  EXPECT_EQ(run(text).month, 3);
}

TEST(Watch, EventsModesNoiseAndCollapseAreWatched) {
  WarText text = flow("0");
  text.events = {{.id = "odd", .when = "1 / k > 5", .set = {{"x", "3"}}}};
  EXPECT_EQ(run(text).broken, (Lanes{1, 0, 0}));
  EXPECT_EQ(run(text).name, "odd");
  text.events = {{.id = "odd", .when = "t > 1", .set = {{"x", "min(3, 1 / k)"}}}};
  EXPECT_EQ(run(text).broken, (Lanes{1, 0, 0}));
  EXPECT_EQ(run(text).month, 1);
  text.events = {};
  text.modes = {{.id = "m",
                 .states = {"a", "b"},
                 .changes = {{.from = {"b"}, .to = "a", .when = "1 / k > 5"}}}};
  EXPECT_EQ(run(text).broken, (Lanes{0, 0, 0}));  // nobody is in b
  text.modes[0].changes[0] = {.from = {"a"}, .to = "b", .when = "1 / k > 5"};
  EXPECT_EQ(run(text).broken, (Lanes{1, 0, 0}));
  EXPECT_EQ(run(text).name, "m>b");
  text.modes = {};
  text.collapse = {"1 / k > 5"};
  EXPECT_EQ(run(text).broken, (Lanes{1, 0, 0}));
  text.collapse = {};
  text.stocks[0].flow = "min(1, noise.normal(0, 1 / k))";
  EXPECT_EQ(run(text).broken, (Lanes{1, 0, 0}));
}

TEST(Watch, TheOthersHaveTheBitsThatTheyHaveAlone) {
  WarText text = flow("min(noise.walk(0.3), 1 / k) + a * 0.1 + delay(x, 1) * 0.01");
  text.quantities = {"k"};
  text.auxiliaries = {{"a", "if(x > 1, 1, -1)"}};
  text.events = {{.id = "e", .hazard = "0.3", .repeats = true, .add = {{"x", "0.5"}}}};
  const Conflict conflict = war_from(text);
  Worlds worlds;
  worlds.count = 70;  // more than a block
  worlds.quantities = 1;
  for (int w = 0; w < worlds.count; ++w) worlds.values.push_back(w % 7 == 0 ? 0 : w);
  const Paths all = run_worlds(context_of(conflict), worlds, 0, worlds.count, 1, 12);
  for (int w = 0; w < worlds.count; ++w) {
    WarContext context = context_of(conflict);
    context.world = w;
    context.quantities = worlds.of(w);
    const Paths one = run_war(context, 1, 12);
    EXPECT_EQ(all.broken[w], w % 7 == 0) << w;
    EXPECT_EQ(one.broken[0], all.broken[w]) << w;
    for (int month = 0; month <= 12; ++month)
      for (int c = 0; c < all.columns; ++c) {
        const double a = all.column(month, c)[w], b = one.column(month, c)[0];
        EXPECT_TRUE(a == b || (a != a && b != b)) << w << " " << month << " " << c;
      }
  }
}

}  // namespace
}  // namespace armistice

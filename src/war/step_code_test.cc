#include "war/step_code.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kit/counted_heap.h"
#include "kit/war_text.h"
#include "war/plan.h"
#include "war/simulate.h"

namespace armistice {
namespace {

using kit::war_from;
using kit::WarText;

// Everything that a sub-step can hold, or only what moves by itself.
WarText war(bool eventful, bool runge_kutta) {
  WarText text;
  text.substeps = 5;
  text.runge_kutta = runge_kutta;
  text.quantities = {"k", "m"};
  text.overridable = {"m", "drag"};
  text.stocks = {{.id = "red", .start = "10 * k", .flow = "rise - drag * red", .min = 0},
                 {.id = "blue", .start = "8", .flow = "m - loss", .min = 0, .max = 9},
                 {.id = "front", .start = "0", .flow = "balance + 0.01 * t"}};
  text.auxiliaries = {{"fixed", "exp(-k) * (m + 1)"},
                      {"drag", "0.05 * (1 + fixed) * k"},
                      {"rise", "table(red, 0, 1, 5, 0.8, 10, 0.2) * logistic(blue - 4)"},
                      {"loss", "0.1 * red ^ 0.5 * max(0, 1 - front / 50)"},
                      {"balance", "(red - blue) / (red + blue + 0.1)"}};
  text.events = {{.id = "shift", .date = 2.3, .set = {{"m", "0.7"}}},
                 {.id = "turn", .date = 4, .set = {{"drag", "0.02"}}, .add = {{"blue", "-1"}}}};
  if (eventful) {
    text.stocks[2].flow = "balance + noise.walk(0.2) + 0.1 * noise.normal(k, 1)";
    text.modes = {{.id = "mood",
                   .states = {"low", "high"},
                   .changes = {{.to = "high", .hazard = "0.1 * k"},
                               {.from = {"high"}, .to = "low", .when = "red < 4"}}}};
    text.auxiliaries.push_back({"cheer", "if(mood == high, 1, 0) * k"});
    text.stocks[1].flow = "m - loss + 0.1 * cheer";
    text.events.push_back(
        {.id = "raid", .hazard = "0.3", .repeats = true, .add = {{"red", "-0.1"}}});
  }
  return text;
}

Worlds some_worlds(int count) {
  Worlds worlds;
  worlds.count = count;
  worlds.quantities = 2;
  for (int w = 0; w < count; ++w) {
    worlds.values.push_back(0.4 + 0.013 * w);
    worlds.values.push_back(0.9 - 0.007 * w);
  }
  return worlds;
}

WarContext context_of(const Conflict& conflict, Engine engine = Engine::native) {
  WarContext context;
  context.conflict = &conflict;
  context.seed = 3;
  context.plan = make_plan(conflict, 0, engine);
  return context;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t k = 0; k < a.size(); ++k)
    if (!(a[k] == b[k]) && !(a[k] != a[k] && b[k] != b[k])) return false;
  return true;
}

TEST(StepCode, MachineCodeAndThePortableWayHaveTheSameBits) {
  for (const bool eventful : {false, true})
    for (const bool runge_kutta : {false, true}) {
      const Conflict conflict = war_from(war(eventful, runge_kutta));
      const Worlds worlds = some_worlds(70);
      const Paths native = run_worlds(context_of(conflict), worlds, 0, 70, 1, 8);
      const Paths portable =
          run_worlds(context_of(conflict, Engine::portable), worlds, 0, 70, 1, 8);
      EXPECT_TRUE(same_bits(native.state, portable.state)) << eventful << runge_kutta;
    }
}

TEST(StepCode, AWorldHasTheSameBitsAloneAndBesideOthers) {
  for (const bool eventful : {false, true}) {
    const Conflict conflict = war_from(war(eventful, false));
    const Worlds worlds = some_worlds(30);
    const Paths mixed = run_worlds(context_of(conflict), worlds, 5, 20, 7, 8);
    for (const int world : {5, 13, 24}) {
      WarContext context = context_of(conflict);
      context.world = world;
      context.quantities = worlds.of(world);
      const Paths alone = run_war(context, 7, 8);
      for (int c = 0; c < alone.columns; ++c)
        for (int p = 0; p < 7; ++p) {
          const double a = alone.column(8, c)[p], b = mixed.column(8, c)[(world - 5) * 7 + p];
          EXPECT_TRUE(a == b || (a != a && b != b)) << "world " << world << " column " << c;
        }
    }
  }
}

// Only what is dated can happen here, so that most sub-steps run in one go; with an event that
// never comes every one is looked at.
TEST(StepCode, SubStepsInWhichNothingHappensRunInOneGoWithTheSameBits) {
  for (const bool runge_kutta : {false, true}) {
    WarText text = war(false, runge_kutta);
    const Conflict quiet = war_from(text);
    text.events.push_back({.id = "never", .when = "front > 1e9", .add = {{"front", "1"}}});
    const Conflict watched = war_from(text);
    const Worlds worlds = some_worlds(20);
    const Paths a = run_worlds(context_of(quiet), worlds, 0, 20, 1, 8);
    const Paths b = run_worlds(context_of(watched), worlds, 0, 20, 1, 8);
    EXPECT_FALSE(context_of(quiet).plan->is_eventful);
    EXPECT_TRUE(context_of(watched).plan->is_eventful);
    for (int month = 0; month <= 8; ++month)
      for (int s = 0; s < 3; ++s)
        for (int p = 0; p < 20; ++p)
          ASSERT_EQ(a.column(month, s)[p], b.column(month, s)[p]) << month << ' ' << s << ' ' << p;
  }
}

TEST(StepCode, AMonthAllocatesNothing) {
#ifdef ARMISTICE_SANITIZED
  GTEST_SKIP() << "the sanitizers count for themselves";
#endif
  for (const bool eventful : {false, true})
    for (const bool runge_kutta : {false, true}) {
      const Conflict conflict = war_from(war(eventful, runge_kutta));
      const Worlds worlds = some_worlds(1);
      WarContext context = context_of(conflict);
      context.quantities = worlds.of(0);
      WarBlock block;
      std::vector<std::uint32_t> paths(kMaxLanes);
      for (std::size_t p = 0; p < paths.size(); ++p) paths[p] = static_cast<std::uint32_t>(p);
      start_block(context, paths, block);
      step_month(context, 0, block);
      const long before = kit::allocations();
      for (int month = 1; month < 8; ++month) step_month(context, month, block);
      EXPECT_EQ(kit::allocations(), before) << eventful << runge_kutta;
    }
}

}  // namespace
}  // namespace armistice

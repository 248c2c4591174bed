// Known answers of the war engine: deterministic flows, delays, addressed randomness, views.

#include "war/simulate.h"

#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "kit/war_text.h"

namespace armistice {
namespace {

using kit::war_from;
using kit::WarText;

WarContext context_of(const Conflict& conflict, const std::vector<double>& quantities = {},
                      int view = 0) {
  WarContext context;
  context.conflict = &conflict;
  context.seed = 7;
  context.quantities = quantities.data();
  context.view = view;
  return context;
}

// The stock's value on path 0 at a month.
double level(const Paths& paths, const Conflict& conflict, int stock, int month) {
  return paths.column(month, conflict.layout.stocks + stock)[0];
}

TEST(Simulate, EulerDecayIsTheGeometricSequence) {
  WarText text;
  text.substeps = 4;
  text.quantities = {"k"};
  text.stocks = {{.id = "x", .start = "100", .flow = "-k * x"}};
  const Conflict conflict = war_from(text);
  const std::vector<double> k = {0.2};
  const Paths paths = run_war(context_of(conflict, k), 1, 12);
  for (int month = 0; month <= 12; ++month)
    EXPECT_NEAR(level(paths, conflict, 0, month), 100 * std::pow(1 - 0.2 / 4, 4 * month), 1e-10);
}

double runge_kutta_error(int substeps) {
  WarText text;
  text.substeps = substeps;
  text.runge_kutta = true;
  text.auxiliaries = {{"loss", "0.5 * x * (1 + 0 * t)"}};
  text.stocks = {{.id = "x", .start = "1", .flow = "cos_like - loss"},
                 {.id = "cos_like", .start = "1", .flow = "-sin_like"},
                 {.id = "sin_like", .start = "0", .flow = "cos_like"}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), 1, 5);
  // x' = cos t - x / 2, x(0) = 1  has the solution  0.4 cos t + 0.8 sin t + 0.6 exp(-t / 2)
  const double exact = 0.4 * std::cos(5.0) + 0.8 * std::sin(5.0) + 0.6 * std::exp(-2.5);
  return std::abs(level(paths, conflict, 0, 5) - exact);
}

TEST(Simulate, RungeKuttaHasOrderFour) {
  const double coarse = runge_kutta_error(4), fine = runge_kutta_error(8);
  EXPECT_LT(coarse, 1e-4);
  EXPECT_NEAR(std::log2(coarse / fine), 4.0, 0.3);
}

// t enters the stages of Runge-Kutta: x' = 4 t^3 is integrated exactly (Simpson's rule).
TEST(Simulate, RungeKuttaMovesTime) {
  WarText text;
  text.runge_kutta = true;
  text.stocks = {{.id = "x", .start = "0", .flow = "4 * t^3"}};
  const Conflict conflict = war_from(text);
  EXPECT_NEAR(level(run_war(context_of(conflict), 1, 3), conflict, 0, 3), 81.0, 1e-12);
}

// Lanchester 1916, square law; A(10), B(10) and the survivors in closed form.
TEST(Simulate, LanchesterSquareLaw) {
  WarText text;
  text.substeps = 8;
  text.runge_kutta = true;
  text.stocks = {{.id = "a", .start = "100", .flow = "-0.04 * b"},
                 {.id = "b", .start = "80", .flow = "-0.03 * a"}};
  text.collapse = {"a <= 0", "b <= 0"};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), 1, 60);
  EXPECT_NEAR(level(paths, conflict, 0, 10), 73.4163895252378, 1e-6);
  EXPECT_NEAR(level(paths, conflict, 1, 10), 54.244582109101785, 1e-6);
  EXPECT_EQ(paths.collapse_month[0], 47);  // B dies at 46.594
  EXPECT_EQ(paths.collapse_by[0], 1);
  EXPECT_NEAR(level(paths, conflict, 0, 47), 38.297084310253524, 0.01);
  // the last state stays
  EXPECT_EQ(level(paths, conflict, 0, 60), level(paths, conflict, 0, 47));
}

// The mixed law (Deitchman 1962): guerrillas A are hit by area fire, A' = -a A B, the open force B
// by aimed fire, B' = -b A. A - a B^2 / (2 b) does not change, and where it is 0 the fight has the
// closed form B = B0 / (1 + a B0 t / 2), A = a B^2 / (2 b).
TEST(Simulate, LanchesterMixedLaw) {
  for (const double guerrillas : {25.0, 40.0, 15.0}) {
    WarText text;
    text.substeps = 16;
    text.runge_kutta = true;
    text.stocks = {{.id = "a", .start = std::to_string(guerrillas), .flow = "-0.005 * a * b"},
                   {.id = "b", .start = "100", .flow = "-1 * a"}};
    const Conflict conflict = war_from(text);
    const Paths paths = run_war(context_of(conflict), 1, 3);
    for (int month = 1; month <= 3; ++month) {
      const double a = level(paths, conflict, 0, month), b = level(paths, conflict, 1, month);
      EXPECT_NEAR(a - 0.0025 * b * b, guerrillas - 25, 1e-6);
      if (guerrillas == 25) {
        EXPECT_NEAR(b, 100 / (1 + 0.25 * month), 1e-5);
      }
    }
  }
}

TEST(Simulate, LanchesterLinearLaw) {
  WarText text;
  text.substeps = 4;
  text.runge_kutta = true;
  text.stocks = {{.id = "a", .start = "100", .flow = "-0.0006 * a * b"},
                 {.id = "b", .start = "80", .flow = "-0.0005 * a * b"}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), 1, 10);
  EXPECT_NEAR(level(paths, conflict, 0, 10), 67.7859555666594, 1e-7);
  EXPECT_NEAR(level(paths, conflict, 1, 10), 53.15496297221617, 1e-7);
}

TEST(Simulate, DelayHandsOnWholeSubSteps) {
  WarText text;
  text.substeps = 4;
  text.auxiliaries = {{"late", "delay(t, 1.5)"}};
  text.stocks = {{.id = "seen", .start = "0", .flow = "late"}};
  const Conflict conflict = war_from(text);
  WarBlock block;
  const WarContext context = context_of(conflict);
  const std::uint32_t path[] = {0};
  start_block(context, path, block);
  const double* late = block.frame.column(conflict.layout.auxiliaries);
  EXPECT_EQ(late[0], 0.0);
  for (int month = 0; month < 6; ++month) {
    step_month(context, month, block);
    EXPECT_NEAR(late[0], std::max(0.0, month + 1 - 1.5), 1e-12) << month;
  }
}

TEST(Simulate, DelaysOfDelaysStartAtTheInput) {
  WarText text;
  text.auxiliaries = {{"once", "delay(x, 2)"}, {"twice", "delay(once, 3)"}};
  text.stocks = {{.id = "x", .start = "4", .flow = "1"}};
  const Conflict conflict = war_from(text);
  WarBlock block;
  const WarContext context = context_of(conflict);
  const std::uint32_t path[] = {0};
  start_block(context, path, block);
  const double* twice = block.frame.column(conflict.layout.auxiliaries + 1);
  for (int month = 0; month < 9; ++month) {
    EXPECT_EQ(twice[0], 4 + std::max(0, month - 5)) << month;
    step_month(context, month, block);
  }
}

// smooth(input, T) is the exponential lag: after a step of the input the gap shrinks by
// 1 - dt / T in each sub-step.
TEST(Simulate, SmoothIsTheExponentialLag) {
  WarText text;
  text.substeps = 2;
  text.auxiliaries = {{"input", "if(t >= 3, 1, 0)"}, {"lagged", "smooth(input, 4)"}};
  text.stocks = {{.id = "x", .flow = "lagged"}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), 1, 10);
  for (int month = 3; month <= 10; ++month)
    EXPECT_NEAR(level(paths, conflict, 1, month), 1 - std::pow(1 - 0.5 / 4, 2 * (month - 3)),
                1e-12);
}

TEST(Simulate, FloorsAndCeilingsHold) {
  WarText text;
  text.substeps = 4;
  text.stocks = {{.id = "x", .start = "5", .flow = "-3", .min = 0},
                 {.id = "y", .start = "5", .flow = "3", .max = 7},
                 {.id = "z", .start = "-5", .flow = "0", .min = 1}};
  text.events = {{.id = "lift", .date = 4, .add = {{"x", "-9"}, {"z", "2"}}}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), 1, 5);
  EXPECT_EQ(level(paths, conflict, 0, 1), 2.0);
  EXPECT_EQ(level(paths, conflict, 0, 2), 0.0);
  EXPECT_EQ(level(paths, conflict, 0, 5), 0.0);
  EXPECT_EQ(level(paths, conflict, 1, 3), 7.0);
  EXPECT_EQ(level(paths, conflict, 2, 0), 1.0);
  EXPECT_EQ(level(paths, conflict, 2, 5), 3.0);
}

TEST(Simulate, OverridesStandInFromThenOn) {
  WarText text;
  text.quantities = {"aid"};
  text.overridable = {"aid", "drift"};
  text.auxiliaries = {{"drift", "aid * 2"}, {"sum", "drift + aid"}};
  text.stocks = {{.id = "x", .flow = "sum"}};
  text.events = {{.id = "cut", .date = 2, .set = {{"aid", "aid / 2"}}},
                 {.id = "more", .date = 3, .add = {{"aid", "4"}}},
                 {.id = "fix", .date = 4, .set = {{"drift", "100"}}}};
  const Conflict conflict = war_from(text);
  const std::vector<double> aid = {1};
  const Paths paths = run_war(context_of(conflict, aid), 1, 6);
  const double expected[] = {0, 3, 6, 7.5, 7.5 + 13.5, 21 + 104.5, 125.5 + 104.5};
  for (int month = 0; month <= 6; ++month)
    EXPECT_EQ(level(paths, conflict, 0, month), expected[month]) << month;
}

// A belief multiplies the true program's value of its own name; other names are as believed.
TEST(Simulate, ViewsReplaceWhatAPartyBelieves) {
  WarText text;
  text.quantities = {"p", "q"};
  text.overridable = {"q"};
  text.auxiliaries = {{"drift", "p + q"}, {"double", "2 * drift"}};
  text.stocks = {{.id = "x", .flow = "double"}};
  text.events = {{.id = "known", .date = 1, .set = {{"q", "0"}}}};
  text.believed = {{"drift", "drift * 10"}, {"p", "q"}, {"q", "p"}};
  const Conflict conflict = war_from(text);
  const std::vector<double> values = {1, 5};
  const Paths truth = run_war(context_of(conflict, values), 1, 2);
  const Paths belief = run_war(context_of(conflict, values, 1), 1, 2);
  EXPECT_EQ(level(truth, conflict, 0, 1), 12.0);
  EXPECT_EQ(level(truth, conflict, 0, 2), 14.0);
  EXPECT_EQ(level(belief, conflict, 0, 1), 120.0);
  EXPECT_EQ(level(belief, conflict, 0, 2), 120.0 + 2 * 10 * 5.0);
}

WarText noisy_war() {
  WarText text;
  text.substeps = 4;
  text.modes = {{.id = "stance",
                 .states = {"backs", "gone"},
                 .changes = {{.to = "gone", .hazard = "0.05 + 0.01 * abs(front)"},
                             {.from = {"gone"}, .to = "backs", .hazard = "0.2"}}}};
  text.auxiliaries = {{"luck", "noise.uniform(-1, 1) + noise.normal(0, 0.5)"},
                      {"drift", "if(stance == gone, -0.3, 0.2) + luck"}};
  text.stocks = {{.id = "front", .start = "0", .flow = "drift + noise.walk(1)"},
                 {.id = "toll", .start = "0", .flow = "abs(drift)"}};
  text.events = {{.id = "raid", .hazard = "0.3", .repeats = true, .add = {{"front", "0.5"}}},
                 {.id = "answer",
                  .after = "raid",
                  .delay = "0.4",
                  .repeats = true,
                  .add = {{"front", "-0.25 - luck"}}}};
  text.collapse = {"front > 6", "front < -6"};
  return text;
}

TEST(Simulate, APathIsTheSameInAnyBlock) {
  const Conflict conflict = war_from(noisy_war());
  const WarContext context = context_of(conflict);
  const Paths together = run_war(context, 150, 30);
  for (const std::uint32_t path : {0u, 7u, 63u, 64u, 149u}) {
    const Paths alone = run_war(context, 1, 30, path);
    EXPECT_EQ(alone.collapse_month[0], together.collapse_month[path]);
    for (int month = 0; month <= 30; ++month)
      for (int c = 0; c < together.columns; ++c) {
        const double a = alone.column(month, c)[0], b = together.column(month, c)[path];
        ASSERT_TRUE(a == b || (std::isnan(a) && std::isnan(b))) << path << ' ' << month << ' ' << c;
      }
  }
}

TEST(Simulate, AStateRestoredContinuesTheSamePath) {
  const Conflict conflict = war_from(noisy_war());
  const WarContext context = context_of(conflict);
  const Paths paths = run_war(context, 40, 12);
  WarBlock block;
  block.frame = Frame(conflict.layout.size(), 3);
  block.path = {4, 30, 9};
  for (int c = 0; c < paths.columns; ++c)
    for (int l = 0; l < 3; ++l) block.frame.column(c)[l] = paths.column(5, c)[block.path[l]];
  refresh_block(context, 5, block);
  for (int month = 5; month < 12; ++month) {
    step_month(context, month, block);
    for (int l = 0; l < 3; ++l) {
      const std::int16_t end = paths.collapse_month[block.path[l]];
      if (end >= 0 && end <= month) continue;
      EXPECT_EQ(block.frame.column(0)[l], paths.column(month + 1, 0)[block.path[l]]);
      EXPECT_EQ(block.frame.column(1)[l], paths.column(month + 1, 1)[block.path[l]]);
    }
  }
}

TEST(Simulate, SeedsWorldsAndSetsDiffer) {
  const Conflict conflict = war_from(noisy_war());
  WarContext context = context_of(conflict);
  const double base = level(run_war(context, 1, 1), conflict, 0, 1);
  context.world = 1;
  EXPECT_NE(level(run_war(context, 1, 1), conflict, 0, 1), base);
  context.world = 0;
  context.set = PathSet::play;
  EXPECT_NE(level(run_war(context, 1, 1), conflict, 0, 1), base);
  context.set = PathSet::train;
  context.seed = 8;
  EXPECT_NE(level(run_war(context, 1, 1), conflict, 0, 1), base);
  context.seed = 7;
  EXPECT_EQ(level(run_war(context, 1, 1), conflict, 0, 1), base);
}

TEST(Simulate, NoCollapseInPeace) {
  WarText text;
  text.stocks = {{.id = "x", .flow = "1"}};
  text.collapse = {"x >= 2"};
  const Conflict conflict = war_from(text);
  const WarContext context = context_of(conflict);
  WarBlock block;
  const std::uint32_t path[] = {0, 1};
  start_block(context, path, block);
  block.frame.column(conflict.layout.phase)[1] = 2;
  refresh_block(context, 0, block);
  for (int month = 0; month < 3; ++month) step_month(context, month, block);
  EXPECT_EQ(block.collapsed[0], 0);
  EXPECT_EQ(block.collapsed[1], -1);
}

TEST(Simulate, BadHazardsAreCountedAndNothingHappens) {
  WarText text;
  text.substeps = 2;
  text.stocks = {{.id = "x"}};
  text.events = {{.id = "odd", .hazard = "t - 1", .set = {{"x", "1"}}}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), 3, 1);
  EXPECT_EQ(paths.failed, 6);
  EXPECT_EQ(paths.failed_name, "odd");
  EXPECT_EQ(level(paths, conflict, 0, 1), 0.0);
}

TEST(Simulate, AStockThatIsNoNumberIsCounted) {
  WarText text;
  text.stocks = {{.id = "fine"},
                 {.id = "broken", .start = "1", .flow = "log(-x0)"},
                 {.id = "x0", .start = "1"}};
  const Conflict conflict = war_from(text);
  const Paths paths = run_war(context_of(conflict), 2, 3);
  EXPECT_EQ(paths.failed, 6);
  EXPECT_EQ(paths.failed_name, "broken");
  EXPECT_EQ(paths.failed_month, 0);
  EXPECT_EQ(paths.failed_world, 0);
}

TEST(Simulate, APathWithoutNumbersIsMarkedAndLeavesTheOthersAlone) {
  WarText text;
  text.quantities = {"k"};
  text.stocks = {
      {.id = "x", .start = "1", .flow = "k / (3 - floor(t)) - 1"},  // divides by 0 at t = 3
      {.id = "y", .start = "2", .flow = "0.1 * x"}};
  const Conflict conflict = war_from(text);
  Worlds worlds;
  worlds.count = 3;
  worlds.quantities = 1;
  worlds.values = {0.5, 0, -1};  // 0 / 0 is no number, 0.5 / 0 and -1 / 0 are not finite
  const Paths all = run_worlds(context_of(conflict), worlds, 0, 3, 1, 6);
  EXPECT_EQ(all.broken, (std::vector<std::uint8_t>{1, 1, 1}));
  EXPECT_EQ(all.failed_month, 3);
  for (const double value : all.state) EXPECT_TRUE(std::isfinite(value) || value != value);
  text.stocks[0].flow = "if(k < 0, k / (3 - floor(t)), k)";
  const Conflict half = war_from(text);
  const Paths one = run_worlds(context_of(half), worlds, 0, 3, 1, 6);
  EXPECT_EQ(one.broken, (std::vector<std::uint8_t>{0, 0, 1}));
  EXPECT_EQ(one.failed_world, 2);
  EXPECT_EQ(one.failed_name, "x");
  EXPECT_EQ(one.column(6, 0)[0], 4.0);                  // 1 + 6 * 0.5
  EXPECT_EQ(one.column(4, 0)[2], one.column(3, 0)[2]);  // as at the beginning of the month
}

}  // namespace
}  // namespace armistice

#include "outlook/war_reading.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "evidence/draw_worlds.h"
#include "kit/case_text.h"
#include "outlook/war_courses.h"

namespace armistice {
namespace {

// Red's stores last 10 / rate months; blue's never end. Red's war costs more every month.
Conflict case_of(const std::string& war) {
  return conflict_from(R"case(
armistice: 1
start: 2025-01-01
horizon: 24 months
solve_until: 24 months
parties:
  red: {role: belligerent}
  blue: {role: belligerent}
quantities:
  rate: {assumed: "uniform(0.5, 2)", why: test}
  noise_of_it: {assumed: "uniform(0, 1)", why: test}
war:
)case" + war + R"case(
issues: {line: {options: [a, b]}}
preferences:
  red: {line: {weight: 1, worth: {a: 0, b: 1}}}
  blue: {line: {weight: 1, worth: {a: 1, b: 0}}}
cost_of_war: {red: "0.01 + 0.001 * t * rate", blue: "0.01 + 0 * noise_of_it"}
at_horizon: {status_quo: {line: a}}
talks: {proposers: {red: 1, blue: 1}, needed: [red, blue]}
levers:
  relief: {add: {red.stores: 5}, from: 2025-01-01}
)case");
}

constexpr const char* kStores = R"case(
  substeps: 1
  stocks:
    red.stores: {start: 10, flow: "if(phase == war, -rate, 0)", min: -100}
    blue.stores: {start: 1, flow: "0"}
  limits:
    red.stores: {below: 0.001}
    blue.stores: {below: 0.5}
)case";

WarReading read(const Conflict& conflict, int worlds, int paths = 4) {
  Progress silent;
  ReadingOptions options;
  options.worlds = worlds;
  options.paths = paths;
  options.threads = 1;
  return read_war(conflict, draw_worlds(conflict, 5, worlds), options, silent);
}

TEST(WarReading, ALimitHasItsDateItsChanceAndItsDriver) {
  const Conflict conflict = case_of(kStores);
  const WarReading reading = read(conflict, 64);
  ASSERT_EQ(reading.limits.size(), 2u);
  const LimitReading& red = reading.limits[0];
  EXPECT_EQ(red.party, 0);
  EXPECT_DOUBLE_EQ(red.broken_by_end.mean, 1);  // at least 0.5 a month: gone after 20 months
  EXPECT_DOUBLE_EQ(red.first.mean, 1);
  EXPECT_GE(red.month.p05, 5);
  EXPECT_LE(red.month.p95, 20);
  EXPECT_NEAR(red.month.p50, 8, 1);  // the middle rate is 1.25
  ASSERT_FALSE(red.drivers.empty());
  EXPECT_EQ(red.drivers[0].id, "rate");
  EXPECT_GT(red.drivers[0].correlation, 0.98);
  for (const WarDriver& driver : red.drivers) EXPECT_NE(driver.id, "red.stores");
  EXPECT_EQ(reading.limits[1].month.n, 0);
  EXPECT_EQ(reading.limits[1].broken_by_end.mean, 0);
}

TEST(WarReading, PressureAndWhoLosesByWaiting) {
  const WarReading reading = read(case_of(kStores), 64);
  ASSERT_EQ(reading.pressure.size(), 2u);
  const PressureReading& red = reading.pressure[0];
  EXPECT_NEAR(red.now.mean, 0.01, 1e-12);
  EXPECT_NEAR(red.rise.mean, 0.001 * 1.25, 1e-4);
  EXPECT_DOUBLE_EQ(red.loses_most.mean, 1);
  EXPECT_DOUBLE_EQ(red.strained.mean, 1);
  EXPECT_EQ(reading.pressure[1].loses_most.mean, 0);
  EXPECT_NEAR(reading.pressure[1].rise.mean, 0, 1e-12);
}

TEST(WarReading, ATruceAndALeverAreDifferencesWithTheSameNumbers) {
  const WarReading reading = read(case_of(kStores), 32);
  ASSERT_EQ(reading.changes.size(), 2u);
  EXPECT_EQ(reading.changes[0].id, "truce");
  EXPECT_NEAR(reading.changes[0].stocks[0].difference.mean, 24 * 1.25, 1.5);  // nothing is spent
  EXPECT_DOUBLE_EQ(reading.changes[0].limits[0].difference.mean, -1);
  EXPECT_EQ(reading.changes[0].stocks[1].difference.mean, 0);
  EXPECT_EQ(reading.changes[1].id, "relief");
  EXPECT_NEAR(reading.changes[1].stocks[0].difference.mean, 5, 1e-9);
  EXPECT_NEAR(reading.changes[1].stocks[0].difference.se, 0, 1e-9);
  // five more stores last 5 / rate months longer: 4.6 on average, less what lies beyond the end
  EXPECT_GT(reading.changes[1].limits[0].later.mean, 3.4);
  EXPECT_LT(reading.changes[1].limits[0].later.mean, 5.2);
  EXPECT_EQ(reading.changes[1].limits[1].later.mean, 0);
  // the costs of war rest on time alone
  ASSERT_EQ(reading.changes[1].pressure.size(), 2u);
  EXPECT_EQ(reading.changes[1].pressure[0].difference.mean, 0);
}

// Supplies run from a deadline on; the lever moves that by six months, and with it the day on which
// they end and the cost that rests on them.
TEST(WarReading, AMovedDeadlineMovesTheDateByAsMuch) {
  std::string text = R"case(
armistice: 1
start: 2025-01-01
horizon: 24 months
solve_until: 24 months
parties:
  red: {role: belligerent}
  blue: {role: belligerent}
quantities:
  rate: {assumed: "uniform(1, 2)", why: test}
war:
  substeps: 1
  stocks:
    red.stores: {start: 10, flow: "if(t >= deadline, -rate, 0)", min: -100}
    deadline: {start: 3, flow: "0"}
  limits:
    red.stores: {below: 0.001}
issues: {line: {options: [a, b]}}
preferences:
  red: {line: {weight: 1, worth: {a: 0, b: 1}}}
  blue: {line: {weight: 1, worth: {a: 1, b: 0}}}
cost_of_war: {red: "0.01 - 0.001 * red.stores", blue: "0.01"}
at_horizon: {status_quo: {line: a}}
talks: {proposers: {red: 1, blue: 1}, needed: [red, blue]}
levers:
  extension: {add: {deadline: 6}, from: 2025-01-01}
)case";
  const WarReading reading = read(conflict_from(text), 16);
  ASSERT_EQ(reading.changes.size(), 1u);
  const WarChange& moved = reading.changes[0];
  EXPECT_DOUBLE_EQ(moved.limits[0].later.mean, 6);
  EXPECT_DOUBLE_EQ(moved.limits[0].later.se, 0);
  EXPECT_DOUBLE_EQ(moved.limits[0].difference.mean, 0);  // both within the horizon
  // six months of spending less, at 1.5 on average
  EXPECT_NEAR(moved.pressure[0].difference.mean, -0.001 * 6 * 1.5, 0.0005);
  EXPECT_EQ(moved.pressure[1].difference.mean, 0);
}

// x' = -0.2 y, y' = 0.3 x: one balancing loop of gain sqrt(0.06); z' = 0.1 z reinforces itself.
TEST(WarReading, LoopsHaveTheirSignGainAndShare) {
  const WarReading reading = read(case_of(R"case(
  substeps: 1
  stocks:
    red.stores: {start: 10, flow: "-0.2 * y", min: -1000}
    y: {start: 2, flow: "pull"}
    z: {start: 1, flow: "0.1 * z"}
  auxiliaries:
    pull: "0.3 * red.stores + 0 * rate"
)case"),
                                  8);
  EXPECT_EQ(reading.loops_found, 2);
  ASSERT_EQ(reading.loops.size(), 2u);
  const LoopReading& swing = reading.loops[0];
  EXPECT_EQ(swing.stocks, (std::vector<std::string>{"red.stores", "y"}));
  for (std::size_t k = 0; k < reading.loop_dates.size(); ++k) {
    EXPECT_NEAR(swing.gain[k], -std::sqrt(0.06), 1e-6);
    EXPECT_NEAR(reading.loops[1].gain[k], 0.1, 1e-6);
    EXPECT_NEAR(swing.dominance[k] + reading.loops[1].dominance[k], 1, 1e-12);
  }
}

TEST(WarReading, BrokenCoursesAreCountedAndLeftOut) {
  const Conflict conflict = case_of(R"case(
  substeps: 1
  stocks:
    red.stores: {start: 10, flow: "if(rate > 1.25, 1 / (0 * t), -rate)"}
  limits:
    red.stores: {below: 5}
)case");
  const WarReading reading = read(conflict, 32);
  EXPECT_NEAR(reading.broken, 64, 16);  // half of the worlds
  EXPECT_DOUBLE_EQ(reading.limits[0].broken_by_end.mean, 1);
  EXPECT_TRUE(std::isfinite(reading.limits[0].month.mean));
}

// A hundred auxiliaries that a flow reads and that change nothing: some go with the date by luck.
TEST(WarReading, LuckAmongManyCandidatesIsNotNamed) {
  std::string names, auxiliaries;
  for (int k = 0; k < 100; ++k) {
    const std::string id = "a" + std::to_string(k);
    names += " + 0 * " + id;
    auxiliaries += "    " + id + ": \"sin(" + std::to_string(1000 + 77 * k) + " * noise_of_it)\"\n";
  }
  const WarReading reading =
      read(case_of("\n  substeps: 1\n  stocks:\n    red.stores: {start: 10, flow: "
                   "\"-rate" +
                   names + "\", min: -100}\n  auxiliaries:\n" + auxiliaries +
                   "  limits:\n    red.stores: {below: 0.001}\n"),
           24);
  ASSERT_EQ(reading.limits[0].drivers.size(), 1u);
  EXPECT_EQ(reading.limits[0].drivers[0].id, "rate");
}

TEST(WarReading, ThreadsChangeNothing) {
  const Conflict conflict = case_of(kStores);
  const Worlds draws = draw_worlds(conflict, 5, 16);
  Progress silent;
  const WarReading one = read_war(conflict, draws, {16, 4, 1, true}, silent);
  const WarReading two = read_war(conflict, draws, {16, 4, 2, true}, silent);
  EXPECT_EQ(one.limits[0].month.mean, two.limits[0].month.mean);
  EXPECT_EQ(one.changes[0].stocks[0].difference.se, two.changes[0].stocks[0].difference.se);
}

}  // namespace
}  // namespace armistice

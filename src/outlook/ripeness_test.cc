// Windows overlap exactly when a table that meets for sure signs.
#include "outlook/ripeness.h"

#include <gtest/gtest.h>

#include "evidence/draw_worlds.h"
#include "kit/fort_games.h"

namespace armistice {
namespace {

Study study_of(const Conflict& conflict, int worlds, int paths) {
  RunOptions options;
  options.worlds = worlds;
  options.paths = options.window_courses = paths;
  Progress progress;
  return run_study(conflict, draw_worlds(conflict, 1, worlds), options, progress, "worlds");
}

TEST(Ripeness, WindowsOverlapWhenATableThatAlwaysMeetsSigns) {
  // Talks meet every month and answers have no noise, so a month is ripe just where it signs.
  const Conflict conflict = case_of({});
  const Study study = study_of(conflict, 2, 400);
  const Ripeness ripeness = find_ripeness(conflict, study);
  ASSERT_GE(ripeness.months.size(), 12u);
  bool some = false;
  for (const Ripeness::Month& month : ripeness.months) {
    double at_war = 0, signs = 0;
    for (const WorldHistories& world : study.worlds)
      for (const History& h : world.histories) {
        if (h.ended_month >= 0 && h.ended_month < month.month) continue;
        if (h.collapsed >= 0 && h.ended_month <= month.month) continue;
        at_war += 1;
        signs += h.signed_month == month.month;
      }
    EXPECT_NEAR(month.overlap.mean, signs / at_war, 1e-9) << month.month;
    some = some || signs > 0;
    for (const Ripeness::Side& side : month.sides) {
      EXPECT_GE(side.open.mean, month.overlap.mean - 1e-9);
      EXPECT_GE(side.open.mean, month.all_open.mean - 1e-9);
      if (side.joint.n > 0) {
        EXPECT_GT(side.joint.mean, 0);
      }
    }
    EXPECT_GE(month.all_open.mean, month.overlap.mean - 1e-9);
  }
  EXPECT_TRUE(some);
}

TEST(Ripeness, ARedLineShutsItsOwnWindowOnly) {
  FortGame game;
  game.least = 1.01;  // red refuses every share
  game.shares = 51;
  const Conflict conflict = case_of(game);
  const Ripeness ripeness = find_ripeness(conflict, study_of(conflict, 1, 100));
  ASSERT_FALSE(ripeness.months.empty());
  for (const Ripeness::Month& month : ripeness.months) {
    EXPECT_EQ(month.sides[0].open.mean, 0);
    EXPECT_GT(month.sides[1].open.mean, 0);
    EXPECT_EQ(month.overlap.mean, 0);
    EXPECT_EQ(month.sides[0].joint.n, 0);
  }
}

}  // namespace
}  // namespace armistice

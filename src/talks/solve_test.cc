// The solver against the exact grid solution of games on a line, on the same grid of shares.
#include "talks/solve.h"

#include <gtest/gtest.h>

#include "casefile/compile.h"
#include "casefile/read_case.h"
#include "evidence/draw_worlds.h"
#include "talks/play.h"
#include "kit/case_file.h"
#include "kit/grid_dp.h"

namespace armistice {
namespace {

struct Played {
  Strategy strategy;
  WorldHistories histories;
};

Played run(const Conflict& conflict, std::uint64_t seed, int paths) {
  const Worlds draws = draw_worlds(conflict, seed, 1);
  const Game game = make_game(conflict, draws, 0, conflict.calendar.solve_month);
  SolveOptions solve;
  solve.paths = paths;
  Played out;
  out.strategy = solve_talks(game, solve);
  PlayOptions play;
  play.paths = paths;
  play.strategy = &out.strategy;
  out.histories = play_talks(game, play);
  return out;
}

double settled_by(const WorldHistories& world, int months) {
  double count = 0;
  for (const History& h : world.histories) count += h.signed_month >= 0 && h.signed_month < months;
  return count / static_cast<double>(world.histories.size());
}

TEST(Solve, TwoFortsMatchesTheGrid) {
  const Conflict conflict = case_file("two_forts");
  const GridSolution exact = solve_grid(two_forts(101));
  const Played played = run(conflict, 1, 20000);
  EXPECT_NEAR(played.strategy.at_start[0], exact.value[0][0][10], .002);
  EXPECT_NEAR(played.strategy.at_start[1], exact.value[1][0][10], .002);
  EXPECT_NEAR(played.histories.value_at_start[0], exact.value[0][0][10], .002);
  for (int months : {6, 12, 24})
    std::printf("%d %.4f %.4f\n", months, settled_by(played.histories, months), exact.settled_by[months - 1]);
}

TEST(Solve, FrictionlessSettlesAtOnce) {
  const Played played = run(case_file("frictionless"), 1, 500);
  EXPECT_EQ(settled_by(played.histories, 1), 1.0);
}

}  // namespace
}  // namespace armistice

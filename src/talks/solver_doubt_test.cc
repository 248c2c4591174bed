// Whether the printed solver error is honest: on random games whose exact solution is known, how
// often it covers the true error. It is what a report prints (outlook/paired.h): the largest change
// over months of the chance of a signature when the game is solved again with half of the courses
// and other random numbers.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "kit/fort_games.h"
#include "kit/long_run.h"
#include "kit/play_case.h"
#include "util/random.h"

namespace armistice {
namespace {

constexpr int kTrain = 1000;
constexpr int kMonths[] = {6, 12, 24};

WorldHistories played(const Game& trained, const Game& game, int train, int play) {
  SolveOptions solve;
  solve.paths = train;
  const Strategy strategy = solve_talks(trained, solve);
  PlayOptions options;
  options.paths = play;
  options.strategy = &strategy;
  return play_talks(game, options);
}

TEST(SolverDoubt, CoversTheTrueErrorInNineOfTenRandomGames) {
  const int games = long_run() ? 60 : 10, play = long_run() ? 20000 : 4000;
  const double sampling = 2 * std::sqrt(.25 / play);
  int covered = 0, covered_everywhere = 0, asked = 0;
  double error = 0;
  for (int k = 1; k <= games; ++k) {
    const FortGame fort = random_forts(static_cast<unsigned>(k));
    const GridSolution exact = solve_grid(grid_of(fort));
    const Conflict conflict = case_of(fort);
    const Worlds draws = draw_worlds(conflict, 1, 1);
    const Game game = make_game(conflict, draws, 0, conflict.calendar.solve_month);
    Game other = game;
    other.seed = mix(game.seed, 1);
    const WorldHistories full = played(game, game, kTrain, play);
    const WorldHistories half = played(other, game, kTrain / 2, play);
    double doubt = 0, worst = 0;
    for (int month = 1; month <= fort.months; ++month) {
      doubt = std::max(doubt, std::fabs(settled_by(full, month) - settled_by(half, month)));
      worst = std::max(worst, std::fabs(settled_by(full, month) - exact.settled_by[month - 1]));
    }
    for (const int month : kMonths) {
      ++asked;
      covered +=
          std::fabs(settled_by(full, month) - exact.settled_by[month - 1]) <= doubt + sampling;
    }
    covered_everywhere += worst <= doubt + sampling;
    error += worst / games;
  }
  if (long_run())
    std::printf(
        "%d games: covered at 6, 12 and 24 months in %d of %d, in the worst month in %d of %d; "
        "mean worst error %.3f\n",
        games, covered, asked, covered_everywhere, games, error);
  EXPECT_GE(covered, .9 * asked);
  EXPECT_GE(covered_everywhere, .7 * games);
}

}  // namespace
}  // namespace armistice

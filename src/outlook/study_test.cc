// How a study chooses what its solutions are made of.
#include "outlook/study.h"

#include <gtest/gtest.h>

#include "evidence/draw_worlds.h"
#include "kit/case_file.h"
#include "kit/long_run.h"
#include "talks/residual.h"
#include "talks/solve.h"

namespace armistice {
namespace {

TEST(ChooseBasis, KeepsCellsWhereTheWorthOfADealBends) {
  const Conflict conflict = case_file("two_forts");
  const Worlds draws = draw_worlds(conflict, 1, 4);
  Progress silent;
  EXPECT_TRUE(choose_basis(conflict, draws, sample_size(2000), 1, silent).cells);
  // and with reason: without them unseen courses are foretold worse
  const Game game = make_game(conflict, draws, 0, conflict.calendar.solve_month);
  double error[2];
  for (const bool cells : {false, true}) {
    SolveOptions solve;
    solve.paths = sample_size(2000);
    solve.basis.cells = cells;
    error[cells] = residual_error(game, solve_talks(game, solve), solve.paths, PathSet::validate);
  }
  EXPECT_LT(error[1], error[0]);
}

TEST(ChooseBasis, IsTheSameOnAnyNumberOfThreads) {
  const Conflict conflict = case_file("two_forts");
  const Worlds draws = draw_worlds(conflict, 1, 3);
  Progress silent;
  const bool one = choose_basis(conflict, draws, 200, 1, silent).cells;
  EXPECT_EQ(choose_basis(conflict, draws, 200, 2, silent).cells, one);
}

}  // namespace
}  // namespace armistice

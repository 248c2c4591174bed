// What decides whether fits have cells.
#include "outlook/choose_basis.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "evidence/draw_worlds.h"
#include "kit/case_file.h"
#include "kit/long_run.h"
#include "outlook/study.h"
#include "talks/play.h"
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

TEST(ChooseBasis, CanBeStoppedAtAnyQuestion) {
  const Conflict conflict = case_file("two_forts");
  const Worlds draws = draw_worlds(conflict, 1, 2);
  int questions = 0;
  EXPECT_EQ(try_bases(conflict, draws, 20, 1, [&] { return ++questions < 0; }).size(), 2u);
  for (int last = 0; last < questions; last += 7) {
    int asked = 0;
    const auto stop = [&] { return ++asked > last; };
    EXPECT_TRUE(try_bases(conflict, draws, 20, 1, stop).empty()) << last;
  }
  EXPECT_GT(questions, 100);
  EXPECT_TRUE(keep_cells({}));
}

BasisTrial trial(double miss_without, double miss_with, double without, double with) {
  return {.miss = {miss_without, miss_with}, .distance = {without, with}};
}

TEST(ChooseBasis, EitherValuesOrChancesCanSpeakAgainstCells) {
  // nothing clear: one world is no evidence, nor are worlds that disagree
  EXPECT_TRUE(keep_cells({trial(1, 2, 1, 2)}));
  EXPECT_TRUE(keep_cells({trial(1, 1, 0, 0), trial(1, 1, 0, 0)}));
  EXPECT_TRUE(keep_cells({trial(1, 2, .1, .2), trial(2, 1.5, .2, .05), trial(1, 1.2, .1, .1)}));
  // values alone, chances alone
  EXPECT_FALSE(keep_cells({trial(1, 2, 0, 0), trial(1, 2.1, 0, 0), trial(1, 1.9, 0, 0)}));
  EXPECT_FALSE(keep_cells({trial(1, 1, .1, .2), trial(1, 1, .1, .21), trial(1, 1, .1, .19)}));
  // one against the other: as the theory has it, with cells
  EXPECT_TRUE(keep_cells({trial(2, 1, .1, .2), trial(2, 1.1, .1, .21), trial(2, .9, .1, .19)}));
  EXPECT_TRUE(keep_cells({trial(1, 2, .2, .1), trial(1, 2.1, .2, .11), trial(1, 1.9, .2, .09)}));
}

// The distance is that of two solutions made here, month by month.
TEST(ChooseBasis, ChancesAreThoseOfTwoSolutionsWithCoursesOfTheirOwn) {
  const Conflict conflict = case_file("two_forts");
  const Worlds draws = draw_worlds(conflict, 1, 2);
  const int paths = 200;
  const std::vector<BasisTrial> trials = try_bases(conflict, draws, paths, 1, [] { return false; });
  ASSERT_EQ(trials.size(), 2u);
  const int from = conflict.calendar.now_month, months = conflict.calendar.end_month - from;
  double most = 0;
  for (const int world : {0, 1})
    for (const int cells : {0, 1}) {
      const Game game = make_game(conflict, draws, world, conflict.calendar.solve_month);
      std::vector<std::vector<double>> chance;
      for (const std::uint64_t salt : {0, 1}) {
        SolveOptions solve;
        solve.paths = paths;
        solve.passes = 1;
        solve.basis.cells = cells == 1;
        RunOptions courses;
        courses.train_salt = salt;
        const Strategy strategy = solve_talks(trained_game(game, courses), solve);
        PlayOptions play;
        play.paths = paths;
        play.strategy = &strategy;
        const WorldHistories played = play_talks(game, play);
        chance.emplace_back();
        for (int t = 0; t < months; ++t) {
          double there = 0, all = 0;
          for (const History& h : played.histories) {
            all += h.weight;
            if (h.signed_month >= 0 && h.signed_month <= from + t) there += h.weight;
          }
          chance.back().push_back(there / all);
        }
      }
      double distance = 0;
      for (int t = 0; t < months; ++t)
        distance += std::pow(chance[0][t] - chance[1][t], 2) / months;
      EXPECT_NEAR(trials[world].distance[cells], distance, 1e-12);
      most = std::max(most, distance);
    }
  EXPECT_GT(most, 0);
}

}  // namespace
}  // namespace armistice

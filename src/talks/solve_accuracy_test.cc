// How the error of the printed probabilities falls with the number of courses. Minutes to hours:
// only with ARMISTICE_LONG set. Prints what it measures.
#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>

#include "kit/fort_games.h"
#include "kit/long_run.h"
#include "kit/play_case.h"

namespace armistice {
namespace {

constexpr int kMonths[3] = {6, 12, 24};

struct Error {
  double rms[3] = {0, 0, 0}, bias[3] = {0, 0, 0};
  double value = 0;  // rms of both parties' worth at the start
};

Error measure(const FortGame& game, int train, int play, int seeds) {
  const GridSolution exact = solve_grid(grid_of(game));
  const Conflict conflict = case_of(game);
  Error out;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Played played =
        play_case(conflict, {.seed = static_cast<std::uint64_t>(seed), .train = train, .play = play});
    for (int k = 0; k < 3; ++k) {
      const double off = settled_by(played.histories, kMonths[k]) - exact.settled_by[kMonths[k] - 1];
      out.bias[k] += off / seeds;
      out.rms[k] += off * off / seeds;
    }
    for (int party : {0, 1}) {
      const double off = played.strategy.at_start[party] - exact.value[party][0][10];
      out.value += off * off / (2 * seeds);
    }
  }
  for (double& x : out.rms) x = std::sqrt(x);
  out.value = std::sqrt(out.value);
  return out;
}

void print(const char* what, int train, const Error& e) {
  std::printf("%-28s %8d courses: rms %.4f %.4f %.4f  bias %+.4f %+.4f %+.4f  value %.5f\n", what,
              train, e.rms[0], e.rms[1], e.rms[2], e.bias[0], e.bias[1], e.bias[2], e.value);
  std::fflush(stdout);
}

constexpr unsigned kGames = 80;
constexpr double kWide = .0005;  // margin

TEST(SolveAccuracy, GamesWithWideMarginsAtAHundredThousandCourses) {
  if (!long_run()) GTEST_SKIP() << "long run";
  int wide = 0;
  for (unsigned g = 1; g <= kGames; ++g) {
    const FortGame game = random_forts(g);
    const double margin = solve_grid(grid_of(game)).margin;
    if (margin <= kWide && g > 4) continue;  // four games with narrow margins are reported
    const Error e = measure(game, 100000, 20000, 20);
    print(fmt::format("game {} margin {:.5f}", g, margin).c_str(), 100000, e);
    EXPECT_LE(e.value, .002);
    if (margin <= kWide) continue;
    ++wide;
    for (double x : e.rms) EXPECT_LE(x, .03) << "game " << g;
  }
  EXPECT_GE(wide, 5);
}

TEST(SolveAccuracy, GamesWithWideMarginsAtAMillionCourses) {
  if (!long_run()) GTEST_SKIP() << "long run";
  int wide = 0;
  for (unsigned g = 1; g <= kGames && wide < 4; ++g) {
    const FortGame game = random_forts(g);
    const double margin = solve_grid(grid_of(game)).margin;
    if (margin <= kWide) continue;
    ++wide;
    const Error e = measure(game, 1000000, 100000, 20);
    print(fmt::format("game {} margin {:.5f}", g, margin).c_str(), 1000000, e);
    for (double x : e.rms) EXPECT_LE(x, .01) << "game " << g;
  }
}

TEST(SolveAccuracy, WithNoiseTheErrorFallsWithTheRootOfTheCourses) {
  if (!long_run()) GTEST_SKIP() << "long run";
  FortGame game;
  game.noise = .003;
  const Error few = measure(game, 20000, 100000, 20), many = measure(game, 320000, 100000, 20);
  print("two forts with noise", 20000, few);
  print("two forts with noise", 320000, many);
  for (int k = 0; k < 3; ++k) EXPECT_LT(many.rms[k], few.rms[k] / 2.5);  // 4 expected
}

}  // namespace
}  // namespace armistice

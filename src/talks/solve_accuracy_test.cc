// How the error of the printed probabilities falls with the number of courses. Minutes to hours:
// only with ARMISTICE_LONG set. Prints what it measures.
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

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

constexpr double kWide = .0005;  // margin

// Games whose decisions nowhere hang on a hair: on a fine grid of shares almost none is.
std::vector<FortGame> wide_games(std::size_t count) {
  std::vector<FortGame> out;
  for (unsigned seed = 1; out.size() < count; ++seed) {
    FortGame game = random_forts(seed);
    game.shares = 11;
    const GridSolution exact = solve_grid(grid_of(game));
    const bool open = exact.settled_by[5] > .05 && exact.settled_by[5] < .95;
    if (exact.margin > kWide && open) out.push_back(game);
  }
  return out;
}

std::string name_of(const FortGame& game) {
  return fmt::format("{} shares, margin {:.5f}", game.shares, solve_grid(grid_of(game)).margin);
}

TEST(SolveAccuracy, GamesWithWideMarginsAtAHundredThousandCourses) {
  if (!long_run()) GTEST_SKIP() << "long run";
  for (const FortGame& game : wide_games(10)) {
    const Error e = measure(game, 100000, 20000, 20);
    print(name_of(game).c_str(), 100000, e);
    EXPECT_LE(e.value, .002);
    for (double x : e.rms) EXPECT_LE(x, .03) << name_of(game);
  }
}

TEST(SolveAccuracy, GamesWithNarrowMarginsAreReported) {
  if (!long_run()) GTEST_SKIP() << "long run";
  for (const FortGame& game : {FortGame{}, random_forts(1), random_forts(2), random_forts(5)}) {
    const Error e = measure(game, 100000, 20000, 20);
    print(name_of(game).c_str(), 100000, e);
    EXPECT_LE(e.value, .01);  // a share of .01 more or less
  }
}

TEST(SolveAccuracy, GamesWithWideMarginsAtAMillionCourses) {
  if (!long_run()) GTEST_SKIP() << "long run";
  for (const FortGame& game : wide_games(3)) {
    const Error e = measure(game, 1000000, 100000, 20);
    print(name_of(game).c_str(), 1000000, e);
    for (double x : e.rms) EXPECT_LE(x, .01) << name_of(game);
  }
}

TEST(SolveAccuracy, WithNoiseTheErrorFallsWithTheRootOfTheCourses) {
  if (!long_run()) GTEST_SKIP() << "long run";
  FortGame game;
  game.noise = .003;
  // histories grow with the courses: their own sampling error has to fall too
  const Error few = measure(game, 20000, 100000, 20), many = measure(game, 320000, 1600000, 20);
  print("two forts with noise", 20000, few);
  print("two forts with noise", 320000, many);
  for (int k = 0; k < 3; ++k) EXPECT_LT(many.rms[k], few.rms[k] / 2.5);  // 4 expected
}

}  // namespace
}  // namespace armistice

// Training courses: each has the law of the war, and like courses meet every stroke of luck.
#include "talks/train.h"

#include <cmath>
#include <cstdint>

#include <gtest/gtest.h>

#include "evidence/draw_worlds.h"
#include "kit/fort_games.h"
#include "talks/course_order.h"

namespace armistice {
namespace {

// Share of the courses whose front stands at `place` in `month`, one per seed.
std::vector<double> shares_at(const Conflict& conflict, int courses, int month, double place,
                              int seeds) {
  std::vector<double> out;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Worlds worlds = draw_worlds(conflict, static_cast<std::uint64_t>(seed), 1);
    const Game game = make_game(conflict, worlds, 0, conflict.calendar.solve_month);
    TrainOptions options;
    options.paths = courses;
    const Paths paths = train_paths(game, options);
    const double* front = paths.column(month, conflict.layout.stocks);
    double count = 0;
    for (int p = 0; p < courses; ++p) count += front[p] == place;
    out.push_back(count / courses);
  }
  return out;
}

TEST(Train, CoursesHaveTheLawOfTheWarWithLessNoiseThanIndependentOnes) {
  const Conflict conflict = case_of(FortGame{});
  const int courses = 640, seeds = 60, month = 3;
  // exactly at the start again after three steps of +1 (.35), -1 (.30), 0
  const double still = .35, exact = std::pow(still, 3) + 6 * .35 * .30 * still;
  double mean = 0, square = 0;
  for (double share : shares_at(conflict, courses, month, 10, seeds)) {
    mean += share / seeds;
    square += (share - exact) * (share - exact) / seeds;
  }
  const double independent = exact * (1 - exact) / courses;
  EXPECT_NEAR(mean, exact, 4 * std::sqrt(independent / seeds));
  EXPECT_LT(square, independent / 4);
}

TEST(Train, ABlockThatIsNotFullHasIndependentDraws) {
  const Conflict conflict = case_of(FortGame{});
  double mean = 0, square = 0;
  const int seeds = 400;
  for (double share : shares_at(conflict, 40, 1, 10, seeds)) {
    mean += share / seeds;
    square += (share - .35) * (share - .35) / seeds;
  }
  const double independent = .35 * .65 / 40;
  EXPECT_NEAR(mean, .35, 4 * std::sqrt(independent / seeds));
  EXPECT_NEAR(square / independent, 1, .35);
}

TEST(Train, CoursesAreOrderedByTheFirstFeatureThenWithinSlabsByTheSecond) {
  const int count = 64 * 16;
  std::vector<std::vector<double>> features(2, std::vector<double>(count));
  std::vector<int> courses;
  for (int p = 0; p < count; ++p) {
    features[0][p] = static_cast<double>(p * 37 % count);
    features[1][p] = static_cast<double>(p * 101 % count);
    courses.push_back(p);
  }
  order_alike(features, 0, courses);
  const int slab = 64 * 4;
  for (int k = 0; k < count; ++k) {
    EXPECT_EQ(static_cast<int>(features[0][courses[k]]) / slab, k / slab);
    if (k % slab > 0) {
      EXPECT_GT(features[1][courses[k]], features[1][courses[k - 1]]);
    }
  }
}

}  // namespace
}  // namespace armistice

// Courses on which nothing is signed spend their months in war and in ceasefire as the exact game
// says.
#include "talks/phase_courses.h"

#include <gtest/gtest.h>

#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/truce_dp.h"

namespace armistice {
namespace {

TEST(PhaseCourses, AgreeToACeasefireAsOftenAsTheExactGame) {
  for (const unsigned seed : {75u, 2413u}) {
    SCOPED_TRACE(seed);
    const TruceGame game = random_truce(seed);
    const TruceSolution exact = solve_truce(game);
    const Conflict conflict = truce_case(game);
    const Played played = play_case(conflict, {.train = sample_size(8000), .play = 1});
    const int count = sample_size(4000);
    const Paths courses = phase_courses(played.game, played.strategy, PathSet::certify, 0, count);
    double truces = 0, broken = 0;
    for (int p = 0; p < count; ++p) {
      const auto in_truce = [&](int month) {
        return courses.column(month, conflict.layout.phase)[p] == kCeasefirePhase;
      };
      EXPECT_FALSE(in_truce(0));
      truces += in_truce(1);
      for (int month = 1; month < game.forts.months && courses.collapse_month[p] < 0; ++month)
        broken += in_truce(month) && !in_truce(month + 1);
    }
    EXPECT_NEAR(truces / count, exact.agreed[0][10], sampling_error(.04));
    EXPECT_GT(exact.agreed[0][10], .2);
    EXPECT_GT(broken, 0);
  }
}

}  // namespace
}  // namespace armistice

// Refusals that move the war: the solver against exact backward induction.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>

#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/refusal_dp.h"

namespace armistice {
namespace {

RefusalGame random_refusals(unsigned seed) {
  RefusalGame game;
  game.forts = random_forts(seed);
  game.forts.noise = .003;
  game.forts.shares = 21;
  game.forts.months = 12;
  return game;
}

TEST(Refusals, WithoutWhatTheyChangeItIsTheGridOfWar) {
  RefusalGame game = random_refusals(3);
  game.tilt = 0;
  game.meet = 1;
  const RefusalSolution marked = solve_refusals(game);
  const GridSolution plain = solve_grid(grid_of(game.forts));
  for (int t = 0; t < game.forts.months; ++t)
    EXPECT_NEAR(marked.settled_by[t], plain.settled_by[t], 1e-12);
}

// Largest errors of the value at the start and of P(signed by month 6, 12).
struct Errors {
  double value = 0, signing = 0;
};

Errors errors_of(unsigned seed, int train, int play) {
  const RefusalGame game = random_refusals(seed);
  const RefusalSolution exact = solve_refusals(game);
  const Played played = play_case(refusal_case(game), {.train = train, .play = play});
  Errors out;
  for (int party : {0, 1})
    out.value = std::max(out.value,
                         std::fabs(played.strategy.at_start[party] - exact.value[party][0][2][10]));
  for (int months : {6, 12})
    out.signing = std::max(out.signing, std::fabs(settled_by(played.histories, months) -
                                                  exact.settled_by[months - 1]));
  return out;
}

TEST(Refusals, MeetTheExactGame) {
  for (unsigned seed : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u}) {
    const Errors errors = errors_of(seed, sample_size(16000), sample_size(8000));
    EXPECT_LT(errors.value, sampling_error(.002)) << seed;
    EXPECT_LT(errors.signing, sampling_error(.03)) << seed;
  }
}

// What refusals change is counted once: fitted on states before the table it would be in C too, and
// three of these games would miss by .005 to .012 whatever the number of courses.
TEST(Refusals, ManyCoursesMeetTheExactGameClosely) {
  if (!long_run()) GTEST_SKIP() << "long run";
  for (unsigned seed : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u}) {
    const Errors errors = errors_of(seed, 150000, 100000);
    std::printf("%u: value %.4f, P %.4f\n", seed, errors.value, errors.signing);
    EXPECT_LT(errors.value, .0003) << seed;
    EXPECT_LT(errors.signing, .01) << seed;
  }
}

}  // namespace
}  // namespace armistice

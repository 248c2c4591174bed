// Offers to a party of hidden type: the solver against exact backward induction, and oracles.
#include "talks/screening.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>

#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/screening_dp.h"
#include "talks/beliefs_about_types.h"

namespace armistice {
namespace {

ScreeningGame random_screening(unsigned seed) {
  ScreeningGame game;
  game.forts = random_forts(seed);
  game.forts.noise = .003;
  game.forts.shares = 21;
  game.forts.months = 12;
  game.cost[0] = .002 + .001 * (seed % 3);
  game.cost[1] = .010 + .004 * (seed % 4);
  game.upper = .25 + .1 * (seed % 6);
  if (seed % 3 == 1) game.forts.weight[0] = 1, game.forts.weight[1] = 0;
  if (seed % 3 == 2) game.forts.weight[0] = .8, game.forts.weight[1] = .2;
  return game;
}

double exact_settled(const ScreeningGame& game, const ScreeningSolution& exact, int months) {
  return (1 - game.upper) * exact.settled_by[0][months - 1] +
         game.upper * exact.settled_by[1][months - 1];
}

struct Errors {
  double value = 0, signing = 0;
};

Errors errors_of(unsigned seed, int train, int play) {
  const ScreeningGame game = random_screening(seed);
  const ScreeningSolution exact = solve_screening(game);
  const Played played = play_case(screening_case(game), {.train = train, .play = play});
  Errors out;
  for (int e : {0, 1, 2}) {
    std::printf("  seed %u fit %d: %.4f exact %.4f\n", seed, e, played.strategy.at_start[e],
                exact.start[e]);
    out.value = std::max(out.value, std::fabs(played.strategy.at_start[e] - exact.start[e]));
  }
  for (int months : {6, 12}) {
    std::printf("  by %d: %.4f exact %.4f\n", months, settled_by(played.histories, months),
                exact_settled(game, exact, months));
    out.signing = std::max(out.signing, std::fabs(settled_by(played.histories, months) -
                                                  exact_settled(game, exact, months)));
  }
  return out;
}

TEST(Screening, MeetsTheExactGame) {
  for (unsigned seed : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u}) {
    const Errors errors = errors_of(seed, sample_size(16000), sample_size(8000));
    EXPECT_LT(errors.value, sampling_error(.002)) << seed;
    EXPECT_LT(errors.signing, sampling_error(.05)) << seed;
  }
}

}  // namespace
}  // namespace armistice

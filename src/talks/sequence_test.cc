// Orders of steps: the solver against exact backward induction over two parts, and what signing in
// parts must do whatever the numbers.
#include "talks/order_of_steps.h"

#include <cstdio>

#include <gtest/gtest.h>

#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/sequence_dp.h"

namespace armistice {
namespace {

TEST(Order, SearchesForWideGames) {
  for (unsigned seed = 1; seed < 400; ++seed) {
    SequenceGame g = random_sequence(seed);
    const SequenceSolution s = solve_sequence(g);
    if (s.part_by.back() > .1 && s.part_by.back() < .98 && s.deal_by.back() > .05)
      std::printf("%u margin %.5f part %.3f deal %.3f way %.2f %.2f %.2f\n", seed, s.margin, s.part_by.back(), s.deal_by.back(), s.way[0], s.way[1], s.way[2]);
  }
}

TEST(Order, MeetsTheExactGameInTwoParts) {
  for (unsigned seed : {1u, 2u, 3u, 4u, 5u, 6u}) {
    const SequenceGame g = random_sequence(seed);
    const SequenceSolution exact = solve_sequence(g);
    const Conflict conflict = sequence_case(g, "[land, deal]");
    const Played played = play_case(conflict, {.train = 4000, .play = 4000});
    std::printf("%u: margin %.5f\n", seed, exact.margin);
    for (int i : {0, 1})
      std::printf("  value %.4f %.4f (%.4f)\n", played.strategy.at_start[i], exact.value[3][0][i][0][10], played.histories.value_at_start[i]);
    for (int months : {6, 18})
      std::printf("  %d: part %.3f %.3f  deal %.3f %.3f\n", months, part_by(played.histories, 0, months), exact.part_by[months - 1],
                  settled_by(played.histories, months), exact.deal_by[months - 1]);
    const PartPlayed& part = played.histories.parts_played[0];
    for (int i : {0, 1})
      std::printf("  gain %.4f %.4f stops %.4f %.4f\n", part.gain[i] / part.weight, exact.gain[i], part.if_it_stops[i] / part.weight, exact.if_it_stops[i]);
  }
}

}  // namespace
}  // namespace armistice

// The certificate of a party whose type, or whose opponent's, is hidden, against exact best
// answers.
#include "talks/typed_certificate.h"

#include <cmath>

#include <gtest/gtest.h>

#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/typed_best_reply.h"
#include "talks/certificate.h"

namespace armistice {
namespace {

// Exact worths for strategies that decide by the fits of the played case.
TypedBestReply exact_reply(const ScreeningGame& game, const Played& played,
                           const Conflict& conflict) {
  BasisColumns columns;
  Frame frame(played.game.start.slots, 1);
  for (int s = 0; s < frame.slots; ++s) frame.column(s)[0] = played.game.start.column(s)[0];
  const std::vector<double> beliefs = screening_beliefs(game);
  const auto judged = [&](int fit, int month, std::size_t belief, int x) {
    frame.column(conflict.layout.stocks)[0] = x;
    frame.column(played.game.informed[0].slot)[0] = beliefs[belief];
    evaluate_basis(played.game.basis, frame, columns);
    double out[kMaxLanes];
    predict(played.strategy.fit(month, fit), columns, 1, out);
    return out[0];
  };
  return TypedReplySolver(game, judged).solve();
}

double over_types(const ScreeningGame& game, const double* value, int party) {
  return party == 0 ? value[0] : (1 - game.upper) * value[1] + game.upper * value[2];
}

Certificate certified(const Played& played, int courses) {
  return certify(played.game, played.strategy, sample_size(courses));
}

// What the strategy is worth is met, and how much better red or blue could do is not exceeded.
TEST(TypedCertificate, KnowsWhatTheStrategyIsWorthAndBoundsTheExactGain) {
  for (const unsigned seed : {7u, 4u, 5u}) {  // in the last blue offers, too
    SCOPED_TRACE(seed);
    const ScreeningGame game = random_screening(seed);
    const Conflict conflict = screening_case(game);
    const Played played = play_case(conflict, {.train = sample_size(4000), .play = 1});
    const TypedBestReply exact = exact_reply(game, played, conflict);
    const Certificate bounds = certified(played, 64);
    EXPECT_FALSE(bounds.bounded);
    ASSERT_EQ(bounds.parties.size(), 2u);
    for (int i : {0, 1}) {
      const PartyCertificate& party = bounds.parties[i];
      const double own = over_types(game, exact.own, i);
      EXPECT_GT(party.month_cost, 0);
      if (!enough_to_compare()) continue;
      EXPECT_NEAR(party.own, own, .004);
      EXPECT_GE(party.lower, -4 * party.lower_se - 5e-4);
      EXPECT_LE(party.lower - 4 * party.lower_se, over_types(game, exact.best, i) - own + 1e-9);
    }
  }
}

// Red that takes fighting on for worse than it is sells too cheaply; blue of either type too.
TEST(TypedCertificate, ExposesAPartyThatSellsTooCheaply) {
  const ScreeningGame game = random_screening(7);
  const Conflict conflict = screening_case(game);
  Played played = play_case(conflict, {.train = sample_size(4000), .play = 1});
  const Strategy solved = played.strategy;
  for (const int party : {0, 1}) {
    SCOPED_TRACE(party);
    played.strategy = solved;
    for (int month = 0; month < 12; month += 2)
      for (const int fit : {0, 1, 2}) {
        if ((fit > 0) != (party == 1)) continue;
        Fit& value =
            played.strategy
                .value[static_cast<std::size_t>(month) * 3 + static_cast<std::size_t>(fit)];
        value.intercept -= .12;
        value.low -= .12;
        value.high -= .12;
      }
    const TypedBestReply exact = exact_reply(game, played, conflict);
    const PartyCertificate bound = certified(played, 64).parties[static_cast<std::size_t>(party)];
    if (!enough_to_compare()) continue;
    const double gain = over_types(game, exact.best, party) - over_types(game, exact.own, party);
    EXPECT_NEAR(bound.own, over_types(game, exact.own, party), .004);
    EXPECT_GT(bound.lower - 4 * bound.lower_se, .001);
    EXPECT_LE(bound.lower - 4 * bound.lower_se, gain);
  }
}

TEST(TypedCertificate, EqualTypesAreWorthWhatAPartyWithoutSecretsIs) {
  ScreeningGame game = random_screening(3);
  game.cost[0] = .006;
  game.cost[1] = .006 + 1e-12;
  const Conflict conflict = screening_case(game), open = screening_case(game, true);
  const Certificate hidden =
      certified(play_case(conflict, {.train = sample_size(4000), .play = 1}), 64);
  const Certificate known = certified(play_case(open, {.train = sample_size(4000), .play = 1}), 64);
  for (const std::size_t i : {0u, 1u}) {
    EXPECT_NEAR(hidden.parties[i].own, known.parties[i].own, sampling_error(.004));
    EXPECT_NEAR(hidden.parties[i].month_cost, known.parties[i].month_cost, 1e-9);
    if (!enough_to_compare()) continue;
    EXPECT_NEAR(hidden.parties[i].lower, known.parties[i].lower, .001);
  }
}

// Where the war teaches, too, the walk that keeps to the solution is worth what that is.
TEST(TypedCertificate, BattlesTeachInItsCourses) {
  ScreeningGame game = random_screening(4);
  game.battle[0] = .05;
  game.battle[1] = .25;
  const ScreeningSolution exact = solve_screening(game);
  const Conflict conflict = screening_case(game);
  const Certificate bounds =
      certified(play_case(conflict, {.train = sample_size(8000), .play = 1}), 64);
  for (int i : {0, 1}) {
    const PartyCertificate& party = bounds.parties[static_cast<std::size_t>(i)];
    EXPECT_NEAR(party.own, over_types(game, exact.start, i), sampling_error(.006));
    if (!enough_to_compare()) continue;
    EXPECT_LT(party.lower - 4 * party.lower_se, .002);
    EXPECT_GE(party.lower, -4 * party.lower_se - 5e-4);
  }
}

}  // namespace
}  // namespace armistice

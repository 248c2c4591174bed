// The certificate against exact best answers on small games.
#include "talks/certificate.h"

#include <cmath>

#include <gtest/gtest.h>

#include "kit/best_reply.h"
#include "kit/fort_games.h"
#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/truce_best_reply.h"
#include "kit/truce_dp.h"

namespace armistice {
namespace {

struct Certified {
  BestReply exact;
  Certificate bounds;
};

Certified certified(const FortGame& forts, const SolveOptions& solve, int courses) {
  const Conflict conflict = case_of(forts);
  PlayCase how;
  how.train = solve.paths;
  how.play = 1;
  how.solve = solve;
  const Played played = play_case(conflict, how);
  BasisColumns columns;
  Frame frame(played.game.start.slots, 1);
  for (int s = 0; s < frame.slots; ++s) frame.column(s)[0] = played.game.start.column(s)[0];
  const auto fitted = [&](int party, int month, int x) {
    frame.column(conflict.layout.stocks)[0] = x;
    evaluate_basis(played.game.basis, frame, columns);
    double out[kMaxLanes];
    predict(played.strategy.fit(month, party), columns, 1, out);
    return out[0];
  };
  return {best_reply(grid_of(forts), fitted), certify(played.game, played.strategy, courses)};
}

// The exact gain lies between the bounds, each within 4 of its own errors.
void expect_bracket(const Certified& c) {
  ASSERT_EQ(c.bounds.parties.size(), 2u);
  EXPECT_TRUE(c.bounds.bounded);
  for (int i = 0; i < 2; ++i) {
    const PartyCertificate& party = c.bounds.parties[i];
    const double gain = c.exact.best[i] - c.exact.own[i];
    EXPECT_GE(gain, -1e-12);
    EXPECT_LE(party.lower - 4 * party.lower_se - 1e-9, gain) << i;
    EXPECT_GE(party.upper + 4 * party.upper_se + 1e-9, gain) << i;
    EXPECT_LE(party.lower, party.upper + 1e-9);
  }
}

TEST(Certificate, BracketsTheExactGainOnRandomGames) {
  for (unsigned seed : {0u, 1u, 2u, 3u}) {
    FortGame game = seed == 0 ? FortGame{} : random_forts(seed);
    game.shares = 11;
    SolveOptions solve;
    solve.paths = 4000;
    SCOPED_TRACE(seed);
    expect_bracket(certified(game, solve, 128));
  }
}

TEST(Certificate, IsTightWhereTheSolutionIsGood) {
  SolveOptions solve;
  solve.paths = 100000;
  const Certified c = certified(FortGame{}, solve, 256);
  expect_bracket(c);
  for (const PartyCertificate& party : c.bounds.parties) {
    EXPECT_LT(party.upper, .002);  // less than a month of war
    EXPECT_LT(party.upper, party.month_cost);
  }
}

TEST(Certificate, ExposesABadBasis) {
  SolveOptions solve;
  solve.paths = 20000;
  solve.basis.cells = false;  // a line, where the worth of a deal bends at the middle
  const Certified c = certified(FortGame{}, solve, 256);
  expect_bracket(c);
  double most = 0;
  for (const PartyCertificate& party : c.bounds.parties)
    most = std::max(most, party.lower - 4 * party.lower_se);
  EXPECT_GT(most, .002);
}

TEST(Certificate, OwnValueIsThatOfTheGrid) {
  SolveOptions solve;
  solve.paths = 20000;
  const Certified c = certified(FortGame{}, solve, sample_size(512));
  for (int i = 0; i < 2; ++i)
    EXPECT_NEAR(c.bounds.parties[i].own, c.exact.own[i], sampling_error(.002));
}

// Exact worth of a strategy and of the best answers to it, ceasefires agreed to and broken
// included.
BestReply exact_reply(const TruceGame& game, const Played& played) {
  const Layout& layout = played.game.conflict->layout;
  BasisColumns columns;
  Frame frame(played.game.start.slots, 1);
  for (int s = 0; s < frame.slots; ++s) frame.column(s)[0] = played.game.start.column(s)[0];
  const auto fitted = [&](int phase, int party, int month, int x) {
    frame.column(layout.stocks)[0] = x;
    frame.column(layout.phase)[0] = phase;
    evaluate_basis(played.game.basis, frame, columns);
    double out[kMaxLanes];
    predict(
        phase == 0 ? played.strategy.fit(month, party) : played.strategy.truce_fit(month, party),
        columns, 1, out);
    return out[0];
  };
  return TruceReply(game, fitted).solve();
}

// Games whose ceasefires are neither sure nor excluded (ceasefire_test.cc).
TEST(Certificate, KnowsWhatACeasefireIsWorth) {
  int worth_it = 0;
  for (const unsigned seed : {6533u, 2413u, 75u}) {
    SCOPED_TRACE(seed);
    const TruceGame game = random_truce(seed);
    const TruceSolution exact = solve_truce(game);
    const Conflict conflict = truce_case(game);
    const Played played = play_case(conflict, {.train = sample_size(16000), .play = 1});
    const BestReply reply = exact_reply(game, played);
    const Certificate bounds = certify(played.game, played.strategy, sample_size(256));
    EXPECT_FALSE(bounds.bounded);
    ASSERT_EQ(bounds.parties.size(), 2u);
    for (int i : {0, 1}) {
      const PartyCertificate& party = bounds.parties[i];
      const double gain = reply.best[i] - reply.own[i];
      EXPECT_GE(gain, -1e-12);
      if (!enough_to_compare()) continue;
      EXPECT_LE(party.lower - 4 * party.lower_se - 1e-9, gain);
      EXPECT_NEAR(party.own, reply.own[i], .003);
      EXPECT_NEAR(party.own, exact.value[0][i][0][10], .004);
      EXPECT_GE(party.lower, -4 * party.lower_se - 1e-9);
      // nearly all that there is to gain is in ceasefires that should be refused or broken
      if (gain > .0003) {
        EXPECT_GT(party.lower, gain / 2);
        ++worth_it;
      }
    }
  }
  if (enough_to_compare()) {
    EXPECT_GE(worth_it, 2);
  }
}

// Red takes a ceasefire for better than it is: it agrees to what it should refuse, and keeps what
// it should break. A look one month ahead, at values as wrong, sees some of that.
TEST(Certificate, ExposesAPartyThatIsTooFondOfACeasefire) {
  for (const unsigned seed : {6533u, 2413u, 75u}) {
    SCOPED_TRACE(seed);
    const TruceGame game = random_truce(seed);
    const Conflict conflict = truce_case(game);
    Played played = play_case(conflict, {.train = sample_size(16000), .play = 1});
    for (std::size_t f = 0; f < played.strategy.truce.size(); f += 2) {
      Fit& red = played.strategy.truce[f];
      red.intercept += .04;
      red.low += .04;
      red.high += .04;
    }
    const BestReply reply = exact_reply(game, played);
    const PartyCertificate red = certify(played.game, played.strategy, sample_size(256)).parties[0];
    const double gain = reply.best[0] - reply.own[0];
    if (!enough_to_compare()) continue;
    EXPECT_LE(red.lower - 4 * red.lower_se - 1e-9, gain);
    EXPECT_NEAR(red.own, reply.own[0], .003);
    if (gain > .01) {
      EXPECT_GT(red.lower - 4 * red.lower_se, .002);
    }
  }
}

TEST(Certificate, ExposesAPartyThatSellsTooCheaplyBesideACeasefire) {
  const TruceGame game = random_truce(75);
  const Conflict conflict = truce_case(game);
  Played played = play_case(conflict, {.train = 4000, .play = 1});
  const auto red_gain = [&] {
    return certify(played.game, played.strategy, sample_size(768)).parties[0];
  };
  const PartyCertificate solved = red_gain();  // it has few courses: something is to be gained
  const auto exact_gain = [&] {
    const BestReply reply = exact_reply(game, played);
    return reply.best[0] - reply.own[0];
  };
  if (enough_to_compare()) {
    EXPECT_LE(solved.lower - 4 * solved.lower_se, exact_gain());
    EXPECT_GT(solved.lower, exact_gain() / 2);
  }
  // every other month it takes fighting on for worse than it is
  for (std::size_t f = 0; f < played.strategy.value.size(); f += 4)
    for (Fit* red : {&played.strategy.value[f], &played.strategy.truce[f]}) {
      red->intercept -= .05;
      red->low -= .05;
      red->high -= .05;
    }
  const PartyCertificate red = red_gain();
  if (enough_to_compare()) {
    EXPECT_LE(red.lower - 4 * red.lower_se, exact_gain());
    EXPECT_GT(red.lower - 4 * red.lower_se, .001);
  }
}

}  // namespace
}  // namespace armistice

// A proposal to a party of hidden type, from the case to what is reported.
#include <cmath>

#include <gtest/gtest.h>

#include "kit/case_file.h"
#include "kit/long_run.h"
#include "kit/propose.h"
#include "kit/screening_dp.h"

namespace armistice {
namespace {

ProposalFinding propose(const Conflict& c, int share, int proposer, int paths) {
  Proposal proposal;
  proposal.proposer = proposer;
  proposal.deal = {static_cast<Deal::value_type>(share)};
  return propose_in(c, proposal, 2, paths);  // nothing is in doubt but luck
}

// The exactly solved game answers each share in its first month.
TEST(ProposedToTypes, AnswersAreThoseOfTheExactGame) {
  const ScreeningGame game = hidden_resolve(.005, .05);
  const ScreeningSolution exact = solve_screening(game);
  const Conflict c = case_file("hidden_resolve");
  const int x = grid_of(game.forts).start;
  const auto after = [&](int type, double belief) {
    std::size_t low;
    double up;
    around_belief(exact.beliefs, belief, type, low, up);
    return (1 - up) * exact.go_on[1 + type][0][low][x] + up * exact.go_on[1 + type][0][low + 1][x];
  };
  int apart = 0;
  for (const int share : {9, 10, 11, 12, 13, 15}) {
    const ExactAnswers twin = exact_respond(
        game.upper, [&](int type, double y) { return 1 - share / 20.0 - after(type, y); },
        [&](int, double gain) { return grid_acceptance(gain, game.forts.noise); });
    const ProposalFinding found = propose(c, share, 0, sample_size(1000));
    const ProposalFinding::Types& blue = found.parties[1].types;
    ASSERT_TRUE(blue.given);
    EXPECT_FALSE(found.parties[0].types.given);
    EXPECT_NEAR(blue.believed.mean, game.upper, 1e-12);
    if (!enough_to_compare()) continue;
    for (int type : {0, 1}) {
      EXPECT_NEAR(blue.accepts[type].mean, twin.accept[type], .06) << share;
      EXPECT_NEAR(blue.gain[type].mean, 1 - share / 20.0 - after(type, twin.refused), .003)
          << share;
    }
    EXPECT_NEAR(blue.after[1].believed.mean, twin.refused, .05) << share;
    const double accepts = (1 - game.upper) * twin.accept[0] + game.upper * twin.accept[1];
    EXPECT_NEAR(found.parties[1].accepts.mean, accepts, .06) << share;
    EXPECT_EQ(found.signs.mean, found.parties[1].accepts.mean);
    apart += std::fabs(twin.accept[0] - twin.accept[1]) > .4;
  }
  if (enough_to_compare()) {
    EXPECT_GT(apart, 0);
  }
}

// What a no sets in motion is told of those who say it: a war of the strong lasts longer.
TEST(ProposedToTypes, ANoIsFollowedOnHistoriesOfTheStrong) {
  const Conflict c = case_file("hidden_resolve");
  const ProposalFinding found = propose(c, 12, 0, sample_size(1000));
  ASSERT_EQ(found.replies.size(), 3u);
  const ProposalFinding::Reply &would = found.replies[0], &all = found.replies[1],
                               &no = found.replies[2];
  EXPECT_EQ(would.id, "as_they_would");
  EXPECT_EQ(no.id, "no");
  EXPECT_LT(found.parties[1].types.after[1].believed.mean, .3);
  EXPECT_LT(all.after.months_of_war.mean, 0);
  EXPECT_LT(would.after.months_of_war.mean, 0);
  EXPECT_GT(no.after.months_of_war.mean, would.after.months_of_war.mean);
}

// An informed proposer shows nothing, so its rows say nothing of types.
TEST(ProposedToTypes, WhoProposesDoesNotAnswer) {
  const Conflict c = screening_case(random_screening(3));
  const ProposalFinding found = propose(c, 10, 1, 200);
  for (const ProposalFinding::Party& party : found.parties) EXPECT_FALSE(party.types.given);
  EXPECT_EQ(found.parties[1].accepts.mean, 1);
}

}  // namespace
}  // namespace armistice

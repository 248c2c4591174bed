// A part of a deal proposed now, in an order of steps whose answer is worked out by hand
// (cases/in_steps/README.md).
#include <gtest/gtest.h>

#include "evidence/draw_worlds.h"
#include "kit/case_file.h"
#include "kit/play_case.h"
#include "kit/propose.h"
#include "kit/sequence_dp.h"
#include "outlook/proposed.h"
#include "talks/proposal.h"

namespace armistice {
namespace {

Proposal part_of(int part, const Deal& deal) {
  Proposal out;
  out.proposer = 0;
  out.part = part;
  out.deal = deal;
  return out;
}

// The first part is the land: blue stays (0) or leaves (1).
ProposalFinding propose(const Conflict& c, std::int16_t land) {
  return propose_in(c, part_of(0, {land, 0}), 2, 100);
}

TEST(ProposedPart, TheLandIsRefusedByWhoHasNothingLeftToAskWith) {
  const Conflict c = case_file("in_steps");
  const ProposalFinding given = propose(c, 1);
  EXPECT_EQ(given.made.mean, 1);
  EXPECT_EQ(given.signs.mean, 0);
  // the land with no guarantee a month later, against the war's end as things are two months later
  EXPECT_NEAR(given.parties[0].gain.mean, .99 - .38, 1e-9);
  EXPECT_NEAR(given.parties[1].gain.mean, -.01 - .38, 1e-9);
  ASSERT_EQ(given.parts.size(), 2u);
  EXPECT_EQ(given.parts[0].mean, 1);  // they sign that blue stays
  const ProposalFinding::Reply &all = given.replies[1], &no = given.replies[2];
  EXPECT_EQ(all.id, "signed");
  EXPECT_EQ(all.after.months_of_war.mean, -1);  // a month with nothing signed is saved
  EXPECT_EQ(no.after.months_of_war.mean, 0);
  EXPECT_EQ(all.parts[1].mean, 0);  // in the end both parts are signed all the same
  const ProposalFinding kept = propose(c, 0);
  EXPECT_EQ(kept.signs.mean, 1);
  for (int i : {0, 1}) EXPECT_NEAR(kept.parties[i].gain.mean, .01, 1e-9);
}

TEST(ProposedPart, ABondMakesItSafeToSign) {
  Conflict c = case_file("in_steps");
  c.talks.sequence = c.talks.orders[1];
  const ProposalFinding given = propose(c, 1);
  EXPECT_EQ(given.signs.mean, 1);
  for (int i : {0, 1}) EXPECT_NEAR(given.parties[i].gain.mean, .01, 1e-9);
  EXPECT_EQ(given.replies[0].after.months_of_war.mean, -1);
}

// At `now` the first part is on the table, so that a proposal of the last one is not made.
TEST(ProposedPart, AnotherPartIsNotOnTheTable) {
  const Conflict c = case_file("in_steps");
  const Played base = play_case(c, {.train = 100, .play = 10});
  PlayOptions options;
  options.paths = 50;
  options.strategy = &base.strategy;
  options.scenario.proposal = part_of(1, {0, 1});
  const WorldHistories played = play_talks(base.game, options);
  EXPECT_EQ(played.proposal.weight, 50);
  EXPECT_EQ(played.proposal.made, 0);
}

// What the solved strategy itself would offer is answered as ever, and leads where it led.
TEST(ProposedPart, WhatIsOfferedAnywayIsAnsweredAsEver) {
  SequenceGame spec = random_sequence(70);
  spec.forts.noise = .004;
  const Conflict c = sequence_case(spec, "[land, deal]");
  const Played base = play_case(c, {.train = 1000, .play = 10});
  const Game& game = *base.game.first_step;
  WarBlock block;
  std::vector<std::uint32_t> path{0, 1, 2};
  start_block(game.context(PathSet::play), path, block);
  TableState state(c);
  TableOutcome ordinary, proposed;
  prepare_table(game, base.strategy, {}, 0, block, state);
  play_table(game, state, deal_programs(game, game.table, block), block, ordinary);
  int compared = 0;
  for (const Offer& offer : ordinary.offers) {
    if (offer.deal[0] < 0) continue;
    Proposal proposal = part_of(0, game.table.deals[offer.deal[0]]);
    proposal.proposer = offer.proposer;
    ProposedTables tables;
    const OnTable on = tables.at(game, proposal);
    EXPECT_EQ(on.game, &game);
    EXPECT_EQ(on.package, offer.deal[0]);
    prepare_table(game, base.strategy, {}, 0, block, state);
    play_proposal(on, proposal, state, block, proposed);
    const Offer& same = proposed.offers[offer.proposer];
    for (std::size_t k = 0; k < offer.accept.size(); ++k) {
      EXPECT_EQ(same.accept[k][0], offer.accept[k][0]);
      EXPECT_EQ(same.sign[k][0], offer.sign[k][0]);
    }
    ++compared;
  }
  EXPECT_GT(compared, 0);
}

}  // namespace
}  // namespace armistice

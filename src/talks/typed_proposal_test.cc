// A package put on the table where parties have types: it is answered as any offer is, and what is
// read into the answers is what is read into those of any offer.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "kit/fixed_strategy.h"
#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/screening_dp.h"
#include "kit/typed_refusal_dp.h"
#include "talks/beliefs_about_types.h"
#include "talks/proposal.h"

namespace armistice {
namespace {

// The first table, with lanes of every belief, at fronts from 4 to 16.
struct Tables {
  Played played;
  WarBlock block;
  TableState state;
  explicit Tables(const Conflict& c)
      : played(play_case(c, {.train = sample_size(2000), .play = 10})), state(c) {
    const std::vector<double>& beliefs = played.game.informed[0].beliefs;
    std::vector<double> front;
    for (int lane = 0; lane < 60; ++lane) front.push_back(4 + lane % 13);
    block = block_at(played.game, 0, {{"front", front}});
    for (const InformedParty& informed : played.game.informed)
      for (int lane = 0; lane < 60; ++lane)
        block.frame.column(informed.slot)[lane] =
            beliefs[static_cast<std::size_t>(lane) % beliefs.size()];
    block.types = all_of_type(played.game, 0);
    prepare(played.game);
  }
  void prepare(const Game& game) { prepare_table(game, played.strategy, {}, 0, block, state); }
  // With the proposal on it; `tables` keeps what the result points to.
  OnTable propose(const Proposal& proposal, ProposedTables& tables, TableOutcome& out) {
    const OnTable on = tables.at(played.game, proposal);
    prepare(*on.game);
    play_proposal(on, proposal, state, block, out);
    return on;
  }
};

Proposal proposal_of(int proposer, const Deal& deal) {
  Proposal out;
  out.proposer = proposer;
  out.deal = deal;
  return out;
}

Deal share_of(int steps) { return {static_cast<Deal::value_type>(steps)}; }

// What the solved strategy of parties without types would offer. (That of an informed party teaches
// something at its own turn, where nothing is signed; a package that is put on the table does not.)
void expect_the_ordinary_answers(const Conflict& c) {
  Tables at(c);
  TableOutcome ordinary, proposed;
  const Game& game = at.played.game;
  play_table(game, at.state, deal_programs(game, game.table, at.block), at.block, ordinary);
  int compared = 0;
  for (std::size_t o = 0; o < ordinary.offers.size(); ++o) {
    const Offer& offer = ordinary.offers[o];
    for (int lane = 0; lane < at.state.lanes; ++lane) {
      if (offer.deal[lane] < 0 || ordinary.typed[o].from >= 0) continue;
      const Proposal proposal = proposal_of(offer.proposer, game.table.deals[offer.deal[lane]]);
      ProposedTables tables;
      at.propose(proposal, tables, proposed);
      ASSERT_EQ(proposed.offers[o].deal[lane], 0);
      for (std::size_t k = 0; k < offer.accept.size(); ++k) {
        const TypedOffer::Response &was = ordinary.typed[o].responses[k],
                                   &is = proposed.typed[o].responses[k];
        EXPECT_EQ(is.informed, was.informed);
        EXPECT_EQ(proposed.offers[o].accept[k][lane], offer.accept[k][lane]);
        EXPECT_EQ(is.accepted[lane], was.accepted[lane]);
        for (int two : {0, 1}) {
          EXPECT_EQ(is.accept[two][lane], was.accept[two][lane]);
          EXPECT_EQ(is.conditions[two][lane], was.conditions[two][lane]);
          EXPECT_EQ(is.refused[two][lane], was.refused[two][lane]);
        }
      }
      ++compared;
    }
  }
  EXPECT_GT(compared, 30);
}

TEST(TypedProposal, WhatIsOfferedAnywayIsAnsweredAsEver) {
  expect_the_ordinary_answers(screening_case(random_screening(3)));
  expect_the_ordinary_answers(typed_refusal_case(random_typed_refusals(2)));
}

// The twin tries beliefs one after another, on the same worths of fighting on.
TEST(TypedProposal, EveryShareIsAnsweredAsTheTwinAnswers) {
  const ScreeningGame spec = random_screening(4);
  const Conflict c = screening_case(spec);
  Tables at(c);
  const Game& game = at.played.game;
  const InformedParty& blue = game.informed[0];
  const std::vector<Lane> go_on = at.state.at_belief[0];
  const GridGame grid = grid_of(spec.forts);
  const auto after = [&](int type, double x, int lane) {
    const BeliefPlace place = place_of(blue.beliefs, x);
    const auto at_point = [&](std::size_t b) {
      return go_on[b * static_cast<std::size_t>(game.fits()) +
                   static_cast<std::size_t>(blue.fit_of(type))][lane];
    };
    const double up = up_given(blue.beliefs, place, x, type);
    return (1 - up) * at_point(place.low) + up * at_point(place.high);
  };
  const auto hurries_less_if_thought_higher = [&](int lane) {
    for (std::size_t b = 1; b < blue.beliefs.size(); ++b)
      for (int type : {0, 1})
        if (after(type, blue.beliefs[b], lane) > after(type, blue.beliefs[b - 1], lane))
          return false;
    return true;
  };
  int apart = 0, compared = 0;
  for (int step = 0; step < spec.forts.shares; ++step) {
    const Proposal proposal = proposal_of(0, share_of(step));
    ProposedTables tables;
    TableOutcome out;
    at.propose(proposal, tables, out);
    const double share = static_cast<double>(step) / (spec.forts.shares - 1);
    const bool barred = share > spec.forts.most + 1e-12;
    for (int lane = 0; lane < at.state.lanes; ++lane) {
      const TypedOffer::Response& found = out.typed[0].responses[1];
      if (!hurries_less_if_thought_higher(lane)) continue;  // there may be several fixed points
      const double belief = at.state.belief[0][lane];
      const double front = at.block.frame.column(slot_of(c, "front"))[lane];
      const double sign = grid.worth(1, share, static_cast<int>(front));
      const ExactAnswers exact = exact_respond(
          belief, [&](int type, double x) { return sign - after(type, x, lane); },
          [&](int, double gain) { return barred ? 0.0 : grid_acceptance(gain, spec.forts.noise); });
      for (int type : {0, 1}) {
        EXPECT_NEAR(found.accept[type][lane], exact.accept[type], 2e-4) << share << lane;
        EXPECT_NEAR(out.typed[0].gain[1][type][lane], sign - after(type, exact.refused, lane),
                    1e-4);
      }
      EXPECT_NEAR(found.refused[0][lane], exact.refused, 2e-4) << share << " " << lane;
      ++compared;
      apart += std::fabs(exact.accept[0] - exact.accept[1]) > .5;
    }
  }
  EXPECT_GT(compared, 500);
  EXPECT_GT(apart, 30);
}

struct OwnTurns {  // of those compared: that tell types apart; in which one type mixes; the other
                   // offers
  int parted = 0, mixed = 0, beside = 0;
};

// Whether Bayes asks for more below one belief, and for less above it.
template <class Pick>
bool has_one_solution(double belief, Pick pick) {
  int changes = 0;
  bool more = true;
  for (int k = 1; k < 200; ++k) {
    const double x = k / 200.0;
    const double refuse[2] = {1 - pick(0, x).accept, 1 - pick(1, x).accept};
    const bool asks_for_more = exact_bayes(belief, refuse, belief) > x;
    changes += asks_for_more != more;
    more = asks_for_more;
  }
  return changes <= 1;
}

// Blue's own turn: what either type offers, how it is answered and what a turn without a deal
// leaves are what the twin finds by trying beliefs one after another.
void expect_the_twins_turn(ScreeningGame spec, double noise, OwnTurns& seen) {
  spec.forts.noise = noise;
  const Conflict c = screening_case(spec);
  Tables at(c);
  const Game& game = at.played.game;
  const InformedParty& blue = game.informed[0];
  const GridGame grid = grid_of(spec.forts);
  TableOutcome out;
  play_table(game, at.state, deal_programs(game, game.table, at.block), at.block, out);
  for (int lane = 0; lane < at.state.lanes; ++lane) {
    const auto after = [&](int fit, int type, double x) {
      const BeliefPlace place = place_of(blue.beliefs, x);
      const auto at_point = [&](std::size_t b) {
        return at.state.at_belief[0][b * static_cast<std::size_t>(game.fits()) +
                                     static_cast<std::size_t>(fit)][lane];
      };
      const double up = type < 0 ? place.up : up_given(blue.beliefs, place, x, type);
      return (1 - up) * at_point(place.low) + up * at_point(place.high);
    };
    const int front = static_cast<int>(at.block.frame.column(slot_of(c, "front"))[lane]);
    const auto pick = [&](int type, double x) {
      std::vector<ExactOffer> offers;
      const double red = after(0, -1, x), own = after(blue.fit_of(type), type, x);
      for (int d = 0; d < spec.forts.shares; ++d) {
        const double share = static_cast<double>(d) / (spec.forts.shares - 1);
        const double w[2] = {grid.worth(0, share, front), grid.worth(1, share, front)};
        if (share < spec.forts.least - 1e-12 || share > spec.forts.most + 1e-12 || w[1] <= own)
          continue;
        const double a = grid_acceptance(w[0] - red, noise);
        offers.push_back({d, a * (w[1] - own), w[0] + w[1], a});
      }
      return best_of(offers);
    };
    const double belief = at.state.belief[0][lane];
    if (!has_one_solution(belief, pick))
      continue;  // which of several is nearest hangs on the steps
    const ExactTurn exact = exact_turn(belief, pick);
    double signs[2] = {0, 0}, made[2] = {0, 0};
    for (std::size_t o = 0; o < out.typed.size(); ++o) {
      const TypedOffer& typed = out.typed[o];
      if (typed.from != 0 || out.offers[o].deal[lane] < 0) continue;
      made[typed.type] += typed.made[lane];
      signs[typed.type] += typed.made[lane] * out.offers[o].accepted[lane];
    }
    const TableOutcome::Silence& silence = out.silences[1];
    for (int type : {0, 1}) {
      EXPECT_NEAR(signs[type], exact.signs(type), 2e-4) << noise << " " << lane;
      EXPECT_NEAR(silence.of_type[type][lane], 1 - made[type], 1e-12);
      if (exact.plays[type].size() < 2) continue;
      const int below = exact.plays[type][0].second.d, above = exact.plays[type][1].second.d;
      seen.mixed += below != above;
      seen.beside += below == above && below >= 0;
    }
    EXPECT_NEAR(silence.after[lane], exact.without, 2e-4) << noise << " " << lane;
    seen.parted += std::fabs(exact.without - belief) > .1;
  }
}

TEST(OwnTurn, IsAsTheTwinPlaysIt) {
  OwnTurns seen;
  for (const unsigned seed : {3u, 6u, 9u, 12u, 15u})
    for (const double noise : {.003, 0.0})
      for (const double more : {0.0, .02}) {  // of what the war costs either type
        ScreeningGame spec = random_screening(seed);
        for (double& cost : spec.cost) cost += more;
        expect_the_twins_turn(spec, noise, seen);
      }
  EXPECT_GT(seen.parted, 20);
  EXPECT_GT(seen.mixed, 3);
  EXPECT_GT(seen.beside, 0);
}

// What the others believe stays on average over the answers, in every lane and in the sums.
TEST(TypedProposal, BeliefsStayOnAverage) {
  const Conflict c = typed_refusal_case(random_typed_refusals(2));
  Tables at(c);
  const Game& game = at.played.game;
  double moved = 0;
  for (int step = 8; step <= 14; ++step) {
    const Proposal proposal = proposal_of(0, share_of(step));
    ProposedTables tables;
    TableOutcome out;
    const OnTable on = at.propose(proposal, tables, out);
    see_types(*on.game, at.block.types, at.block, at.state, out);
    for (int lane = 0; lane < at.state.lanes; ++lane) {
      std::vector<double> weights(60, 0.0);
      weights[static_cast<std::size_t>(lane)] = .7;
      ProposalAnswers answers;
      add_answers(on, proposal, at.state, out, at.block, weights, answers);
      const TypedReplies& blue = answers.typed[1];
      EXPECT_NEAR(std::accumulate(blue.seen.begin(), blue.seen.end(), 0.0), .7, 1e-12);
      EXPECT_NEAR(std::accumulate(blue.after.begin(), blue.after.end(), 0.0), blue.believed, 1e-7);
      EXPECT_EQ(blue.believed, .7 * at.block.frame.column(game.informed[0].slot)[lane]);
      moved = std::max(moved, std::fabs(blue.supposed[1] - blue.believed));
    }
  }
  EXPECT_GT(moved, .1);
}

// Histories with a proposal in them: those that weigh in a reply are of the types that the others
// then believe in, and weigh the same where it is held back.
TEST(TypedProposal, ARepliesHistoriesAreOfWhoWouldGiveIt) {
  const ScreeningGame spec = hidden_resolve(.005, .05);
  const Conflict c = screening_case(spec);
  const Played base = play_case(c, {.train = 500, .play = 10});
  PlayOptions options;
  options.paths = sample_size(6000);
  options.strategy = &base.strategy;
  Proposal& proposal = options.scenario.proposal;
  proposal = proposal_of(0, share_of(11));
  for (const auto reply : {Proposal::Reply::no, Proposal::Reply::signed_}) {
    proposal.reply = reply;
    proposal.refuser = reply == Proposal::Reply::no ? 1 : -1;
    proposal.held_back = false;
    const WorldHistories given = play_talks(base.game, options);
    proposal.held_back = true;
    const WorldHistories held = play_talks(base.game, options);
    double all = 0, upper = 0;
    for (std::size_t p = 0; p < given.histories.size(); ++p) {
      EXPECT_EQ(given.histories[p].weight, held.histories[p].weight);
      all += given.histories[p].weight;
      upper += given.types[p] * given.histories[p].weight;
    }
    const TypedReplies& blue = given.proposal.typed[1];
    const std::size_t answer = reply == Proposal::Reply::no;
    const double courses = blue.weight[0] + blue.weight[1];
    EXPECT_NEAR(all / courses, 1, sampling_error(.04));
    EXPECT_NEAR(upper / all, blue.supposed[answer] / courses, sampling_error(.03));
    EXPECT_GT(std::fabs(blue.supposed[answer] - blue.believed) / courses, .05);
  }
}

// An informed proposer's offer teaches nothing, whichever type makes it and however it is answered.
TEST(TypedProposal, WhoProposesShowsNothing) {
  ScreeningGame spec = random_screening(3);
  spec.forts.weight[0] = 0;
  spec.forts.weight[1] = 1;
  const Conflict c = screening_case(spec);
  const Played base = play_case(c, {.train = sample_size(1000), .play = 10});
  PlayOptions options;
  options.paths = 2000;
  options.strategy = &base.strategy;
  options.scenario.proposal = proposal_of(1, share_of(10));
  for (const auto reply : {Proposal::Reply::as_they_would, Proposal::Reply::no}) {
    options.scenario.proposal.reply = reply;
    options.scenario.proposal.refuser = 0;
    const WorldHistories played = play_talks(base.game, options);
    EXPECT_EQ(played.proposal.made, 2000);
    EXPECT_EQ(played.proposal.accepts[1], 2000);
    EXPECT_EQ(played.proposal.typed[1].weight[0], 0);  // it does not answer
    for (const History& h : played.histories) EXPECT_EQ(h.weight, 1);
    const TypesPlayed& types = played.types_played[0];
    for (std::size_t type : {0, 1})
      EXPECT_NEAR(types.belief[2 + type], types.at_war[2 + type] * spec.upper, 1e-9);
  }
}

// With types that are the same in all but name a proposal is taken as in the case without.
TEST(TypedProposal, EqualTypesAreACaseWithoutTypes) {
  ScreeningGame spec = hidden_resolve(.005, .03);
  spec.cost[0] = .03;
  spec.cost[1] = .03 + 1e-12;
  const Conflict typed_case = screening_case(spec), plain_case = screening_case(spec, true);
  const Played typed = play_case(typed_case, {.train = 500, .play = 10}),
               plain = play_case(plain_case, {.train = 500, .play = 10});
  int between = 0;
  for (int step = 0; step <= 20; ++step) {
    const auto answers_in = [&](const Played& played) {
      PlayOptions options;
      options.paths = 200;
      options.strategy = &played.strategy;
      options.scenario.proposal = proposal_of(0, share_of(step));
      return play_talks(played.game, options).proposal;
    };
    const ProposalAnswers with = answers_in(typed), without = answers_in(plain);
    EXPECT_EQ(with.made, without.made);
    EXPECT_NEAR(with.signs, without.signs, 200 * 1e-6) << step;
    EXPECT_NEAR(with.accepts[1], without.accepts[1], 200 * 1e-6) << step;
    EXPECT_NEAR(with.gain[1], without.gain[1], 200 * 1e-8) << step;
    EXPECT_NEAR(with.gain[0], without.gain[0], 200 * 1e-8) << step;
    between += without.signs > 1 && without.signs < 199;
  }
  EXPECT_GT(between, 0);
}

}  // namespace
}  // namespace armistice

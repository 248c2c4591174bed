// A month's table where parties are informed (talks/types.h): offers that screen, and what is
// learnt from the answers.
//
// An offer to an informed party is answered by each of its types (talks/beliefs_about_types.h); the
// proposer takes the package that is worth most to it with these answers, so whether it makes a
// safe offer that both types accept or a risky one that only one does comes out of the search.
//
// At an informed party's own turn each type makes the offer that is best for it. Others' beliefs
// move by whether it is signed: an offer that they refuse tells no more than that none came, as
// anybody can make one that will be refused. So what they believe after a turn without a deal is a
// fixed point: it decides what they accept, that which offers are made, and how likely these are to
// be signed leads to it by Bayes. Where offers jump there, those on either side of the jump are
// made as often as keeps it.
//
// Signed deals end the war, so what an answer teaches matters after a refusal. What a relapse or a
// failed ratification leaves is counted at the belief before the answer. Where several informed
// parties answer one offer, C after a later refusal is put together from what each belief moves.
#pragma once

#include "talks/offers.h"

namespace armistice {

// One fit that takes C for `more` than it is fitted to be, whatever others believe, and offers,
// is silent and answers as is then best for it. What the others do, and what they read into its
// acts, is as solved.
struct Deviation {
  int fit = 0;
  Lane more{};
};

// The outcome of a table at which proposer j alone offers, for sure and whatever its type, the deal
// of the table that is given per lane (-1: nothing), where no veto stops it. It is answered as any
// offer is; that it is made teaches nothing.
void propose_screened(const Game& game, const TableState& state, const DealPrograms& programs,
                      std::size_t j, const std::array<int, kMaxLanes>& offered, WarBlock& block,
                      TableOutcome& out);

// With lotteries in the rules (Talks::lotteries) they are used in lanes where all types are known.
void play_screening(const Game& game, const TableState& state, const DealPrograms& programs,
                    WarBlock& block, TableOutcome& out, const Deviation* deviation = nullptr);

}  // namespace armistice

// A proposal made at `now`: how the others answer it, and what the answer that is asked about sets.
#pragma once

#include <array>
#include <vector>

#include "armistice/proposal.h"
#include "talks/moves.h"

namespace armistice {

// The game with the proposal's package as all that is on the table.
Game proposed_game(const Game& game, const Proposal& proposal);

// In place of play_table, at a table that is prepared: the proposer, for sure, makes the proposal
// where no lock with a veto keeps it off the table. `game` is the proposed game.
void play_proposal(const Game& game, const Proposal& proposal, TableState& state, WarBlock& block,
                   TableOutcome& out);

// The move at a lane: as drawn, or the reply that is asked about.
TableMove proposal_move(const Proposal& proposal, const TableState& state,
                        const TableOutcome& outcome, int lane, double u);

// Adds how it is taken, at the lanes with these weights.
void add_answers(const Game& game, const Proposal& proposal, const TableState& state,
                 const TableOutcome& outcome, const std::vector<double>& weights,
                 ProposalAnswers& out);

// Adds the watched states of a month at the lanes with these weights (0: not at war).
void add_watched(const std::vector<WatchedState>& watched, const WarBlock& block, int months,
                 int month, const std::vector<double>& weights, ProposalAnswers& out);

}  // namespace armistice

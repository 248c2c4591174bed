// A proposal made at `now`: how the others answer it, and what the answer that is asked about sets.
#pragma once

#include <map>
#include <vector>

#include "armistice/proposal.h"
#include "talks/typed_moves.h"

namespace armistice {

// What a proposal is at one table (talks/steps_in_play.h).
struct OnTable {
  const Game* game = nullptr;  // whose table it is on
  int package = -1;            // index into its table; -1: nothing is proposed, or another part is
                               // on the table here
};

// Per game of an order of steps, or of whole packages, what the proposal is at its table. A whole
// package, or the last part, is all that is on a table of its own, as it need not be on the menu.
class ProposedTables {
 public:
  OnTable at(const Game& game, const Proposal& proposal);

 private:
  std::map<const Game*, Game> alone_;
};

// In place of play_table, at a table that is prepared: the proposer, for sure, makes the proposal
// where no lock with a veto keeps it off the table. An informed proposer makes it whatever its
// type, so that it teaches nothing.
void play_proposal(const OnTable& on, const Proposal& proposal, TableState& state, WarBlock& block,
                   TableOutcome& out);

// Once types are seen (see_types): who proposes what a lock of its own forbids it does not sign.
void keep_own_locks(const OnTable& on, const Proposal& proposal, const TableState& state,
                    TableOutcome& out);

// The move at a lane: as drawn, or the reply that is asked about.
TableMove proposal_move(const Proposal& proposal, const TableState& state,
                        const TableOutcome& outcome, int lane, double u);

// What a course counts for where it takes that move: where a reply is asked about, so much more or
// less that among courses with the same belief the share of the upper type is what others believe
// after it. A reply is followed on courses of those who would give it. 1 without types.
double weight_of_reply(const Game& game, const Proposal& proposal, const TableOutcome& outcome,
                       const TableMove& move, const WarBlock& block, int lane);

// Adds how it is taken, at the lanes with these weights; types are seen.
void add_answers(const OnTable& on, const Proposal& proposal, const TableState& state,
                 const TableOutcome& outcome, const WarBlock& block,
                 const std::vector<double>& weights, ProposalAnswers& out);

// Adds the watched states of a month at the lanes with these weights (0: not at war).
void add_watched(const std::vector<WatchedState>& watched, const WarBlock& block, int months,
                 int month, const std::vector<double>& weights, ProposalAnswers& out);

}  // namespace armistice

// One month of talks on a block: which offer is made and how it is answered, drawn by
// addressed numbers, and what the answer sets.
#pragma once

#include <array>

#include "talks/offers.h"

namespace armistice {

// What happened at the table of one lane.
struct TableMove {
  enum class Kind { nothing, refused, signed_, silent };  // silent: an informed party offers nothing
  Kind kind = Kind::nothing;
  int proposer = -1;           // index into Talks::proposers
  int refuser = -1;            // index into Talks::needed
  Answer answer = Answer::no;  // of the refuser
  int offer = -1;              // index into TableOutcome::offers
};

// The move at `lane` for a uniform number u in (0, 1). With `unsigned_only` it is drawn given that
// nothing is signed this month (nothing at all when a signature was certain).
TableMove draw_move(const TableState& state, const TableOutcome& outcome, int lane, double u,
                    bool unsigned_only);

// Applies what refusals set to the lanes' states and refreshes the block at `month`.
void apply_refusals(const Game& game, const std::array<TableMove, kMaxLanes>& moves, int month,
                    WarBlock& block);

}  // namespace armistice

// What a month's table teaches about informed parties (talks/types.h), and how the table looks to
// one who knows their types.
#pragma once

#include <array>
#include <vector>

#include "armistice/paths.h"
#include "talks/moves.h"
#include "talks/types.h"

namespace armistice {

// What others believe of informed party h after the move, given what they believed.
double belief_after(const TableOutcome& outcome, const TableMove& move, std::size_t h, int lane,
                    double belief);

// A belief put on the grid, by a number u in (0, 1): given the type, or (type < 0) as others see
// it. Where the war teaches it stays as it is given the type.
double belief_on_grid(const InformedParty& informed, double belief, int type, double u);

// Moves the beliefs in the state of the lanes by what happened at the table. `types`, per informed
// party: as they are; null: unknown.
void move_beliefs(const Game& game, const TableOutcome& outcome,
                  const std::array<TableMove, kMaxLanes>& moves,
                  const std::vector<LaneTypes>* types, PathSet set, int month, WarBlock& block);

// For courses that explore: in the first month each is given beliefs of its own, of every kind.
// Nothing moves them later but the war, and where that teaches they are given anew each month.
void explore_beliefs(const Game& game, PathSet set, int month, WarBlock& block);

// The table as one sees it who knows the types of the lanes: which offers are made, how they are
// answered, what everything is worth to the parties as they are. An informed party's columns are
// those of its type from then on.
void see_types(const Game& game, const std::vector<LaneTypes>& types, WarBlock& block,
               TableState& state, TableOutcome& outcome);

}  // namespace armistice

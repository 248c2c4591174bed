// What a month's table could set, tried in a block and taken back: C after each.
#pragma once

#include "talks/table.h"

namespace armistice {

// Fills what TableState has about refusals, failed ratifications and beliefs; `go_on` must stand,
// and the block be as the table finds it, `columns` its basis (which is used up).
void try_table(const Game& game, const Strategy& strategy, const Scenario& scenario,
               WarBlock& block, TableState& state, BasisColumns& columns);

}  // namespace armistice

// Keeps what the table sees on some courses at `now`, so that a page can judge packages itself.
#pragma once

#include "armistice/table_sample.h"
#include "talks/table.h"

namespace armistice {

// What one course of the case is described by; empty where interest keeps deals (Durability), which
// asks for more than one number a party.
std::vector<TableColumn> table_columns(const Game& game);

// Adds the lanes whose weight is above 0. `block` comes back as it was.
void sample_table(const Game& game, const TableState& state, const std::vector<double>& weights,
                  WarBlock& block, TableSample& out);

}  // namespace armistice

// Whose window is open in a month: who would rather sign something than fight on.
#pragma once

#include "armistice/histories.h"
#include "talks/gains.h"

namespace armistice {

// Sums of nothing yet.
Windows empty_windows(const Conflict& conflict, bool looked_into);

// Adds the lanes of the mask of a prepared table to the month's sums, each with its weight. A party
// considers the packages, also those behind lasting locks of others, that neither a veto nor a hard
// lock of its own forbids; its gain is what
// signing is worth over fighting on. The windows overlap where one package is worth more than
// fighting on to every needed party, and none is forbidden it.
void add_windows(const Game& game, const TableState& state, const std::vector<double>& weights,
                 std::size_t month, WarBlock& block, Windows& out);

}  // namespace armistice

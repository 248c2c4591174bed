// What is said at home of a package that lies on the table at `now`: each body, each bloc and what
// its opinion would be worth, each leader.
#pragma once

#include <vector>

#include "armistice/histories.h"
#include "talks/gains.h"

namespace armistice {

// Judgement::blocs: how many blocs the bodies before `ratifier` have; of all where there is none
// such.
int blocs_before(const Conflict& conflict, std::size_t ratifier);

// Gives the columns of Judgement that are about home their lengths.
void begin_home(const Conflict& conflict, std::size_t deals, Judgement& out);

// Adds package `d`, as evaluated, at the lanes of the prepared table, each with its weight.
void judge_home(const Game& game, const TableState& state, const Deal& package, int d,
                const DealColumns& deal, const std::vector<double>& weights, WarBlock& block,
                Judgement& out);

}  // namespace armistice

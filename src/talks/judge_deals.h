// What packages of the caller's choice would bring if they lay on the table at `now`.
#pragma once

#include <vector>

#include "armistice/histories.h"
#include "talks/gains.h"

namespace armistice {

// Adds the lanes of the prepared table to the sums of `out`, each with its weight (0: left out).
void judge_deals(const Game& game, const TableState& state, const DealTerms& terms,
                 const std::vector<double>& weights, WarBlock& block, Judgement& out);

// Sums to means, when every block has been added.
void finish_judgement(Judgement& judgement);

}  // namespace armistice

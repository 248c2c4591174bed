// How likely the recorded answers to recorded offers are on a course of the war.
#pragma once

#include "armistice/histories.h"
#include "talks/gains.h"

namespace armistice {

// Likelihood of recorded answer `index` at each lane of the table of its month:
// acceptance has chance (1 - eps) logistic(gain / tau) with ratification taken as certain; a hard lock
// that holds refuses for sure.
std::array<AnswerLikelihood, kMaxLanes> answer_likelihoods(const Game& game, const TableState& state,
                                                           int index, WarBlock& block);

}  // namespace armistice

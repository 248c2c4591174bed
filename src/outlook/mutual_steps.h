// Mutual steps over worlds: every two steps that are exchanged for one another, as a game of
// concede or hold.
#pragma once

#include <vector>

#include "armistice/findings.h"
#include "deals/concede.h"
#include "outlook/study.h"

namespace armistice {

// The game of two steps for one world's quantities.
ConcedeGame step_game(const Conflict& conflict, int first, int second, const double* quantities);

// Pairs of steps of different parties that answer one another (a step without `answers` answers
// all), in file order.
std::vector<std::pair<int, int>> step_pairs(const Conflict& conflict);

// Over the study's worlds, weighted by the record.
std::vector<StepPair> find_steps(const Conflict& conflict, const Worlds& draws, const Study& study);

}  // namespace armistice

// Pauses -> what C is worth after one: a regression on the state in which the pause begins, pooled
// over this and later months, and what it leaves open.
#pragma once

#include <vector>

#include "talks/regression.h"
#include "talks/train.h"

namespace armistice {

constexpr int kPauseSpread = 32;  // samples of what the fit leaves open, per cell

// Pauses met so far under one view, latest month first.
struct PauseSamples {
  Design design;
  std::vector<int> month;
  std::vector<double> order;               // the first party's value after each
  std::vector<std::vector<double>> value;  // held_by x pause
};

// Adds the pauses that begin in `month`, valued by the strategy of the months after them. held_by:
// fitted values (Game::fits).
void add_pauses(const Game& game, const Strategy& strategy, const Scenario& scenario,
                const Paths& paths, const Pauses& pauses, const std::vector<int>& held_by,
                int month, WarBlock& block, PauseSamples& samples);

// Fits E C after a pause that begins in `month`. Needs Strategy::value of that month.
void fit_pause(const Game& game, BasisOptions basis, const PauseSamples& samples,
               const std::vector<int>& held_by, int month, Strategy& strategy);

}  // namespace armistice

// Paths, menu -> Strategy: backward over simulated courses, what fighting on is worth to each
// party in every month and state (theory: Longstaff and Schwartz 2001; Tsitsiklis and Van Roy
// 2001).
//
// Month by month from the recursion's end, the value after the next table is regressed on the state
// (talks/regression.h), each party on its own courses under its own beliefs. Targets mix the fitted
// next value (weight 1 - realised) with what the course realises under later strategies.
#pragma once

#include "armistice/progress.h"
#include "talks/regression.h"
#include "talks/view_courses.h"

namespace armistice {

inline constexpr int kPauseSamples = 32;  // of what C after a pause may be, where interest keeps deals

struct SolveOptions {
  int paths = 500;
  Scenario scenario;
  BasisOptions basis;
  double realised = 0.5;    // 0: fitted next values, 1: realised course values
  int passes = 2;           // of training; one where the table moves no state
  int from = 0;             // first month that is solved; fits of earlier ones are empty
  const std::vector<ViewPaths>* courses = nullptr;  // made earlier, per view: in place of training
  const Strategy* initial = nullptr;  // a strategy to begin from: stands in for the first pass
  StopCheck stop;           // asked every month of training and solving
};

// One game, given the strategies of those that follow (Strategy::next).
using NextStrategies = std::vector<std::shared_ptr<const Strategy>>;
Strategy solve_game(const Game& game, const SolveOptions& options, NextStrategies next = {});

// Of an order of steps (Game::first_step) the strategy of the game in which talks begin, with those
// of the others behind it.
Strategy solve_talks(const Game& game, const SolveOptions& options);

}  // namespace armistice

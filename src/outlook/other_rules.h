// One world solved under the case's own rules, to be played under others from `now` on: histories
// keep the record, the courses of the war and every random number, so that what differs is due to
// the rules alone.
#pragma once

#include <vector>

#include "outlook/study.h"
#include "talks/game.h"
#include "talks/solve.h"

namespace armistice {

class OtherRules {
 public:
  OtherRules(const Conflict& conflict, const Worlds& draws, const RunOptions& options, int world,
             const StopCheck& stop);

  const Game& own() const { return game_; }
  // `game`: under_rules of own(). Both give nothing of use when stopped.
  Strategy solve(const Game& game) const;
  WorldHistories play(const Game& game, const Strategy& strategy) const;

 private:
  SolveOptions solve_options() const;

  const RunOptions& options_;
  const StopCheck stop_;
  const int now_;
  const Game game_;
  Strategy strategy_;
  std::vector<ViewPaths> courses_;
};

}  // namespace armistice

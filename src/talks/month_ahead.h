// A look one month ahead along given courses: what the month and all that follows are worth to one
// party, by fitted values after the next table, as means over 64 stratified successors of a
// course's state under the party's own beliefs. Numbers of their own (PathSet::branch), the same
// whenever the same month of the same course is asked about.
#pragma once

#include "talks/ceasefire.h"
#include "talks/offers.h"

namespace armistice {

class MonthAhead {
 public:
  // `valued`: of Game::valued. Both game and strategy have to outlive it.
  MonthAhead(const Game& game, const Strategy& strategy, std::size_t valued);

  // Worth after the next table, once the phase of the month is settled so.
  double next(const Paths& courses, int month, int course, const PhaseMove& move = {});
  // ... discounted, and beside it what the move brings and the month costs.
  double after(const Paths& courses, int month, int course, const PhaseMove& move);
  // `after` of all that can settle the phase, on the courses from `first` on.
  PhaseDeviation worths(const Paths& courses, int month, int first, int lanes);

 private:
  void load(const Paths& courses, int month, int course);

  const Game& game_;
  const Strategy& strategy_;
  std::size_t valued_;
  int party_;
  TableState state_;
  TableOutcome outcome_;
  WarBlock block_;
};

}  // namespace armistice

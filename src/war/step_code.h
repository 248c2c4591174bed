// The arithmetic of a sub-step as a few straight lines of code (expr/fuse.h), made once per
// conflict and view: auxiliaries, flows and stocks together, with what stands still for longer
// taken out.
#pragma once

#include "armistice/conflict.h"
#include "expr/line_code.h"

namespace armistice {

struct WarPlan;  // war/plan.h

struct StepCode {
  LineCode world;    // what only a world's quantities decide, into extra columns; before all others
  LineCode all;      // auxiliaries from the rest of the frame: all of them,
  LineCode varying;  // those that can change along a path,
  LineCode of_modes;  // and those that can change with a mode
  LineCode move;      // Euler: stocks, from auxiliaries as they stand
  LineCode quiet;     // Euler: stocks, from the stocks alone: auxiliaries are worked out on the way
                   // and not written
  LineCode still;   // Runge-Kutta: what stands still within the sub-step, into extra columns
  LineCode slopes;  // Runge-Kutta: flows into extra columns, from the stocks alone; after `still`
  int first_flow = 0;       // extra column of the first stock's flow
  int extra_columns = 0;    // of a block
  bool reads_time = false;  // quiet and slopes
  bool folds_failures = false;  // a division by zero, say, of constants was worked out beforehand
};

// The plan knows what varies and who believes what.
StepCode make_step_code(const WarPlan& plan, Engine engine);

}  // namespace armistice

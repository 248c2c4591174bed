// What a step of the war needs and the case does not say directly, worked out once per
// conflict and view: what changes along a path, what is due in which sub-step, and the
// hashed names under which random numbers are addressed.
//
// A plan points into its conflict and is immutable; threads may share it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "armistice/conflict.h"
#include "war/step_code.h"

namespace armistice {

struct DatedThing {
  int step = 0;   // sub-step since start in which it acts
  double at = 0;  // months since start
  int mode = -1;  // a mode's change ...
  int change = 0;
  int event = -1;  // ... or an event
};

struct WarPlan {
  const Conflict* conflict = nullptr;
  int view = 0;
  std::vector<std::uint8_t> auxiliary_varies;       // per auxiliary: may change along a path
  std::vector<std::uint8_t> auxiliary_reads_modes;  // per auxiliary: through others too
  bool noise_reads_auxiliaries = false;             // in the parameter of a draw
  bool has_walks = false;                           // some noise is drawn in every sub-step
  std::vector<const Program*> believed;             // per auxiliary: the view's program or null
  std::vector<std::pair<int, int>> overridable;     // quantity id and its override slot
  std::vector<DatedThing> dated;                    // by sub-step, date, modes first, file order
  std::vector<std::uint8_t> is_dated;               // per event
  std::vector<std::vector<int>> followers;          // per event: events that come `after` it
  std::vector<std::uint64_t> event_names, noise_names;
  std::vector<std::vector<std::uint64_t>> change_names;  // mode x change
  std::vector<std::vector<std::string>> change_labels;   // the same for messages: mode>state
  std::uint64_t lot_name = 0;                            // which of several collapses
  bool is_eventful = false;  // something may happen in any sub-step: a mode, an event, a delay
  bool is_eventful_by_lever = false;  // the same, if levers are pulled
  std::size_t most_instructions = 0,
              most_scratch = 0;  // of a program, of columns: made room for once
  StepCode code;
};

std::shared_ptr<const WarPlan> make_plan(const Conflict& conflict, int view,
                                         Engine engine = Engine::native);

// The sub-step that holds a moment given in months since start.
int step_of(double at, int substeps);

}  // namespace armistice

// Where every name of a case lives in a Frame.
//
// The first `state_end` slots are the state: all that a path carries from one
// month to the next, so that saving and restoring a path is one copy. Within it,
// in this order:
//   stocks       declared stocks, then hidden ones made by smooth()
//   modes        index of the mode's state
//   overrides    value that a `set` gave to a quantity or auxiliary; NaN: none
//   event_count  how often an event has happened
//   event_due    time in months at which a delayed event will happen; +inf: not pending
//   noise        the draw of noise.uniform / noise.normal / noise.walk in the last (sub-)step;
//                before the first step its mean
//   delays       pipelines of delay(): one slot per sub-step of delay, then its output
//   ratify_failed  chance at which ratification has failed so far; 0: never
//   phase        0 war, 1 ceasefire, 2 peace
//   beliefs      per party with private quantities: what the others take to be the chance that it is
//                of its upper type (armistice/worlds.h); moved at the table only
// After the state:
//   t            months since start (at a table: the whole month)
//   quantities   the world's draws (after overrides)
//   auxiliaries  in evaluation order
//   locks        1 while the lock holds
//   issues       option index of a categorical issue, the number itself of a share
//   worths       worth of the deal on the table to each party (scaled); gains: worth - C
//   proposer, refused_by, collapsed_by: party index, -1 none
//   signed, ratified, relapsed (0/1), month; ever: one slot per ever(...) of endings
#pragma once

#include <string>
#include <vector>

namespace armistice {

enum class SlotKind {
  stock, mode, override_value, event_count, event_due, noise, delay, ratify_failed, phase, belief,
  time, quantity, auxiliary, lock, issue, worth, gain,
  proposer, refused_by, collapsed_by, is_signed, ratified, relapsed, month, ever
};

struct Slot {
  SlotKind kind;
  int index;         // within its kind
  std::string name;  // as an expression writes it; hidden ones contain '#'
};

struct Layout {
  std::vector<Slot> slots;
  int state_end = 0;
  // first slot of each kind; counts are those of the Conflict's arrays
  int stocks = 0, modes = 0, overrides = 0, event_counts = 0, event_dues = 0, noises = 0,
      delays = 0, ratify_failed = 0, phase = 0, beliefs = 0;
  int time = 0, quantities = 0, auxiliaries = 0, locks = 0, issues = 0, worths = 0, gains = 0,
      proposer = 0, refused_by = 0, collapsed_by = 0, is_signed = 0, ratified = 0, relapsed = 0,
      month = 0, evers = 0;
  int size() const { return static_cast<int>(slots.size()); }
};

}  // namespace armistice

// What the war alone says, without talks: when a side can no longer sustain its effort and why, what
// presses its leadership, who loses by waiting, which feedback loops drive the course, and what a truce
// or a lever would change.
//
// Courses are run from the start, those that collapsed before `now` left out; months count from `now`.
// Worlds count alike: the record weighs histories with talks, not these.
#pragma once

#include <string>
#include <vector>

#include "armistice/date.h"
#include "armistice/estimate.h"

namespace armistice {

struct WarDriver {            // something that goes with an early date or a high cost, over worlds
  std::string id, kind;       // kind: quantity | auxiliary | stock
  double correlation = 0;     // of ranks, from -1 to 1
  double se = 0;
  double chance_of_none = 1;  // of a correlation at least that large if there were none
};

struct LimitReading {
  std::string id;
  int party = -1;             // -1: nobody's by name
  Estimate broken_by_end;     // chance that it binds between now and the end of the horizon
  Estimate first;             // chance that it is the first of its party's to bind
  Estimate month;             // when, over courses in which it binds; n 0: never
  std::vector<WarDriver> drivers;  // of an early date, strongest first
};

struct PressureReading {      // on a leadership: its cost of war per month, on its own scale
  int party = -1;
  Estimate now, end;
  Estimate rise;              // per month of waiting, from now to the end
  Estimate strained;          // chance that some limit of it binds by the end
  Estimate loses_most;        // share of worlds in which its cost rises most among the belligerents
  std::vector<WarDriver> drivers;  // of the cost now
};

struct LoopReading {          // a feedback loop: each stock moves the next, the last the first
  std::vector<std::string> stocks;
  std::vector<double> gain;       // per date: product of the slopes, to the power 1/length, per month; signed
  std::vector<double> dominance;  // per date: share of all loops' absolute gain
  double mean_dominance = 0;
};

struct WarChange {            // a paired difference to the war as it stands, same random numbers
  std::string id;             // of a lever, or "truce": a ceasefire from now on
  struct Stock { std::string id; Estimate difference; };  // at the end
  struct Limit {
    std::string id;
    Estimate difference;      // of broken_by_end
    Estimate later;           // months; where it never binds it counts as the month after the end
  };
  struct Pressure { int party; Estimate difference; };    // of the cost of war at the end
  std::vector<Stock> stocks;
  std::vector<Limit> limits;
  std::vector<Pressure> pressure;  // parties with a cost of war
};

struct WarReading {
  int worlds = 0, paths = 0;
  int broken = 0;             // courses whose stocks ceased to be numbers; left out
  std::vector<LimitReading> limits;
  std::vector<PressureReading> pressure;  // parties with a cost of war
  std::vector<Date> loop_dates;
  std::vector<LoopReading> loops;         // the strongest, by mean dominance
  int loops_found = 0;
  std::vector<WarChange> changes;
};

}  // namespace armistice

// What options and deals are worth to the parties, over the lanes of a frame.
//
// u_i(d) = offset_i + factor_i * (sum over issues of weight * worth(option) + together terms)
// where offset and factor come from the case's scale: with `feasible` the worst and the best
// deal that `forbidden` allows and that no permanent hard lock refuses, at start and in the world's
// quantities, become 0 and 1 for each party.
#pragma once

#include <vector>

#include "armistice/conflict.h"
#include "armistice/deal.h"
#include "armistice/program.h"
#include "expr/evaluate.h"

namespace armistice {

struct Scale {                  // per party; parties without preferences: 0 and 1
  std::vector<double> offset, factor;
  std::vector<double> worst, best;  // before scaling: the raw worths that became 0 and 1
};

// Scaled worth columns of every (party, issue, option) and every together term.
// Layout: one column of kMaxLanes per entry; offset_i is added to the party's first issue,
// so that a deal's worth is a plain sum of columns.
class OptionWorths {
 public:
  explicit OptionWorths(const Conflict& conflict);
  // Evaluates all columns on the frame's lanes (quantities, state and auxiliaries must be set).
  void evaluate(const Frame& frame, const Scale& scale, Registers& registers);
  const double* option(int party, int issue, int option_index) const;  // lanes
  const double* together(int party, int term) const;                   // lanes: what it adds, scaled
  // Adds nothing that the deal's `when` does not hold for. out: lanes.
  void worth(int party, const Deal& deal, double* out) const;
  // True if the option's worth can change along a path (not only between worlds).
  bool varies(int party, int issue, int option_index) const;
  int lanes() const { return lanes_; }

 private:
  const Conflict* conflict_;
  int lanes_ = 0;
  std::vector<double> columns_;
  std::vector<int> first_;           // per (party, issue): index of its first column, -1 none
  std::vector<int> first_together_;  // per party
};

// Values of programs that see issues only, for one deal (frame slots of issues are set from it).
bool holds_for(const Program& program, const Conflict& conflict, const Deal& deal);
double value_for(const Program& program, const Conflict& conflict, const Deal& deal);

// The deal completed: issues that `part` leaves out stand as in the status quo.
Deal complete_deal(const Conflict& conflict, const std::vector<std::pair<int, int>>& part);

// Locks whose `refuses` names the deal, whether or not they hold.
LockSet refusing_locks(const Conflict& conflict, const Deal& deal);

// `start` is a one-lane frame at month 0 of the world.
Scale make_scale(const Conflict& conflict, const Frame& start);

}  // namespace armistice

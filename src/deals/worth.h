// What options and deals are worth to the parties, over the lanes of a frame.
//
// u_i(d) = offset_i + factor_i * (sum over issues of weight * worth(option) + together terms)
// where offset and factor come from the case's scale: with `feasible` the worst and the best
// deal that `forbidden` allows and that no permanent hard lock refuses, at start and in the world's
// quantities, become 0 and 1 for each party.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/deal.h"
#include "armistice/program.h"
#include "deals/scale.h"
#include "expr/evaluate.h"

namespace armistice {

// Scaled worth columns of every (party, issue, option) and every together term.
// Layout: one column of kMaxLanes per entry; offset_i is added to the party's first issue,
// so that a deal's worth is a plain sum of columns. An issue that a party has no worth for has
// one column for all its options; a party without preferences has zeros.
class OptionWorths {
 public:
  explicit OptionWorths(const Conflict& conflict);
  // Only the options of these deals are evaluated from now on; columns of others are stale.
  void keep_only(const std::vector<Deal>& deals);
  // Evaluates all columns on the frame's lanes (quantities, state and auxiliaries must be set).
  void evaluate(const Frame& frame, const Scale& scale, Registers& registers);
  // Only the columns that vary along a path. The others keep what lane 0 of the last evaluate()
  // gave, in every lane: for blocks of the same world and scale.
  void evaluate_varying(const Frame& frame, const Scale& scale, Registers& registers);
  const double* option(int party, int issue, int option_index) const {  // lanes
    const Entry& e = entries_[static_cast<std::size_t>(party * issues_ + issue)];
    return columns_.data() +
           static_cast<std::size_t>(e.first + e.stride * option_index) * kMaxLanes;
  }
  const double* together(int party, int term) const {  // lanes: what it adds, scaled
    return columns_.data() +
           static_cast<std::size_t>(first_together_[static_cast<std::size_t>(party)] + term) *
               kMaxLanes;
  }
  // Worths that were no finite number, and so count 0, since the last call; and of which party the
  // first was.
  std::pair<std::int64_t, int> take_failures() {
    return {std::exchange(failures_, 0), first_failed_};
  }
  // Adds nothing that the deal's `when` does not hold for. out: lanes.
  void worth(int party, const Deal& deal, double* out) const;
  // True if the option's worth can change along a path (not only between worlds).
  bool varies(int party, int issue, int option_index) const {
    const Entry& e = entries_[static_cast<std::size_t>(party * issues_ + issue)];
    return varies_[static_cast<std::size_t>(e.first + e.stride * option_index)] != 0;
  }
  // The same for what a together term adds.
  bool together_varies(int party, int term) const {
    return varies_[static_cast<std::size_t>(first_together_[static_cast<std::size_t>(party)] +
                                            term)] != 0;
  }
  int lanes() const { return lanes_; }

 private:
  struct Entry {  // of one (party, issue)
    int first = 0, stride = 0;
  };
  void evaluate_party(int party, const Frame& frame, const Scale& scale, bool varying_only,
                      Registers& registers);
  void fill(int party, int column, double factor, const double* weight, double offset,
            const double* worth);

  const Conflict* conflict_;
  int issues_ = 0;
  int lanes_ = 0;
  std::int64_t failures_ = 0;
  int first_failed_ = 0;
  std::vector<double> columns_;      // column x kMaxLanes; column 0 is zero
  std::vector<char> varies_;         // per column
  std::vector<char> needed_;         // per column
  std::vector<Entry> entries_;       // party x issue
  std::vector<int> first_together_;  // per party
  Frame share_;                      // scratch: the frame with a share in place
};

// Values of programs that see issues only, for one deal (frame slots of issues are set from it).
bool holds_for(const Program& program, const Conflict& conflict, const Deal& deal);
double value_for(const Program& program, const Conflict& conflict, const Deal& deal);

// The deal completed: issues that `part` leaves out stand as in the status quo.
Deal complete_deal(const Conflict& conflict, const std::vector<std::pair<int, int>>& part);

// Locks whose `refuses` names the deal, whether or not they hold.
LockSet refusing_locks(const Conflict& conflict, const Deal& deal);

}  // namespace armistice

// What it takes to judge any package at `now` away from the engine: some courses of the first
// worlds, as columns of numbers that go into the rules of gains (talks/gains.h).
#pragma once

#include <cstdint>
#include <vector>

namespace armistice {

struct TableColumn {
  enum class Kind : std::uint8_t {
    worth,         // party, issue, option: scaled, the offset in the first issue
    together,      // party, term: what it adds
    go_on,         // party: C, what fighting on is worth
    after_pause,   // party: C after the pause before a relapse
    fail_low,      // party: C after a ratification that failed at chance 0
    fail_high,     // ... at chance 1
    peace_share,   // party: share of the remaining time lived in peace before a relapse
    relapse_cost,  // party
    ratify_loss,   // party
    stake,         // party: of its leader; 0: none
    failed,        // chance at which ratification failed before
    lock_holds,    // lock: 1 while its condition holds
    lock_cost,     // lock: of a soft one
    slot,          // slot that a verdict reads besides issues, worths and gains
  };
  Kind kind = Kind::failed;
  int of = -1;      // party, lock or slot
  int issue = -1;   // or term
  int option = -1;  // of a share issue: the number of steps
};

struct TableSample {
  std::vector<TableColumn> columns;  // the same in every world of a case
  std::vector<int> world;            // per course
  std::vector<double> weight;        // per course: chance of the record, above 0
  std::vector<double> values;        // course x column
};

}  // namespace armistice

// What a table over a few issues still depends on when only some of them are settled.
//
// Issues are settled in a fixed order. A state of level k stands for all ways to settle the table's
// first k issues in that order which leave the same values of the rest, so a state is settled as
// soon as the value no longer depends on what is to come.
#pragma once

#include <cstdint>
#include <vector>

#include "armistice/deal_space.h"

namespace armistice {

struct TableStates {
  std::vector<int> issues;                      // in the order of settling
  std::vector<int> options;                     // per level: of the issue that leaves it
  std::vector<std::vector<std::int32_t>> next;  // per level: (state x option) -> state of the next
  struct State {
    bool settled = false;
    double value = 0;          // where settled
    double low = 0, high = 0;  // over everything that can still come
  };
  std::vector<std::vector<State>> states;  // per level, levels 0 .. issues.size(); one at level 0
  int levels() const { return static_cast<int>(issues.size()); }
};

// `position`: per issue of the space, when it is settled. With `truth` every value but 0 counts
// as 1.
TableStates table_states(const DealSpace& space, const DealTable& table,
                         const std::vector<int>& position, bool truth);

// An order of the issues in which few tables are open at any time. `tables`: the issues of each.
std::vector<int> settling_order(const DealSpace& space,
                                const std::vector<std::vector<int>>& tables);

}  // namespace armistice

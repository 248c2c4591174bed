// What is switched for a paired run: nothing by default.
#pragma once

#include <vector>

#include "armistice/deal.h"

namespace armistice {

struct Scenario {
  LockSet opened;           // locks that refuse nothing from `now` on
  std::vector<int> levers;  // levers that are pulled
  bool is_base() const { return opened.none() && levers.empty(); }
};

}  // namespace armistice

// What is switched for a paired run: nothing by default.
#pragma once

#include <vector>

#include "armistice/deal.h"
#include "armistice/proposal.h"

namespace armistice {

struct Scenario {
  LockSet opened;           // locks that refuse nothing from `now` on
  std::vector<int> levers;  // levers that are pulled
  Proposal proposal = {};   // made at `now`; nobody has foreseen it
  bool keeps_rules() const {
    return opened.none() && levers.empty();
  }  // the base's strategies serve
  bool is_base() const { return keeps_rules() && !proposal.given(); }
};

}  // namespace armistice

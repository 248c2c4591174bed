// The deal space of a case in one world: its worths, together terms, rules and lasting locks as
// tables.
#pragma once

#include <string>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/deal_space.h"
#include "armistice/program.h"
#include "deals/scale.h"

namespace armistice {

struct CaseSpace {
  DealSpace space;          // parties: those with preferences, file order
  std::vector<int> party;   // party of the space -> party of the case
  std::vector<int> needed;  // parties of the space that must sign
  // Conditions over more packages than a table holds; where there are any the space is not
  // complete.
  std::vector<std::string> too_long;
};

// `start`: one lane at the state whose worths count. Only locks that are hard and always on are in
// it.
CaseSpace case_space(const Conflict& conflict, const Frame& start, const Scale& scale);

}  // namespace armistice

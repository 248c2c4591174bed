// What makes of "this party would sign" more than one threshold on what a package is worth to it.
#pragma once

#include <string>
#include <vector>

#include "armistice/conflict.h"

namespace armistice {

// Given how likely a package is to last and to pass, a party signs what is worth at least so much
// to it; so all packages can be searched for the least that has to open (docs/locks.md). Not where
// votes of blocs, the survival of a leader or the interest in keeping a deal depend on the package
// as well: "parliaments", "leaders", "interest", as far as the case has them.
inline std::vector<std::string> beyond_thresholds(const Conflict& conflict) {
  std::vector<std::string> out;
  for (const Ratifier& ratifier : conflict.ratifiers)
    if (!ratifier.blocs.empty() && out.empty()) out.emplace_back("parliaments");
  if (!conflict.leaders.empty()) out.emplace_back("leaders");
  if (conflict.durability.by_interest()) out.emplace_back("interest");
  return out;
}

}  // namespace armistice

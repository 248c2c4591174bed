// How much a party could gain by leaving its solved strategy while the others keep theirs
// (talks/certificate.h): bounds in one world.
#pragma once

#include <vector>

namespace armistice {

struct PartyCertificate {             // in the party's scale of worth
  int party = -1;
  double own = 0;                     // value at start of its strategy
  double lower = 0, upper = 0;        // of the gain from the best answer
  double lower_se = 0, upper_se = 0;  // over courses
  double month_cost = 0;              // of war, at start
};

struct Certificate {
  bool bounded = true;                // there is an upper bound
  std::vector<PartyCertificate> parties;
};

}  // namespace armistice

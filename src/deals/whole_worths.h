// Worths as whole numbers of a small unit, so that sums are exact and equal worths stay equal
// in whatever order they are added.
//
// Where the numbers of a party have a common unit (decimals, fractions, multiples of one weight),
// it is found and nothing is rounded. Numbers without one are rounded to 2^-50 of the largest sum;
// numbers that share a unit among themselves keep their exact relations.
#pragma once

#include <cstdint>
#include <vector>

#include "armistice/deal_space.h"

namespace armistice {

// u = base + unit * (sum of the whole numbers); no sum exceeds 2^51 in size.
struct WholeWorths {
  double base = 0, unit = 1;
  std::vector<std::vector<std::int64_t>> options;  // issue x option, least of an issue 0
  std::vector<std::vector<std::int64_t>>
      tables;  // per table of the space; empty: not an `add` of the party
  double worth(std::int64_t whole) const { return base + unit * static_cast<double>(whole); }
  std::int64_t most = 0;  // no package is worth more, nor less than `least`
  std::int64_t least = 0;
};

WholeWorths whole_worths(const DealSpace& space, int party);

}  // namespace armistice

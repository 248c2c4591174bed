// Keys and knots over all packages of a deal space, with parts of the table that have nothing to do
// with each other looked at apart: their keys multiply, their knots add up.
#pragma once

#include <vector>

#include "deals/lock_search.h"

namespace armistice {

struct LockPicture {
  LockFamily keys;
  std::vector<PlayerSet> knots;  // in order of size, then of members
  bool knots_complete = true;    // false: more than `most`, or of keys that are not complete
};

LockPicture lock_picture(const DealSpace& space, const LockQuestion& question);

// Shapley shares where a whole kind of players opens at once, over all packages and whatever the
// number of keys: exact. kind: per player of the question; all zero where no kind needs to open, or
// none helps.
std::vector<double> kind_shares(const DealSpace& space, const LockQuestion& question,
                                const std::vector<int>& kind, int kinds);

}  // namespace armistice

// Keys and knots together, each from the other.
//
// Knots are the minimal hitting sets of what blocks the packages, and keys those of the knots. So a
// set of players that meets all blockers seen so far is put to the test: is there a package that
// they let through? If not, it is a knot. If so, others block that package, and the set has to meet
// one of them too. It takes about as many packages as there are knots, and of these there are few
// where keys are many.
#pragma once

#include <optional>

#include "deals/lock_search.h"

namespace armistice {

// As minimal_blockers, and with the knots. None: not of a kind that PackageFinder reads, or more
// work than the question's budget allows.
std::optional<LockFamily> blockers_by_duality(const DealSpace& space, const LockQuestion& question);

}  // namespace armistice

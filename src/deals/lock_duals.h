// Keys and knots together, each from the other.
//
// Keys are the minimal hitting sets of the knots. So a set of players that meets every knot found
// so far, and no smaller one does, is put to the test: is there a package that all others let
// through? If so, the set is a key, and no other set is tested for it. If not, the others block
// every package, so there is a knot among them, and keys have to meet it from then on. It takes as
// many tests as there are keys, and a few more for each knot.
#pragma once

#include <optional>

#include "deals/lock_search.h"

namespace armistice {

// As minimal_blockers, and with the knots. None: not of a kind that PackageFinder reads, or more
// work than the question's budget allows.
std::optional<LockFamily> blockers_by_duality(const DealSpace& space, const LockQuestion& question);

}  // namespace armistice

// The packages that the lock analysis of one world looks at.
//
// The menu and what lies behind permanent locks, or, for an ending, the same among the packages
// that can lead to it. Where a menu had to be thinned, packages are added that meet each smallest
// set of locks which any package of the case meets, so that no such set is lost; what they are
// worth is then exact, but a better package behind the same locks may be among those that were
// thinned out.
#pragma once

#include "armistice/program.h"
#include "talks/game.h"

namespace armistice {

// `excluded`: of issues only, one of them true for packages that do not count; null: all count.
DealTerms lock_table(const Game& game, const std::vector<Program>* excluded);

}  // namespace armistice

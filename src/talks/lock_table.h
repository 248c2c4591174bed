// The packages that the lock analysis of one world begins with, and what it needs to look at all
// others.
#pragma once

#include <vector>

#include "armistice/program.h"
#include "talks/lock_keys.h"

namespace armistice {

// The menu and what lies behind permanent locks. `excluded`: of issues only, one of them true for
// packages that do not count; null: all count.
LockTable lock_table(const Game& game, const std::vector<Program>* excluded);

}  // namespace armistice

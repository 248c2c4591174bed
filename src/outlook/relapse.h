// How often agreements in force come apart again, and what goes with that: which terms, and which
// doubtful quantities.
//
// Of histories in which an agreement entered into force after `now`, weighted by the record. A term
// is judged by how often agreements with it relapse against those without it; the error is a
// jackknife over scrambles of worlds, and only terms that luck among so many would not explain are told. Quantities are judged over worlds: rank correlation of the
// quantity with the world's share of relapses. Both go together with relapse and need not cause it.
#pragma once

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

// Nothing relapses in a case without `durability`: n 0.
RelapseFinding find_relapse(const Conflict& conflict, const Worlds& draws,
                            const std::vector<WorldHistories>& worlds);

}  // namespace armistice

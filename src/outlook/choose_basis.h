// Whether fits have cells, decided by courses that no fit has seen and by how far chances and dates
// move between solutions from training courses of their own.
//
// Values: with a basis that misses something C foretells worse what unseen courses go on to bring
// (talks/residual.h). Chances and dates: of two solutions of a world that share no training course
// the curve "a deal is signed by month t" differs by their error; a basis with less of it is the
// better one, if its values are no worse. (A basis that sees nothing would be the steadiest.)
#pragma once

#include <vector>

#include "armistice/conflict.h"
#include "armistice/progress.h"
#include "armistice/worlds.h"
#include "talks/regression.h"

namespace armistice {

// One world, without (0) and with cells (1).
struct BasisTrial {
  double miss[2] = {0, 0};      // residual_error, mean of both solutions
  double distance[2] = {0, 0};  // between the curves of both: mean over months of its square
};

// Of the first worlds; none when it was stopped.
std::vector<BasisTrial> try_bases(const Conflict& conflict, const Worlds& draws, int paths,
                                  int threads, const StopCheck& stop);

// Cells, unless values or chances are clearly (two standard errors over the worlds) better without
// and the other does not say the opposite as clearly.
bool keep_cells(const std::vector<BasisTrial>& trials);

// Both. After an interruption the answer says nothing. Where what a course brings hangs on more
// than its state (the phases of a ceasefire, beliefs, parts of a deal) fits have cells.
BasisOptions choose_basis(const Conflict& conflict, const Worlds& draws, int paths, int threads,
                          const Progress& progress);

}  // namespace armistice

// Why the war goes on: the share of each friction (outlook/frictions.h) in how long the war lasts
// from `now` on, and in the chance that no deal is in force when the horizon ends.
//
// Histories are weighted by the record with all frictions on, up to `now`; from there on sets of
// frictions are switched off, on the same courses, with the same random numbers. v(S) is what the
// war does when the frictions S are off; the shares are Shapley values (outlook/shapley.h):
// exactly, over all sets, with up to five frictions, else over random orders, kOrders in all and
// one a world at least. Absent frictions cost no run. All sets of a world, the empty one too, are
// solved on the same training courses, so a friction that changes nothing has a share of exactly 0.
//
// Months of war end with a deal in force, a collapse or the horizon.
#pragma once

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

inline constexpr int kExactFrictions = 5;
inline constexpr int kOrders = 64;

// Worlds and effective worlds that were finished go into `out`, the rest into out.why.
void find_why(const Conflict& conflict, const Worlds& draws, const RunOptions& options,
              Progress& progress, Findings& out);

}  // namespace armistice

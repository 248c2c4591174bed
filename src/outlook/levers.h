// What each lever, each lock opened for good and each two levers together would change: paired
// differences on the worlds, record and random numbers of one base study.
//
// Two levers add up if the effect of both is the sum of the effects of each; what is missing or
// over is their interaction. All pairs are tried, also of levers that change nothing by themselves
// (two locks may have to open together), but for two that act on the same thing, which are
// alternatives rather than a package.
#pragma once

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

// Both set the same stock, mode or number.
bool act_on_the_same(const Conflict& conflict, int lever, int other);

// Fills levers, openings, lever_pairs (with `pairs`), worlds and effective worlds.
void find_levers(const Conflict& conflict, const Worlds& draws, const RunOptions& options,
                 bool pairs, Progress& progress, Findings& out);

}  // namespace armistice

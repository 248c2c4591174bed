// What a proposal made at `now` is found to do, in a few worlds of a case.
#pragma once

#include "evidence/draw_worlds.h"
#include "outlook/proposed.h"

namespace armistice {

inline ProposalFinding propose_in(const Conflict& conflict, const Proposal& proposal, int worlds,
                                  int paths) {
  const Worlds draws = draw_worlds(conflict, 1, worlds);
  RunOptions options;
  options.worlds = worlds;
  options.paths = paths;
  Progress silent;
  Findings out;
  find_proposal(conflict, draws, options, proposal, silent, out);
  return out.proposal;
}

}  // namespace armistice

// What a proposal made at `now` sets in motion: how each party takes it, what each answer does to
// what the talks write (blame, say) and to the stances that hang on it, and how the war then ends.
//
// Every reply is a study of its own on the worlds, record and random numbers of one in which nobody
// proposes anything that month; the difference between the two is what the reply does. The parties
// did not foresee the proposal, and go on by the strategies of the base study.
//
// In an order of steps it settles one part, and is made in the histories in which that part is on
// the table. What its signature leads to is told part by part.
//
// Of a party with private quantities each type answers as it would any offer. A reply of its is
// followed, beside the month without a proposal, on histories of such types as others then take it
// to be of (talks/proposal.h); so what the reply teaches is right, and the difference is its own.
#pragma once

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

// What answers write, and the modes and auxiliaries that hang on it: directly, or by way of such a
// mode. In this order, each once.
std::vector<WatchedState> states_of_blame(const Conflict& conflict);

// Fills Findings::proposal. The proposal's reply is not read: all of them are tried.
void find_proposal(const Conflict& conflict, const Worlds& draws, const RunOptions& options,
                   const Proposal& proposal, Progress& progress, Findings& out);

}  // namespace armistice

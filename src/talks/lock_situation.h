// Which locks stand in the way at one moment, course by course.
//
// Players: Conflict::locks, then "war pays" and "waiting pays" per needed party: a party blocks a
// deal that is worth less to it than war with no deal ever, or than war with later deals.
#pragma once

#include "armistice/histories.h"
#include "talks/gains.h"

namespace armistice {

int lock_players(const Conflict& conflict);

// Fills keys, shares and what holds for the first `lanes` lanes of the prepared table, over the
// packages `terms`. `no_deal` is C0 per valued party; best_gain receives, per needed party and
// lane, the largest gain over fighting on among the packages that the others would sign (not below
// 0).
std::vector<LockSituation> lock_situations(const Game& game, const DealTerms& terms,
                                           const TableState& state,
                                           const std::vector<Lane>& no_deal, int lanes,
                                           WarBlock& block, std::vector<Lane>& best_gain);

}  // namespace armistice

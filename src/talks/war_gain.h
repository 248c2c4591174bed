// Takes the gain from war out of what fighting on is worth (Talks::war_never_pays).
//
// War, with all that may follow it, pays the parties together where C lies beyond every mix of the
// case's packages, each at its plain worth u in the state of the month (as if it were signed,
// passed and lasted; locks do not count). There C comes down, for all needed parties at once and
// each in proportion to the range of its own worths, until it lies a trifle below the best mix: as
// if the month cost that much more. Waiting for better terms pays in the same sense and goes with
// it.
//
// Where beliefs differ, C would exceed what can be had only because the parties disagree; so the
// gain is read off the values under common beliefs (Game::common).
#pragma once

#include "talks/table.h"

namespace armistice {

inline constexpr double kTrifleOfRange = 1e-6;  // of a party's range of worths

// Lowers go_on, after_refusal, fail_low and fail_high of a table that is otherwise prepared, and
// keeps what it took in war_gain.
void cap_war(const Game& game, int month, WarBlock& block, TableState& state);

}  // namespace armistice

// The phase of a month in which no deal came of the table: whether a ceasefire is agreed, or who
// breaks the one there is, and what the month is worth before that is settled (docs/method.md).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "armistice/histories.h"
#include "talks/table.h"

namespace armistice {

constexpr double kWarPhase = 0, kCeasefirePhase = 1;

// At the lanes of a block, each in its own phase.
struct PhaseChoices {
  std::vector<Lane> value;  // W, per valued party
  Lane agreed{};            // chance that a ceasefire is agreed this month; 0 in one
  std::vector<Lane> truce;  // worth of the month once one is agreed, per valued party
  std::vector<Lane>
      broken;       // per Ceasefire::breaches: chance that it is the one to break it; 0 in war
  Lane monitors{};  // chance that a breach is detected in time
};

// One valued party that settles its part of the phase by worths of its own, without noise, while
// the others decide as solved: what the month is worth to it if nothing happens, if a ceasefire is
// agreed (its costs paid), and if breach b is made.
struct PhaseDeviation {
  std::size_t valued = 0;
  Lane none{}, agreed{};
  std::vector<Lane> broken;
};

// Reads the block's state (refreshed as the truth, locks set) under a strategy with phases, at a
// month before its end. The block comes back as it was. With a deviation `value` of its party is by
// its own worths.
void choose_phase(const Game& game, const Strategy& strategy, const Scenario& scenario, int month,
                  WarBlock& block, PhaseChoices& out, const PhaseDeviation* deviation = nullptr);

// What happens to the phase of a lane.
struct PhaseMove {
  enum class Kind : std::int8_t { none, agreed, broken };
  Kind kind = Kind::none;
  std::int8_t breach = -1;  // of Ceasefire::breaches
  bool detected = false;
};

// The move at `lane` for two uniform numbers. With `no_ceasefire` it is drawn given that none is
// agreed.
PhaseMove draw_phase(const PhaseChoices& choices, int lane, double u, double seen,
                     bool no_ceasefire = false);

// Chance of the move at `lane`.
double chance_of(const PhaseChoices& choices, const PhaseMove& move, int lane);

// What the move brings a valued party (of its own worth, beside what it leads to): the block as it
// is before the move.
void phase_payoffs(const Game& game, std::span<const PhaseMove> moves, WarBlock& block,
                   std::vector<Lane>& out);

// Writes a move of `month`, or the end of the history in it, into the history. `in_truce`: of the
// lane before either.
void note_phase(const PhaseMove& move, bool in_truce, int month, History& history);
void note_end(CeasefireEnd end, bool in_truce, int month, History& history);

// Applies the lanes' moves: the phase, and what breaches set. The block is to be refreshed
// afterwards; false: nothing moved.
bool apply_phases(const Game& game, std::span<const PhaseMove> moves, WarBlock& block);

}  // namespace armistice

// The moving parts of one sub-step: quantities and auxiliaries, noise, flows and stocks.
#pragma once

#include "war/simulate.h"

namespace armistice {

// Whether a quantity of the block is overridden in some lane.
bool has_override(const WarBlock& block);

// Quantities of the world as the context's view has them, with overrides.
void set_quantities(const WarContext& context, WarBlock& block);

// Auxiliaries from the rest of the frame: those that can change along a path, all of them, or
// those that can change with a mode (enough where nothing else did).
enum class Which { varying, all, of_modes };
void update_auxiliaries(WarBlock& block, Which which = Which::varying);

// The draws of the sub-step: uniform and normal ones at the first of a month, walks and those of
// imported models at each.
// In file order; a parameter sees the draws before it, and auxiliaries as they stand.
void draw_noise(const WarContext& context, int step, WarBlock& block);

// Moves stocks and delays from the beginning of sub-step `step` to that of step + 1 and sets t.
void advance(int step, WarBlock& block);

// The same for `count` sub-steps in which nothing happens. Expects nothing of auxiliaries, and does
// not bring them up to date.
void advance_quietly(int step, int count, WarBlock& block);

// Lanes that code writes: up to the next multiple of 4.
inline int padded(int lanes) { return (lanes + 3) / 4 * 4; }

// `columns` columns of scratch; what was in them is lost.
double* scratch_columns(WarBlock& block, std::size_t columns);

// Counts a value that was no number or out of range, in a lane and sub-step.
void count_failure(WarBlock& block, const std::string& name, int lane, int step);
// The same at the block's own time, for what is read at the table.
void count_failure(WarBlock& block, const std::string& name, int lane);

}  // namespace armistice

// The war of one world, month by month, in blocks of lanes.
//
// Order within a sub-step: dated mode changes and events, then conditions, pending delayed
// events and hazards (in file order, modes before events); then auxiliaries and flows; then
// the stocks move. The collapse conditions are read at the end of each month; with both
// sides true in one month the collapse is drawn by lot.
//
// A block owns its frame. Everything random is addressed by (seed, set, world, path, step,
// name), so a path is the same in any block. Blocks and frames are not shared by threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/paths.h"
#include "armistice/program.h"
#include "armistice/scenario.h"
#include "armistice/worlds.h"
#include "expr/evaluate.h"

namespace armistice {

// What stays the same for all blocks of one world.
struct WarContext {
  const Conflict* conflict = nullptr;
  std::uint64_t seed = 0;
  int world = 0;
  const double* quantities = nullptr;  // of the world
  int view = 0;                        // whose war: Conflict::views
  Scenario scenario;                   // levers that are pulled
  PathSet set = PathSet::train;
};

struct WarBlock {
  Frame frame;                          // all lanes at the same month
  std::vector<std::uint32_t> path;      // per lane: address of its random numbers
  std::vector<std::int16_t> collapsed;  // per lane: index into Conflict::collapses, -1
  Registers registers;
};

// Puts every lane into the state at month 0: quantities, overrides, stocks, modes, noise means,
// auxiliaries, t.
void start_block(const WarContext& context, std::span<const std::uint32_t> paths, WarBlock& block);

// After the state columns of the frame were written from outside (at the beginning of `month`):
// sets t, quantities and auxiliaries to match.
void refresh_block(const WarContext& context, int month, WarBlock& block);

// One month of war (or of peace, by the phase slot) from the beginning of `month` to that of month + 1;
// leaves the block refreshed and `collapsed` set for lanes that collapse in it (unless in peace).
void step_month(const WarContext& context, int month, WarBlock& block);

// Applies effects to the lanes where mask is true (all values are computed first).
void apply_effects(const WarContext& context, std::span<const Effect> effects, const std::uint8_t* mask,
                   WarBlock& block);

// `count` paths from month 0 to `months`, numbered from first_path, stored month by month.
// Lanes that collapsed keep their last state.
Paths run_war(const WarContext& context, int count, int months, std::uint32_t first_path = 0);

}  // namespace armistice

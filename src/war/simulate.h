// The war of one world, month by month, in blocks of lanes.
//
// Order within a sub-step: noise is drawn; dated mode changes and events act, by date; then
// conditions, pending delayed events and hazards (in file order, modes before events); then
// auxiliaries and flows; then the stocks move, within their floors and ceilings. Each change
// sees the stocks, modes and counts that earlier ones of the sub-step left; auxiliaries are
// brought up to date before each dated event, after the modes and after the events.
//
// A mode makes at most one change by condition or hazard in a sub-step: the first in file
// order. A chance of something that happens once is one verdict per path, fixed beforehand;
// of something that repeats it is drawn each time. A chance beside a hazard thins it.
//
// The collapse conditions are read at the end of each month; with several true in one month
// the collapse is drawn by lot.
//
// A block owns its frame. Everything random is addressed by (seed, set, world, path, step,
// name), so a path is the same in any block. Blocks and frames are not shared by threads.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/paths.h"
#include "armistice/program.h"
#include "armistice/scenario.h"
#include "armistice/worlds.h"
#include "expr/evaluate.h"

namespace armistice {

struct WarPlan;  // war/plan.h

// What stays the same for all blocks of one world.
struct WarContext {
  const Conflict* conflict = nullptr;
  std::uint64_t seed = 0;
  int world = 0;
  const double* quantities = nullptr;  // of the world
  int view = 0;                        // whose war: Conflict::views
  Scenario scenario;                   // levers that are pulled
  PathSet set = PathSet::train;
  std::shared_ptr<const WarPlan> plan = nullptr;  // of conflict and view; null: blocks make their own
  std::span<const PrivateTypes> types = {};       // Worlds::types, for hazards that read them
};

// What a block knows of failed operations while it is watched (war/watch.h).
struct WarWatch {
  bool on = false;
  std::vector<std::string> names;      // of origins; origin k + 1 is names[k]; auxiliaries first
  std::vector<std::uint16_t> known;    // auxiliary x kMaxLanes: where its failure began, 0: none
  std::vector<std::uint16_t> origins;  // per lane: of the first failure that something rests on
  std::vector<int> steps;              // per lane: when that was
};

// A lane with a world of its own.
struct WarLane {
  std::uint32_t path = 0, world = 0;
  const double* quantities = nullptr;
};

constexpr std::uint32_t kNoPlace = 0xffffffffu;

using LaneTypes = std::array<std::uint8_t, kMaxLanes>;  // of one informed party: 0 lower, 1 upper

struct WarBlock {
  Frame frame;                          // all lanes at the same month
  std::vector<std::uint32_t> path;      // per lane: address of its random numbers
  std::vector<std::uint32_t> world;     // per lane, the same
  std::vector<std::uint32_t> place;     // per lane: place among stratified courses (war/draws.h),
                                        // kNoPlace; empty: all are independent
  std::vector<std::int16_t> collapsed;  // per lane: index into Conflict::collapses, -1
  Registers registers;
  // Hazards, chances and delays that were no number or out of range (taken as 0, chances above 1
  // as 1), and lanes that have failed: with a stock that was no finite number at the end of a month,
  // or resting on a division by zero, an overflow or the like within it; since the block was made. A
  // failed lane is broken from then on; it goes on from the stocks at the beginning of the month.
  std::vector<std::uint8_t> broken;     // per lane
  std::int64_t failed = 0;
  std::string failed_name;              // of the first: event, mode>state, auxiliary or stock
  int failed_month = -1, failed_world = -1;  // of the first
  std::vector<double> sound;            // the state at the beginning of the month
  std::vector<std::int16_t> stood;      // per lane: collapsed, at the beginning of the month
  std::vector<std::uint8_t> was_broken; // per lane: broken, the same
  bool is_suspect = false;  // what only quantities decide may have failed: each month is watched
  WarWatch watch;
  std::shared_ptr<const WarPlan> plan;  // of the conflict and view last started or refreshed
  std::shared_ptr<const WarPlan> spare; // the one before: blocks go to and fro between two views
  std::vector<double> scratch;          // columns
  std::vector<double> extra;            // columns that the plan's code keeps beside the frame
  std::vector<const double*> own_quantities;  // per lane, where each has its own world
  // Quantities that stand in the first `laid_lanes` lanes, with what only they decide; null: none.
  const double* laid = nullptr;
  int laid_lanes = 0;
  // Per Conflict::informed: the types whose war it is (empty: private quantities are what they stand
  // at), and what the month last run tells of them (war/lessons.h).
  std::vector<LaneTypes> types;
  std::vector<std::array<double, kMaxLanes>> lessons;
};

// Puts every lane into the state at month 0: quantities, overrides, stocks, modes, noise means,
// auxiliaries, t.
void start_block(const WarContext& context, std::span<const std::uint32_t> paths, WarBlock& block);

// The same with a world per lane; the context names none. Such a block is not refreshed from outside.
void start_block(const WarContext& context, std::span<const WarLane> lanes, WarBlock& block);

// After the state columns of the frame were written from outside (at the beginning of `month`):
// sets t, quantities and auxiliaries to match. `collapsed` is kept (new lanes: -1).
void refresh_block(const WarContext& context, int month, WarBlock& block);

// One month of war (or of peace, by the phase slot) from the beginning of `month` to that of month
// + 1; leaves the block refreshed and `collapsed` set for lanes that collapse in it (unless in
// peace).
void step_month(const WarContext& context, int month, WarBlock& block);

// Applies effects to the lanes where mask is true (all values are computed first). Stocks keep
// to their floors and ceilings; `add` on an override starts from the value in force. Auxiliaries
// are not brought up to date: refresh_block does that.
void apply_effects(const WarContext& context, std::span<const Effect> effects,
                   const std::uint8_t* mask, WarBlock& block);

// `count` paths from month 0 to `months`, numbered from first_path, stored month by month.
// Lanes that collapsed keep their last state.
Paths run_war(const WarContext& context, int count, int months, std::uint32_t first_path = 0);

// `paths` paths of each of `count` worlds from first_world on, worlds side by side in a block: path p
// of world w is number (w - first_world) * paths + p, and has the bits that run_war gives it. The
// context's own world and quantities are not used.
Paths run_worlds(const WarContext& context, const Worlds& worlds, int first_world, int count,
                 int paths, int months);

}  // namespace armistice

// A study: every world solved and played, and what was played.
#pragma once

#include <vector>

#include "armistice/conflict.h"
#include "armistice/histories.h"
#include "armistice/progress.h"
#include "armistice/scenario.h"
#include "armistice/world_store.h"
#include "armistice/worlds.h"
#include "talks/game.h"
#include "talks/regression.h"

namespace armistice {

struct RunOptions {
  int first_world = 0, worlds = 0;
  int paths = 500;               // per world and path set
  int train_paths = 0;           // 0: as paths
  std::uint64_t train_salt = 0;  // another number: other training courses, the same play
  int threads = 0;
  int more_months = 0;  // added to the recursion's end
  int sampled = 0;      // histories per world kept for bands
  int lock_courses = 0;
  int kept = 0;  // worlds, the first ones, whose strategies the study keeps
  const std::vector<Strategy>* solved = nullptr;  // by world: strategies to play; null: solve
  int certified = 0;             // worlds, the first ones, in which the solution is certified
  int table_worlds = 0, table_courses = 0;  // worlds, the first ones, and histories of each whose table is kept
  int window_courses = 0;        // histories per world whose windows are looked into (talks/windows.h)
  bool known_types = false;      // where quantities are private, play once more with them known
  std::vector<Deal> judged;      // packages that are judged at `now` in every world
  std::vector<WatchedState> watched;  // told month by month from `now` on
  bool judged_home = false;      // ... also at home,
  int judged_closely = 0;        // of so many of the first bloc by bloc
  int table_lanes = 0;           // courses per world kept for judging packages later
  Scenario standing{};             // levers pulled and locks open in every run, from `now` on
  WorldStore* store = nullptr;   // finished worlds go there; null: nowhere
  const std::vector<Program>* lock_excluded = nullptr;  // packages that the lock analysis leaves out; null: none
  BasisOptions basis;
};

// The game that is solved: with random numbers of its own where the options salt them.
Game trained_game(Game game, const RunOptions& options);

// What either switches.
Scenario both(Scenario a, const Scenario& b);

struct Study {
  std::vector<WorldHistories> worlds;  // in world order; after an interruption, those that are done
  std::vector<Strategy> strategies;    // of the first worlds
  std::vector<int> valued;             // parties of WorldHistories::value_at_start
  double menu_size = 0;                // mean
  double menu_epsilon = 0;             // largest
  std::string packages;
};

Study run_study(const Conflict& conflict, const Worlds& draws, const RunOptions& options,
                Progress& progress, const char* stage);

// The base study and one paired study per scenario: the same worlds, random numbers and record, the
// scenario from `now` on.
struct PairedStudies {
  Study base;
  std::vector<Study> scenarios;
};
PairedStudies run_scenarios(const Conflict& conflict, const Worlds& draws,
                            const RunOptions& options, const std::vector<Scenario>& scenarios,
                            Progress& progress, const char* stage);

}  // namespace armistice

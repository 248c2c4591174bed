// The flow of the design on one page: Conflict -> Findings.
#pragma once

#include <cstdint>
#include <optional>

#include "armistice/conflict.h"
#include "armistice/findings.h"
#include "armistice/progress.h"
#include "armistice/proposal.h"
#include "armistice/scenario.h"
#include "armistice/world_store.h"

namespace armistice {

inline constexpr int kDefaultWorlds = 400;
inline constexpr int kDefaultPaths = 500;
inline constexpr int kScenarioWorlds = 64, kScenarioPaths = 500;  // of levers, why and orders

struct StudyOptions {
  int worlds = 0;          // 0: the default, and more (up to four times) while the record leaves
                           // fewer than 300 effective worlds
  int paths = 0;           // per world, in each of the train, validate and play sets; 0: the default
  int threads = 0;         // 0: as many as the machine has
  std::uint64_t seed = 1;
  bool doubts = true;      // solver_error and horizon_effect
  bool levers = false;     // levers and each lock opened for good
  bool pairs = false;      // of levers: two at a time as well
  bool why = false;        // why the war goes on
  bool orders = false;     // what other orders of steps would change
  bool base = true;        // the base study; false: only the levers, why or orders
  Scenario standing{};       // levers pulled and locks opened for good, in all worlds
  WorldStore* store = nullptr;  // finished worlds are kept there and taken from there
  int table_lanes = 0;     // courses in all, over all worlds, kept for the table of packages
  int lock_ending = -1;    // locks in the way of this ending rather than of any deal
};

// Interrupting returns what is finished: Findings::worlds says how many worlds that is.
Findings analyze(const Conflict& conflict, const StudyOptions& options, Progress& progress);

// What a proposal made at `now` sets in motion (outlook/proposed.h): Findings::proposal, on the worlds,
// paths, seed and standing scenario of the options.
Findings try_proposal(const Conflict& conflict, const StudyOptions& options,
                      const Proposal& proposal, Progress& progress);

// What packages would bring if they lay on the table at `now`: the one that is asked about, and which
// are most likely to be signed and to last.
DealFindings judge_packages(const Conflict& conflict, const StudyOptions& options,
                            const std::optional<Deal>& asked, Progress& progress);

}  // namespace armistice

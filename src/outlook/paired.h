// Differences between two studies of the same worlds and random numbers.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

// Per-world differences of means, weighted as in the base. Histories are paired by number.
Estimate estimate_difference(const std::vector<WorldHistories>& base,
                             const std::vector<WorldHistories>& other,
                             const std::function<double(const History&)>& value);

// What another solver setting changes (solver_error, horizon_effect): `other` minus `base`, world by world.
SolverDoubt compare_settings(const Conflict& conflict, const std::vector<WorldHistories>& base,
                             const std::vector<WorldHistories>& other, const std::vector<int>& valued);

// What a scenario changes, weighted by the base's record.
LeverEffect compare_scenario(const Conflict& conflict, const std::string& id,
                             const std::vector<WorldHistories>& base,
                             const std::vector<WorldHistories>& other);

// What two levers do together, and how far that is from what each does alone. The worlds of `both` may be
// fewer: the first ones count.
LeverPair compare_pair(const Conflict& conflict, const std::pair<std::string, std::string>& ids,
                       const std::vector<WorldHistories>& base,
                       const std::vector<WorldHistories>& first,
                       const std::vector<WorldHistories>& second,
                       const std::vector<WorldHistories>& both);

// What believing one claim (or alternative) instead of the pool changes: worlds grouped by what they drew.
// Fills effects and matters of the disagreements of `out`.
void find_disagreement_effects(const Conflict& conflict, const Worlds& draws, const Study& study,
                               Findings& out);

}  // namespace armistice

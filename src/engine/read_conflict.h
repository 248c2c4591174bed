// A case from files to a Conflict that can be studied, with every problem of all stages; and what a
// reader switches in it.
#pragma once

#include <string>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/result.h"
#include "armistice/scenario.h"
#include "casefile/read_and_compile.h"

namespace armistice {

// Reads, compiles, and checks what only the whole case can contradict.
Checked<Conflict> read_conflict(const std::string& path, const Files& files,
                                const CompileOptions& options);

// Levers pulled and locks opened for good, by id; an unknown id is a diagnostic ("bad-setting").
Scenario standing_scenario(const Conflict& conflict, const std::vector<std::string>& levers,
                           const std::vector<std::string>& open_locks, Diagnostics& diagnostics);

}  // namespace armistice

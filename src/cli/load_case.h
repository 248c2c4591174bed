// A case from the disk, ready to be studied, with its problems on the console.
#pragma once

#include <optional>

#include "armistice/conflict.h"
#include "armistice/result.h"
#include "cli/commands.h"
#include "report/report.h"

namespace armistice {

// Reads, compiles and checks; every problem of all three stages.
Checked<Conflict> read_and_compile(const Arguments& arguments);

// The same for commands that need a sound case: errors go to standard error in full, warnings as
// a count. Nothing: `code` is the exit code.
std::optional<Conflict> load_case(const Arguments& arguments, Console& console, int& code);

// The parts of a report that the command line knows.
ReportInfo report_info(const Arguments& arguments, const std::string& command,
                       const Conflict* conflict);

}  // namespace armistice

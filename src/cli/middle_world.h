// One world with every quantity at its median: for commands that show the table rather than a
// forecast.
#pragma once

#include "armistice/worlds.h"
#include "report/report.h"

namespace armistice {

// A choice takes its middle alternative by weight. `info` holds the ranges of all quantities.
Worlds middle_world(const Conflict& conflict, const ReportInfo& info);

}  // namespace armistice

// The war while it lasts, month by month: bands of stocks, chances of modes, dates of limits.
#pragma once

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

void find_war_bands(const Conflict& conflict, const Study& study, Findings& out);

}  // namespace armistice

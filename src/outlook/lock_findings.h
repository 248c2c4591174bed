// Keys, knots and shares over worlds, at `now`.
#pragma once

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

void find_locks(const Conflict& conflict, const Study& study, Findings& out);

}  // namespace armistice

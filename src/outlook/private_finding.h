// What others learn of private quantities, and what not knowing them costs.
#pragma once

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

PrivateFindings find_private(const Conflict& conflict, const Worlds& draws, const Study& study);

}  // namespace armistice

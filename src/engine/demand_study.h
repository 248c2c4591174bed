// Whether any package meets the demands of all belligerents, which few of them rule every package out,
// and how far a plan from outside is from each.
#pragma once

#include "armistice/conflict.h"
#include "armistice/demands.h"
#include "armistice/program.h"

namespace armistice {

// `start`: one lane at month 0 of the world in which worths are taken. plan: empty, or an option for every issue.
DemandFindings study_demands(const Conflict& conflict, const Frame& start, const Deal& plan);

}  // namespace armistice

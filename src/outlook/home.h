// Home over worlds: which bodies and leaders stand against the packages most likely to be signed,
// which change of the package or whose change of mind would help.
#pragma once

#include <vector>

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

// A few packages and, of each, what differs from it in one issue, then in two (within limits);
// forbidden ones left out. The packages themselves come first. Without repeats.
std::vector<Deal> packages_for_home(const Conflict& conflict, const std::vector<Deal>& packages);

// `deals`: as the study judged them at home, the first `packages` bloc by bloc.
HomeFindings find_home(const Conflict& conflict, const Study& study, const std::vector<Deal>& deals,
                       int packages);

}  // namespace armistice

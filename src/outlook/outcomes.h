// Endings, signatures and dates of a study.
#pragma once

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

// Fills endings, settled_by, signed/ratified/lasting, months of war, deals and options signed, backcast,
// answers and effective worlds.
void find_outcomes(const Conflict& conflict, const Study& study, Findings& out);

std::vector<EndingShare> ending_shares(const Conflict& conflict, const std::vector<WorldHistories>& worlds);

// 1 if a package was signed before `month` (since start).
inline double signed_before(const History& h, int month) {
  return h.signed_month >= 0 && h.signed_month < month;
}

}  // namespace armistice

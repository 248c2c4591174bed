// Signed packages that differ in little, taken together: many packages of a large case are signed
// once or twice each, and a list of the most frequent ones then shows a small part of them.
#pragma once

#include "armistice/conflict.h"
#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

inline constexpr int kIssuesApart = 2;  // from the group's first package, shares not counted

// Groups one after another: around each of the most frequent packages that are in none yet, those
// that differ from it in at most kIssuesApart issues; the one that gathers most becomes a group. At
// most five; fills Findings::deal_groups.
void find_deal_groups(const Conflict& conflict, const Study& study, Findings& out);

}  // namespace armistice

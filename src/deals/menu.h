// The packages worth proposing in one world, by merging issue after issue.
//
// Deal d dominates d' iff every needed, proposing or consulted party likes it at least as well in every
// state (same options where a worth depends on the state), the set of locks that refuse it is a
// subset, and ratification and durability are at least as good (same options where they cannot be compared).
// Of deals that dominate each other (equal in all this) one is listed: mostly the first in file
// order, but another where it was ahead before the last issue was merged. Worths are compared
// after rounding to about 1e-11 of their range, so that equal sums are equal.
//
// In detail: consulted parties are those whose worth or gain `holds` or `ratify` read, and holders of soft
// locks; where such a program is not known to rise with the worth, only equal worths compare. Of
// these programs the largest parts that read issues and fixed quantities alone are compared: larger
// or smaller as the whole program rises or falls with them, equal where that is not known (parts.h).
#pragma once

#include "armistice/conflict.h"
#include "armistice/deal.h"
#include "armistice/program.h"
#include "deals/count_packages.h"
#include "deals/worth.h"

namespace armistice {

// `start`: one lane at month 0 of the world. cap: conflict.talks.menu_cap, 0 for none. Deals that a
// permanent hard lock refuses go to locked_deals, which has the same cap of its own.
// `count`: also fill Menu::packages, which is the same in every world. `terms`: only packages with
// these options.
Menu build_menu(const Conflict& conflict, const Frame& start, const Scale& scale, int cap,
                bool count = true, const SignedTerms& terms = {});

}  // namespace armistice

// The packages worth proposing in one world, by merging issue after issue.
//
// Deal d dominates d' iff every needed, proposing or consulted party likes it at least as well in every
// state (same options where a worth depends on the state), the set of locks that refuse it is a
// subset, and ratification and durability are at least as good (same options where they cannot be compared).
#pragma once

#include "armistice/conflict.h"
#include "armistice/deal.h"
#include "armistice/program.h"
#include "deals/worth.h"

namespace armistice {

// `start`: one lane at month 0 of the world. cap: conflict.talks.menu_cap, 0 for none.
Menu build_menu(const Conflict& conflict, const Frame& start, const Scale& scale, int cap);

// Exact number of packages that `forbidden` allows, as a decimal.
std::string count_packages(const Conflict& conflict);

}  // namespace armistice

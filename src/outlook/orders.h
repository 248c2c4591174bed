// The orders of steps of a case compared: the one in force, everything at once, and each that the
// case names, from `now` on, on the same worlds, record and random numbers.
#pragma once

#include "armistice/conflict.h"
#include "armistice/findings.h"
#include "armistice/progress.h"
#include "armistice/worlds.h"
#include "outlook/study.h"

namespace armistice {

// The orders to compare, the one in force first. What has no name gets one: "in_force" and
// "at_once".
std::vector<Order> orders_of(const Conflict& conflict);

// Findings::orders, worlds and effective_worlds.
void find_orders(const Conflict& conflict, const Worlds& draws, const RunOptions& options,
                 Progress& progress, Findings& out);

}  // namespace armistice

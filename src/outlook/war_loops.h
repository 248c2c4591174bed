// Feedback loops among the stocks of the war, and how strong each is over time.
#pragma once

#include "armistice/conflict.h"
#include "armistice/war_reading.h"
#include "armistice/worlds.h"

namespace armistice {

// A stock moves another where the slope d(flow of the other) / d(stock) is not zero at some of the dates.
// Slopes are central differences along one course: that of the world in which every quantity
// has its median, whose stocks lie nearest to the medians over courses. Loops of up to
// six stocks are found once; a loop's gain is the product of its slopes, brought to a rate
// per month by the root of its length, and its dominance the share of that among all loops.
void find_loops(const Conflict& conflict, const Worlds& draws, int paths, WarReading& out);

}  // namespace armistice

// The order in which training courses go through a month: those alike in the features side by side,
// so that stratified draws (war/draws.h) even out what happens to like courses.
//
// Sorted by the first feature and cut into slabs, each slab by the second, and so on; slabs are
// whole blocks, about as many per feature (the batch sort of L'Ecuyer, Munger, Lecot and Tuffin,
// Mathematics and Computers in Simulation 143, 2018). Ties keep the order of the courses' numbers.
#pragma once

#include <vector>

namespace armistice {

// features: feature x course, indexed by the numbers in `courses`.
// The last `grouped` of them are discrete: courses that agree in these come first of all together.
void order_alike(const std::vector<std::vector<double>>& features, std::size_t grouped,
                 std::vector<int>& courses);

}  // namespace armistice

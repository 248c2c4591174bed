// What goes with what over worlds: rank correlations (Spearman 1904) of many candidates with one
// target, and which of them can be told from luck.
#pragma once

#include <optional>
#include <vector>

#include "armistice/war_reading.h"

namespace armistice {

// One candidate's value and the target, per world. Nothing below eight worlds, or where a value is
// no finite number. The id and the kind are the caller's to set.
std::optional<WarDriver> rank_driver(const std::vector<double>& values,
                                     const std::vector<double>& targets);

// A case has hundreds of candidates, and some go with a target by luck: those of all lists are
// judged together (multiple_tests.h), and of those that stay clear each list keeps its five
// strongest.
void keep_clear_drivers(const std::vector<std::vector<WarDriver>*>& lists);

}  // namespace armistice

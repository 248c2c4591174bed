// Which of many effects, tested at once, can be told from none.
//
// A case with thirty disputed statements and a dozen endings asks hundreds of questions; at two
// standard errors each, a few answers are clear by luck alone. So the effects of all disagreements
// are judged together: at most one in twenty of those called clear is expected to be luck
// (Benjamini and Hochberg 1995). An effect matters if it is clear in that sense, lies beyond two
// standard errors and moves its ending by half a percentage point or more.
#pragma once

#include <vector>

#include "armistice/findings.h"

namespace armistice {

inline constexpr double kFalseDiscoveries = 0.05;  // share of those called clear
inline constexpr double kTrifle = 0.005;           // of a probability: half a percentage point

// Chance of a ratio of effect to error at least that large either way if there were no effect:
// Student's t. `freedom` >= 1.
double two_sided_p(double ratio, int freedom);

// One flag per p-value: clear at that rate of false discoveries.
std::vector<char> discoveries(const std::vector<double>& p, double rate);

// Sets `matters` of effects and disagreements from means, errors and `chance_of_none`. Where there
// are two alternatives one's effect is the other's in a mirror, so both matter or neither.
void mark_what_matters(std::vector<Disagreement>& disagreements);

}  // namespace armistice

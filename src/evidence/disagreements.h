// Which quantities have claims that do not agree, and how much each claim weighs.
//
// Two cases. Claims that pool disagree when their spreads, each cut to its middle 90 %, have no
// value in common; claims about a choice disagree when they support different alternatives.
// What a disagreement changes needs histories: src/outlook fills `effects` and `matters`.
#pragma once

#include <vector>

#include "armistice/conflict.h"
#include "armistice/findings.h"

namespace armistice {

// In file order of the quantities. `believe` lists, with weights that sum to 1, the pooled claims
// (index k = index into Quantity::pooled) or the alternatives of the choice (index k = value k).
std::vector<Disagreement> find_disagreements(const Conflict& conflict);

}  // namespace armistice

// Two parties whose wishes are near to opposite: of very many packages that give away next to
// nothing, one whose gains are divided almost exactly as a rule wants them.
//
// With weights w, what a package gives away is the most that w * u can be less its own w * u, and
// it is a sum over issues. Where nothing is given away along a whole line of packages - a strict
// zero-sum space is all line - merging cannot drop any of them, but a rule asks for one place on
// the line only. So the issues are dealt out to four lists of part packages; pairs of the first two
// near one sum are matched with pairs of the last two near the rest (Schroeppel and Shamir 1981
// for the four lists; Wagner 2002 for keeping only pairs near a sum). Four lists of n part packages
// reach n^3 places of the line. What is found is a package, no proof: a bound (points.h) says
// whether it can be beaten.
#pragma once

#include <cstdint>
#include <vector>

#include "armistice/deal.h"
#include "deals/merge_plan.h"
#include "deals/point_value.h"

namespace armistice {

// Whole worths of a package, per dimension of the plan.
std::vector<std::int64_t> whole_sums(const MergePlan& plan, const Deal& deal);

// Ratios of the two weights at which two options of some issue are equally good, those of far
// apart options first; at most `most`, nearest to `ratio`. Bounds are lowest at such ratios.
std::vector<double> ratios_near(const MergePlan& plan, double ratio, std::size_t most);

// `base` with the issues that no term reads settled anew: of the packages that were matched, the
// best by the rule. `weights` as for PointValue::bound, `sum` the most that they can bring.
// `reach`: how far from its part of what is wanted a part package may lie, in parts of the largest
// issue; a small reach serves divisions near the end of the line. Two dimensions.
Deal divide_finely(const MergePlan& plan, const PointValue& rule,
                   const std::vector<double>& weights, double sum, const Deal& base, double reach);

}  // namespace armistice

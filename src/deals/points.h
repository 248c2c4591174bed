// Fair points: the efficient packages that the Nash, Kalai-Smorodinsky, egalitarian and utilitarian
// rules choose, with e what no deal is worth to each party. Only packages with u >= e for all
// count.
//
//   nash                 the largest product of u - e
//   kalai_smorodinsky    the largest smallest (u - e) / (ideal - e); ideal: each party's best u
//   among these
//                        packages; a party that cannot gain does not count; then the second
//                        smallest, ...
//   egalitarian          the largest smallest u - e, then the second smallest, ...
//   utilitarian          the largest sum of u
//
// Of packages that are equally good by a rule: the larger smallest gain, then the second smallest,
// ..., then the first in file order. `ties` counts packages with the point's worth vector.
//
// On an exact frontier points are read off. Else branch and bound: for any weights the best sum of
// weighted gains bounds each rule (Lagrange), and only part packages that can still reach the best
// known value are merged. Of two parties with near opposite wishes, whose packages are too many to
// merge, one that is divided as the rule wants it is looked for (fine_division.h); if it reaches
// the bound up to rounding it is exact, but its ties are not all counted. If those are too many as
// well, `bound` says how good the rule's value can be at most.
#pragma once

#include <string>
#include <vector>

#include "armistice/deal.h"
#include "armistice/deal_space.h"
#include "deals/frontier.h"

namespace armistice {

enum class PointRule { nash, kalai_smorodinsky, egalitarian, utilitarian };
inline constexpr PointRule kPointRules[] = {PointRule::nash, PointRule::kalai_smorodinsky,
                                            PointRule::egalitarian, PointRule::utilitarian};
inline constexpr const char* kPointNames[] = {"nash", "kalai_smorodinsky", "egalitarian",
                                              "utilitarian"};

struct Point {
  bool found = false;  // false: no package is worth e to all, or (if not exact) none was found
  Deal deal;
  std::vector<double> worth;  // per listed party
  std::string ties;           // decimal
  bool all_ties = true;  // false: there may be more ties, and one of them may be first in the file
  bool exact = true;
  double value = 0;  // of the rule
  double bound = 0;  // no package has a larger value; equal to value where exact
};

struct Points {
  std::vector<double> disagreement;  // e, per listed party
  std::vector<double> ideal;         // of kalai_smorodinsky, where a package is worth e to all
  Point points[4];                   // by PointRule
  const Point& of(PointRule rule) const { return points[static_cast<int>(rule)]; }
};

// `frontier`: of the same space and parties. `most`: part packages carried in a search, 0 as in
// FrontierOptions.
Points find_points(const DealSpace& space, const std::vector<int>& parties,
                   const std::vector<double>& disagreement, const Frontier& frontier,
                   std::int64_t most = 0);

}  // namespace armistice

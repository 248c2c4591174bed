// The edge of the upper right hull of points in the plane that crosses a line: the best mix of two
// points on that line, without building the hull (the bridge search of Kirkpatrick and Seidel 1986,
// in its simple form: a few passes over the points).
#pragma once

#include <vector>

namespace armistice {

struct HullEdge {
  int left = -1, right = -1;  // points on either side of the line; -1: no edge crosses it, some
                              // single point is best
  double share = 0;           // of `left`; the rest is `right`
};

// Points are (x, y); beyond < 0 lies to the left of the line, which must be x = constant or x - y =
// constant. Ties go to the first point. No points on a side, or one that is best in y on the left
// and no better than the best on the right: no edge.
HullEdge edge_across(const std::vector<double>& x, const std::vector<double>& y,
                     const std::vector<double>& beyond);

// The largest smallest coordinate of any mix of the points.
double fairest_level(const std::vector<double>& x, const std::vector<double>& y);

}  // namespace armistice

#include "talks/hull_edge.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "util/wide.h"

namespace armistice {
namespace {

constexpr double kFlat = 1e-13;  // a point this little above the edge is on it
constexpr int kMostPasses = 200;

constexpr double kNone = -std::numeric_limits<double>::infinity();

// The first point of those with the largest a x + b y, if that exceeds `least`; else -1. The
// largest value is found first, and its place afterwards.
ARMISTICE_WIDE int top_point(const double* x, const double* y, int n, double a, double b,
                             double least) {
  const double top = largest(n, least, [=](int d) { return a * x[d] + b * y[d]; });
  if (!(top > least)) return -1;
  int d = 0;
  while (a * x[d] + b * y[d] != top) ++d;
  return d;
}

// Where points reach on either side of the line.
struct Extent {
  double high_left, high_right, far_right;  // the highest y, or the largest x; kNone: no point
};

ARMISTICE_WIDE Extent extent_of(const double* x, const double* y, const double* beyond, int n) {
  const auto left = [=](int d) { return beyond[d] < 0 ? y[d] : kNone; };
  const auto right = [=](int d) { return beyond[d] < 0 ? kNone : y[d]; };
  const auto far = [=](int d) { return beyond[d] < 0 ? kNone : x[d]; };
  return {largest(n, kNone, left), largest(n, kNone, right), largest(n, kNone, far)};
}

}  // namespace

HullEdge edge_across(const std::vector<double>& x, const std::vector<double>& y,
                     const std::vector<double>& beyond) {
  const int n = static_cast<int>(x.size());
  const Extent extent = extent_of(x.data(), y.data(), beyond.data(), n);
  if (extent.far_right == kNone || !(extent.high_left > extent.high_right)) return {};
  // of points as high, or as far, the one that is ahead in the other way
  int left = -1, right = -1;
  for (int d = 0; d < n; ++d) {
    if (beyond[d] < 0) {
      if (y[d] == extent.high_left && (left < 0 || x[d] > x[left])) left = d;
    } else if (x[d] == extent.far_right && (right < 0 || y[d] > y[right])) {
      right = d;
    }
  }
  for (int pass = 0; pass < kMostPasses; ++pass) {
    const double a = y[left] - y[right], b = x[right] - x[left];
    if (b <= 0) return {};
    const double at = a * x[left] + b * y[left];
    const int top = top_point(x.data(), y.data(), n, a, b, at + kFlat * (a + b));
    if (top < 0) break;
    (beyond[top] < 0 ? left : right) = top;
  }
  const double share = beyond[right] / (beyond[right] - beyond[left]);
  return {left, right, share};
}

double fairest_level(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<double> beyond(x.size());
  double level = kNone;
  for (std::size_t d = 0; d < x.size(); ++d) {
    beyond[d] = x[d] - y[d];
    level = std::max(level, std::min(x[d], y[d]));
  }
  const HullEdge edge = edge_across(x, y, beyond);
  if (edge.left < 0 || edge.share <= 0) return level;
  const double mixed = edge.share * x[edge.left] + (1 - edge.share) * x[edge.right];
  return std::max(level, mixed);
}

}  // namespace armistice

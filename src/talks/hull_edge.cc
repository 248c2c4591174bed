#include "talks/hull_edge.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "util/wide.h"

namespace armistice {
namespace {

constexpr double kFlat = 1e-13;  // a point this little above the edge is on it
constexpr int kMostPasses = 200;

// The first point of those with the largest a x + b y, if that exceeds `least`; else -1. The
// largest value is found first, side by side, and its place afterwards.
ARMISTICE_WIDE int top_point(const double* x, const double* y, int n, double a, double b,
                             double least) {
  constexpr int kWide = 8;
  double most[kWide];
  std::fill_n(most, kWide, least);
  int d = 0;
  for (; d + kWide <= n; d += kWide)
    for (int k = 0; k < kWide; ++k) {
      const double value = a * x[d + k] + b * y[d + k];
      most[k] = value > most[k] ? value : most[k];
    }
  for (; d < n; ++d) {
    const double value = a * x[d] + b * y[d];
    most[0] = value > most[0] ? value : most[0];
  }
  const double top = *std::max_element(most, most + kWide);
  if (!(top > least)) return -1;
  for (d = 0; a * x[d] + b * y[d] != top; ++d) {}
  return d;
}

}  // namespace

HullEdge edge_across(const std::vector<double>& x, const std::vector<double>& y,
                     const std::vector<double>& beyond) {
  const int n = static_cast<int>(x.size());
  int left = -1, right = -1,
      highest = -1;  // the highest left, the farthest right, the highest right
  const auto ahead = [](const std::vector<double>& first, const std::vector<double>& second, int d,
                        int best) {
    return best < 0 || first[d] > first[best] ||
           (first[d] == first[best] && second[d] > second[best]);
  };
  for (int d = 0; d < n; ++d) {
    if (beyond[d] < 0) {
      if (ahead(y, x, d, left)) left = d;
      continue;
    }
    if (ahead(x, y, d, right)) right = d;
    if (ahead(y, x, d, highest)) highest = d;
  }
  if (left < 0 || right < 0 || y[left] <= y[highest]) return {};
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
  double level = -std::numeric_limits<double>::infinity();
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

#include "talks/course_order.h"

#include <algorithm>
#include <cmath>

#include "armistice/program.h"

namespace armistice {
namespace {

using Courses = std::vector<int>::iterator;

// By features `feature` .. `last` - 1.
void order_from(const std::vector<std::vector<double>>& features, std::size_t feature,
                std::size_t last, Courses begin, Courses end) {
  if (feature >= last) return;
  const std::vector<double>& x = features[feature];
  std::sort(begin, end, [&](int a, int b) { return x[a] < x[b] || (x[a] == x[b] && a < b); });
  const double left = static_cast<double>(last - feature);
  const double blocks = std::ceil(static_cast<double>(end - begin) / kMaxLanes);
  const auto slab =
      static_cast<std::ptrdiff_t>(std::ceil(std::pow(blocks, 1 - 1 / left))) * kMaxLanes;
  for (Courses from = begin; from < end; from += std::min(slab, end - from))
    order_from(features, feature + 1, last, from, from + std::min(slab, end - from));
}

// Groups by the values of feature `last` - 1 and those before it down to `first`, then by the rest.
void group_from(const std::vector<std::vector<double>>& features, std::size_t first,
                std::size_t last, Courses begin, Courses end) {
  if (last == first) return order_from(features, 0, first, begin, end);
  const std::vector<double>& x = features[last - 1];
  std::sort(begin, end, [&](int a, int b) { return x[a] < x[b] || (x[a] == x[b] && a < b); });
  for (Courses from = begin; from < end;) {
    Courses to = from;
    while (to < end && x[*to] == x[*from]) ++to;
    group_from(features, first, last - 1, from, to);
    from = to;
  }
}

}  // namespace

void order_alike(const std::vector<std::vector<double>>& features, std::size_t grouped,
                 std::vector<int>& courses) {
  group_from(features, features.size() - grouped, features.size(), courses.begin(), courses.end());
}

}  // namespace armistice

#include "talks/course_order.h"

#include <algorithm>
#include <cmath>

#include "armistice/program.h"

namespace armistice {
namespace {

using Courses = std::vector<int>::iterator;

void order_from(const std::vector<std::vector<double>>& features, std::size_t feature,
                Courses begin, Courses end) {
  if (feature == features.size()) return;
  const std::vector<double>& x = features[feature];
  std::sort(begin, end, [&](int a, int b) { return x[a] < x[b] || (x[a] == x[b] && a < b); });
  const double left = static_cast<double>(features.size() - feature);
  const double blocks = std::ceil(static_cast<double>(end - begin) / kMaxLanes);
  const auto slab =
      static_cast<std::ptrdiff_t>(std::ceil(std::pow(blocks, 1 - 1 / left))) * kMaxLanes;
  for (Courses from = begin; from < end; from += std::min(slab, end - from))
    order_from(features, feature + 1, from, from + std::min(slab, end - from));
}

}  // namespace

void order_alike(const std::vector<std::vector<double>>& features, std::vector<int>& courses) {
  order_from(features, 0, courses.begin(), courses.end());
}

}  // namespace armistice

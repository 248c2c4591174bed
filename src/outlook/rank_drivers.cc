#include "outlook/rank_drivers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "outlook/multiple_tests.h"

namespace armistice {
namespace {

constexpr std::size_t kDrivers = 5;  // named at most
constexpr int kLeastWorlds = 8;      // for a correlation

// Ranks from 0, ties at their mean.
std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<int> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return values[a] < values[b]; });
  std::vector<double> out(values.size());
  for (std::size_t k = 0; k < order.size();) {
    std::size_t end = k;
    while (end < order.size() && values[order[end]] == values[order[k]]) ++end;
    for (std::size_t j = k; j < end; ++j) out[order[j]] = static_cast<double>(k + end - 1) / 2;
    k = end;
  }
  return out;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  const double mean = (n - 1) / 2;  // of ranks
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    ab += (a[k] - mean) * (b[k] - mean);
    aa += (a[k] - mean) * (a[k] - mean);
    bb += (b[k] - mean) * (b[k] - mean);
  }
  return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

}  // namespace

std::optional<WarDriver> rank_driver(const std::vector<double>& values,
                                     const std::vector<double>& targets) {
  if (static_cast<int>(values.size()) < kLeastWorlds) return std::nullopt;
  if (!std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); }))
    return std::nullopt;
  WarDriver out;
  const double r = out.correlation = correlation(ranks(values), ranks(targets));
  const double n = static_cast<double>(values.size()), left = 1 - r * r;
  out.se = left / std::sqrt(n - 3);
  out.chance_of_none =
      left > 0 ? two_sided_p(std::abs(r) * std::sqrt((n - 2) / left), static_cast<int>(n) - 2) : 0;
  return out;
}

void keep_clear_drivers(const std::vector<std::vector<WarDriver>*>& lists) {
  std::vector<double> chances;
  for (const auto* list : lists)
    for (const WarDriver& driver : *list) chances.push_back(driver.chance_of_none);
  const std::vector<char> clear = discoveries(chances, kFalseDiscoveries);
  std::size_t next = 0;
  for (auto* list : lists) {
    std::vector<WarDriver> kept;
    for (const WarDriver& driver : *list)
      if (clear[next++] != 0 && std::abs(driver.correlation) > 2 * driver.se)
        kept.push_back(driver);
    std::stable_sort(kept.begin(), kept.end(), [](const WarDriver& a, const WarDriver& b) {
      return std::abs(a.correlation) > std::abs(b.correlation);
    });
    if (kept.size() > kDrivers) kept.resize(kDrivers);
    *list = std::move(kept);
  }
}

}  // namespace armistice

#include "deals/whole_worths.h"

#include <algorithm>
#include <cmath>

namespace armistice {
namespace {

constexpr int kMostUnits = 8;
constexpr double kMostMultiple = 1 << 20;  // of a unit, in a number
constexpr double kMostOnGrid = 1 << 12;    // the same where the unit itself is rounded
constexpr double kRounding = 4e-15;        // relative: what a few operations leave

// Numbers that are whole multiples of one unit.
struct Family {
  double unit = 0, largest = 0;
  std::int64_t whole = 1;  // the unit in steps of the grid; 0: its numbers are rounded one by one
  bool holds(double x) const {
    const double n = std::nearbyint(x / unit);
    return n <= kMostMultiple && std::abs(x - n * unit) <= kRounding * std::max(x, largest);
  }
};

// The largest number of which both are whole multiples, by Euclid's rule with rounding; 0: none.
double common_unit(double a, double b, double largest) {
  if (a < b) std::swap(a, b);
  while (b * kMostMultiple * 2 > largest) {
    const double rest = std::abs(a - std::nearbyint(a / b) * b);
    if (rest < 1e-3 * b) return b;
    a = b;
    b = rest;
  }
  return 0;
}

bool admit(Family& family, double x) {
  if (family.holds(x)) {
    family.largest = std::max(family.largest, x);
    return true;
  }
  const double largest = std::max(family.largest, x);
  const double rough = common_unit(family.unit, x, largest);
  if (rough == 0) return false;
  // the largest number says most precisely what the unit is
  Family wider = family;
  wider.largest = largest;
  wider.unit = largest / std::nearbyint(largest / rough);
  if (largest > kMostMultiple * wider.unit || !wider.holds(x) || !wider.holds(family.largest) ||
      !wider.holds(family.unit))
    return false;
  family = wider;
  return true;
}

class Units {
 public:
  void take(double x) {
    x = std::abs(x);
    if (x == 0) return;
    for (Family& family : families_)
      if (admit(family, x)) return;
    if (families_.size() < kMostUnits)
      families_.push_back({x, x, 1});
    else
      complete_ = false;
  }
  // `sum`: no sum of numbers is larger. Sets the step of the grid.
  void settle(double sum) {
    if (families_.empty()) return;
    step_ = families_[0].unit;
    if (complete_ && families_.size() == 1 && sum < step_ * 0x1p50) return;
    step_ = std::exp2(std::ceil(std::log2(sum)) - 50);
    for (Family& family : families_)
      family.whole = family.largest > kMostOnGrid * family.unit
                         ? 0
                         : static_cast<std::int64_t>(std::nearbyint(family.unit / step_));
  }
  std::int64_t whole(double x) const {
    for (const Family& family : families_)
      if (family.whole > 0 && family.holds(std::abs(x)))
        return static_cast<std::int64_t>(std::nearbyint(x / family.unit)) * family.whole;
    return static_cast<std::int64_t>(std::nearbyint(x / step_));
  }
  double step() const { return step_; }

 private:
  std::vector<Family> families_;
  bool complete_ = true;
  double step_ = 1;
};

double least_of(const std::vector<double>& values) {
  return *std::min_element(values.begin(), values.end());
}

}  // namespace

WholeWorths whole_worths(const DealSpace& space, int party) {
  const SpaceParty& p = space.parties[static_cast<std::size_t>(party)];
  WholeWorths out;
  out.base = p.offset;
  Units units;
  double sum = 0;
  for (const std::vector<double>& worth : p.worth) {
    const double least = least_of(worth);
    out.base += least;
    double most = 0;
    for (const double x : worth) {
      units.take(x - least);
      most = std::max(most, x - least);
    }
    sum += most;
  }
  const auto counts = [&](const DealTable& table) {
    return table.role == DealTable::Role::add && table.index == party;
  };
  for (const DealTable& table : space.tables) {
    if (!counts(table)) continue;
    double most = 0;
    for (const double x : table.values) {
      units.take(x);
      most = std::max(most, std::abs(x));
    }
    sum += most;
  }
  units.settle(sum);
  out.unit = units.step();
  const auto widen = [&](const std::vector<std::int64_t>& values) {
    out.most += *std::max_element(values.begin(), values.end());
    out.least += *std::min_element(values.begin(), values.end());
  };
  for (const std::vector<double>& worth : p.worth) {
    std::vector<std::int64_t> whole;
    const double least = least_of(worth);
    for (const double x : worth) whole.push_back(units.whole(x - least));
    widen(whole);
    out.options.push_back(std::move(whole));
  }
  for (const DealTable& table : space.tables) {
    std::vector<std::int64_t> whole;
    if (counts(table)) {
      for (const double x : table.values) whole.push_back(units.whole(x));
      widen(whole);
    }
    out.tables.push_back(std::move(whole));
  }
  return out;
}

}  // namespace armistice

#include "outlook/ripeness.h"

#include <vector>

#include "outlook/estimates.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr double kLeast = 0.01;  // share of histories at war below which a month is not told

double sum_of(const Windows& windows, const std::vector<double> Windows::*sums, std::size_t at) {
  return at < (windows.*sums).size() ? (windows.*sums)[at] : 0.0;
}

// Sum `of` at `of_at` over sum `by` at `by_at`: a world's mean, with the latter as its weight.
Estimate mean_of(const Study& study, const std::vector<double> Windows::*of, std::size_t of_at,
                 const std::vector<double> Windows::*by, std::size_t by_at) {
  std::vector<WorldValue> values;
  bool any = false;
  for (const WorldHistories& world : study.worlds) {
    const double weight = sum_of(world.windows, by, by_at);
    const double value = weight > 0 ? sum_of(world.windows, of, of_at) / weight : 0.0;
    values.push_back({world.world, weight, value, 0});
    any = any || weight > 0;
  }
  return any ? estimate_over_worlds(values) : Estimate{};
}

Ripeness::Side side_of(const Study& study, std::size_t month, std::size_t at) {
  return {mean_of(study, &Windows::own, at, &Windows::weight, month),
          mean_of(study, &Windows::joint, at, &Windows::overlap, month),
          mean_of(study, &Windows::open, at, &Windows::weight, month)};
}

}  // namespace

Ripeness find_ripeness(const Conflict& c, const Study& study) {
  Ripeness out;
  out.parties = c.talks.needed;
  if (study.worlds.empty() || study.worlds.front().windows.weight.empty()) return out;
  const std::size_t parties = out.parties.size();
  double whole = 0;
  for (const WorldHistories& world : study.worlds) whole += world.windows.weight[0];
  for (std::size_t m = 0; m < study.worlds.front().windows.weight.size(); ++m) {
    double weight = 0;
    for (const WorldHistories& world : study.worlds) weight += world.windows.weight[m];
    if (whole <= 0 || weight < kLeast * whole) break;
    Ripeness::Month month;
    month.month = static_cast<int>(m);
    month.date = add_months(c.calendar.start, c.calendar.now_month + month.month);
    month.at_war = weight / whole;
    month.overlap = mean_of(study, &Windows::overlap, m, &Windows::weight, m);
    month.all_open = mean_of(study, &Windows::all_open, m, &Windows::weight, m);
    for (std::size_t n = 0; n < parties; ++n)
      month.sides.push_back(side_of(study, m, m * parties + n));
    out.months.push_back(std::move(month));
  }
  return out;
}

}  // namespace armistice

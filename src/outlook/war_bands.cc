#include "outlook/war_bands.h"

#include <algorithm>
#include <limits>

#include "outlook/estimates.h"
#include "util/dates.h"
#include "util/statistics.h"

namespace armistice {
namespace {

constexpr double kFan[] = {.05, .25, .5, .75, .95};

std::size_t cell(const WarSample& s, std::size_t kinds, int month, std::size_t kind, int path) {
  return (static_cast<std::size_t>(month) * kinds + kind) * s.sampled + path;
}

// Calls body(world, path, weight) for each sampled history still at war in the month.
template <class Body>
void each_at_war(const Study& study, int month, Body body) {
  for (const WorldHistories& world : study.worlds)
    for (int p = 0; p < world.sample.sampled; ++p)
      if (world.sample.last_month[p] >= month && world.histories[p].weight > 0)
        body(world, p, world.histories[p].weight);
}

double sampled_weight(const Study& study) {
  double total = 0;
  for (const WorldHistories& world : study.worlds)
    for (int p = 0; p < world.sample.sampled; ++p) total += world.histories[p].weight;
  return total;
}

void find_fans(const Conflict& c, const Study& study, Findings& out) {
  const double total = sampled_weight(study);
  for (std::size_t s = 0; s < c.stocks.size(); ++s) {
    if (c.stocks[s].hidden) continue;
    Fan fan;
    fan.id = c.stocks[s].id;
    for (int month = 0; month <= c.calendar.end_month; ++month) {
      std::vector<double> value, weight;
      double at_war = 0;
      each_at_war(study, month, [&](const WorldHistories& world, int p, double w) {
        value.push_back(world.sample.stocks[cell(world.sample, c.stocks.size(), month, s, p)]);
        weight.push_back(w);
        at_war += w;
      });
      if (value.empty()) break;
      const std::vector<double> at = weighted_quantiles(value, weight, kFan);
      fan.months.push_back({add_months(c.calendar.start, month), at[0], at[1], at[2], at[3], at[4],
                            total > 0 ? at_war / total : 0});
    }
    out.stocks.push_back(std::move(fan));
  }
}

void find_modes(const Conflict& c, const Study& study, Findings& out) {
  for (std::size_t m = 0; m < c.modes.size(); ++m) {
    ModeShares shares;
    shares.id = c.modes[m].id;
    for (int month = 0; month <= c.calendar.end_month; ++month) {
      std::vector<double> p(c.modes[m].states.size(), 0.0);
      double total = 0;
      each_at_war(study, month, [&](const WorldHistories& world, int path, double w) {
        p[world.sample.modes[cell(world.sample, c.modes.size(), month, m, path)]] += w;
        total += w;
      });
      if (total <= 0) break;
      for (double& x : p) x /= total;
      shares.months.push_back({add_months(c.calendar.start, month), std::move(p)});
    }
    out.modes.push_back(std::move(shares));
  }
}

// First month from now in which the limit binds while the war lasts, or as it ends in a collapse;
// NaN: it does not.
double first_binding(const Conflict& c, const WarSample& s, std::size_t limit, int path,
                     bool collapses) {
  const int last = s.last_month[path] + (collapses ? 1 : 0);
  for (int month = c.calendar.now_month; month <= last; ++month)
    if (s.limits[cell(s, c.limits.size(), month, limit, path)]) return month - c.calendar.now_month;
  return std::numeric_limits<double>::quiet_NaN();
}

void find_limits(const Conflict& c, const Study& study, Findings& out) {
  for (std::size_t l = 0; l < c.limits.size(); ++l) {
    LimitFinding finding;
    finding.id = c.limits[l].id;
    std::vector<WorldValue> binds;
    std::vector<WorldDates> dates;
    for (const WorldHistories& world : study.worlds) {
      WorldDates when{world.world, {}, {}};
      WorldValue v{world.world, 0, 0, 0};
      double square = 0;
      for (int p = 0; p < world.sample.sampled; ++p) {
        const double month =
            first_binding(c, world.sample, l, p, world.histories[p].collapsed >= 0);
        const double w = world.histories[p].weight;
        v.weight += w;
        square += w * w;
        if (!(month >= 0)) continue;
        v.value += w;
        when.at.push_back(month);
        when.weight.push_back(w);
      }
      dates.push_back(std::move(when));
      if (v.weight > 0) {
        v.value /= v.weight;
        v.variance = v.value * (1 - v.value) * square / (v.weight * v.weight);
      }
      if (world.sample.sampled > 0) v.weight /= world.sample.sampled;
      binds.push_back(v);
    }
    finding.broken_by_end = estimate_over_worlds(binds);
    finding.month = estimate_dates(dates);
    out.limits.push_back(std::move(finding));
  }
}

}  // namespace

void find_war_bands(const Conflict& c, const Study& study, Findings& out) {
  find_fans(c, study, out);
  find_modes(c, study, out);
  find_limits(c, study, out);
}

}  // namespace armistice

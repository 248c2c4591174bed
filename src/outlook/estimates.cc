#include "outlook/estimates.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "armistice/worlds.h"
#include "util/statistics.h"

namespace armistice {
namespace {

void set_quantiles(const std::vector<double>& values, const std::vector<double>& weights,
                   Estimate& out) {
  constexpr double kQuantiles[] = {0.05, 0.50, 0.95};
  const std::vector<double> at = weighted_quantiles(values, weights, kQuantiles);
  out.p05 = at[0];
  out.p50 = at[1];
  out.p95 = at[2];
}

constexpr std::size_t kFewWorlds = 2 * kScrambles;  // below: clusters are single worlds

int cluster_of(const WorldValue& v, std::size_t worlds) {
  return worlds < kFewWorlds ? v.world : v.world % kScrambles;
}

struct Sum {
  double weight = 0, total = 0;
};

double ratio(const Sum& s) { return s.weight > 0 ? s.total / s.weight : 0.0; }

std::map<int, Sum> cluster_sums(const std::vector<WorldValue>& values) {
  std::map<int, Sum> sums;
  for (const WorldValue& v : values) {
    Sum& s = sums[cluster_of(v, values.size())];
    s.weight += v.weight;
    s.total += v.weight * v.value;
  }
  return sums;
}

// Standard error of a ratio of sums over independent clusters.
double clustered_error(const std::map<int, Sum>& sums, double mean, double weight) {
  const double n = static_cast<double>(sums.size());
  if (n < 2 || weight <= 0) return 0;
  double square = 0;
  for (const auto& [cluster, s] : sums)
    square += (s.total - s.weight * mean) * (s.total - s.weight * mean);
  return std::sqrt(square * n / (n - 1)) / weight;
}

void spread_over_worlds(const std::vector<WorldValue>& values, double mean, double weight,
                        Estimate& out) {
  std::vector<double> at, w;
  double between = 0, within = 0;
  for (const WorldValue& v : values) {
    if (v.weight <= 0) continue;
    at.push_back(v.value);
    w.push_back(v.weight);
    between += v.weight * (v.value - mean) * (v.value - mean) / weight;
    within += v.weight * v.variance / weight;
  }
  // the part of the spread that is not sampling within a world
  const double kept = between > 0 ? std::sqrt(std::max(0.0, between - within) / between) : 0.0;
  for (double& x : at) x = mean + kept * (x - mean);
  set_quantiles(at, w, out);
}

}  // namespace

WorldValue world_value(const WorldHistories& world,
                       const std::function<double(const History&)>& value) {
  WorldValue out;
  out.world = world.world;
  double weight = 0, sum = 0, square = 0;
  for (const History& h : world.histories) {
    const double x = value(h);
    if (h.weight <= 0 || std::isnan(x)) continue;
    weight += h.weight;
    sum += h.weight * x;
  }
  if (weight <= 0) return out;
  out.value = sum / weight;
  for (const History& h : world.histories) {
    const double x = value(h);
    if (h.weight <= 0 || std::isnan(x)) continue;
    square += h.weight * h.weight * (x - out.value) * (x - out.value);
  }
  out.variance = square / (weight * weight);
  out.weight = weight / static_cast<double>(world.histories.size());
  return out;
}

Estimate estimate_over_worlds(const std::vector<WorldValue>& values) {
  Estimate out;
  out.n = static_cast<int>(values.size());
  const std::map<int, Sum> sums = cluster_sums(values);
  Sum all;
  for (const auto& [cluster, s] : sums) {
    all.weight += s.weight;
    all.total += s.total;
  }
  if (all.weight <= 0) return out;
  out.mean = ratio(all);
  out.se = values.size() > 1 ? clustered_error(sums, out.mean, all.weight)
                             : std::sqrt(values[0].variance);
  spread_over_worlds(values, out.mean, all.weight, out);
  return out;
}

Estimate estimate_ratio(const std::vector<WorldHistories>& worlds,
                        const std::function<double(const WorldHistories&)>& part,
                        const std::function<double(const WorldHistories&)>& whole) {
  std::vector<WorldValue> values;
  bool any = false;
  for (const WorldHistories& world : worlds) {
    const double n = static_cast<double>(world.histories.size());
    const double weight = whole(world);
    values.push_back({world.world, weight / n, weight > 0 ? part(world) / weight : 0.0, 0});
    any = any || weight > 0;
  }
  return any ? estimate_over_worlds(values) : Estimate{};
}

Estimate estimate_share(const std::vector<WorldHistories>& worlds,
                        const std::function<double(const History&)>& value) {
  std::vector<WorldValue> values;
  for (const WorldHistories& world : worlds) values.push_back(world_value(world, value));
  return estimate_over_worlds(values);
}

Estimate estimate_duration(const std::vector<WorldHistories>& worlds,
                           const std::function<double(const History&)>& value) {
  Estimate out = estimate_share(worlds, value);
  std::vector<double> at, weight;
  for (const WorldHistories& world : worlds)
    for (const History& h : world.histories) {
      const double x = value(h);
      if (h.weight <= 0 || std::isnan(x)) continue;
      at.push_back(x);
      weight.push_back(h.weight / static_cast<double>(world.histories.size()));
    }
  if (at.empty()) return out;
  set_quantiles(at, weight, out);
  return out;
}

Estimate estimate_dates(const std::vector<WorldDates>& worlds) {
  std::vector<WorldValue> values;
  std::vector<double> at, weight;
  for (const WorldDates& world : worlds) {
    WorldValue v{world.world, 0, 0, 0};
    for (double w : world.weight) v.weight += w;
    if (v.weight > 0) {
      for (std::size_t k = 0; k < world.at.size(); ++k)
        v.value += world.weight[k] / v.weight * world.at[k];
      for (std::size_t k = 0; k < world.at.size(); ++k) {
        const double part = world.weight[k] / v.weight, off = world.at[k] - v.value;
        v.variance += part * part * off * off;
      }
    }
    values.push_back(v);
    at.insert(at.end(), world.at.begin(), world.at.end());
    weight.insert(weight.end(), world.weight.begin(), world.weight.end());
  }
  Estimate out = estimate_over_worlds(values);
  if (std::any_of(weight.begin(), weight.end(), [](double w) { return w > 0; }))
    set_quantiles(at, weight, out);
  return out;
}

Contrast contrast_worlds(const std::vector<WorldValue>& values, const std::vector<char>& chosen) {
  std::map<int, std::pair<Sum, Sum>> sums;  // cluster -> chosen, all
  Contrast out;
  for (std::size_t k = 0; k < values.size(); ++k) {
    const WorldValue& v = values[k];
    auto& [picked, all] = sums[cluster_of(v, values.size())];
    all.weight += v.weight;
    all.total += v.weight * v.value;
    if (!chosen[k] || v.weight <= 0) continue;
    picked.weight += v.weight;
    picked.total += v.weight * v.value;
    ++out.worlds;
  }
  Sum picked, all;
  for (const auto& [cluster, s] : sums) {
    picked.weight += s.first.weight;
    picked.total += s.first.total;
    all.weight += s.second.weight;
    all.total += s.second.total;
  }
  out.difference = ratio(picked) - ratio(all);
  std::vector<double> without;
  for (const auto& [cluster, s] : sums) {
    const Sum p{picked.weight - s.first.weight, picked.total - s.first.total};
    const Sum a{all.weight - s.second.weight, all.total - s.second.total};
    if (p.weight > 0 && a.weight > 0) without.push_back(ratio(p) - ratio(a));
  }
  if (without.size() < 2) return out;
  const double n = static_cast<double>(without.size());
  double mean = 0, square = 0;
  for (double d : without) mean += d / n;
  for (double d : without) square += (d - mean) * (d - mean);
  out.se = std::sqrt(square * (n - 1) / n);
  out.freedom = static_cast<int>(without.size()) - 1;
  return out;
}

double effective_worlds(const std::vector<WorldHistories>& worlds) {
  std::vector<double> weights;
  for (const WorldHistories& world : worlds) {
    double sum = 0;
    for (const History& h : world.histories) sum += h.weight;
    weights.push_back(sum / static_cast<double>(world.histories.size()));
  }
  if (worlds.size() != 1) return effective_size(weights);
  weights.clear();
  for (const History& h : worlds[0].histories) weights.push_back(h.weight);
  return effective_size(weights) / static_cast<double>(weights.size());
}

}  // namespace armistice

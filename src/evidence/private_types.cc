#include "evidence/private_types.h"

#include <algorithm>
#include <utility>

#include "evidence/distribution.h"

namespace armistice {
namespace {

constexpr int kPoints = 4000;  // of each distribution, equally likely

using Weighted = std::vector<std::pair<double, double>>;  // value, chance; chances sum to 1

void spread_out(const Distribution& d, double weight, Weighted& out) {
  if (d.family == Family::discrete) {
    double total = 0;
    for (double w : d.weights) total += w;
    for (std::size_t k = 0; k < d.parameters.size(); ++k)
      if (d.weights[k] > 0)
        out.emplace_back(std::clamp(d.parameters[k], d.low, d.high), weight * d.weights[k] / total);
    return;
  }
  for (int k = 0; k < kPoints; ++k)
    out.emplace_back(quantile(d, (k + 0.5) / kPoints), weight / kPoints);
}

Weighted values_of(const Quantity& q) {
  Weighted out;
  if (q.pooled.empty()) {
    spread_out(q.assumed, 1, out);
  } else if (q.believed >= 0) {
    spread_out(q.spreads.at(q.believed), 1, out);
  } else {
    for (std::size_t k = 0; k < q.pooled.size(); ++k)
      spread_out(q.spreads[k], q.pool_weights[k], out);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  return out;
}

// The chance of the larger of just two values, 0 for any other distribution.
double chance_of_larger(const Weighted& values) {
  const double low = values.front().first, high = values.back().first;
  double chance = 0;
  for (const auto& [value, weight] : values) {
    if (value != low && value != high) return 0;
    if (value == high) chance += weight;
  }
  return low < high ? chance : 0;
}

// Means of the lower part, which holds `share`, and of the rest.
std::array<double, 2> means(const Weighted& values, double share) {
  double sum[2] = {0, 0}, size[2] = {0, 0}, before = 0;
  for (const auto& [value, weight] : values) {
    const double lower = std::clamp(share - before, 0.0, weight);
    before += weight;
    const double part[2] = {lower, weight - lower};
    for (int type : {0, 1}) {
      size[type] += part[type];
      sum[type] += part[type] * (value - values.front().first);  // equal values stay exact
    }
  }
  std::array<double, 2> out{};
  for (int type : {0, 1})
    out[type] = values.front().first + (size[type] > 0 ? sum[type] / size[type] : 0.0);
  return out;
}

}  // namespace

std::vector<PrivateTypes> private_types(const Conflict& conflict) {
  std::vector<PrivateTypes> out;
  for (const int party : conflict.informed) {
    PrivateTypes types;
    types.party = party;
    std::vector<Weighted> spreads;
    for (std::size_t q = 0; q < conflict.quantities.size(); ++q) {
      if (conflict.quantities[q].private_to != party) continue;
      types.quantities.push_back(static_cast<int>(q));
      spreads.push_back(values_of(conflict.quantities[q]));
    }
    const auto given = std::find_if(spreads.begin(), spreads.end(), [](const Weighted& spread) {
      return chance_of_larger(spread) > 0;
    });
    if (given != spreads.end()) types.upper = chance_of_larger(*given);
    for (const Weighted& spread : spreads) types.values.push_back(means(spread, 1 - types.upper));
    out.push_back(std::move(types));
  }
  return out;
}

void set_means(Worlds& worlds) {
  const auto n = static_cast<std::size_t>(worlds.quantities);
  for (const PrivateTypes& types : worlds.types)
    for (std::size_t k = 0; k < types.quantities.size(); ++k) {
      const auto [lower, upper] = types.values[k];
      const double mean = lower + types.upper * (upper - lower);
      for (std::size_t w = 0; w < static_cast<std::size_t>(worlds.count); ++w) {
        worlds.values[w * n + static_cast<std::size_t>(types.quantities[k])] = mean;
        worlds.drawn[w * n + static_cast<std::size_t>(types.quantities[k])] = -1;
      }
    }
}

}  // namespace armistice

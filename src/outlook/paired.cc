#include "outlook/paired.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "outlook/estimates.h"
#include "outlook/multiple_tests.h"
#include "outlook/outcomes.h"

namespace armistice {
namespace {

using Value = std::function<double(const History&)>;

// Per world, weighted as in the base: what two scenarios do together beyond the sum of each alone.
Estimate estimate_interaction(const std::vector<WorldHistories>& base,
                              const std::vector<WorldHistories>& first,
                              const std::vector<WorldHistories>& second,
                              const std::vector<WorldHistories>& both, const Value& value) {
  std::vector<WorldValue> values;
  for (std::size_t w = 0; w < both.size(); ++w) {
    WorldValue v = world_value(base[w], value);
    v.value = world_value(both[w], value).value - world_value(first[w], value).value -
              world_value(second[w], value).value + v.value;
    v.variance = 0;
    double weight = 0, square = 0;
    for (std::size_t p = 0; p < base[w].histories.size(); ++p) {
      const History& h = base[w].histories[p];
      const double d = value(both[w].histories[p]) - value(first[w].histories[p]) -
                       value(second[w].histories[p]) + value(h) - v.value;
      if (h.weight <= 0 || std::isnan(d)) continue;
      weight += h.weight;
      square += h.weight * h.weight * d * d;
    }
    if (weight > 0) v.variance = square / (weight * weight);
    values.push_back(v);
  }
  return values.empty() ? Estimate{} : estimate_over_worlds(values);
}

double months_of_war(const Conflict& c, const History& h) {
  return (h.ended_month >= 0 ? int(h.ended_month) : c.calendar.end_month) - c.calendar.now_month;
}

bool clear(double effect, double se) { return se > 0 && std::fabs(effect) >= 2 * se; }

}  // namespace

Estimate estimate_difference(const std::vector<WorldHistories>& base,
                             const std::vector<WorldHistories>& other,
                             const std::function<double(const History&)>& value) {
  std::vector<WorldValue> values;
  for (std::size_t w = 0; w < std::min(base.size(), other.size()); ++w) {
    const WorldValue a = world_value(base[w], value), b = world_value(other[w], value);
    values.push_back({a.world, a.weight, b.value - a.value, 0});
    if (values.back().weight > 0) {  // paired error within the world, for a single one
      double weight = 0, square = 0;
      for (std::size_t p = 0; p < base[w].histories.size(); ++p) {
        const History& h = base[w].histories[p];
        const double d = value(other[w].histories[p]) - value(h) - values.back().value;
        if (h.weight <= 0 || std::isnan(d)) continue;
        weight += h.weight;
        square += h.weight * h.weight * d * d;
      }
      if (weight > 0) values.back().variance = square / (weight * weight);
    }
  }
  return values.empty() ? Estimate{} : estimate_over_worlds(values);
}

SolverDoubt compare_settings(const Conflict& c, const std::vector<WorldHistories>& base,
                             const std::vector<WorldHistories>& other,
                             const std::vector<int>& valued) {
  SolverDoubt out;
  out.worlds = static_cast<int>(std::min(base.size(), other.size()));
  if (out.worlds == 0) return out;
  for (std::size_t e = 0; e < c.endings.size(); ++e)
    out.endings.push_back({c.endings[e].id, estimate_difference(base, other, [&](const History& h) {
                             return double(h.ending == static_cast<int>(e));
                           })});
  for (int month = c.calendar.now_month + 1; month <= c.calendar.end_month; ++month) {
    const Estimate d =
        estimate_difference(base, other, [&](const History& h) { return signed_before(h, month); });
    if (month == c.calendar.end_month) out.signed_by_end = d;
    if (month == c.calendar.now_month + 1 || std::fabs(d.mean) > std::fabs(out.largest.mean))
      out.largest = d;
  }
  if (out.largest.mean < 0)
    out.largest = {-out.largest.mean, out.largest.se,   -out.largest.p95,
                   -out.largest.p50,  -out.largest.p05, out.largest.n};
  for (std::size_t k = 0; k < valued.size(); ++k) {
    std::vector<WorldValue> values;
    for (int w = 0; w < out.worlds; ++w)
      values.push_back(
          {base[w].world, 1, other[w].value_at_start[k] - base[w].value_at_start[k], 0});
    out.value_at_start.emplace_back(c.parties[valued[k]].id, estimate_over_worlds(values));
  }
  return out;
}

LeverEffect compare_scenario(const Conflict& c, const std::string& id,
                             const std::vector<WorldHistories>& base,
                             const std::vector<WorldHistories>& other) {
  LeverEffect out;
  out.id = id;
  for (std::size_t e = 0; e < c.endings.size(); ++e) {
    EndingEffect effect;
    effect.ending = c.endings[e].id;
    effect.effect = estimate_difference(
        base, other, [&](const History& h) { return double(h.ending == static_cast<int>(e)); });
    effect.distinguishable = clear(effect.effect.mean, effect.effect.se);
    out.endings.push_back(std::move(effect));
  }
  out.months_of_war =
      estimate_difference(base, other, [&](const History& h) { return months_of_war(c, h); });
  out.signed_by_end = estimate_difference(
      base, other, [](const History& h) { return double(h.signed_month >= 0); });
  return out;
}

LeverPair compare_pair(const Conflict& c, const std::pair<std::string, std::string>& ids,
                       const std::vector<WorldHistories>& base,
                       const std::vector<WorldHistories>& first,
                       const std::vector<WorldHistories>& second,
                       const std::vector<WorldHistories>& both) {
  const Value is_signed = [](const History& h) { return double(h.signed_month >= 0); };
  const Value months = [&](const History& h) { return months_of_war(c, h); };
  return {ids.first,
          ids.second,
          estimate_difference(base, both, is_signed),
          estimate_interaction(base, first, second, both, is_signed),
          estimate_difference(base, both, months),
          estimate_interaction(base, first, second, both, months)};
}

void find_disagreement_effects(const Conflict& c, const Worlds& draws, const Study& study,
                               Findings& out) {
  std::vector<std::vector<WorldValue>> endings(c.endings.size());
  for (std::size_t e = 0; e < c.endings.size(); ++e)
    for (const WorldHistories& world : study.worlds)
      endings[e].push_back(world_value(
          world, [&](const History& h) { return double(h.ending == static_cast<int>(e)); }));
  for (Disagreement& disagreement : out.disagreements) {
    const auto quantity =
        std::find_if(c.quantities.begin(), c.quantities.end(),
                     [&](const Quantity& q) { return q.id == disagreement.about; });
    if (quantity == c.quantities.end()) continue;
    const int q = static_cast<int>(quantity - c.quantities.begin());
    for (std::size_t k = 0; k < disagreement.believe.size(); ++k) {
      Disagreement::Believe& believe = disagreement.believe[k];
      std::vector<char> chosen;
      for (const WorldHistories& world : study.worlds)
        chosen.push_back(draws.drawn_claim(world.world, q) == static_cast<int>(k));
      for (std::size_t e = 0; e < c.endings.size(); ++e) {
        const Contrast contrast = contrast_worlds(endings[e], chosen);
        EndingEffect effect;
        effect.ending = c.endings[e].id;
        effect.effect = {contrast.difference,
                         contrast.se,
                         contrast.difference - 1.645 * contrast.se,
                         contrast.difference,
                         contrast.difference + 1.645 * contrast.se,
                         contrast.worlds};
        effect.distinguishable = clear(contrast.difference, contrast.se);
        if (contrast.se > 0)
          effect.chance_of_none = two_sided_p(contrast.difference / contrast.se, contrast.freedom);
        believe.effects.push_back(std::move(effect));
      }
    }
  }
  mark_what_matters(out.disagreements);
}

}  // namespace armistice

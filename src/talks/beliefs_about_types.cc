#include "talks/beliefs_about_types.h"

namespace armistice {

std::vector<double> possible_beliefs(double prior) {
  std::vector<double> out;
  for (int k = 0; k <= kBeliefSteps; ++k) out.push_back(k / static_cast<double>(kBeliefSteps));
  const auto at = std::lower_bound(out.begin(), out.end(), prior);
  if (at == out.end() || *at != prior) out.insert(at, prior);
  return out;
}

BeliefPlace place_of(const std::vector<double>& beliefs, double belief) {
  const auto above = std::lower_bound(beliefs.begin(), beliefs.end(), belief);
  const auto high = static_cast<std::size_t>(
      std::min(above - beliefs.begin(), static_cast<std::ptrdiff_t>(beliefs.size()) - 1));
  if (high == 0 || beliefs[high] <= belief) return {high, high, 1};
  const double width = beliefs[high] - beliefs[high - 1];
  return {high - 1, high, (belief - beliefs[high - 1]) / width};
}

double up_given(const std::vector<double>& beliefs, const BeliefPlace& place, double belief,
                int type) {
  if (place.low == place.high) return 1;
  const double chance = type == 1 ? place.up * beliefs[place.high] / belief
                                  : place.up * (1 - beliefs[place.high]) / (1 - belief);
  return std::clamp(chance, 0.0, 1.0);
}

double after_evidence(double belief, double lower, double upper, double otherwise) {
  if (belief <= 0 || belief >= 1 || lower == upper)
    return lower == 0 && upper == 0 ? otherwise : belief;
  return belief * upper / (belief * upper + (1 - belief) * lower);
}

}  // namespace armistice

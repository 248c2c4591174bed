#include "outlook/multiple_tests.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace armistice {
namespace {

bool is_tested(const EndingEffect& effect) { return effect.effect.se > 0; }

// Calls body(effect) for every effect that has an error, in a fixed order.
template <class Body>
void each_tested(std::vector<Disagreement>& disagreements, Body body) {
  for (Disagreement& disagreement : disagreements)
    for (Disagreement::Believe& believe : disagreement.believe)
      for (EndingEffect& effect : believe.effects)
        if (is_tested(effect)) body(effect);
}

void mirror(Disagreement& disagreement) {
  if (disagreement.believe.size() != 2) return;
  std::vector<EndingEffect>& a = disagreement.believe[0].effects;
  std::vector<EndingEffect>& b = disagreement.believe[1].effects;
  for (std::size_t e = 0; e < std::min(a.size(), b.size()); ++e)
    a[e].matters = b[e].matters = a[e].matters || b[e].matters;
}

}  // namespace

double two_sided_p(double ratio, int freedom) {
  const boost::math::students_t_distribution<double> t(freedom);
  return 2 * boost::math::cdf(boost::math::complement(t, std::fabs(ratio)));
}

std::vector<char> discoveries(const std::vector<double>& p, double rate) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  // the last place at which the p-value keeps within its share of the rate, and all before it
  std::size_t clear = 0;
  for (std::size_t k = 0; k < order.size(); ++k)
    if (p[order[k]] <= rate * static_cast<double>(k + 1) / static_cast<double>(p.size()))
      clear = k + 1;
  std::vector<char> found(p.size(), 0);
  for (std::size_t k = 0; k < clear; ++k) found[order[k]] = 1;
  return found;
}

void mark_what_matters(std::vector<Disagreement>& disagreements) {
  std::vector<double> p;
  each_tested(disagreements, [&](EndingEffect& effect) { p.push_back(effect.chance_of_none); });
  const std::vector<char> clear = discoveries(p, kFalseDiscoveries);
  std::size_t k = 0;
  each_tested(disagreements, [&](EndingEffect& effect) {
    effect.matters =
        clear[k++] && effect.distinguishable && std::fabs(effect.effect.mean) >= kTrifle;
  });
  for (Disagreement& disagreement : disagreements) {
    mirror(disagreement);
    disagreement.matters = 0;
    for (const Disagreement::Believe& believe : disagreement.believe)
      for (const EndingEffect& effect : believe.effects)
        if (effect.matters)
          disagreement.matters = std::max(disagreement.matters, std::fabs(effect.effect.mean));
  }
}

}  // namespace armistice

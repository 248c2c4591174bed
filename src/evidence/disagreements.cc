#include "evidence/disagreements.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <set>

#include "evidence/distribution.h"

namespace armistice {
namespace {

bool spreads_apart(const Quantity& quantity) {
  double highest_low = -std::numeric_limits<double>::infinity();
  double lowest_high = std::numeric_limits<double>::infinity();
  for (const Distribution& spread : quantity.spreads) {
    highest_low = std::max(highest_low, quantile(spread, 0.05));
    lowest_high = std::min(lowest_high, quantile(spread, 0.95));
  }
  return highest_low > lowest_high;
}

bool sides_apart(const Conflict& conflict, const Quantity& quantity) {
  std::set<int> supported;
  for (int c : quantity.claims) {
    const Claim& claim = conflict.claims.at(c);
    if (claim.in_time && claim.choice >= 0) supported.insert(claim.choice);
  }
  return supported.size() > 1;
}

Disagreement over_claims(const Conflict& conflict, const Quantity& quantity) {
  Disagreement found;
  found.about = quantity.id;
  for (std::size_t k = 0; k < quantity.pooled.size(); ++k) {
    const std::string& id = conflict.claims.at(quantity.pooled[k]).id;
    found.claims.push_back(id);
    found.believe.push_back({id, quantity.pool_weights.at(k), {}});
  }
  return found;
}

Disagreement over_choice(const Conflict& conflict, const Quantity& quantity) {
  Disagreement found;
  found.about = quantity.id;
  for (int c : quantity.claims)
    if (conflict.claims.at(c).in_time) found.claims.push_back(conflict.claims[c].id);
  double total = 0;
  for (double w : quantity.assumed.weights) total += w;
  for (std::size_t k = 0; k < quantity.choices.size(); ++k)
    found.believe.push_back({quantity.choices[k], quantity.assumed.weights.at(k) / total, {}});
  return found;
}

}  // namespace

std::vector<Disagreement> find_disagreements(const Conflict& conflict) {
  std::vector<Disagreement> found;
  for (const Quantity& quantity : conflict.quantities) {
    if (!quantity.set_to.empty()) continue;  // --set: no claim is followed
    if (!quantity.choices.empty()) {
      if (sides_apart(conflict, quantity)) found.push_back(over_choice(conflict, quantity));
    } else if (quantity.pooled.size() > 1 && spreads_apart(quantity)) {
      found.push_back(over_claims(conflict, quantity));
    }
  }
  return found;
}

}  // namespace armistice

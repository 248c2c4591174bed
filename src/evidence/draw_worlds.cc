#include "evidence/draw_worlds.h"

#include <cstddef>
#include <vector>

#include "evidence/correlations.h"
#include "evidence/distribution.h"
#include "evidence/private_types.h"
#include "util/check.h"
#include "util/random.h"
#include "util/sequence.h"

namespace armistice {
namespace {

struct Drawer {
  const Quantity* quantity;
  std::uint64_t value_name, claim_name;  // addresses of the two sequences
  Distribution claim_pick;               // discrete over the pooled claims

  explicit Drawer(const Quantity& q)
      : quantity(&q), value_name(hash_name(q.id)), claim_name(hash_name(q.id + "#claim")) {
    claim_pick.family = Family::discrete;
    claim_pick.weights = q.pool_weights;
    for (std::size_t k = 0; k < q.pooled.size(); ++k)
      claim_pick.parameters.push_back(static_cast<double>(k));
  }

  void draw(std::uint64_t seed, int world, double point, double& value, std::int32_t& drawn) const {
    const Quantity& q = *quantity;
    if (!q.choices.empty()) {
      // a choice: value k is alternative k
      drawn = q.believed >= 0 ? q.believed : discrete_index(q.assumed, point);
      value = drawn;
    } else if (!q.pooled.empty()) {
      drawn = q.believed >= 0 ? q.believed
                              : discrete_index(claim_pick, world_point(seed, claim_name, world));
      value = quantile(q.spreads.at(drawn), point);
    } else {
      drawn = -1;
      value = quantile(q.assumed, point);
    }
  }
};

}  // namespace

Worlds draw_worlds(const Conflict& conflict, std::uint64_t seed, int count) {
  ARMISTICE_CHECK_OP(count, >=, 0);
  Worlds worlds;
  worlds.seed = seed;
  worlds.count = count;
  const std::size_t n = conflict.quantities.size();
  worlds.quantities = static_cast<int>(n);
  worlds.values.resize(n * count);
  worlds.drawn.resize(n * count);

  worlds.types = private_types(conflict);
  const std::vector<Drawer> drawers(conflict.quantities.begin(), conflict.quantities.end());
  const std::vector<CorrelatedGroup> groups = correlated_groups(conflict);
  std::vector<double> points(n), linked;
  for (int w = 0; w < count; ++w) {
    for (std::size_t q = 0; q < n; ++q)
      points[q] = world_point(seed, drawers[q].value_name, static_cast<std::uint32_t>(w));
    for (const CorrelatedGroup& group : groups) {
      linked.clear();
      for (int q : group.quantities) linked.push_back(points[q]);
      correlate(group, linked);
      for (std::size_t k = 0; k < linked.size(); ++k) points[group.quantities[k]] = linked[k];
    }
    for (std::size_t q = 0; q < n; ++q)
      drawers[q].draw(seed, w, points[q], worlds.values[w * n + q], worlds.drawn[w * n + q]);
  }
  set_means(worlds);
  return worlds;
}

}  // namespace armistice

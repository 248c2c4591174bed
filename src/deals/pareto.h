// Undominated points, exactly or up to epsilon.
//
// Point a covers point b iff their keys are equal, a's obstacles are a part of b's, and a is at least as
// good in every dimension. Of points that cover each other the first in file order stands for
// the others. Each point carries a loss per dimension: nothing that it stands for is better than it by
// more, so dropping a point never loses track of what it stood for.
#pragma once

#include <cstdint>
#include <vector>

namespace armistice {

struct Points {
  int dims = 0, words = 0, issues = 0;
  std::vector<double> value;         // point x dim; more is better
  std::vector<double> loss;          // point x dim
  std::vector<std::uint64_t> bits;   // point x word: obstacles
  std::vector<std::int32_t> key;     // per point: only points with equal keys compare
  std::vector<std::int16_t> deals;   // point x issue: decides file order
  std::vector<char> strict;          // per dim: thinning may lose nothing in it

  int count() const { return static_cast<int>(key.size()); }
  const double* values(int p) const { return value.data() + static_cast<std::size_t>(p) * dims; }
  const std::int16_t* deal(int p) const { return deals.data() + static_cast<std::size_t>(p) * issues; }
  // Makes b one of those that a stands for.
  void stand_in(int a, int b);
  // Largest loss in any dimension among these points.
  double largest_loss(const std::vector<int>& among) const;
};

// The points that no other covers, best sums first within a key.
std::vector<int> undominated(Points& points);

// True if some epsilon leaves at most `target` of these points. `keys`: per point, replaces
// Points::key here and in thin().
bool can_thin(Points& points, const std::vector<int>& among, const std::vector<std::int32_t>& keys,
              int target);

// At most `target` of these points, such that each point is covered, up to the same epsilon in
// every dimension that is not strict, by a kept one: the smallest epsilon found by
// `rounds` bisections of a bracket of ratio 1.6.
// Where no epsilon leaves so few, those that the widest leaves. `hint`: a guess of epsilon, updated.
std::vector<int> thin(Points& points, const std::vector<int>& among,
                      const std::vector<std::int32_t>& keys, int target, int rounds,
                      double& hint);

}  // namespace armistice

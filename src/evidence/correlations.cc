#include "evidence/correlations.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "util/check.h"
#include "util/random.h"

namespace armistice {
namespace {

// Fills group.factor from the correlation matrix; false where that is not positive semidefinite.
bool factorise(std::vector<double> matrix, std::size_t n, std::vector<double>& factor) {
  factor.assign(n * n, 0.0);
  for (std::size_t j = 0; j < n; ++j) {
    double pivot = matrix[j * n + j];
    for (std::size_t k = 0; k < j; ++k) pivot -= factor[j * n + k] * factor[j * n + k];
    if (pivot < -1e-9) return false;
    const double root = std::sqrt(std::max(pivot, 0.0));
    factor[j * n + j] = root;
    for (std::size_t i = j + 1; i < n; ++i) {
      double rest = matrix[i * n + j];
      for (std::size_t k = 0; k < j; ++k) rest -= factor[i * n + k] * factor[j * n + k];
      // pivot 0: j is a function of earlier quantities, so nothing may be left to explain
      if (root < 1e-6) {
        if (std::abs(rest) > 1e-6) return false;
      } else {
        factor[i * n + j] = rest / root;
      }
    }
  }
  return true;
}

std::vector<std::vector<int>> linked_sets(const Conflict& conflict) {
  std::vector<int> leader(conflict.quantities.size());
  std::iota(leader.begin(), leader.end(), 0);
  // the smallest member leads; a handful of pairs does not need anything faster
  for (const Correlation& pair : conflict.correlations) {
    const int low = std::min(leader.at(pair.a), leader.at(pair.b));
    const int high = std::max(leader[pair.a], leader[pair.b]);
    std::replace(leader.begin(), leader.end(), high, low);
  }
  std::vector<std::vector<int>> sets;
  for (int q = 0; q < static_cast<int>(leader.size()); ++q) {
    if (leader[q] != q) continue;
    std::vector<int> members;
    for (int other = q; other < static_cast<int>(leader.size()); ++other)
      if (leader[other] == q) members.push_back(other);
    if (members.size() > 1) sets.push_back(members);
  }
  return sets;
}

}  // namespace

std::vector<CorrelatedGroup> correlated_groups(const Conflict& conflict) {
  std::vector<CorrelatedGroup> groups;
  if (conflict.correlations.empty()) return groups;
  for (const std::vector<int>& members : linked_sets(conflict)) {
    CorrelatedGroup group;
    group.quantities = members;
    const std::size_t n = members.size();
    std::vector<double> matrix(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] = 1;
    for (const Correlation& pair : conflict.correlations) {
      const auto a = std::find(members.begin(), members.end(), pair.a) - members.begin();
      const auto b = std::find(members.begin(), members.end(), pair.b) - members.begin();
      if (a == static_cast<std::ptrdiff_t>(n) || b == static_cast<std::ptrdiff_t>(n)) continue;
      matrix[a * n + b] = matrix[b * n + a] = pair.rho;
    }
    group.possible = factorise(matrix, n, group.factor);
    groups.push_back(std::move(group));
  }
  return groups;
}

Diagnostics check_correlations(const Conflict& conflict) {
  Diagnostics problems;
  for (const CorrelatedGroup& group : correlated_groups(conflict)) {
    if (group.possible) continue;
    std::string names;
    for (int q : group.quantities) names += (names.empty() ? "" : ", ") + conflict.quantities[q].id;
    Diagnostic problem;
    problem.key = "correlations-contradict";
    problem.message = "no joint distribution has these correlations: " + names;
    problem.hint = "bring the values of rho nearer to 0, or give the pairs that are missing";
    problems.push_back(std::move(problem));
  }
  return problems;
}

void correlate(const CorrelatedGroup& group, std::vector<double>& uniforms) {
  const std::size_t n = group.quantities.size();
  ARMISTICE_CHECK_OP(uniforms.size(), ==, n);
  ARMISTICE_CHECK(group.possible);
  std::vector<double> scores(n);
  for (std::size_t i = 0; i < n; ++i) scores[i] = normal_quantile(uniforms[i]);
  // the first of a group keeps its point, so row 0 is skipped
  for (std::size_t i = 1; i < n; ++i) {
    double score = 0;
    for (std::size_t k = 0; k <= i; ++k) score += group.factor[i * n + k] * scores[k];
    uniforms[i] = std::clamp(normal_cdf(score), 1e-16, 1 - 1e-16);
  }
}

}  // namespace armistice

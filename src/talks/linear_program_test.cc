// Few rows, many columns: against every basis tried in turn.
#include "talks/linear_program.h"

#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>
#include <functional>
#include <random>

namespace armistice {
namespace {

// The best basic solution, by trying all choices of `rows` columns.
double best_of_all_bases(const LinearProgram& p, bool& feasible) {
  const int n = static_cast<int>(p.gain.size());
  feasible = false;
  double best = 0;
  std::vector<int> pick(p.rows);
  const std::function<void(int, int)> choose = [&](int depth, int from) {
    if (depth == p.rows) {
      Eigen::MatrixXd a(p.rows, p.rows);
      Eigen::VectorXd b(p.rows);
      for (int r = 0; r < p.rows; ++r) {
        b(r) = p.right[r];
        for (int k = 0; k < p.rows; ++k)
          a(r, k) = p.columns[static_cast<std::size_t>(pick[k] * p.rows + r)];
      }
      const Eigen::FullPivLU<Eigen::MatrixXd> lu(a);
      if (!lu.isInvertible()) return;
      const Eigen::VectorXd x = lu.solve(b);
      if (x.minCoeff() < -1e-10) return;
      double gain = 0;
      for (int k = 0; k < p.rows; ++k) gain += p.gain[pick[k]] * x(k);
      if (!feasible || gain > best) best = gain;
      feasible = true;
      return;
    }
    for (int c = from; c < n; ++c) {
      pick[depth] = c;
      choose(depth + 1, c + 1);
    }
  };
  choose(0, 0);
  return best;
}

// Mixes of random points that must reach a floor in all but one coordinate.
LinearProgram random_mix(std::mt19937& draw, int others, int points) {
  std::uniform_real_distribution<double> unit(-1, 1);
  LinearProgram p;
  p.rows = others + 1;
  for (int d = 0; d < points; ++d) {
    p.gain.push_back(unit(draw));
    for (int k = 0; k < others; ++k) p.columns.push_back(std::round(unit(draw) * 8) / 8);
    p.columns.push_back(1);
  }
  for (int k = 0; k < others; ++k) {
    p.gain.push_back(0);
    for (int r = 0; r <= others; ++r) p.columns.push_back(r == k ? -1.0 : 0.0);
  }
  for (int k = 0; k < others; ++k) p.right.push_back(std::round(unit(draw) * 4) / 8);
  p.right.push_back(1);
  return p;
}

TEST(LinearProgram, AgreesWithAllBases) {
  std::mt19937 draw(7);
  int solvable = 0, unsolvable = 0;
  for (int trial = 0; trial < 400; ++trial) {
    const LinearProgram p = random_mix(draw, 1 + trial % 3, 3 + trial % 7);
    bool feasible = false;
    const double best = best_of_all_bases(p, feasible);
    const LinearSolution found = maximise(p);
    ASSERT_EQ(found.feasible, feasible) << trial;
    ++(feasible ? solvable : unsolvable);
    if (!feasible) continue;
    EXPECT_NEAR(found.gain, best, 1e-9) << trial;
    double sum = 0;
    std::vector<double> reached(p.rows, 0.0);
    for (const auto& [column, amount] : found.parts) {
      sum += amount * p.gain[column];
      for (int r = 0; r < p.rows; ++r)
        reached[r] += amount * p.columns[static_cast<std::size_t>(column * p.rows + r)];
    }
    EXPECT_NEAR(sum, found.gain, 1e-12);
    for (int r = 0; r < p.rows; ++r) EXPECT_NEAR(reached[r], p.right[r], 1e-9);
    EXPECT_LE(found.parts.size(), static_cast<std::size_t>(p.rows));
  }
  EXPECT_GT(solvable, 100);
  EXPECT_GT(unsolvable, 20);
}

TEST(LinearProgram, EqualColumnsDoNotTurnInACircle) {
  LinearProgram p;
  p.rows = 2;
  for (int k = 0; k < 50; ++k) p.add(1, {0, 1});
  p.add(0, {-1, 0});
  p.right = {0, 1};
  const LinearSolution found = maximise(p);
  ASSERT_TRUE(found.feasible);
  EXPECT_DOUBLE_EQ(found.gain, 1);
}

}  // namespace
}  // namespace armistice

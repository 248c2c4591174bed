// The edge across a line against all pairs of points.
#include "talks/hull_edge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "talks/linear_program.h"

namespace armistice {
namespace {

constexpr double kNone = -std::numeric_limits<double>::infinity();

struct Points {
  std::vector<double> x, y;
};

Points random_points(std::mt19937& draw, int count, bool coarse) {
  std::uniform_real_distribution<double> unit(-1, 1);
  Points p;
  for (int d = 0; d < count; ++d) {
    const double x = unit(draw), y = unit(draw);
    p.x.push_back(coarse ? std::round(4 * x) / 4 : x);
    p.y.push_back(coarse ? std::round(4 * y) / 4 : y);
  }
  return p;
}

// The highest y of any mix of two points with x >= floor.
double best_above(const Points& p, double floor) {
  double best = kNone;
  for (std::size_t a = 0; a < p.x.size(); ++a) {
    if (p.x[a] >= floor) best = std::max(best, p.y[a]);
    for (std::size_t b = 0; b < p.x.size(); ++b) {
      if (!(p.x[a] < floor && p.x[b] >= floor)) continue;
      const double share = (p.x[b] - floor) / (p.x[b] - p.x[a]);
      best = std::max(best, share * p.y[a] + (1 - share) * p.y[b]);
    }
  }
  return best;
}

double fairest_of_pairs(const Points& p) {
  double best = kNone;
  for (std::size_t a = 0; a < p.x.size(); ++a)
    for (std::size_t b = 0; b < p.x.size(); ++b)
      for (double share : {0.0, 1.0, (p.x[b] - p.y[b]) / (p.x[b] - p.y[b] - p.x[a] + p.y[a])}) {
        if (!(share >= 0 && share <= 1)) continue;
        best = std::max(best, std::min(share * p.x[a] + (1 - share) * p.x[b],
                                       share * p.y[a] + (1 - share) * p.y[b]));
      }
  return best;
}

TEST(HullEdge, IsTheBestMixAboveAFloor) {
  std::mt19937 draw(3);
  int mixed = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    const Points p = random_points(draw, 1 + trial % 40, trial % 3 == 0);
    const double floor = std::round(40 * (static_cast<double>(draw() % 1000) / 1000 - .5)) / 40;
    std::vector<double> beyond;
    double found = kNone;
    for (std::size_t d = 0; d < p.x.size(); ++d) {
      beyond.push_back(p.x[d] - floor);
      if (beyond.back() >= 0) found = std::max(found, p.y[d]);
    }
    const HullEdge edge = edge_across(p.x, p.y, beyond);
    if (edge.left >= 0) {
      ASSERT_GE(edge.share, 0);
      ASSERT_LE(edge.share, 1);
      EXPECT_NEAR(edge.share * p.x[edge.left] + (1 - edge.share) * p.x[edge.right], floor, 1e-12);
      found = std::max(found, edge.share * p.y[edge.left] + (1 - edge.share) * p.y[edge.right]);
      ++mixed;
    }
    const double best = best_above(p, floor);
    if (best == kNone) {
      EXPECT_EQ(found, kNone);
    } else {
      EXPECT_NEAR(found, best, 1e-10) << trial;
    }
  }
  EXPECT_GT(mixed, 1000);
}

// Two ways to the same mix: the table takes the one where one party must agree, the other
// elsewhere.
TEST(HullEdge, IsWhatTheLinearProgramFinds) {
  std::mt19937 draw(8);
  for (int trial = 0; trial < 1000; ++trial) {
    const Points p = random_points(draw, 2 + trial % 30, trial % 4 == 0);
    LinearProgram program;
    program.rows = 2;
    std::vector<double> beyond;
    double found = kNone;
    for (std::size_t d = 0; d < p.x.size(); ++d) {
      program.add(p.y[d], {p.x[d], 1});
      beyond.push_back(p.x[d] - .25);
      if (beyond.back() >= 0) found = std::max(found, p.y[d]);
    }
    program.add(0, {-1, 0});
    program.right = {.25, 1};
    const HullEdge edge = edge_across(p.x, p.y, beyond);
    if (edge.left >= 0)
      found = std::max(found, edge.share * p.y[edge.left] + (1 - edge.share) * p.y[edge.right]);
    const LinearSolution solution = maximise(program);
    ASSERT_EQ(solution.feasible, found > kNone);
    if (solution.feasible) {
      EXPECT_NEAR(solution.gain, found, 1e-9) << trial;
    }
  }
}

TEST(HullEdge, TheFairestMixIsThatOfAllPairs) {
  std::mt19937 draw(4);
  for (int trial = 0; trial < 2000; ++trial) {
    const Points p = random_points(draw, 1 + trial % 25, trial % 3 == 0);
    EXPECT_NEAR(fairest_level(p.x, p.y), fairest_of_pairs(p), 1e-10) << trial;
  }
}

}  // namespace
}  // namespace armistice

// Linear programs with few rows and many columns: maximise gain x over A x = right, x >= 0.
//
// Revised simplex with an explicit inverse (Dantzig 1951), in two phases. Ties go to the first
// column; after a while to Bland's rule (1977), so it ends. Same input, same bits. Meant for up to
// a dozen rows whose numbers are near 1.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <utility>
#include <vector>

namespace armistice {

inline constexpr int kMostRows = 32;

struct LinearProgram {
  int rows = 0;
  std::vector<double> columns;  // column x row
  std::vector<double> gain;     // per column
  std::vector<double> right;    // per row
  void add(double gained, std::initializer_list<double> column) {
    gain.push_back(gained);
    columns.insert(columns.end(), column);
  }
};

struct LinearSolution {
  bool feasible = false;
  double gain = 0;
  std::vector<std::pair<int, double>>
      parts;  // (column, amount above 0), columns rising; at most `rows`
};

// The gain must be bounded above on the feasible set.
LinearSolution maximise(const LinearProgram& program);

}  // namespace armistice

#include "talks/linear_program.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "util/check.h"

namespace armistice {
namespace {

constexpr double kTiny = 1e-11;     // a reduced gain or a pivot below this is none
constexpr double kMissing = 1e-9;   // artificial amounts above this: infeasible
constexpr int kDantzigSteps = 200;  // then Bland's rule
constexpr int kMostSteps = 20000;

using Row = std::array<double, kMostRows>;

class Simplex {
 public:
  explicit Simplex(const LinearProgram& program)
      : program_(program),
        rows_(program.rows),
        columns_(static_cast<int>(program.gain.size())),
        inverse_(static_cast<std::size_t>(rows_ * rows_), 0.0),
        amount_(program.right) {
    ARMISTICE_CHECK_OP(rows_, <=, kMostRows);
    sign_.fill(1.0);
    for (int r = 0; r < rows_; ++r) {
      if (amount_[r] < 0) {
        sign_[r] = -1;
        amount_[r] = -amount_[r];
      }
      inverse_[at(r, r)] = 1;
      basis_.push_back(columns_ + r);  // artificial
    }
  }

  LinearSolution solve() {
    LinearSolution out;
    climb(true);
    double missing = 0;
    for (int r = 0; r < rows_; ++r)
      if (basis_[r] >= columns_) missing += amount_[r];
    if (missing > kMissing) return out;
    climb(false);
    out.feasible = true;
    for (int r = 0; r < rows_; ++r) {
      if (basis_[r] >= columns_ || amount_[r] <= kTiny) continue;
      out.parts.emplace_back(basis_[r], amount_[r]);
      out.gain += program_.gain[basis_[r]] * amount_[r];
    }
    std::sort(out.parts.begin(), out.parts.end());
    return out;
  }

 private:
  std::size_t at(int row, int column) const {
    return static_cast<std::size_t>(row * rows_ + column);
  }
  double entry(int column, int row) const {
    return sign_[row] * program_.columns[static_cast<std::size_t>(column) * rows_ + row];
  }
  double gain_of(int column, bool first) const {
    if (first) return column >= columns_ ? -1.0 : 0.0;
    return column >= columns_ ? 0.0 : program_.gain[column];
  }

  // Stops after kMostSteps at a point that is still feasible, should rounding turn it in a circle.
  void climb(bool first) {
    for (int step = 0; step < kMostSteps; ++step) {
      const int enters = entering(first, step >= kDantzigSteps);
      if (enters < 0) return;
      Row moves{};
      for (int r = 0; r < rows_; ++r)
        for (int q = 0; q < rows_; ++q) moves[r] += inverse_[at(r, q)] * entry(enters, q);
      const int leaves = leaving(moves, first);
      if (leaves < 0) return;  // nothing stops it: within rounding of a gain of 0
      pivot(enters, leaves, moves);
    }
  }

  int entering(bool first, bool any) const {
    Row price{};
    for (int q = 0; q < rows_; ++q)
      for (int r = 0; r < rows_; ++r) price[q] += gain_of(basis_[r], first) * inverse_[at(r, q)];
    int best = -1;
    double most = kTiny;
    for (int q = 0; q < rows_; ++q) price[q] *= sign_[q];  // so that columns need no turning
    const double* column = program_.columns.data();
    for (int c = 0; c < columns_; ++c, column += rows_) {
      double reduced = gain_of(c, first);
      for (int q = 0; q < rows_; ++q) reduced -= price[q] * column[q];
      if (reduced <= most) continue;
      best = c;
      most = reduced;
      if (any) break;
    }
    return best;
  }

  // An artificial column that is still there in the second phase must stay at 0, so it leaves
  // first.
  int leaving(const Row& moves, bool first) const {
    int best = -1;
    double least = 0;
    for (int r = 0; r < rows_; ++r) {
      const bool idle = !first && basis_[r] >= columns_ && std::fabs(moves[r]) > kTiny;
      if (!idle && moves[r] <= kTiny) continue;
      const double ratio = idle ? 0.0 : amount_[r] / moves[r];
      if (best >= 0 && (ratio > least || (ratio == least && basis_[r] > basis_[best]))) continue;
      best = r;
      least = ratio;
    }
    return best;
  }

  void pivot(int enters, int leaves, const Row& moves) {
    const double by = moves[leaves];
    for (int q = 0; q < rows_; ++q) inverse_[at(leaves, q)] /= by;
    amount_[leaves] = std::max(0.0, amount_[leaves] / by);
    for (int r = 0; r < rows_; ++r) {
      if (r == leaves) continue;
      for (int q = 0; q < rows_; ++q) inverse_[at(r, q)] -= moves[r] * inverse_[at(leaves, q)];
      amount_[r] = std::max(0.0, amount_[r] - moves[r] * amount_[leaves]);
    }
    basis_[leaves] = enters;
  }

  const LinearProgram& program_;
  int rows_, columns_;
  std::vector<double> inverse_;  // of the basis, row x row
  std::vector<double> amount_;   // per row, of its basic column
  Row sign_;                     // -1 where it was turned to make its right side positive
  std::vector<int> basis_;       // per row: column, or columns_ + row of an artificial one
};

}  // namespace

LinearSolution maximise(const LinearProgram& program) { return Simplex(program).solve(); }

}  // namespace armistice

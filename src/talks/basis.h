// What a fitted value of fighting on is a function of: columns of regressors and features read from
// the frame, and the fit's value at them.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/program.h"
#include "armistice/strategy.h"

namespace armistice {

// The columns of a case: its regressors (stocks, modes, what events and the table left behind,
// lock conditions, auxiliaries that the table reads) and its features.
struct Basis {
  std::vector<Regressor> regressors;
  std::size_t table_begin = 0;  // from here on those that the table can write
  std::vector<int> features;    // slots
  // Slots among the features that may stand between the values that fits know.
  struct Grid {
    int slot;
    std::vector<double> values;  // rising
  };
  std::vector<Grid> grids;
};
Basis make_basis(const Conflict& conflict);
bool set_by_course(const Conflict& conflict, int slot);
// What the table can write, sorted: effects of refusals and of failed ratifications.
std::vector<int> slots_of_table(const Conflict& conflict);

// Regressor and feature columns of a frame, one block of kMaxLanes each.
struct BasisColumns {
  std::unique_ptr<double[]>
      regressors;                      // regressor x kMaxLanes; lanes beyond the frame's are unset
  std::unique_ptr<double[]> features;  // feature x kMaxLanes
  // Where a lane stands between points of Basis::grids: the columns with each lane at one of the
  // points around it, and the share of that. A prediction is the mean of those at them.
  struct Corner;
  std::vector<Corner> corners;
};
struct BasisColumns::Corner {
  BasisColumns columns;
  std::array<double, kMaxLanes> share{};
};
void evaluate_basis(const Basis& basis, const Frame& frame, BasisColumns& out);
// The same for what the table can write, and all features, of columns that have been evaluated.
void evaluate_table_basis(const Basis& basis, const Frame& frame, BasisColumns& out);

// The fitted function at the lanes of the columns.
void predict(const Fit& fit, const BasisColumns& columns, int lanes, double* out);
// The same in two steps, with the same bits: the sum of what the table cannot write, and the rest.
void predict_begin(const Fit& fit, const Basis& basis, const BasisColumns& columns, int lanes,
                   double* sum);
void predict_end(const Fit& fit, const Basis& basis, const BasisColumns& columns, int lanes,
                 const double* sum, double* out);

// Which cell of the fit features stand in, given as a function of their index; 0 where it has one.
template <class Feature>
int find_cell(const Fit& fit, Feature feature) {
  int node = fit.nodes.empty() ? ~0 : 0;
  while (node >= 0) {
    const Fit::Node& n = fit.nodes[node];
    node = feature(n.feature) <= n.cut ? n.left : n.right;
  }
  return ~node;
}
int cell_of(const Fit& fit, const BasisColumns& columns, int lane);
// What the cell adds to the linear part of a fit that has cells.
template <class Feature>
double in_cell(const Fit& fit, Feature feature) {
  const std::size_t cell = static_cast<std::size_t>(find_cell(fit, feature));
  double out = fit.leaf[cell];
  if (fit.leaf_slope.empty()) return out;
  const std::size_t features = fit.leaf_slope.size() / fit.leaf.size();
  for (std::size_t f = 0; f < features; ++f)
    out += fit.leaf_slope[cell * features + f] * feature(static_cast<int>(f));
  return out;
}

}  // namespace armistice

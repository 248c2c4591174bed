// Regression of values on the state of a war: a ridge-regularised linear part and a constant
// per cell of the features for what it leaves.
//
// Rows are grouped states: `weight` paths share the row's regressors, and its target is their
// mean. Cells are one per value where a single feature takes few values, else the leaves of a
// greedy tree that splits only where the gain exceeds what noise gives. Targets of several parties
// share one factorisation.
#pragma once

#include <memory>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/program.h"
#include "armistice/strategy.h"

namespace armistice {

struct Target {  // of one party, per row
  std::vector<double> mean;
  std::vector<double> within;  // sum of squared deviations of the row's paths from the mean
};

struct Design {
  int rows = 0;
  std::vector<double> weight;                 // per row, paths
  std::vector<std::vector<double>> columns;   // regressor x row
  std::vector<std::vector<double>> features;  // feature x row
};

struct BasisOptions {
  bool cells = true;
  int max_leaves = 32;
  double min_leaf = 24;  // paths
};

// One Fit per target. Without rows every Fit is the constant 0. `later`, one per target or none:
// fits of the month after, whose lines these begin from, so that what months have in common is
// learnt from all of them; a slope that no row of the month can tell is that of later months.
std::vector<Fit> fit_targets(const Design& design, const std::vector<Target>& targets,
                             const BasisOptions& options,
                             const std::vector<const Fit*>& later = {});

// The columns of a case: its regressors (stocks, modes, what events and the table left behind,
// lock conditions, auxiliaries that the table reads) and its features.
struct Basis {
  std::vector<Regressor> regressors;
  std::vector<int> features;  // slots
};
Basis make_basis(const Conflict& conflict);
bool set_by_course(const Conflict& conflict, int slot);

// Regressor and feature columns of a frame, one block of kMaxLanes each.
struct BasisColumns {
  std::unique_ptr<double[]>
      regressors;                      // regressor x kMaxLanes; lanes beyond the frame's are unset
  std::unique_ptr<double[]> features;  // feature x kMaxLanes
};
void evaluate_basis(const Basis& basis, const Frame& frame, BasisColumns& out);
// The same for some of the regressors, and all features, of columns that have been evaluated
// before.
void evaluate_basis(const Basis& basis, const std::vector<int>& regressors, const Frame& frame,
                    BasisColumns& out);

// The fitted function at the lanes of the columns.
void predict(const Fit& fit, const BasisColumns& columns, int lanes, double* out);

// Which cell of the fit a lane stands in; 0 where it has one. The same for a row of a design.
int cell_of(const Fit& fit, const BasisColumns& columns, int lane);
int cell_of(const Fit& fit, const Design& design, int row);

}  // namespace armistice

// Regression of values on the state of a war: a ridge-regularised linear part and a constant
// per cell of the features for what it leaves, with a slope over them where that tells more.
//
// Rows are grouped states: `weight` paths share the row's regressors, and its target is their
// mean. Cells are one per value where a single feature takes few values, else the leaves of a
// greedy tree that splits only where the gain exceeds what noise gives. Targets of several parties
// share one factorisation.
#pragma once

#include <vector>

#include "talks/basis.h"

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
  // So many features, the last, are discrete states in which values jump: where there are paths
  // enough, cells are cut by their values first, and each slice by itself.
  int by_value = 0;
};

// One Fit per target. Without rows every Fit is the constant 0. `later`, one per target or none:
// fits of the month after, whose lines these begin from, so that what months have in common is
// learnt from all of them; a slope that no row of the month can tell is that of later months.
std::vector<Fit> fit_targets(const Design& design, const std::vector<Target>& targets,
                             const BasisOptions& options,
                             const std::vector<const Fit*>& later = {});

int cell_of(const Fit& fit, const Design& design, int row);
// The fitted value at a row of a design.
double fitted(const Fit& fit, const Design& design, int row);

}  // namespace armistice

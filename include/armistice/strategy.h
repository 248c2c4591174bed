// What fighting on is worth to each party in one world: the fitted continuation values that
// decide what every party would offer and sign.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "armistice/deal.h"

namespace armistice {

// One column of the regression: a slot of the frame turned into a number.
struct Regressor {
  enum class Kind {
    value,      // the slot
    indicator,  // 1 if the slot equals `member`
    present,    // 1 if the slot is a finite number above 0 (an event has happened, a timer runs)
    overridden, // 1 if the slot is not NaN
  };
  Kind kind = Kind::value;
  int slot = 0;
  double member = 0;
};

// A fitted function of the regressors: linear part plus a constant per cell of the features.
struct Fit {
  double intercept = 0;
  std::vector<double> slope;      // per regressor, 0 where it did not vary
  double low = 0, high = 0;       // the range of the targets: predictions are cut to it
  // Cells: a binary tree over the features. Node k < 0 is leaf ~k.
  struct Node { int feature; double cut; int left, right; };
  std::vector<Node> nodes;        // nodes[0] is the root; empty: one leaf
  std::vector<double> leaf;       // added to the linear part
  std::vector<double> leaf_slope; // leaf x feature, times the features: the same; empty: all 0
};

struct Strategy {
  // Whose value is fitted: those needed, proposing or read as a gain; then once more those with
  // private quantities, whose first fit is that of their lower type and this one of the upper.
  std::vector<int> parties;
  int months = 0;                 // the recursion's end: Calendar::solve_month
  std::vector<Fit> value;         // month x party: C_i
  std::vector<Fit> after_pause;   // the same: E C_i after relapse_after months of peace; may be empty
  // Where deals are kept by interest: how far C after a pause lay from its fit on some courses of
  // training, in each cell of the first party's fit. Per month: cell x sample x party.
  int pause_samples = 0;
  std::vector<std::vector<double>> pause_spread;
  std::vector<Fit> no_deal;       // per party: C0_i at `now`, war with no deal ever
  std::vector<double> at_start;   // per party: V_i(0) from the fits
  // In an order of steps: per deal of the table the strategy once it is signed, and month x party
  // what it is worth if nothing more is ever signed.
  std::vector<std::shared_ptr<const Strategy>> next;
  std::vector<Fit> fallback;
  std::vector<Fit> truce;         // month x party: C_i of a month of ceasefire; empty without one, else
                                  // `value` is that of a month of war

  const Fit& fit(int month, int index) const {
    return value[static_cast<std::size_t>(month) * parties.size() + index];
  }
  const Fit& truce_fit(int month, int index) const {
    return truce[static_cast<std::size_t>(month) * parties.size() + index];
  }
  const Fit& fallback_fit(int month, int index) const {
    return fallback[static_cast<std::size_t>(month) * parties.size() + index];
  }
  const Fit& pause_fit(int month, int index) const {
    return after_pause[static_cast<std::size_t>(month) * parties.size() + index];
  }
};

}  // namespace armistice

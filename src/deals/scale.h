// The scale of worths: which raw worths become 0 and 1.
#pragma once

#include <vector>

#include "armistice/conflict.h"
#include "armistice/program.h"

namespace armistice {

enum class ScaleNote {
  ok,
  all_locked,   // permanent hard locks refuse every package: the scale is that of all packages
  no_package,   // `forbidden` leaves no package: worths stay as given
  indifferent,  // every package is worth the same: all become 0
};

struct Scale {                  // per party; parties without preferences: 0 and 1
  std::vector<double> offset, factor;
  std::vector<double> worst, best;  // before scaling: the raw worths that became 0 and 1
  std::vector<ScaleNote> notes;     // what stood in the way; ok for parties without preferences
};

// The case's scale in one world. `start` is a one-lane frame at month 0 of the world. With
// `feasible`: exact least and largest raw worth over the packages that `forbidden` allows and
// that no permanent hard lock refuses, found issue by issue, not by listing packages.
Scale make_scale(const Conflict& conflict, const Frame& start);

}  // namespace armistice

// What one world's table needs at `now` to judge any package: a few courses side by side.
//
// Column c of lane l is values[c * lanes + l]; talks/package_table.h says which column holds what.
#pragma once

#include <vector>

namespace armistice {

struct TableLanes {
  int lanes = 0;
  int columns = 0;
  std::vector<double> values;
};

}  // namespace armistice

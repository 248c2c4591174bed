#include "cli/middle_world.h"

namespace armistice {

Worlds middle_world(const Conflict& conflict, const ReportInfo& info) {
  Worlds worlds;
  worlds.seed = info.seed;
  worlds.count = 1;
  worlds.quantities = static_cast<int>(conflict.quantities.size());
  for (const QuantityRange& range : info.ranges) worlds.values.push_back(range.all.p50);
  worlds.drawn.assign(worlds.values.size(), -1);
  return worlds;
}

}  // namespace armistice

// Whole courses of the war, block after block.
#include <algorithm>
#include <numeric>
#include <vector>

#include "util/check.h"
#include "war/lessons.h"
#include "war/simulate.h"

namespace armistice {
namespace {

// Copies the block's state into month `month` of the paths from lane `first` on. Lanes that had
// collapsed before repeat their last state.
void store(const WarBlock& block, const std::vector<std::int16_t>& collapsed_before, int month,
           int first, Paths& paths) {
  for (int c = 0; c < paths.columns; ++c) {
    const double* from = block.frame.column(c);
    double* to = paths.column(month, c) + first;
    const double* last = month > 0 ? paths.column(month - 1, c) + first : from;
    for (int l = 0; l < block.frame.lanes; ++l) to[l] = collapsed_before[l] < 0 ? from[l] : last[l];
  }
}

// Paths of `count` lanes; start(first, lanes, block) puts a block's worth of them to the beginning.
template <class Start>
Paths run_lanes(const WarContext& context, int count, int months, Start start) {
  Paths paths;
  paths.world = context.world;
  paths.count = count;
  paths.months = months;
  paths.columns = context.conflict->layout.state_end;
  paths.state.resize(static_cast<std::size_t>(months + 1) * paths.columns * count);
  paths.collapse_month.assign(static_cast<std::size_t>(count), -1);
  paths.collapse_by.assign(static_cast<std::size_t>(count), -1);
  paths.broken.assign(static_cast<std::size_t>(count), 0);
  WarBlock block;
  std::vector<std::int16_t> before;
  for (int first = 0; first < count; first += kMaxLanes) {
    const int lanes = std::min(kMaxLanes, count - first);
    start(first, lanes, block);
    draw_types(context, block);
    store(block, block.collapsed, 0, first, paths);
    for (int month = 0; month < months; ++month) {
      before = block.collapsed;
      const bool alive = std::find(before.begin(), before.end(), -1) != before.end();
      if (alive) step_month(context, month, block);
      store(block, before, month + 1, first, paths);
      for (int l = 0; l < lanes; ++l)
        if (before[l] < 0 && block.collapsed[l] >= 0) {
          paths.collapse_month[first + l] = static_cast<std::int16_t>(month + 1);
          paths.collapse_by[first + l] = block.collapsed[l];
        }
    }
    std::copy_n(block.broken.begin(), lanes, paths.broken.begin() + first);
  }
  paths.failed = block.failed;
  paths.failed_name = block.failed_name;
  paths.failed_month = block.failed_month;
  paths.failed_world = block.failed_world;
  return paths;
}

}  // namespace

Paths run_war(const WarContext& context, int count, int months, std::uint32_t first_path) {
  std::vector<std::uint32_t> numbers;
  return run_lanes(context, count, months, [&](int first, int lanes, WarBlock& block) {
    numbers.resize(static_cast<std::size_t>(lanes));
    std::iota(numbers.begin(), numbers.end(), first_path + static_cast<std::uint32_t>(first));
    start_block(context, numbers, block);
  });
}

Paths run_worlds(const WarContext& context, const Worlds& worlds, int first_world, int count,
                 int paths, int months) {
  ARMISTICE_CHECK_OP(first_world + count, <=, worlds.count);
  WarContext shared = context;
  shared.quantities = nullptr;
  shared.world = first_world;
  std::vector<WarLane> mixed;
  return run_lanes(shared, count * paths, months, [&](int first, int lanes, WarBlock& block) {
    mixed.clear();
    for (int l = first; l < first + lanes; ++l) {
      const int world = first_world + l / paths;
      mixed.push_back({static_cast<std::uint32_t>(l % paths), static_cast<std::uint32_t>(world),
                       worlds.of(world)});
    }
    start_block(shared, mixed, block);
  });
}

}  // namespace armistice

#include "war/series.h"

#include <algorithm>
#include <cmath>

#include "expr/failures.h"
#include "util/check.h"
#include "war/happenings.h"
#include "war/integrate.h"
#include "war/plan.h"
#include "war/watch.h"

namespace armistice {
namespace {

constexpr std::int64_t kLook = 64;  // steps between two looks at the interrupt

// Marks the lanes in which something has failed: an auxiliary, a flow or a stock. Nothing is set
// aside, since every column is printed as it is.
void watch_step(std::int64_t step, const SeriesSinks& sinks, WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  if (std::find(block.broken.begin(), block.broken.end(), 0) == block.broken.end()) return;
  start_watch(block);
  watch_auxiliaries(block);
  watch_flows(static_cast<int>(step), block);
  for (int l = 0; l < block.frame.lanes; ++l) {
    if (block.broken[l]) continue;
    std::string name;
    if (has_failed(block, l) || has_failed_auxiliary(block, l)) name = failed_name(block, l);
    for (std::size_t s = 0; s < conflict.stocks.size() && name.empty(); ++s)
      if (!std::isfinite(block.frame.column(conflict.layout.stocks + static_cast<int>(s))[l]))
        name = conflict.stocks[s].id;
    if (name.empty()) continue;
    block.broken[l] = 1;
    sinks.failed(step, l, name);
  }
}

}  // namespace

void run_series(const WarContext& context, std::span<const WarLane> lanes, std::int64_t steps,
                std::int64_t every, const Progress& progress, const SeriesSinks& sinks) {
  ARMISTICE_CHECK_OP(context.conflict->calendar.substeps, ==, 1);
  ARMISTICE_CHECK_OP(steps, <, std::int64_t{1} << 30);
  WarBlock block;
  start_block(context, lanes, block);
  for (int l = 0; l < block.frame.lanes; ++l)
    if (block.broken[l]) sinks.failed(0, l, block.failed_name);
  const bool noisy = !context.conflict->noises.empty();
  forget_failures();
  for (std::int64_t step = 0;; ++step) {
    if (noisy) draw_noise(context, static_cast<int>(step), block);
    if (noisy || step == 0) update_auxiliaries(block, step == 0 ? Which::all : Which::varying);
    happen(context, static_cast<int>(step), block);
    if (block.is_suspect || may_have_failed()) watch_step(step, sinks, block);
    if (step % every == 0) sinks.row(step, block);
    if (step == steps || (step % kLook == 0 && progress.interrupted())) return;
    forget_failures();
    advance(static_cast<int>(step), block);
    update_auxiliaries(block);
  }
}

}  // namespace armistice

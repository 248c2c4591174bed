#include "war/series.h"

#include "util/check.h"
#include "war/happenings.h"
#include "war/integrate.h"
#include "war/plan.h"

namespace armistice {

void run_series(const WarContext& context, std::span<const std::uint32_t> paths, std::int64_t steps,
                std::int64_t every,
                const std::function<bool(std::int64_t step, const WarBlock& block)>& row) {
  ARMISTICE_CHECK_OP(context.conflict->calendar.substeps, ==, 1);
  ARMISTICE_CHECK_OP(steps, <, std::int64_t{1} << 30);
  WarBlock block;
  start_block(context, paths, block);
  const bool noisy = !context.conflict->noises.empty();
  for (std::int64_t step = 0;; ++step) {
    if (noisy) {
      draw_noise(context, static_cast<int>(step), block);
      update_auxiliaries(block);
    }
    happen(context, static_cast<int>(step), block);
    if (step % every == 0 && !row(step, block)) return;
    if (step == steps) return;
    advance(static_cast<int>(step), block);
    update_auxiliaries(block);
  }
}

}  // namespace armistice

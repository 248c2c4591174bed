#include "war/simulate.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "expr/failures.h"
#include "util/check.h"
#include "util/random.h"
#include "war/happenings.h"
#include "war/integrate.h"
#include "war/lessons.h"
#include "war/plan.h"
#include "war/watch.h"

namespace armistice {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool fits(const std::shared_ptr<const WarPlan>& plan, const WarContext& context) {
  return plan != nullptr && plan->conflict == context.conflict && plan->view == context.view;
}

void use_plan(const WarContext& context, WarBlock& block) {
  if (fits(block.plan, context)) return;
  block.plan.swap(block.spare);
  if (!fits(block.plan, context))
    block.plan =
        fits(context.plan, context) ? context.plan : make_plan(*context.conflict, context.view);
  block.laid = nullptr;
  const auto columns = static_cast<std::size_t>(block.plan->code.extra_columns);
  if (block.extra.size() < columns * kColumnStride) block.extra.resize(columns * kColumnStride);
  scratch_columns(block, block.plan->most_scratch);
  const std::size_t registers = block.plan->most_instructions * kMaxLanes;
  if (block.registers.data.size() < registers) block.registers.data.resize(registers);
}

// Whether the block's quantities, and what only they decide, are those of the context already.
bool is_laid(const WarContext& context, const WarBlock& block) {
  return block.laid != nullptr && block.laid == context.quantities &&
         block.laid_lanes >= block.frame.lanes && !has_override(block);
}

void mark_laid(const WarContext& context, WarBlock& block) {
  block.laid = has_override(block) || !block.own_quantities.empty() ? nullptr : context.quantities;
  block.laid_lanes = block.frame.lanes;
}

void fill(Frame& frame, int first, std::size_t count, double value) {
  for (std::size_t k = 0; k < count; ++k)
    std::fill_n(frame.column(first + static_cast<int>(k)), frame.lanes, value);
}

// State that no expression decides.
void clear_state(WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  const Layout& layout = conflict.layout;
  Frame& frame = block.frame;
  fill(frame, 0, static_cast<std::size_t>(layout.size()), 0.0);
  for (std::size_t m = 0; m < conflict.modes.size(); ++m)
    fill(frame, layout.modes + static_cast<int>(m), 1, conflict.modes[m].start);
  fill(frame, layout.overrides, conflict.override_targets.size(),
       std::numeric_limits<double>::quiet_NaN());
  for (const Event& event : conflict.events)
    if (event.due_slot >= 0) fill(frame, event.due_slot, 1, kInfinity);
  for (int slot : {layout.proposer, layout.refused_by, layout.collapsed_by})
    fill(frame, slot, 1, -1.0);
}

// Writes a column; true if a lane changed.
bool put(Frame& frame, int slot, const double* values) {
  const std::size_t bytes = static_cast<std::size_t>(frame.lanes) * sizeof(double);
  if (std::memcmp(frame.column(slot), values, bytes) == 0) return false;
  std::memcpy(frame.column(slot), values, bytes);
  return true;
}

// Stocks, noise means and delays from the frame as it stands; true if anything changed.
bool settle_once(WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  const Layout& layout = conflict.layout;
  Frame& frame = block.frame;
  bool changed = false;
  double value[kMaxLanes], other[kMaxLanes];
  for (std::size_t s = 0; s < conflict.stocks.size(); ++s) {
    const Stock& stock = conflict.stocks[s];
    evaluate(stock.start, frame, block.registers, value);
    for (int l = 0; l < frame.lanes; ++l)
      value[l] = std::min(std::max(value[l], stock.floor), stock.ceiling);
    changed |= put(frame, layout.stocks + static_cast<int>(s), value);
  }
  for (std::size_t n = 0; n < conflict.noises.size(); ++n) {
    const Noise& noise = conflict.noises[n];
    if (noise.kind == Noise::Kind::walk) continue;  // mean 0
    evaluate(noise.a, frame, block.registers, value);
    evaluate(noise.b, frame, block.registers, other);
    if (noise.kind == Noise::Kind::uniform)
      for (int l = 0; l < frame.lanes; ++l) value[l] = (value[l] + other[l]) / 2;
    changed |= put(frame, layout.noises + static_cast<int>(n), value);
  }
  for (const Delay& delay : conflict.delays) {
    evaluate(delay.start.given() ? delay.start : delay.input, frame, block.registers, value);
    for (int k = 0; k <= delay.length; ++k) changed |= put(frame, delay.first_slot + k, value);
  }
  return changed;
}

// Starting values may read one another (a smoothed auxiliary, a delay of a stock): they are
// worked out until nothing changes. A loop through a delay keeps what the last pass gave.
void settle_start(WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  update_auxiliaries(block, Which::all);
  const std::size_t passes =
      conflict.stocks.size() + conflict.noises.size() + conflict.delays.size() + 1;
  for (std::size_t pass = 0; pass < passes; ++pass) {
    if (!settle_once(block)) return;
    update_auxiliaries(block, Which::all);
  }
}

// Marks the lanes that collapse at the beginning of sub-step `step`, which ends a month.
void read_collapses(const WarContext& context, int step, WarBlock& block) {
  const std::vector<Collapse>& collapses = context.conflict->collapses;
  if (collapses.empty()) return;
  const int lanes = block.frame.lanes;
  double* holds = scratch_columns(block, collapses.size());
  int count[kMaxLanes] = {};
  for (std::size_t c = 0; c < collapses.size(); ++c) {
    double* column = holds + c * kMaxLanes;
    watch_program(collapses[c].when, "collapse", nullptr, step, block);
    evaluate(collapses[c].when, block.frame, block.registers, column);
    for (int l = 0; l < lanes; ++l) {
      if (std::isnan(column[l])) column[l] = 0;
      count[l] += column[l] != 0;
    }
  }
  const Stream lot(context.seed, static_cast<std::uint32_t>(context.set), block.plan->lot_name);
  const double* phase = block.frame.column(context.conflict->layout.phase);
  for (int l = 0; l < lanes; ++l) {
    if (count[l] == 0 || block.collapsed[l] >= 0 || phase[l] == 2) continue;
    int chosen = 0;
    if (count[l] > 1)
      chosen = static_cast<int>(count[l] * uniform_at(lot, block.world[l], block.path[l],
                                                      static_cast<std::uint32_t>(step)));
    for (std::size_t c = 0; c < collapses.size(); ++c)
      if (holds[c * kMaxLanes + l] != 0 && chosen-- == 0)
        block.collapsed[l] = static_cast<std::int16_t>(c);
  }
}

// First sub-step from `step` on in which a dated thing acts.
int next_dated(const WarPlan& plan, int step) {
  const auto thing = std::lower_bound(plan.dated.begin(), plan.dated.end(), step,
                                      [](const DatedThing& d, int s) { return d.step < s; });
  return thing == plan.dated.end() ? std::numeric_limits<int>::max() : thing->step;
}

// The state at the beginning of a month: to be given back to lanes that break in it, whose stocks
// are then known to be numbers, or to run it again.
void keep_sound(WarBlock& block) {
  const std::size_t width =
      static_cast<std::size_t>(block.plan->conflict->layout.state_end) * kColumnStride;
  block.sound.resize(width);
  std::copy_n(block.frame.column(0), width, block.sound.data());
  block.stood.assign(block.collapsed.begin(), block.collapsed.end());
  block.was_broken.assign(block.broken.begin(), block.broken.end());
}

double* sound_stock(WarBlock& block, std::size_t stock) {
  return block.sound.data() +
         (static_cast<std::size_t>(block.plan->conflict->layout.stocks) + stock) * kColumnStride;
}

// A lane whose stocks are no numbers any more, or rest on a failed operation, gets back those it
// had, and is marked: it goes on with numbers, so that nothing that sums over lanes is lost, and
// whoever counts paths leaves it out.
void set_aside_broken(int step, WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  std::uint8_t here[kMaxLanes] = {};
  bool any = false;
  for (int l = 0; block.watch.on && l < block.frame.lanes; ++l) {
    if (!has_failed(block, l) || block.stood[l] >= 0) continue;
    count_failure(block, failed_name(block, l), l, block.watch.steps[l]);
    here[l] = 1;
    any = true;
  }
  for (std::size_t s = 0; s < conflict.stocks.size(); ++s) {
    const double* level = block.frame.column(conflict.layout.stocks + static_cast<int>(s));
    for (int l = 0; l < block.frame.lanes; ++l) {
      if (std::isfinite(level[l])) continue;
      if (!here[l]) count_failure(block, conflict.stocks[s].id, l, step);
      here[l] = 1;
      any = true;
    }
  }
  if (!any) return;
  for (std::size_t s = 0; s < conflict.stocks.size(); ++s) {
    double* level = block.frame.column(conflict.layout.stocks + static_cast<int>(s));
    for (int l = 0; l < block.frame.lanes; ++l)
      if (here[l]) level[l] = sound_stock(block, s)[l];
  }
  for (int l = 0; l < block.frame.lanes; ++l) block.broken[l] |= here[l];
}

// Lanes beside those of the block, which code may run through, hold what the last one does.
void pad_state(WarBlock& block) {
  const int lanes = block.frame.lanes;
  for (int slot = 0; lanes < padded(lanes) && slot < block.plan->conflict->layout.state_end;
       ++slot) {
    double* column = block.frame.column(slot);
    std::fill(column + lanes, column + padded(lanes), column[lanes - 1]);
  }
}

// Works out what the block starts from once more, as it has settled: on the way there operations
// may fail that do not matter in the end.
bool start_may_have_failed(WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  if (block.is_suspect) return true;
  pad_state(block);
  forget_failures();
  update_auxiliaries(block, Which::all);
  double value[kMaxLanes];
  for (const Stock& stock : conflict.stocks)
    evaluate(stock.start, block.frame, block.registers, value);
  for (const Delay& delay : conflict.delays)
    evaluate(delay.start.given() ? delay.start : delay.input, block.frame, block.registers, value);
  return may_have_failed();
}

// A stock that begins as no number begins at its bound, or at 0.
void set_aside_broken_start(WarBlock& block) {
  const std::vector<Stock>& stocks = block.plan->conflict->stocks;
  keep_sound(block);
  for (std::size_t s = 0; s < stocks.size(); ++s) {
    const double* level =
        block.frame.column(block.plan->conflict->layout.stocks + static_cast<int>(s));
    for (int l = 0; l < block.frame.lanes; ++l)
      sound_stock(block, s)[l] = std::isfinite(level[l])          ? level[l]
                                 : std::isfinite(stocks[s].floor) ? stocks[s].floor
                                                                  : 0.0;
  }
  if (start_may_have_failed(block)) {
    start_watch(block);
    watch_auxiliaries(block);
    watch_starts(block);
    block.watch.on = true;
  }
  set_aside_broken(0, block);
  block.watch.on = false;
  update_auxiliaries(block, Which::all);
}

}  // namespace

namespace {

void start_lanes(const WarContext& context, WarBlock& block) {
  const int slots = context.conflict->layout.size();
  const int lanes = static_cast<int>(block.path.size());
  ARMISTICE_CHECK_OP(lanes, <=, kMaxLanes);
  if (block.frame.slots != slots) block.frame = Frame(slots, lanes);
  block.frame.lanes = lanes;
  block.collapsed.assign(block.path.size(), -1);
  block.types.clear();
  clear_state(block);
  set_quantities(context, block);
  settle_start(block);
  block.broken.assign(block.path.size(), 0);
  set_aside_broken_start(block);
  mark_laid(context, block);
}

}  // namespace

void start_block(const WarContext& context, std::span<const std::uint32_t> paths, WarBlock& block) {
  use_plan(context, block);
  block.path.assign(paths.begin(), paths.end());
  block.place.clear();
  block.world.assign(paths.size(), static_cast<std::uint32_t>(context.world));
  block.own_quantities.clear();
  start_lanes(context, block);
}

void start_block(const WarContext& context, std::span<const WarLane> lanes, WarBlock& block) {
  use_plan(context, block);
  block.path.clear();
  block.place.clear();
  block.world.clear();
  block.own_quantities.clear();
  for (const WarLane& lane : lanes) {
    block.path.push_back(lane.path);
    block.world.push_back(lane.world);
    block.own_quantities.push_back(lane.quantities);
  }
  start_lanes(context, block);
}

void refresh_block(const WarContext& context, int month, WarBlock& block) {
  use_plan(context, block);
  ARMISTICE_CHECK_OP(block.frame.slots, ==, context.conflict->layout.size());
  ARMISTICE_CHECK_OP(block.path.size(), >=, static_cast<std::size_t>(block.frame.lanes));
  block.collapsed.resize(static_cast<std::size_t>(block.frame.lanes), -1);
  block.broken.resize(block.path.size(), 0);
  if (block.own_quantities.empty())
    block.world.assign(block.path.size(), static_cast<std::uint32_t>(context.world));
  std::fill_n(block.frame.column(context.conflict->layout.time), block.frame.lanes,
              static_cast<double>(month));
  if (is_laid(context, block)) {
    update_auxiliaries(block);
    return;
  }
  set_quantities(context, block);
  update_auxiliaries(block, Which::all);
  mark_laid(context, block);
}

namespace {

// Sub-steps, then what ends a month. Under a watch no sub-steps run in one go.
void run_month(const WarContext& context, int month, WarBlock& block) {
  const Conflict& conflict = *context.conflict;
  const WarPlan& plan = *block.plan;
  const int substeps = conflict.calendar.substeps;
  const bool quiet = !plan.is_eventful && !block.watch.on &&
                     (context.scenario.levers.empty() || !plan.is_eventful_by_lever);
  forget_lessons(block);
  bool fresh = true;  // auxiliaries match the state
  const int end = (month + 1) * substeps;
  for (int step = month * substeps; step < end; ++step) {
    const bool draws = plan.has_walks || (!conflict.noises.empty() && step == month * substeps);
    if (const int until = std::min(end, next_dated(plan, step)); quiet && !draws && until > step) {
      advance_quietly(step, until - step, block);
      step = until - 1;
      fresh = false;
      continue;
    }
    if (draws) {
      if (!fresh && plan.noise_reads_auxiliaries) update_auxiliaries(block);
      draw_noise(context, step, block);
      fresh = false;
    }
    if (!fresh) update_auxiliaries(block);
    happen(context, step, block);
    advance(step, block);
    fresh = false;
  }
  set_aside_broken(end - 1, block);
  update_auxiliaries(block);
  read_collapses(context, (month + 1) * substeps, block);
}

// The month once more, each program by itself; what has failed in it is found and set aside.
void watch_month(const WarContext& context, int month, WarBlock& block) {
  std::copy_n(block.sound.data(), block.sound.size(), block.frame.column(0));
  block.collapsed.assign(block.stood.begin(), block.stood.end());
  block.broken.assign(block.was_broken.begin(), block.was_broken.end());
  std::fill_n(block.frame.column(context.conflict->layout.time), block.frame.lanes,
              static_cast<double>(month));
  set_quantities(context, block);
  start_watch(block);
  block.watch.on = true;
  update_auxiliaries(block, Which::all);
  run_month(context, month, block);
  block.watch.on = false;
  // what has failed in a condition of collapse was found last
  for (int l = 0; l < block.frame.lanes; ++l) {
    if (!has_failed(block, l) || block.stood[l] >= 0 || block.broken[l]) continue;
    count_failure(block, failed_name(block, l), l, block.watch.steps[l]);
    block.broken[l] = 1;
  }
}

}  // namespace

void step_month(const WarContext& context, int month, WarBlock& block) {
  ARMISTICE_CHECK(block.plan != nullptr && block.plan->conflict == context.conflict &&
                  block.plan->view == context.view);
  pad_state(block);
  keep_sound(block);
  const std::int64_t failed = block.failed;
  forget_failures();
  run_month(context, month, block);
  if (!block.is_suspect && !may_have_failed()) return;
  if (failed == 0) block.failed_name.clear();
  block.failed = failed;
  watch_month(context, month, block);
}

}  // namespace armistice

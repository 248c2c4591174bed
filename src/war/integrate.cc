#include "war/integrate.h"

#include <algorithm>
#include <cmath>

#include "expr/failures.h"
#include "war/draws.h"
#include "war/plan.h"
#include "war/watch.h"

namespace armistice {
namespace {

// Where an override is set it stands in for the value.
void lay_over(const double* override_values, double* column, int lanes) {
  for (int l = 0; l < lanes; ++l)
    column[l] = std::isnan(override_values[l]) ? column[l] : override_values[l];
}

void lay_over_quantities(WarBlock& block) {
  if (!has_override(block)) return;
  block.laid = nullptr;  // the columns are no longer the world's own
  const Layout& layout = block.plan->conflict->layout;
  Frame& frame = block.frame;
  for (const auto& [quantity, slot] : block.plan->overridable)
    lay_over(frame.column(slot), frame.column(layout.quantities + quantity), frame.lanes);
}

void set_time(WarBlock& block, double months, int first, int lanes) {
  std::fill_n(block.frame.column(block.plan->conflict->layout.time) + first, lanes, months);
}

void run(const LineCode& code, WarBlock& block, int first, int lanes) {
  code.run(block.frame.data.data(), block.extra.data(), first, lanes);
}
void run(const LineCode& code, WarBlock& block) { run(code, block, 0, block.frame.lanes); }

// A comparison with a number that is not one is false, so such a stock passes through.
void keep_bounds(WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  for (std::size_t s = 0; s < conflict.stocks.size(); ++s) {
    const Stock& stock = conflict.stocks[s];
    if (std::isinf(stock.floor) && std::isinf(stock.ceiling)) continue;
    double* level = block.frame.column(conflict.layout.stocks + static_cast<int>(s));
    for (int l = 0; l < block.frame.lanes; ++l) {
      if (level[l] < stock.floor) level[l] = stock.floor;
      if (level[l] > stock.ceiling) level[l] = stock.ceiling;
    }
  }
}

// Classical Runge-Kutta; noise, modes and delays stand still within the sub-step, and
// floors and ceilings act at its end only.
void move_runge_kutta(int step, double dt, WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  const StepCode& code = block.plan->code;
  const std::size_t stocks = conflict.stocks.size();
  const std::size_t width = stocks * kColumnStride;
  double* start = scratch_columns(block, 2 * stocks);
  double* sum = start + width;
  const double* flows =
      block.extra.data() + static_cast<std::size_t>(code.first_flow) * kColumnStride;
  double* level = block.frame.column(conflict.layout.stocks);
  std::copy_n(level, width, start);
  std::fill_n(sum, width, 0.0);
  constexpr double kReach[] = {0, 0.5, 0.5, 1}, kWeight[] = {1, 2, 2, 1};
  run(code.still, block);
  for (int stage = 0; stage < 4; ++stage) {
    if (stage > 0) {
      for (std::size_t k = 0; k < width; ++k) level[k] = start[k] + kReach[stage] * dt * flows[k];
      set_time(block, (step + kReach[stage]) * dt, 0, block.frame.lanes);
    }
    if (block.watch.on) {
      run(code.varying, block);
      watch_auxiliaries(block);
      watch_flows(step, block);
    }
    run(code.slopes, block);
    for (std::size_t k = 0; k < width; ++k) sum[k] += kWeight[stage] * flows[k];
  }
  for (std::size_t k = 0; k < width; ++k) level[k] = start[k] + dt / 6 * sum[k];
  keep_bounds(block);
}

}  // namespace

bool has_override(const WarBlock& block) {
  for (const auto& [quantity, slot] : block.plan->overridable) {
    const double* value = block.frame.column(slot);
    for (int l = 0; l < block.frame.lanes; ++l)
      if (!std::isnan(value[l])) return true;
  }
  return false;
}

double* scratch_columns(WarBlock& block, std::size_t columns) {
  if (block.scratch.size() < columns * kColumnStride) block.scratch.resize(columns * kColumnStride);
  return block.scratch.data();
}

void count_failure(WarBlock& block, const std::string& name, int lane, int step) {
  if (block.failed++ > 0) return;
  block.failed_name = name;
  block.failed_month = step / block.plan->conflict->calendar.substeps;
  block.failed_world = static_cast<int>(block.world[lane]);
}

void count_failure(WarBlock& block, const std::string& name, int lane) {
  const Calendar& calendar = block.plan->conflict->calendar;
  const double months = block.frame.column(block.plan->conflict->layout.time)[lane];
  count_failure(block, name, lane, static_cast<int>(months * calendar.substeps));
}

void set_quantities(const WarContext& context, WarBlock& block) {
  const Conflict& conflict = *context.conflict;
  const int first = conflict.layout.quantities;
  for (std::size_t q = 0; q < conflict.quantities.size(); ++q) {
    double* column = block.frame.column(first + static_cast<int>(q));
    const int lanes = block.frame.lanes;
    if (block.own_quantities.empty()) {
      std::fill_n(column, padded(lanes), context.quantities[q]);
      continue;
    }
    for (int l = 0; l < padded(lanes); ++l)
      column[l] = block.own_quantities[std::min(l, lanes - 1)][q];
  }
  if (context.view > 0) {
    // every belief sees the true quantities, so all are computed before any is written
    const auto& beliefs = conflict.views[context.view].quantities;
    double* values = scratch_columns(block, beliefs.size());
    for (std::size_t k = 0; k < beliefs.size(); ++k)
      evaluate(beliefs[k].second, block.frame, block.registers, values + k * kMaxLanes);
    for (std::size_t k = 0; k < beliefs.size(); ++k)
      std::copy_n(values + k * kMaxLanes, block.frame.lanes,
                  block.frame.column(first + beliefs[k].first));
  }
  forget_failures();
  run(block.plan->code.world, block);
  block.is_suspect = block.plan->code.folds_failures || may_have_failed();
  lay_over_quantities(block);
}

void update_auxiliaries(WarBlock& block, Which which) {
  const StepCode& code = block.plan->code;
  lay_over_quantities(block);
  run(which == Which::all       ? code.all
      : which == Which::varying ? code.varying
                                : code.of_modes,
      block);
  if (block.watch.on) watch_auxiliaries(block);
}

void draw_noise(const WarContext& context, int step, WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  const int substeps = conflict.calendar.substeps;
  const double walk_scale = std::sqrt(static_cast<double>(substeps));
  const auto address = static_cast<std::uint32_t>(step);
  double a[kMaxLanes], b[kMaxLanes];
  for (std::size_t n = 0; n < conflict.noises.size(); ++n) {
    const Noise& noise = conflict.noises[n];
    const bool walk = noise.kind == Noise::Kind::walk;
    if (!walk && !noise.each_substep && step % substeps != 0) continue;
    watch_program(noise.a, noise.name, nullptr, step, block);
    if (!walk) watch_program(noise.b, noise.name, nullptr, step, block);
    evaluate(noise.a, block.frame, block.registers, a);
    if (!walk) evaluate(noise.b, block.frame, block.registers, b);
    const Stream stream(context.seed, static_cast<std::uint32_t>(context.set),
                        block.plan->noise_names[n]);
    double* column = block.frame.column(conflict.layout.noises + static_cast<int>(n));
    for (int l = 0; l < block.frame.lanes; ++l) {
      if (noise.kind == Noise::Kind::uniform)
        column[l] = a[l] + (b[l] - a[l]) * uniform_of_lane(stream, block, l, address);
      else if (walk)  // times dt as a flow: an increment of sd a * sqrt(dt)
        column[l] = a[l] * walk_scale * normal_of_lane(stream, block, l, address);
      else
        column[l] = a[l] + b[l] * normal_of_lane(stream, block, l, address);
    }
  }
}

void advance(int step, WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  const double dt = 1.0 / conflict.calendar.substeps;
  if (block.watch.on && !conflict.calendar.runge_kutta) watch_flows(step, block);
  // inputs of delays are those at the beginning of the sub-step, as flows see them
  for (const Delay& delay : conflict.delays) {
    double input[kMaxLanes];
    evaluate(delay.input, block.frame, block.registers, input);
    std::copy_n(input, block.frame.lanes,
                block.frame.column(delay.first_slot + step % delay.length));
  }
  if (conflict.calendar.runge_kutta)
    move_runge_kutta(step, dt, block);
  else
    run(block.plan->code.move, block);
  for (const Delay& delay : conflict.delays)
    std::copy_n(block.frame.column(delay.first_slot + (step + 1) % delay.length), block.frame.lanes,
                block.frame.column(delay.first_slot + delay.length));
  set_time(block, static_cast<double>(step + 1) / conflict.calendar.substeps, 0, block.frame.lanes);
}

void advance_quietly(int step, int count, WarBlock& block) {
  const Calendar& calendar = block.plan->conflict->calendar;
  const StepCode& code = block.plan->code;
  const double dt = 1.0 / calendar.substeps;
  const int lanes = block.frame.lanes;
  lay_over_quantities(block);
  if (calendar.runge_kutta) {
    for (int k = step; k < step + count; ++k) {
      set_time(block, static_cast<double>(k) / calendar.substeps, 0, lanes);
      move_runge_kutta(k, dt, block);
    }
  } else {
    // a few lanes at a time through all sub-steps: what they need stays in the nearest cache
    const int tile = code.quiet.is_native() ? 16 : lanes;
    for (int first = 0; first < lanes; first += tile)
      for (int k = step; k < step + count; ++k) {
        const int width = std::min(tile, lanes - first);
        if (code.reads_time)
          set_time(block, static_cast<double>(k) / calendar.substeps, first, width);
        run(code.quiet, block, first, width);
      }
  }
  set_time(block, static_cast<double>(step + count) / calendar.substeps, 0, lanes);
}

}  // namespace armistice

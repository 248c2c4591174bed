#include "war/integrate.h"

#include <algorithm>
#include <cmath>

#include "util/random.h"
#include "war/plan.h"

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

// Flow of every stock into flows (stock x kMaxLanes).
void evaluate_flows(WarBlock& block, double* flows) {
  const std::vector<Stock>& stocks = block.plan->conflict->stocks;
  for (std::size_t s = 0; s < stocks.size(); ++s)
    evaluate(stocks[s].flow, block.frame, block.registers, flows + s * kMaxLanes);
}

void set_time(WarBlock& block, double months) {
  std::fill_n(block.frame.column(block.plan->conflict->layout.time), block.frame.lanes, months);
}

// Classical Runge-Kutta; noise, modes and delays stand still within the sub-step, and
// floors and ceilings act at its end only.
void move_runge_kutta(int step, double dt, WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  const std::size_t stocks = conflict.stocks.size();
  const std::size_t width = stocks * kMaxLanes;
  double* flows = scratch_columns(block, 3 * stocks);
  double* start = flows + width;
  double* sum = start + width;
  double* level = block.frame.column(conflict.layout.stocks);
  std::copy_n(level, width, start);
  std::fill_n(sum, width, 0.0);
  constexpr double kReach[] = {0, 0.5, 0.5, 1}, kWeight[] = {1, 2, 2, 1};
  for (int stage = 0; stage < 4; ++stage) {
    if (stage > 0) {
      for (std::size_t k = 0; k < width; ++k) level[k] = start[k] + kReach[stage] * dt * flows[k];
      set_time(block, (step + kReach[stage]) * dt);
      update_auxiliaries(block);
    }
    evaluate_flows(block, flows);
    for (std::size_t k = 0; k < width; ++k) sum[k] += kWeight[stage] * flows[k];
  }
  for (std::size_t k = 0; k < width; ++k) level[k] = start[k] + dt / 6 * sum[k];
}

void move_euler(double dt, WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  const std::size_t stocks = conflict.stocks.size();
  double* flows = scratch_columns(block, stocks);
  evaluate_flows(block, flows);
  for (std::size_t s = 0; s < stocks; ++s) {
    double* level = block.frame.column(conflict.layout.stocks + static_cast<int>(s));
    for (int l = 0; l < block.frame.lanes; ++l) level[l] += dt * flows[s * kMaxLanes + l];
  }
}

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
  if (block.scratch.size() < columns * kMaxLanes) block.scratch.resize(columns * kMaxLanes);
  return block.scratch.data();
}

void count_failure(WarBlock& block, const std::string& name) {
  if (block.failed++ == 0) block.failed_name = name;
}

void set_quantities(const WarContext& context, WarBlock& block) {
  const Conflict& conflict = *context.conflict;
  const int first = conflict.layout.quantities;
  for (std::size_t q = 0; q < conflict.quantities.size(); ++q)
    std::fill_n(block.frame.column(first + static_cast<int>(q)), block.frame.lanes,
                context.quantities[q]);
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
  lay_over_quantities(block);
}

void update_auxiliaries(WarBlock& block, Which which) {
  const WarPlan& plan = *block.plan;
  const Conflict& conflict = *plan.conflict;
  Frame& frame = block.frame;
  lay_over_quantities(block);
  for (std::size_t i = 0; i < conflict.auxiliaries.size(); ++i) {
    if (which == Which::varying && !plan.auxiliary_varies[i]) continue;
    if (which == Which::of_modes && !plan.auxiliary_reads_modes[i]) continue;
    const Auxiliary& auxiliary = conflict.auxiliaries[i];
    double* column = frame.column(conflict.layout.auxiliaries + static_cast<int>(i));
    evaluate(auxiliary.is, frame, block.registers, column);
    if (plan.believed[i] != nullptr) {  // it reads the true program's value under its own name
      double believed[kMaxLanes];
      evaluate(*plan.believed[i], frame, block.registers, believed);
      std::copy_n(believed, frame.lanes, column);
    }
    if (auxiliary.override_slot >= 0)
      lay_over(frame.column(auxiliary.override_slot), column, frame.lanes);
  }
}

void draw_noise(const WarContext& context, int step, WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  const int substeps = conflict.calendar.substeps;
  const double walk_scale = std::sqrt(static_cast<double>(substeps));
  const auto world = static_cast<std::uint32_t>(context.world);
  const auto address = static_cast<std::uint32_t>(step);
  double a[kMaxLanes], b[kMaxLanes];
  for (std::size_t n = 0; n < conflict.noises.size(); ++n) {
    const Noise& noise = conflict.noises[n];
    const bool walk = noise.kind == Noise::Kind::walk;
    if (!walk && !noise.each_substep && step % substeps != 0) continue;
    evaluate(noise.a, block.frame, block.registers, a);
    if (!walk) evaluate(noise.b, block.frame, block.registers, b);
    const Stream stream(context.seed, static_cast<std::uint32_t>(context.set),
                        block.plan->noise_names[n]);
    double* column = block.frame.column(conflict.layout.noises + static_cast<int>(n));
    for (int l = 0; l < block.frame.lanes; ++l) {
      const std::uint32_t path = block.path[l];
      if (noise.kind == Noise::Kind::uniform)
        column[l] = a[l] + (b[l] - a[l]) * uniform_at(stream, world, path, address);
      else if (walk)  // times dt as a flow: an increment of sd a * sqrt(dt)
        column[l] = a[l] * walk_scale * normal_at(stream, world, path, address);
      else
        column[l] = a[l] + b[l] * normal_at(stream, world, path, address);
    }
  }
}

void advance(int step, WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  const double dt = 1.0 / conflict.calendar.substeps;
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
    move_euler(dt, block);
  keep_bounds(block);
  for (const Delay& delay : conflict.delays)
    std::copy_n(block.frame.column(delay.first_slot + (step + 1) % delay.length), block.frame.lanes,
                block.frame.column(delay.first_slot + delay.length));
  set_time(block, static_cast<double>(step + 1) / conflict.calendar.substeps);
}

}  // namespace armistice

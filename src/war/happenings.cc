#include "war/happenings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "war/draws.h"
#include "war/integrate.h"
#include "war/lessons.h"
#include "war/plan.h"
#include "war/watch.h"

namespace armistice {
namespace {

using Lanes = std::array<std::uint8_t, kMaxLanes>;  // 1: the lane takes part

struct Moment {
  const WarContext& context;
  int step;
  double dt;
  WarBlock& block;
  int lanes() const { return block.frame.lanes; }
};

bool any(const Lanes& mask, int lanes) {
  return std::any_of(mask.begin(), mask.begin() + lanes, [](std::uint8_t m) { return m != 0; });
}

// Takes out the lanes in which the condition is given and false (or no number).
void require(const Moment& now, const Program& condition, const std::string& label, Lanes& mask) {
  if (!condition.given()) return;
  watch_program(condition, label, mask.data(), now.step, now.block);
  double truth[kMaxLanes];
  evaluate(condition, now.block.frame, now.block.registers, truth);
  for (int l = 0; l < now.lanes(); ++l)
    mask[l] &= static_cast<std::uint8_t>(truth[l] != 0 && !std::isnan(truth[l]));
}

// Keeps each lane with its chance (not given: always).
void draw_chance(const Moment& now, const Program& chance, std::uint64_t name,
                 const std::string& label, std::uint32_t address, Lanes& mask) {
  if (!chance.given() || !any(mask, now.lanes())) return;
  double p[kMaxLanes];
  watch_program(chance, label, mask.data(), now.step, now.block);
  evaluate(chance, now.block.frame, now.block.registers, p);
  const Stream stream(now.context.seed, static_cast<std::uint32_t>(now.context.set), name);
  for (int l = 0; l < now.lanes(); ++l) {
    if (!mask[l]) continue;
    if (!(p[l] >= 0 && p[l] <= 1)) count_failure(now.block, label, l, now.step);
    const double u = address == kVerdict
                         ? uniform_at(stream, now.block.world[l], now.block.path[l], address)
                         : uniform_of_lane(stream, now.block, l, address);
    mask[l] = u < p[l];
  }
}

// Keeps each lane with chance 1 - exp(-hazard dt), times `chance` where that is given.
void draw_hazard(const Moment& now, const Program& hazard, const Program& chance,
                 std::uint64_t name, const std::string& label, Lanes& mask) {
  if (!any(mask, now.lanes())) return;
  double rate[kMaxLanes], thinned[kMaxLanes];
  watch_program(hazard, label, mask.data(), now.step, now.block);
  watch_program(chance, label, mask.data(), now.step, now.block);
  evaluate(hazard, now.block.frame, now.block.registers, rate);
  evaluate(chance, now.block.frame, now.block.registers, thinned, 1.0);
  const Stream stream(now.context.seed, static_cast<std::uint32_t>(now.context.set), name);
  for (int l = 0; l < now.lanes(); ++l) {
    if (!mask[l]) continue;
    mask[l] = 0;
    if (!(rate[l] >= 0) || !(thinned[l] >= 0 && thinned[l] <= 1))
      count_failure(now.block, label, l, now.step);
    if (!(rate[l] > 0)) continue;
    const double u = uniform_of_lane(stream, now.block, l, static_cast<std::uint32_t>(now.step));
    const double x = rate[l] * now.dt;
    if (u < x) mask[l] = u < -std::expm1(-x) * thinned[l];  // 1 - exp(-x) <= x: most need no exp
  }
}

// Keeps each lane with the chance of an event or change; `address` where there is no hazard.
// Happening: Event or ModeChange.
template <class Happening>
void draw(const Moment& now, const Happening& what, std::uint64_t name, const std::string& label,
          std::uint32_t address, Lanes& mask) {
  if (what.informed >= 0 && !now.block.types.empty()) {
    if (!any(mask, now.lanes())) return;
    const bool once = !what.hazard.given() && address == kVerdict;
    draw_by_type(now.context,
                 {what.hazard, what.chance, what.informed, name, label, now.step, now.dt, once},
                 mask.data(), now.block);
  } else if (what.hazard.given()) {
    draw_hazard(now, what.hazard, what.chance, name, label, mask);
  } else {
    draw_chance(now, what.chance, name, label, address, mask);
  }
}

// ---- modes ----

// Lanes whose mode stands where the change can leave from.
void require_origin(const Moment& now, int mode, const ModeChange& change, Lanes& mask) {
  const double* state = now.block.frame.column(now.context.conflict->layout.modes + mode);
  for (int l = 0; l < now.lanes(); ++l) {
    const int here = static_cast<int>(state[l]);
    const bool leaves = change.from.empty() ? here != change.to
                                            : std::find(change.from.begin(), change.from.end(),
                                                        here) != change.from.end();
    mask[l] &= static_cast<std::uint8_t>(leaves);
  }
}

bool set_mode(const Moment& now, int mode, int to, const Lanes& mask) {
  double* state = now.block.frame.column(now.context.conflict->layout.modes + mode);
  bool changed = false;
  for (int l = 0; l < now.lanes(); ++l)
    if (mask[l]) {
      state[l] = to;
      changed = true;
    }
  return changed;
}

bool change_modes(const Moment& now) {
  const Conflict& conflict = *now.context.conflict;
  bool changed = false;
  for (std::size_t m = 0; m < conflict.modes.size(); ++m) {
    const Mode& mode = conflict.modes[m];
    Lanes waiting;  // has made no change in this sub-step
    waiting.fill(1);
    for (std::size_t c = 0; c < mode.changes.size(); ++c) {
      const ModeChange& change = mode.changes[c];
      if (change.has_date || (!change.when.given() && !change.hazard.given())) continue;
      Lanes mask = waiting;
      require_origin(now, static_cast<int>(m), change, mask);
      if (!any(mask, now.lanes())) continue;
      const std::uint64_t name = now.block.plan->change_names[m][c];
      const std::string& label = now.block.plan->change_labels[m][c];
      require(now, change.when, label, mask);
      draw(now, change, name, label, kVerdict, mask);
      if (!set_mode(now, static_cast<int>(m), change.to, mask)) continue;
      changed = true;
      for (int l = 0; l < now.lanes(); ++l) waiting[l] &= !mask[l];
    }
  }
  return changed;
}

// ---- events ----

bool lever_is_off(const Moment& now, const Event& event) {
  if (event.lever < 0) return false;
  const std::vector<int>& pulled = now.context.scenario.levers;
  return std::find(pulled.begin(), pulled.end(), event.lever) == pulled.end();
}

// Lanes in which the event has not happened yet, or may happen again.
void require_unspent(const Moment& now, int e, Lanes& mask) {
  if (now.context.conflict->events[e].repeats) return;
  const double* count = now.block.frame.column(now.context.conflict->layout.event_counts + e);
  for (int l = 0; l < now.lanes(); ++l) mask[l] &= static_cast<std::uint8_t>(count[l] == 0);
}

// Sets the pending times of what comes after event e; a time that is pending already stays.
void schedule_followers(const Moment& now, int e, const Lanes& mask) {
  for (int f : now.block.plan->followers[e]) {
    const Event& follower = now.context.conflict->events[f];
    if (lever_is_off(now, follower)) continue;
    Lanes waiting = mask;
    require_unspent(now, f, waiting);
    if (!any(waiting, now.lanes())) continue;
    double delay[kMaxLanes];
    watch_program(follower.delay, follower.id, waiting.data(), now.step, now.block);
    evaluate(follower.delay, now.block.frame, now.block.registers, delay);
    double* due = now.block.frame.column(follower.due_slot);
    for (int l = 0; l < now.lanes(); ++l) {
      if (!waiting[l] || due[l] < std::numeric_limits<double>::infinity()) continue;
      if (!(delay[l] >= 0)) count_failure(now.block, follower.id, l, now.step);
      due[l] = now.step * now.dt + (delay[l] >= 0 ? delay[l] : 0.0);
    }
  }
}

void fire(const Moment& now, int e, const Lanes& mask) {
  const Event& event = now.context.conflict->events[e];
  const Layout& layout = now.context.conflict->layout;
  double* count = now.block.frame.column(layout.event_counts + e);
  double* failed = now.block.frame.column(layout.ratify_failed);
  for (int l = 0; l < now.lanes(); ++l) {
    if (!mask[l]) continue;
    count[l] += 1;
    if (event.redraws_ratification) failed[l] = 0;
  }
  schedule_followers(now, e, mask);
  for (const Effect& effect : event.effects)
    watch_program(effect.value, event.id, mask.data(), now.step, now.block);
  apply_effects(now.context, event.effects, mask.data(), now.block);
}

// Lanes in which the pending time has come; it is pending no longer.
void take_due(const Moment& now, const Event& event, Lanes& mask) {
  double* due = now.block.frame.column(event.due_slot);
  for (int l = 0; l < now.lanes(); ++l) {
    const bool here = due[l] < std::numeric_limits<double>::infinity() &&
                      step_of(due[l], now.context.conflict->calendar.substeps) <= now.step;
    mask[l] &= static_cast<std::uint8_t>(here);
    if (here) due[l] = std::numeric_limits<double>::infinity();
  }
}

bool try_event(const Moment& now, int e) {
  const Event& event = now.context.conflict->events[e];
  Lanes mask;
  mask.fill(1);
  if (event.after >= 0) take_due(now, event, mask);
  require_unspent(now, e, mask);
  if (!any(mask, now.lanes())) return false;
  require(now, event.when, event.id, mask);
  const std::uint64_t name = now.block.plan->event_names[e];
  draw(now, event, name, event.id, event.repeats ? static_cast<std::uint32_t>(now.step) : kVerdict,
       mask);
  if (!any(mask, now.lanes())) return false;
  fire(now, e, mask);
  return true;
}

bool run_events(const Moment& now) {
  const std::vector<Event>& events = now.context.conflict->events;
  bool changed = false;
  for (std::size_t e = 0; e < events.size(); ++e) {
    const bool has_trigger =
        events[e].after >= 0 || events[e].when.given() || events[e].hazard.given();
    if (now.block.plan->is_dated[e] || !has_trigger || lever_is_off(now, events[e])) continue;
    changed |= try_event(now, static_cast<int>(e));
  }
  return changed;
}

// ---- dated things ----

bool try_dated_change(const Moment& now, const DatedThing& thing) {
  const Mode& mode = now.context.conflict->modes[thing.mode];
  const ModeChange& change = mode.changes[thing.change];
  Lanes mask;
  mask.fill(1);
  require_origin(now, thing.mode, change, mask);
  const std::string& label = now.block.plan->change_labels[thing.mode][thing.change];
  require(now, change.when, label, mask);
  draw(now, change, now.block.plan->change_names[thing.mode][thing.change], label, kVerdict, mask);
  return set_mode(now, thing.mode, change.to, mask);
}

void run_dated(const Moment& now) {
  const std::vector<DatedThing>& dated = now.block.plan->dated;
  auto thing = std::lower_bound(dated.begin(), dated.end(), now.step,
                                [](const DatedThing& d, int step) { return d.step < step; });
  for (; thing != dated.end() && thing->step == now.step; ++thing) {
    bool changed = false;
    if (thing->event < 0)
      changed = try_dated_change(now, *thing);
    else if (!lever_is_off(now, now.context.conflict->events[thing->event]))
      changed = try_event(now, thing->event);
    if (changed) update_auxiliaries(now.block);
  }
}

}  // namespace

void happen(const WarContext& context, int step, WarBlock& block) {
  const Moment now{context, step, 1.0 / context.conflict->calendar.substeps, block};
  run_dated(now);
  if (change_modes(now)) update_auxiliaries(block, Which::of_modes);
  if (run_events(now)) update_auxiliaries(block);
}

void apply_effects(const WarContext& context, std::span<const Effect> effects,
                   const std::uint8_t* mask, WarBlock& block) {
  const Conflict& conflict = *context.conflict;
  const Layout& layout = conflict.layout;
  Frame& frame = block.frame;
  double* values = scratch_columns(block, effects.size());
  for (std::size_t k = 0; k < effects.size(); ++k)
    evaluate(effects[k].value, frame, block.registers, values + k * kMaxLanes);
  for (std::size_t k = 0; k < effects.size(); ++k) {
    const int slot = effects[k].slot;
    const int override_index = slot - layout.overrides;
    const bool overrides = override_index >= 0 && slot < layout.event_counts;
    const int stock = slot - layout.stocks;
    const bool is_stock = stock >= 0 && slot < layout.modes;
    const double* in_force =
        overrides ? frame.column(conflict.override_targets[override_index]) : nullptr;
    double* column = frame.column(slot);
    for (int l = 0; l < frame.lanes; ++l) {
      if (!mask[l]) continue;
      const double value = values[k * kMaxLanes + l];
      if (!effects[k].adds)
        column[l] = value;
      else
        column[l] = (overrides && std::isnan(column[l]) ? in_force[l] : column[l]) + value;
      if (is_stock && column[l] < conflict.stocks[stock].floor)
        column[l] = conflict.stocks[stock].floor;
      if (is_stock && column[l] > conflict.stocks[stock].ceiling)
        column[l] = conflict.stocks[stock].ceiling;
    }
  }
}

}  // namespace armistice

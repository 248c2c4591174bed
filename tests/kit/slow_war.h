// One path of a war, one number at a time: the obvious way to run what src/war runs in blocks.
//
// It shares with src/war only the data, the value of an expression in one state and the
// addresses of random numbers; everything is worked out anew wherever it is needed, in plain
// loops over the lists of the case. It must never ship.
#pragma once

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/paths.h"
#include "expr/evaluate.h"
#include "util/random.h"
#include "war/simulate.h"

namespace armistice::kit {

class SlowWar {
 public:
  SlowWar(const WarContext& context, std::uint32_t path)
      : context_(context), c_(*context.conflict), l_(c_.layout), path_(path), frame_(l_.size(), 1) {
    for (std::size_t m = 0; m < c_.modes.size(); ++m) at(l_.modes + m) = c_.modes[m].start;
    for (std::size_t k = 0; k < c_.override_targets.size(); ++k)
      at(l_.overrides + k) = std::nan("");
    for (const Event& e : c_.events)
      if (e.due_slot >= 0) at(e.due_slot) = kNever;
    for (int pass = 0; pass < 12; ++pass) {
      work_out();
      settle();
    }
    work_out();
  }

  // Runs to the end of month `month`.
  void month(int month) {
    for (int s = 0; s < c_.calendar.substeps; ++s) substep(month * c_.calendar.substeps + s);
    if (collapsed < 0 && at(l_.phase) != 2) look_for_collapse((month + 1) * c_.calendar.substeps);
  }

  double& at(std::size_t slot) { return frame_.column(static_cast<int>(slot))[0]; }
  double value(const Program& p, double fallback = 0) { return evaluate_one(p, frame_, fallback); }

  int collapsed = -1;

 private:
  static constexpr double kNever = std::numeric_limits<double>::infinity();
  static constexpr std::uint32_t kOnce = 0xffffffffu;

  double uniform(const std::string& name, std::uint32_t step) const {
    return uniform_at(stream(name), static_cast<std::uint32_t>(context_.world), path_, step);
  }
  Stream stream(const std::string& name) const {
    return Stream(context_.seed, static_cast<std::uint32_t>(context_.set), hash_name(name));
  }
  bool true_of(const Program& p) {
    const double v = value(p, 1);
    return v != 0 && !std::isnan(v);
  }

  void settle() {
    std::vector<double> starts;
    for (const Stock& s : c_.stocks)
      starts.push_back(std::min(std::max(value(s.start), s.floor), s.ceiling));
    for (std::size_t s = 0; s < starts.size(); ++s) at(l_.stocks + s) = starts[s];
    for (std::size_t n = 0; n < c_.noises.size(); ++n) {
      const Noise& noise = c_.noises[n];
      at(l_.noises + n) = noise.kind == Noise::Kind::walk ? 0
                          : noise.kind == Noise::Kind::normal
                              ? value(noise.a)
                              : (value(noise.a) + value(noise.b)) / 2;
    }
    for (const Delay& d : c_.delays)
      for (int k = 0; k <= d.length; ++k) at(d.first_slot + k) = value(d.input);
  }

  // Quantities and auxiliaries from the state.
  void work_out() {
    for (std::size_t q = 0; q < c_.quantities.size(); ++q)
      at(l_.quantities + q) = context_.quantities[q];
    std::map<int, double> believed;
    const View* view = context_.view > 0 ? &c_.views[context_.view] : nullptr;
    if (view != nullptr)
      for (const auto& [q, p] : view->quantities) believed[q] = value(p);
    for (const auto& [q, v] : believed) at(l_.quantities + q) = v;
    for (std::size_t k = 0; k < c_.override_targets.size(); ++k)
      if (c_.override_targets[k] < l_.auxiliaries && !std::isnan(at(l_.overrides + k)))
        at(c_.override_targets[k]) = at(l_.overrides + k);
    for (std::size_t i = 0; i < c_.auxiliaries.size(); ++i) {
      const auto slot = l_.auxiliaries + i;
      at(slot) = value(c_.auxiliaries[i].is);
      if (view != nullptr)
        for (const auto& [a, p] : view->auxiliaries)
          if (a == static_cast<int>(i)) at(slot) = value(p);
      for (std::size_t k = 0; k < c_.override_targets.size(); ++k)
        if (c_.override_targets[k] == static_cast<int>(slot) && !std::isnan(at(l_.overrides + k)))
          at(slot) = at(l_.overrides + k);
    }
  }

  void draw(int step) {
    const int n_sub = c_.calendar.substeps;
    for (std::size_t n = 0; n < c_.noises.size(); ++n) {
      const Noise& noise = c_.noises[n];
      const double a = value(noise.a), b = value(noise.b);
      const auto address = static_cast<std::uint32_t>(step);
      const auto world = static_cast<std::uint32_t>(context_.world);
      if (noise.kind == Noise::Kind::walk)
        at(l_.noises + n) = a * normal_at(stream(noise.name), world, path_, address) *
                            std::sqrt(static_cast<double>(n_sub));
      else if (step % n_sub != 0)
        continue;
      else if (noise.kind == Noise::Kind::normal)
        at(l_.noises + n) = a + b * normal_at(stream(noise.name), world, path_, address);
      else
        at(l_.noises + n) = a + (b - a) * uniform(noise.name, address);
    }
  }

  bool on(const Event& e) const {
    if (e.lever < 0) return true;
    for (int lever : context_.scenario.levers)
      if (lever == e.lever) return true;
    return false;
  }
  int step_of_date(double months) const {
    return static_cast<int>(std::floor(months * c_.calendar.substeps + 1e-9));
  }
  int event_step(const Event& e) const {
    double months = e.at;
    if (e.lever >= 0 && months < c_.calendar.now_month) months = c_.calendar.now_month;
    return step_of_date(months);
  }

  bool try_change(std::size_t m, const ModeChange& change, std::size_t index, int step) {
    double& state = at(l_.modes + m);
    bool leaves = change.from.empty() && state != change.to;
    for (int from : change.from) leaves = leaves || state == from;
    if (!leaves || !true_of(change.when)) return false;
    int earlier = 0;
    for (std::size_t c = 0; c < index; ++c) earlier += c_.modes[m].changes[c].to == change.to;
    const std::string name = "mode:" + c_.modes[m].id + ">" + c_.modes[m].states[change.to] + "#" +
                             std::to_string(earlier);
    double p = value(change.chance, 1), u = uniform(name, kOnce);
    if (change.hazard.given()) {
      p *= 1 - std::exp(-value(change.hazard) / c_.calendar.substeps);
      u = uniform(name, static_cast<std::uint32_t>(step));
    }
    if (u >= p) return false;
    state = change.to;
    return true;
  }

  void try_event(std::size_t e, int step) {
    const Event& event = c_.events[e];
    if (event.after >= 0) {
      if (at(event.due_slot) == kNever || step_of_date(at(event.due_slot)) > step) return;
      at(event.due_slot) = kNever;
    }
    if (!event.repeats && at(l_.event_counts + e) > 0) return;
    if (!true_of(event.when)) return;
    const auto now = static_cast<std::uint32_t>(step);
    double p = value(event.chance, 1);
    if (event.hazard.given()) p *= 1 - std::exp(-value(event.hazard) / c_.calendar.substeps);
    if (uniform("event:" + event.id, event.hazard.given() || event.repeats ? now : kOnce) >= p)
      return;
    at(l_.event_counts + e) += 1;
    if (event.redraws_ratification) at(l_.ratify_failed) = 0;
    for (std::size_t f = 0; f < c_.events.size(); ++f) {
      const Event& next = c_.events[f];
      const bool spent = !next.repeats && at(l_.event_counts + f) > 0;
      if (next.after == static_cast<int>(e) && on(next) && !spent && at(next.due_slot) == kNever)
        at(next.due_slot) = static_cast<double>(step) / c_.calendar.substeps + value(next.delay);
    }
    act(event.effects);
  }

  void act(const std::vector<Effect>& effects) {
    std::vector<double> values;
    for (const Effect& effect : effects) values.push_back(value(effect.value));
    for (std::size_t k = 0; k < effects.size(); ++k) {
      double& slot = at(effects[k].slot);
      double before = slot;
      if (std::isnan(before)) before = at(c_.override_targets[effects[k].slot - l_.overrides]);
      slot = effects[k].adds ? before + values[k] : values[k];
      bound();
    }
  }

  void bound() {
    for (std::size_t s = 0; s < c_.stocks.size(); ++s) {
      double& level = at(l_.stocks + s);
      level = std::min(std::max(level, c_.stocks[s].floor), c_.stocks[s].ceiling);
    }
  }

  // Dated things of the sub-step by date; at one date modes come first.
  void dated(int step) {
    double after = -1;
    while (true) {
      double next = kNever;
      for (const Mode& m : c_.modes)
        for (const ModeChange& change : m.changes)
          if (change.has_date && step_of_date(change.at) == step && change.at > after)
            next = std::min(next, change.at);
      for (const Event& e : c_.events)
        if (e.has_date && event_step(e) == step && date_of(e) > after)
          next = std::min(next, date_of(e));
      if (next == kNever) return;
      after = next;
      for (std::size_t m = 0; m < c_.modes.size(); ++m)
        for (std::size_t k = 0; k < c_.modes[m].changes.size(); ++k) {
          const ModeChange& change = c_.modes[m].changes[k];
          if (!change.has_date || change.at != next) continue;
          try_change(m, change, k, step);
          work_out();
        }
      for (std::size_t e = 0; e < c_.events.size(); ++e) {
        if (!c_.events[e].has_date || date_of(c_.events[e]) != next || !on(c_.events[e])) continue;
        try_event(e, step);
        work_out();
      }
    }
  }
  double date_of(const Event& e) const {
    return e.lever >= 0 && e.at < c_.calendar.now_month ? c_.calendar.now_month : e.at;
  }

  void substep(int step) {
    draw(step);
    work_out();
    dated(step);
    for (std::size_t m = 0; m < c_.modes.size(); ++m)
      for (std::size_t k = 0; k < c_.modes[m].changes.size(); ++k) {
        const ModeChange& change = c_.modes[m].changes[k];
        if (!change.has_date && try_change(m, change, k, step)) break;
      }
    work_out();
    for (std::size_t e = 0; e < c_.events.size(); ++e)
      if (!c_.events[e].has_date && on(c_.events[e])) try_event(e, step);
    work_out();
    move(step);
    work_out();
  }

  std::vector<double> slopes() {
    work_out();
    std::vector<double> result;
    for (const Stock& s : c_.stocks) result.push_back(value(s.flow));
    return result;
  }

  void move(int step) {
    const int n_sub = c_.calendar.substeps;
    const double dt = 1.0 / n_sub;
    const std::size_t n = c_.stocks.size();
    for (const Delay& d : c_.delays) at(d.first_slot + step % d.length) = value(d.input);
    std::vector<double> x0(n), total(n);
    for (std::size_t s = 0; s < n; ++s) x0[s] = at(l_.stocks + s);
    std::vector<double> k = slopes();
    if (!c_.calendar.runge_kutta) {
      for (std::size_t s = 0; s < n; ++s) at(l_.stocks + s) = x0[s] + k[s] * dt;
    } else {
      total = k;
      for (int stage = 2; stage <= 4; ++stage) {
        const double reach = stage == 4 ? dt : dt / 2;
        for (std::size_t s = 0; s < n; ++s) at(l_.stocks + s) = x0[s] + reach * k[s];
        at(l_.time) = step * dt + reach;
        k = slopes();
        for (std::size_t s = 0; s < n; ++s) total[s] += (stage == 4 ? 1 : 2) * k[s];
      }
      for (std::size_t s = 0; s < n; ++s) at(l_.stocks + s) = x0[s] + dt * total[s] / 6;
    }
    bound();
    for (const Delay& d : c_.delays)
      at(d.first_slot + d.length) = at(d.first_slot + (step + 1) % d.length);
    at(l_.time) = (step + 1) * dt;
  }

  void look_for_collapse(int step) {
    std::vector<int> possible;
    for (std::size_t k = 0; k < c_.collapses.size(); ++k)
      if (true_of(c_.collapses[k].when)) possible.push_back(static_cast<int>(k));
    if (possible.empty()) return;
    const double u = uniform("collapse#lot", static_cast<std::uint32_t>(step));
    const auto count = static_cast<double>(possible.size());
    collapsed = possible[possible.size() == 1 ? 0 : static_cast<std::size_t>(u * count)];
  }

  const WarContext& context_;
  const Conflict& c_;
  const Layout& l_;
  std::uint32_t path_;
  Frame frame_;
};

}  // namespace armistice::kit

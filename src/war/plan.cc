#include "war/plan.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <tuple>
#include <utility>

#include "util/check.h"
#include "util/random.h"

namespace armistice {
namespace {

// Marks the auxiliaries that read a marked slot, directly or through other auxiliaries.
std::vector<std::uint8_t> marked_auxiliaries(const Conflict& conflict, const WarPlan& plan,
                                             std::vector<std::uint8_t> marked) {
  const auto reads_marked = [&](const Program& program) {
    return std::any_of(program.reads.begin(), program.reads.end(),
                       [&](int slot) { return marked[slot] != 0; });
  };
  std::vector<std::uint8_t> result(conflict.auxiliaries.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    const int override_slot = conflict.auxiliaries[i].override_slot;
    result[i] = (override_slot >= 0 && marked[override_slot]) ||
                reads_marked(conflict.auxiliaries[i].is) ||
                (plan.believed[i] != nullptr && reads_marked(*plan.believed[i]));
    marked[conflict.layout.auxiliaries + i] = result[i];
  }
  return result;
}

// The state, time, and quantities that something overrides can change along a path.
void mark_auxiliaries(const Conflict& conflict, WarPlan& plan) {
  const Layout& layout = conflict.layout;
  std::vector<std::uint8_t> marked(layout.size(), 0);
  std::fill_n(marked.begin() + layout.modes, conflict.modes.size(), std::uint8_t{1});
  plan.auxiliary_reads_modes = marked_auxiliaries(conflict, plan, marked);
  std::fill_n(marked.begin(), layout.state_end, std::uint8_t{1});
  marked[layout.time] = 1;
  for (const auto& [quantity, slot] : plan.overridable) marked[layout.quantities + quantity] = 1;
  plan.auxiliary_varies = marked_auxiliaries(conflict, plan, marked);
}

void read_noises(const Conflict& conflict, WarPlan& plan) {
  const int first = conflict.layout.auxiliaries;
  const int end = first + static_cast<int>(conflict.auxiliaries.size());
  for (const Noise& noise : conflict.noises) {
    plan.noise_names.push_back(hash_name(noise.name));
    plan.has_walks |= noise.kind == Noise::Kind::walk || noise.each_substep;
    for (const Program* program : {&noise.a, &noise.b})
      for (const int slot : program->reads)
        plan.noise_reads_auxiliaries |= slot >= first && slot < end;
  }
}

// A lever's event waits for `now`: what was not done before it cannot be done then.
double acts_at(const Conflict& conflict, const Event& event) {
  if (event.lever < 0) return event.at;
  const double at = event.has_date ? event.at : conflict.levers[event.lever].month;
  return std::max(at, static_cast<double>(conflict.calendar.now_month));
}

std::vector<DatedThing> dated_things(const Conflict& conflict) {
  std::vector<DatedThing> dated;
  const auto insert = [&](DatedThing thing) {
    thing.step = step_of(thing.at, conflict.calendar.substeps);  // before the start: never reached
    dated.push_back(thing);
  };
  for (std::size_t m = 0; m < conflict.modes.size(); ++m)
    for (std::size_t c = 0; c < conflict.modes[m].changes.size(); ++c)
      if (conflict.modes[m].changes[c].has_date)
        insert({0, conflict.modes[m].changes[c].at, static_cast<int>(m), static_cast<int>(c), -1});
  for (std::size_t e = 0; e < conflict.events.size(); ++e) {
    const Event& event = conflict.events[e];
    if (event.has_date ||
        (event.lever >= 0 && event.after < 0 && !event.when.given() && !event.hazard.given()))
      insert({0, acts_at(conflict, event), -1, 0, static_cast<int>(e)});
  }
  std::stable_sort(dated.begin(), dated.end(), [](const DatedThing& a, const DatedThing& b) {
    return std::make_tuple(a.step, a.at, a.event >= 0) <
           std::make_tuple(b.step, b.at, b.event >= 0);
  });
  return dated;
}

// A change is named by where it leads and the how-manieth it is, so that a new target moves no
// other draw.
std::vector<std::uint64_t> change_names(const Mode& mode) {
  std::vector<std::uint64_t> names;
  for (std::size_t c = 0; c < mode.changes.size(); ++c) {
    const int to = mode.changes[c].to;
    const auto earlier = std::count_if(mode.changes.begin(), mode.changes.begin() + c,
                                       [&](const ModeChange& other) { return other.to == to; });
    names.push_back(
        hash_name("mode:" + mode.id + ">" + mode.states[to] + "#" + std::to_string(earlier)));
  }
  return names;
}

// Dated things are known beforehand and may leave sub-steps between them in which nothing happens.
void look_for_happenings(const Conflict& conflict, WarPlan& plan) {
  plan.is_eventful = plan.has_walks || !conflict.delays.empty();
  for (const Mode& mode : conflict.modes)
    for (const ModeChange& change : mode.changes)
      plan.is_eventful |= !change.has_date && (change.when.given() || change.hazard.given());
  for (std::size_t e = 0; e < conflict.events.size(); ++e) {
    const Event& event = conflict.events[e];
    const bool waits =
        !plan.is_dated[e] && (event.after >= 0 || event.when.given() || event.hazard.given());
    (event.lever < 0 ? plan.is_eventful : plan.is_eventful_by_lever) |= waits;
  }
}

// How much room the programs of a sub-step need that run one by one.
void measure(const Conflict& conflict, WarPlan& plan) {
  const auto see = [&](std::initializer_list<const Program*> programs) {
    for (const Program* program : programs)
      plan.most_instructions = std::max(plan.most_instructions, program->code.size());
  };
  for (const Event& event : conflict.events) {
    see({&event.when, &event.hazard, &event.chance, &event.delay});
    for (const Effect& effect : event.effects) see({&effect.value});
    plan.most_scratch = std::max(plan.most_scratch, event.effects.size());
  }
  for (const Mode& mode : conflict.modes)
    for (const ModeChange& change : mode.changes)
      see({&change.when, &change.hazard, &change.chance});
  for (const Noise& noise : conflict.noises) see({&noise.a, &noise.b});
  for (const Delay& delay : conflict.delays) see({&delay.input});
  for (const Collapse& collapse : conflict.collapses) see({&collapse.when});
  plan.most_scratch =
      std::max({plan.most_scratch, conflict.collapses.size(), 2 * conflict.stocks.size()});
}

}  // namespace

int step_of(double at, int substeps) {
  // a moment that is a whole number of sub-steps up to rounding begins that sub-step
  const double step = std::floor(at * substeps + 1e-9);
  return step < 2e9 ? static_cast<int>(step) : 2000000000;
}

std::shared_ptr<const WarPlan> make_plan(const Conflict& conflict, int view, Engine engine) {
  auto plan = std::make_shared<WarPlan>();
  plan->conflict = &conflict;
  plan->view = view;
  plan->believed.assign(conflict.auxiliaries.size(), nullptr);
  if (view > 0) {
    ARMISTICE_CHECK_OP(view, <, static_cast<int>(conflict.views.size()));
    for (const auto& [auxiliary, program] : conflict.views[view].auxiliaries)
      plan->believed[auxiliary] = &program;
  }
  for (std::size_t q = 0; q < conflict.quantities.size(); ++q)
    if (conflict.quantities[q].override_slot >= 0)
      plan->overridable.emplace_back(static_cast<int>(q), conflict.quantities[q].override_slot);
  mark_auxiliaries(conflict, *plan);
  read_noises(conflict, *plan);
  plan->dated = dated_things(conflict);
  plan->is_dated.assign(conflict.events.size(), 0);
  for (const DatedThing& thing : plan->dated)
    if (thing.event >= 0) plan->is_dated[thing.event] = 1;
  plan->followers.resize(conflict.events.size());
  for (std::size_t e = 0; e < conflict.events.size(); ++e) {
    const Event& event = conflict.events[e];
    if (event.after >= 0) plan->followers[event.after].push_back(static_cast<int>(e));
    plan->event_names.push_back(hash_name("event:" + event.id));
  }
  for (const Mode& mode : conflict.modes) {
    plan->change_names.push_back(change_names(mode));
    plan->change_labels.emplace_back();
    for (const ModeChange& change : mode.changes)
      plan->change_labels.back().push_back(mode.id + ">" + mode.states[change.to]);
  }
  plan->lot_name = hash_name("collapse#lot");
  look_for_happenings(conflict, *plan);
  measure(conflict, *plan);
  plan->code = make_step_code(*plan, engine);
  return plan;
}

}  // namespace armistice

// Events, the effects of events, levers and refusals, and levers as dated events.
#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "casefile/compile_values.h"
#include "util/dates.h"

namespace armistice {
namespace {

// The override slot of a quantity or auxiliary; made when first asked for.
int override_slot(CompileContext& context, NamedThing thing) {
  Conflict& conflict = context.conflict;
  int& slot = thing.kind == SlotKind::quantity ? conflict.quantities[thing.index].override_slot
                                               : conflict.auxiliaries[thing.index].override_slot;
  if (slot < 0) {
    slot = slot_ref(SlotKind::override_value, static_cast<int>(conflict.override_targets.size()));
    conflict.override_targets.push_back(slot_ref(thing.kind, thing.index));
  }
  return slot;
}

// Index of a member of a mode or a choice, as a constant program.
Program member(CompileContext& context, const std::vector<std::string>& list, const Word& word,
               const char* what) {
  const int index = find_choice(context, list, word, what);
  return index < 0 ? Program{} : constant_program(index);
}

std::optional<Effect> compile_effect(CompileContext& context, const Entry& entry, bool adds,
                                     CaseScope& scope) {
  const auto it = context.names.things.find(entry.key.text);
  if (it == context.names.things.end() || it->second.kind == SlotKind::issue) {
    std::vector<std::string> known;
    if (context.names.things.size() <= 2000)
      for (const auto& [name, thing] : context.names.things)
        if (thing.kind != SlotKind::issue) known.push_back(name);
    context.error(entry.key, "unknown-name",
                  "there is no stock, mode, quantity or auxiliary '" + entry.key.text + "' to " +
                      (adds ? "add to" : "set"),
                  did_you_mean(entry.key.text, known));
    return std::nullopt;
  }
  const NamedThing thing = it->second;
  const bool is_stock = thing.kind == SlotKind::stock;
  if (adds && !is_stock) {
    context.error(entry.key, "add-to-what",
                  "only stocks can be added to; '" + entry.key.text + "' is " +
                      (thing.kind == SlotKind::mode ? "a mode" : "a quantity or auxiliary"),
                  thing.kind == SlotKind::mode
                      ? "write `set: {" + entry.key.text + ": state}`"
                      : "write `set: {" + entry.key.text + ": \"" + entry.key.text +
                            " + ...\"}`, " + "which overrides it from then on");
    return std::nullopt;
  }
  Effect effect;
  effect.adds = adds;
  const Conflict& conflict = context.conflict;
  if (thing.kind == SlotKind::mode) {
    effect.slot = slot_ref(SlotKind::mode, thing.index);
    effect.value = member(context, conflict.modes[thing.index].states, entry.value, "state");
    return effect;
  }
  effect.slot = is_stock ? slot_ref(SlotKind::stock, thing.index) : override_slot(context, thing);
  if (thing.kind == SlotKind::quantity && !conflict.quantities[thing.index].choices.empty()) {
    effect.value =
        member(context, conflict.quantities[thing.index].choices, entry.value, "alternative");
    return effect;
  }
  effect.value = value_or_expression(
      context, entry.value, scope,
      {.id = "effect." + scope.owner() + "." + entry.key.text, .numbers_stay = true});
  return effect;
}

Event compile_event(CompileContext& context, const EventSpec& spec) {
  Event event;
  event.id = spec.id.text;
  event.title = spec.title;
  find_claims(context, spec.claims);
  CaseScope scope(context, Site::event, event.id);
  const auto value = [&](const Word& word, const char* name, const Range& allowed) {
    return value_or_expression(
        context, word, scope,
        {.id = "event." + event.id + "." + name, .allowed = allowed, .numbers_stay = true});
  };

  // what sets it off
  const int triggers =
      spec.when.given() + spec.hazard.given() + spec.date.given() + spec.after.given();
  if (triggers != 1)
    context.error(spec.id, "one-trigger",
                  triggers == 0 ? "nothing says when event '" + event.id + "' happens"
                                : "event '" + event.id +
                                      "' has more than one of `when`, `hazard`, `date` and `after`",
                  "give exactly one of them");
  event.when = expression(context, spec.when, scope);
  event.hazard = value(spec.hazard, "hazard", kNotNegative);
  event.chance = value(spec.chance, "chance", kProbability);
  if (const std::optional<double> at = months_from_start(context, spec.date)) {
    event.has_date = true;
    event.at = *at;
  }
  if (spec.after.given())
    event.after = find_named(context, context.names.events, spec.after, "event");
  if (const std::optional<double> months = parse_months(spec.delay.text);
      spec.delay.given() && months && *months >= 0)
    event.delay = constant_program(*months);
  else
    event.delay = value(spec.delay, "delay", kNotNegative);
  event.repeats = truth(context, spec.repeats, false);
  if (event.repeats && event.has_date)
    context.error(spec.repeats, "repeats-once", "a date comes only once",
                  "remove `repeats`, or use a hazard or a condition");

  // what it does
  event.effects = compile_effects(context, spec.set, spec.add, scope);
  for (const Word& word : spec.redraws)
    if (word.text == "ratify")
      event.redraws_ratification = true;
    else
      context.error(word, "unknown-redraw", "'" + word.text + "' cannot be redrawn",
                    "only `ratify` can: [ratify]");
  return event;
}

// a after b after a: neither could ever happen.
void check_after(CompileContext& context) {
  const std::vector<Event>& events = context.conflict.events;
  std::vector<int> state(events.size(), 0);  // 0 not seen, 1 on the way, 2 done
  for (std::size_t first = 0; first < events.size(); ++first) {
    std::vector<int> way;
    int e = static_cast<int>(first);
    while (e >= 0 && state[e] == 0) {
      state[e] = 1;
      way.push_back(e);
      e = events[e].after;
    }
    if (e >= 0 && state[e] == 1) {
      std::string chain;
      for (auto it = std::find(way.begin(), way.end(), e); it != way.end(); ++it)
        chain += events[*it].id + " after ";
      context.error(context.spec.war.events[e].after, "cycle",
                    "these events wait for each other: " + chain + events[e].id,
                    "give one of them a date, a condition or a hazard");
    }
    for (const int done : way) state[done] = 2;
  }
}

}  // namespace

std::vector<Effect> compile_effects(CompileContext& context, const std::vector<Entry>& set,
                                    const std::vector<Entry>& add, CaseScope& scope) {
  std::vector<Effect> effects;
  std::set<std::string> seen;
  const auto compile_list = [&](const std::vector<Entry>& entries, bool adds) {
    for (const Entry& entry : entries) {
      if (!seen.insert(entry.key.text).second)
        context.error(entry.key, "duplicate-name",
                      "'" + entry.key.text + "' is changed twice by the same list",
                      "all values are worked out before any effect; keep one of them");
      if (std::optional<Effect> effect = compile_effect(context, entry, adds, scope))
        effects.push_back(std::move(*effect));
    }
  };
  compile_list(set, false);
  compile_list(add, true);
  return effects;
}

void compile_events(CompileContext& context) {
  Conflict& conflict = context.conflict;
  int pending = 0;
  for (const EventSpec& spec : context.spec.war.events) {
    Event event = compile_event(context, spec);
    if (event.after >= 0) event.due_slot = slot_ref(SlotKind::event_due, pending++);
    conflict.events.push_back(std::move(event));
  }
  check_after(context);
}

// A lever is an event on its date that happens only where the lever is pulled.
void compile_levers(CompileContext& context) {
  Conflict& conflict = context.conflict;
  const Calendar& calendar = conflict.calendar;
  for (const LeverSpec& spec : context.spec.levers) {
    Lever lever;
    lever.id = spec.id.text;
    lever.title = spec.title;
    lever.from = calendar.now;
    if (const std::optional<Date> from = date_in(context, spec.from)) {
      if (*from < calendar.now && !context.has_as_of)
        context.error(spec.from, "dates-out-of-order",
                      "a lever is pulled from `now` on; " + to_text(*from) + " is past",
                      "leave `from` out, or choose a later date");
      lever.from = std::max(*from, calendar.now);
    }
    lever.month = months_floor(calendar.start, lever.from);
    Event event;
    event.id = lever.id;
    event.title = lever.title;
    event.has_date = true;
    event.at = months_exact(calendar.start, lever.from);
    event.lever = static_cast<int>(conflict.levers.size());
    CaseScope scope(context, Site::event, lever.id);
    event.effects = compile_effects(context, spec.set, spec.add, scope);
    conflict.events.push_back(std::move(event));
    conflict.levers.push_back(std::move(lever));
  }
}

}  // namespace armistice

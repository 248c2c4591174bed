// A war in a few lines, for tests of the war engine alone: no parties, issues or locks.
//
//   WarText text;
//   text.stocks = {{.id = "front", .start = "10", .flow = "noise.walk(1)"}};
//   const Conflict conflict = war_from(text);
//
// Expressions see quantities, stocks, auxiliaries, modes, phase and t. A fault in a text throws.
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "armistice/conflict.h"
#include "expr/expression.h"

namespace armistice::kit {

using Assignments = std::vector<std::pair<std::string, std::string>>;  // name, expression

struct WarText {
  struct Stock {
    std::string id, start = "0", flow = "0";
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
  };
  struct Change {
    std::vector<std::string> from = {};
    std::string to, hazard = "", when = "", chance = "";
    double date = -1;  // months since start
  };
  struct Mode {
    std::string id;
    std::vector<std::string> states;
    std::vector<Change> changes = {};
  };
  struct Event {
    std::string id, when = "", hazard = "", after = "", delay = "", chance = "";
    double date = -1;
    bool repeats = false;
    Assignments set = {}, add = {};
    int lever = -1;
    bool redraws = false;
  };
  int substeps = 1;
  bool runge_kutta = false;
  int now_month = 0;
  std::vector<std::string> quantities;
  std::vector<Stock> stocks;
  Assignments auxiliaries;  // in evaluation order
  std::vector<Mode> modes;
  std::vector<Event> events;
  std::vector<std::string> collapse;     // conditions
  std::vector<std::string> overridable;  // quantities and auxiliaries that effects may set
  Assignments believed;                  // view 1: auxiliaries and quantities
  int levers = 0;
};

// Builds the conflict; hidden slots of noise, delay and smooth are found by building again
// until their number stands still.
class WarBuilder : public Scope {
 public:
  explicit WarBuilder(const WarText& text) : text_(text) {}

  Conflict build() {
    for (int pass = 0; pass < 10; ++pass) {
      const std::size_t noises = noise_slots_, delays = delay_slots_, smooths = hidden_slots_;
      build_once();
      if (noises == conflict_.noises.size() && delays == used_delay_slots_ &&
          smooths == hidden_.size())
        return conflict_;
      noise_slots_ = conflict_.noises.size();
      delay_slots_ = used_delay_slots_;
      hidden_slots_ = hidden_.size();
    }
    throw std::runtime_error("the war's layout does not settle");
  }

  std::optional<Symbol> find(std::string_view name) const override {
    for (const Slot& slot : conflict_.layout.slots) {
      if (slot.name != name) continue;
      Symbol symbol;
      symbol.slot = static_cast<int>(&slot - conflict_.layout.slots.data());
      if (slot.kind == SlotKind::mode) symbol.members = text_.modes[slot.index].states;
      if (slot.kind == SlotKind::phase) symbol.members = {"war", "ceasefire", "peace"};
      if (!symbol.members.empty()) symbol.kind = Symbol::Kind::members;
      return symbol;
    }
    return std::nullopt;
  }
  std::vector<std::string> names() const override { return {}; }

  std::optional<int> noise(std::string_view kind, const Program& a, const Program& b) override {
    const auto slot = conflict_.layout.noises + static_cast<int>(conflict_.noises.size());
    int number = 0;  // within its owner
    for (const Noise& other : conflict_.noises) number += other.name.starts_with(owner_ + "#");
    conflict_.noises.push_back({owner_ + "#" + std::to_string(number),
                                kind == "uniform"  ? Noise::Kind::uniform
                                : kind == "normal" ? Noise::Kind::normal
                                                   : Noise::Kind::walk,
                                a, b});
    return slot;
  }
  std::optional<int> delay(const Program& input, double months) override {
    const int length = std::max(1, static_cast<int>(std::lround(months * text_.substeps)));
    const int first = conflict_.layout.delays + static_cast<int>(used_delay_slots_);
    conflict_.delays.push_back({input, length, first});
    used_delay_slots_ += static_cast<std::size_t>(length) + 1;
    return first + length;
  }
  std::optional<int> smooth(const Program& input, const Program& months) override {
    hidden_.emplace_back(input, months);
    return conflict_.layout.stocks + static_cast<int>(text_.stocks.size() + hidden_.size()) - 1;
  }

 private:
  int add_slots(SlotKind kind, const std::vector<std::string>& names) {
    Layout& layout = conflict_.layout;
    const int first = layout.size();
    for (std::size_t k = 0; k < names.size(); ++k)
      layout.slots.push_back({kind, static_cast<int>(k), names[k]});
    return first;
  }
  int add_hidden(SlotKind kind, std::size_t count) {
    return add_slots(kind, std::vector<std::string>(count, "#"));
  }

  void lay_out() {
    Layout& layout = conflict_.layout;
    std::vector<std::string> stocks, modes, auxiliaries;
    for (const auto& stock : text_.stocks) stocks.push_back(stock.id);
    stocks.insert(stocks.end(), hidden_slots_, "#smooth");
    for (const auto& mode : text_.modes) modes.push_back(mode.id);
    for (const auto& [id, is] : text_.auxiliaries) auxiliaries.push_back(id);
    std::size_t followers = 0;
    for (const auto& event : text_.events) followers += !event.after.empty();
    layout.stocks = add_slots(SlotKind::stock, stocks);
    layout.modes = add_slots(SlotKind::mode, modes);
    layout.overrides = add_hidden(SlotKind::override_value, text_.overridable.size());
    layout.event_counts = add_hidden(SlotKind::event_count, text_.events.size());
    layout.event_dues = add_hidden(SlotKind::event_due, followers);
    layout.noises = add_hidden(SlotKind::noise, noise_slots_);
    layout.delays = add_hidden(SlotKind::delay, delay_slots_);
    layout.ratify_failed = add_hidden(SlotKind::ratify_failed, 1);
    layout.phase = add_slots(SlotKind::phase, {"phase"});
    layout.state_end = layout.size();
    layout.time = add_slots(SlotKind::time, {"t"});
    layout.quantities = add_slots(SlotKind::quantity, text_.quantities);
    layout.auxiliaries = add_slots(SlotKind::auxiliary, auxiliaries);
    layout.locks = layout.issues = layout.worths = layout.gains = layout.size();
    layout.proposer = add_hidden(SlotKind::proposer, 1);
    layout.refused_by = add_hidden(SlotKind::refused_by, 1);
    layout.collapsed_by = add_hidden(SlotKind::collapsed_by, 1);
    layout.is_signed = layout.ratified = layout.relapsed = layout.month = layout.evers =
        layout.size();
  }

  Program program(const std::string& owner, const std::string& expression) {
    if (expression.empty()) return {};
    owner_ = owner;
    CompiledExpression compiled = compile_expression(expression, *this);
    if (!compiled.errors.empty())
      throw std::runtime_error(expression + ": " + compiled.errors[0].message);
    return compiled.program;
  }

  // Slot that an effect on the name writes.
  int target(const std::string& name) const {
    for (std::size_t k = 0; k < text_.overridable.size(); ++k)
      if (text_.overridable[k] == name) return conflict_.layout.overrides + static_cast<int>(k);
    return find(name).value().slot;
  }

  void add_mode(const WarText::Mode& mode) {
    const auto index_of = [&](const std::string& state) {
      for (std::size_t k = 0; k < mode.states.size(); ++k)
        if (mode.states[k] == state) return static_cast<int>(k);
      throw std::runtime_error("no state " + state);
    };
    Mode made;
    made.id = mode.id;
    made.states = mode.states;
    for (const auto& change : mode.changes) {
      ModeChange c;
      for (const auto& from : change.from) c.from.push_back(index_of(from));
      c.to = index_of(change.to);
      c.has_date = change.date >= 0;
      c.at = change.date;
      c.hazard = program(mode.id, change.hazard);
      c.when = program(mode.id, change.when);
      c.chance = program(mode.id, change.chance);
      made.changes.push_back(c);
    }
    conflict_.modes.push_back(made);
  }

  void add_event(const WarText::Event& event, int& followers) {
    Event made;
    made.id = event.id;
    made.when = program(event.id, event.when);
    made.hazard = program(event.id, event.hazard);
    made.delay = program(event.id, event.delay);
    made.chance = program(event.id, event.chance);
    made.has_date = event.date >= 0;
    made.at = event.date;
    made.repeats = event.repeats;
    made.lever = event.lever;
    made.redraws_ratification = event.redraws;
    for (std::size_t e = 0; e < text_.events.size(); ++e)
      if (!event.after.empty() && text_.events[e].id == event.after)
        made.after = static_cast<int>(e);
    if (made.after >= 0) made.due_slot = conflict_.layout.event_dues + followers++;
    for (const auto& [name, is] : event.set)
      made.effects.push_back({target(name), false, program(event.id, is)});
    for (const auto& [name, is] : event.add)
      made.effects.push_back({target(name), true, program(event.id, is)});
    conflict_.events.push_back(made);
  }

  void add_stocks() {
    for (const auto& stock : text_.stocks) {
      Stock made;
      made.id = stock.id;
      made.start = program(stock.id, stock.start);
      made.flow = program(stock.id, stock.flow);
      made.floor = stock.min;
      made.ceiling = stock.max;
      conflict_.stocks.push_back(made);
    }
  }

  // The stock behind smooth(input, months): it follows the input at rate 1 / months. Its flow is
  // put together from the two programs by name.
  void add_hidden_stocks() {
    for (std::size_t k = 0; k < hidden_.size(); ++k) {
      Stock made;
      made.id = "#smooth";
      made.hidden = true;
      made.start = hidden_[k].first;
      Program flow = hidden_[k].first;
      const auto append = [&flow](Op op, Operand a, Operand b) {
        flow.code.push_back({op, a, b, {}});
        return Operand{Operand::Kind::reg, static_cast<std::int32_t>(flow.code.size()) - 1};
      };
      const int own = conflict_.layout.stocks + static_cast<int>(text_.stocks.size() + k);
      flow.constants.push_back(hidden_[k].second.constants.at(0));  // months: a plain number here
      const Operand months{Operand::Kind::constant,
                           static_cast<std::int32_t>(flow.constants.size()) - 1};
      const Operand gap = append(Op::sub, flow.result, {Operand::Kind::slot, own});
      flow.result = append(Op::div, gap, months);
      made.flow = flow;
      conflict_.stocks.push_back(made);
    }
  }

  void build_once() {
    conflict_ = Conflict();
    used_delay_slots_ = 0;
    hidden_.clear();
    lay_out();
    conflict_.calendar.substeps = text_.substeps;
    conflict_.calendar.runge_kutta = text_.runge_kutta;
    conflict_.calendar.now_month = text_.now_month;
    for (const std::string& id : text_.quantities) {
      conflict_.quantities.emplace_back();
      conflict_.quantities.back().id = id;
    }
    for (const auto& [id, is] : text_.auxiliaries) {
      Auxiliary made;
      made.id = id;
      made.is = program(id, is);
      conflict_.auxiliaries.push_back(made);
    }
    for (const auto& mode : text_.modes) add_mode(mode);
    int followers = 0;
    for (const auto& event : text_.events) add_event(event, followers);
    add_stocks();
    add_hidden_stocks();
    for (const std::string& when : text_.collapse) {
      Collapse made;
      made.when = program("collapse", when);
      conflict_.collapses.push_back(made);
    }
    conflict_.levers.resize(static_cast<std::size_t>(text_.levers));
    add_overrides();
    add_views();
  }

  void add_overrides() {
    const Layout& layout = conflict_.layout;
    for (std::size_t k = 0; k < text_.overridable.size(); ++k) {
      const int slot = find(text_.overridable[k]).value().slot;
      conflict_.override_targets.push_back(slot);
      const int own = layout.overrides + static_cast<int>(k);
      if (layout.slots[slot].kind == SlotKind::quantity)
        conflict_.quantities[layout.slots[slot].index].override_slot = own;
      else
        conflict_.auxiliaries[layout.slots[slot].index].override_slot = own;
    }
  }

  void add_views() {
    conflict_.views.resize(text_.believed.empty() ? 1 : 2);
    for (const auto& [name, is] : text_.believed) {
      const Slot& slot = conflict_.layout.slots[find(name).value().slot];
      auto& list = slot.kind == SlotKind::quantity ? conflict_.views[1].quantities
                                                   : conflict_.views[1].auxiliaries;
      list.emplace_back(slot.index, program("belief:" + name, is));
    }
  }

  const WarText& text_;
  Conflict conflict_;
  std::string owner_;
  std::vector<std::pair<Program, Program>> hidden_;  // input and months of each smooth
  std::size_t noise_slots_ = 0, delay_slots_ = 0, hidden_slots_ = 0, used_delay_slots_ = 0;
};

inline Conflict war_from(const WarText& text) { return WarBuilder(text).build(); }

}  // namespace armistice::kit

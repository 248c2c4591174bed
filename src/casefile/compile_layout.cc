// References become slots; what nothing reads is found.
#include <algorithm>
#include <string>

#include "casefile/compile_programs_of.h"
#include "casefile/compile_steps.h"
#include "util/check.h"

namespace armistice {
namespace {

// Appends slots of one kind and remembers where they begin.
class SlotWriter {
 public:
  explicit SlotWriter(Layout& layout) : layout_(layout) {}
  void begin(SlotKind kind, int& first) {
    kind_ = kind;
    index_ = 0;
    first = first_[static_cast<int>(kind)] = layout_.size();
  }
  void add(std::string name) { layout_.slots.push_back({kind_, index_++, std::move(name)}); }
  void single(SlotKind kind, int& first, const char* name) {
    begin(kind, first);
    add(name);
  }
  int slot(int ref) const { return first_[static_cast<int>(ref_kind(ref))] + ref_index(ref); }

 private:
  Layout& layout_;
  SlotKind kind_ = SlotKind::stock;
  int index_ = 0;
  int first_[32] = {};
};

void place_state(CompileContext& context, SlotWriter& writer) {
  Conflict& conflict = context.conflict;
  Layout& layout = conflict.layout;
  writer.begin(SlotKind::stock, layout.stocks);
  for (const Stock& stock : conflict.stocks) writer.add(stock.id);
  writer.begin(SlotKind::mode, layout.modes);
  for (const Mode& mode : conflict.modes) writer.add(mode.id);
  writer.begin(SlotKind::override_value, layout.overrides);
  for (const int target : conflict.override_targets)
    writer.add((ref_kind(target) == SlotKind::quantity
                    ? conflict.quantities[ref_index(target)].id
                    : conflict.auxiliaries[ref_index(target)].id) +
               "#set");
  writer.begin(SlotKind::event_count, layout.event_counts);
  for (const Event& event : conflict.events) writer.add(event.id + "#count");
  writer.begin(SlotKind::event_due, layout.event_dues);
  for (const Event& event : conflict.events)
    if (event.due_slot >= 0) writer.add(event.id + "#due");
  writer.begin(SlotKind::noise, layout.noises);
  for (const Noise& noise : conflict.noises) writer.add(noise.name);
  writer.begin(SlotKind::delay, layout.delays);
  for (std::size_t d = 0; d < conflict.delays.size(); ++d) {
    conflict.delays[d].first_slot = layout.size();
    for (int k = 0; k < conflict.delays[d].length; ++k)
      writer.add(context.delay_owners[d] + "[" + std::to_string(k) + "]");
    writer.add(context.delay_owners[d]);
  }
  writer.single(SlotKind::ratify_failed, layout.ratify_failed, "ratify#failed");
  writer.single(SlotKind::phase, layout.phase, "phase");
  writer.begin(SlotKind::belief, layout.beliefs);
  for (const int party : conflict.informed) writer.add("belief#" + conflict.parties[party].id);
  layout.state_end = layout.size();
}

void place_rest(Conflict& conflict, SlotWriter& writer) {
  Layout& layout = conflict.layout;
  writer.single(SlotKind::time, layout.time, "t");
  writer.begin(SlotKind::quantity, layout.quantities);
  for (const Quantity& quantity : conflict.quantities) writer.add(quantity.id);
  writer.begin(SlotKind::auxiliary, layout.auxiliaries);
  for (const Auxiliary& auxiliary : conflict.auxiliaries) writer.add(auxiliary.id);
  writer.begin(SlotKind::lock, layout.locks);
  for (const Lock& lock : conflict.locks) writer.add("lock." + lock.id + ".holds");
  writer.begin(SlotKind::issue, layout.issues);
  for (const Issue& issue : conflict.issues) writer.add(issue.id);
  writer.begin(SlotKind::worth, layout.worths);
  for (const Party& party : conflict.parties) writer.add(party.id + ".worth");
  writer.begin(SlotKind::gain, layout.gains);
  for (const Party& party : conflict.parties) writer.add(party.id + ".gain");
  writer.single(SlotKind::proposer, layout.proposer, "proposer");
  writer.single(SlotKind::refused_by, layout.refused_by, "refused_by");
  writer.single(SlotKind::collapsed_by, layout.collapsed_by, "collapsed_by");
  writer.single(SlotKind::is_signed, layout.is_signed, "signed");
  writer.single(SlotKind::ratified, layout.ratified, "ratified");
  writer.single(SlotKind::relapsed, layout.relapsed, "relapsed");
  writer.single(SlotKind::month, layout.month, "month");
  writer.begin(SlotKind::ever, layout.evers);
  for (std::size_t k = 0; k < conflict.evers.size(); ++k)
    writer.add("ever#" + std::to_string(k + 1));
}

}  // namespace

void renumber_slots(Conflict& conflict, const std::function<int(int)>& moved) {
  for_each_program(conflict, [&](Program& program) {
    const auto move = [&](Operand& operand) {
      if (operand.kind == Operand::Kind::slot) operand.index = moved(operand.index);
    };
    for (Instruction& instruction : program.code) {
      move(instruction.a);
      move(instruction.b);
      move(instruction.c);
    }
    move(program.result);
    for (std::int32_t& slot : program.reads) slot = moved(slot);
    std::sort(program.reads.begin(), program.reads.end());
  });
}

void check_sizes(CompileContext& context) {
  const Conflict& conflict = context.conflict;
  std::size_t pipelines = 0, pending = 0;
  for (const Delay& delay : conflict.delays)
    pipelines += static_cast<std::size_t>(delay.length) + 1;
  for (const Event& event : conflict.events) pending += event.after >= 0;
  if (pipelines > kMaxPipelineSlots)
    context.error(context.spec.war.place, "too-long",
                  "all delay() together need " + std::to_string(pipelines) +
                      " steps of memory; at most " + std::to_string(kMaxPipelineSlots) +
                      " are allowed",
                  "shorten delays, use fewer `substeps`, or use smooth() instead");
  const std::size_t state = conflict.stocks.size() + conflict.modes.size() +
                            conflict.override_targets.size() + conflict.events.size() + pending +
                            conflict.noises.size() + pipelines;
  if (pipelines <= kMaxPipelineSlots && state > kMaxStateSlots)
    context.error(context.spec.war.place, "too-many",
                  "the war has " + std::to_string(state) +
                      " numbers to remember per path; at most " + std::to_string(kMaxStateSlots) +
                      " are allowed",
                  "use fewer stocks, modes, events and noise terms");
}

void place_slots(CompileContext& context) {
  Conflict& conflict = context.conflict;
  SlotWriter writer(conflict.layout);
  place_state(context, writer);
  place_rest(conflict, writer);
  const auto slot_of = [&](int ref) {
    if (ref_kind(ref) == SlotKind::delay) {
      const Delay& delay = conflict.delays[ref_index(ref)];
      return delay.first_slot + delay.length;
    }
    return writer.slot(ref);
  };
  renumber_slots(conflict, slot_of);
  for_each_effect(conflict, [&](Effect& effect) { effect.slot = slot_of(effect.slot); });
  for (int& target : conflict.override_targets) target = slot_of(target);
  for (Quantity& quantity : conflict.quantities)
    if (quantity.override_slot >= 0) quantity.override_slot = slot_of(quantity.override_slot);
  for (Auxiliary& auxiliary : conflict.auxiliaries)
    if (auxiliary.override_slot >= 0) auxiliary.override_slot = slot_of(auxiliary.override_slot);
  for (Event& event : conflict.events)
    if (event.due_slot >= 0) event.due_slot = slot_of(event.due_slot);
  for (int& feature : conflict.talks.features) feature = slot_of(feature);
}

void mark_used(CompileContext& context) {
  Conflict& conflict = context.conflict;
  const int first = conflict.layout.quantities;
  const int count = static_cast<int>(conflict.quantities.size());
  for_each_program(conflict, [&](Program& program) {
    for (const int slot : program.reads) {
      ARMISTICE_CHECK_OP(slot, <, conflict.layout.size());
      if (slot >= first && slot < first + count) conflict.quantities[slot - first].used = true;
    }
  });
  for (std::size_t q = 0; q < context.spec.quantities.size(); ++q) {
    const Quantity& quantity = conflict.quantities[q];
    if (!quantity.used && !quantity.context)
      context.warning(context.spec.quantities[q].id, "unused-quantity",
                      "nothing uses quantity '" + quantity.id + "'",
                      "use it in an expression, or mark it `context: true`");
  }
}

}  // namespace armistice

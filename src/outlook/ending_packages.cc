#include "outlook/ending_packages.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace armistice {
namespace {

// What is known of a register: a number that the package decides, or only whether it can be true
// and whether it can be false.
struct Knowledge {
  bool known = false;
  Operand number;              // where known
  Operand can_hold, can_fail;  // 0 or 1, where not
};

// Turns programs of the whole state into programs of issues, one instruction after the other.
class Translator {
 public:
  explicit Translator(const Conflict& conflict) : conflict_(conflict) {}

  Knowledge translate(const Program& program) {
    std::vector<Knowledge> registers;
    const auto value = [&](const Operand& operand) -> Knowledge {
      switch (operand.kind) {
        case Operand::Kind::constant: return fixed(program.constants[operand.index]);
        case Operand::Kind::reg: return registers[operand.index];
        case Operand::Kind::slot: return slot(operand.index);
        case Operand::Kind::none: break;
      }
      return {};
    };
    for (const Instruction& code : program.code) {
      if (code.op == Op::table)
        registers.push_back(look_up(program.tables[code.c.index], value(code.a)));
      else
        registers.push_back(apply(code.op, value(code.a), value(code.b), value(code.c)));
    }
    return value(program.result);
  }

  Operand can_hold(const Knowledge& k) {
    return k.known ? emit(Op::ne, k.number, number(0)) : k.can_hold;
  }
  Operand can_fail(const Knowledge& k) {
    return k.known ? emit(Op::eq, k.number, number(0)) : k.can_fail;
  }
  Operand number(double value) {
    program_.constants.push_back(value);
    return {Operand::Kind::constant, static_cast<std::int32_t>(program_.constants.size()) - 1};
  }
  Operand emit(Op op, Operand a, Operand b = {}, Operand c = {}) {
    program_.code.push_back({op, a, b, c});
    return {Operand::Kind::reg, static_cast<std::int32_t>(program_.code.size()) - 1};
  }
  Program finish(Operand result) {
    program_.result = result;
    std::sort(program_.reads.begin(), program_.reads.end());
    program_.reads.erase(std::unique(program_.reads.begin(), program_.reads.end()),
                         program_.reads.end());
    return std::move(program_);
  }

 private:
  Knowledge fixed(double value) { return {true, number(value), {}, {}}; }
  Knowledge open() { return {false, {}, number(1), number(1)}; }

  Knowledge slot(int index) {
    const Layout& layout = conflict_.layout;
    const int issue = index - layout.issues;
    if (issue >= 0 && issue < static_cast<int>(conflict_.issues.size())) {
      program_.reads.push_back(index);
      return {true, {Operand::Kind::slot, index}, {}, {}};
    }
    if (index == layout.is_signed || index == layout.ratified) return fixed(1);
    if (index == layout.collapsed_by) return fixed(-1);
    if (index == layout.relapsed && !conflict_.durability.holds.given() &&
        !conflict_.durability.by_interest())
      return fixed(0);
    return open();
  }

  Knowledge look_up(const LookupTable& table, const Knowledge& at) {
    if (!at.known) return open();
    program_.tables.push_back(table);
    const Operand which{Operand::Kind::none, static_cast<std::int32_t>(program_.tables.size()) - 1};
    return {true, emit(Op::table, at.number, {}, which), {}, {}};
  }

  Knowledge apply(Op op, const Knowledge& a, const Knowledge& b, const Knowledge& c) {
    const bool unary = op == Op::neg || op == Op::logical_not || op >= Op::abs;
    if (op == Op::select) return choose(a, b, c);
    if (a.known && (unary || b.known)) return {true, emit(op, a.number, b.number), {}, {}};
    const auto either = [&](Operand x, Operand y) { return emit(Op::logical_or, x, y); };
    const auto both = [&](Operand x, Operand y) { return emit(Op::logical_and, x, y); };
    switch (op) {
      case Op::logical_and:
        return {false, {}, both(can_hold(a), can_hold(b)), either(can_fail(a), can_fail(b))};
      case Op::logical_or:
        return {false, {}, either(can_hold(a), can_hold(b)), both(can_fail(a), can_fail(b))};
      case Op::logical_not: return {false, {}, can_fail(a), can_hold(a)};
      default: return open();
    }
  }

  Knowledge choose(const Knowledge& when, const Knowledge& yes, const Knowledge& no) {
    if (when.known && yes.known && no.known)
      return {true, emit(Op::select, when.number, yes.number, no.number), {}, {}};
    const Operand on = can_hold(when), off = can_fail(when);
    const auto way = [&](Operand y, Operand n) {
      return emit(Op::logical_or, emit(Op::logical_and, on, y), emit(Op::logical_and, off, n));
    };
    return {false, {}, way(can_hold(yes), can_hold(no)), way(can_fail(yes), can_fail(no))};
  }

  const Conflict& conflict_;
  Program program_;
};

}  // namespace

std::vector<Program> packages_without_ending(const Conflict& conflict, int ending) {
  std::vector<Program> out;
  for (int e = 0; e <= ending; ++e) {
    Translator translator(conflict);
    const Knowledge when = translator.translate(conflict.endings[e].when);
    const Operand possible = e == ending ? translator.can_hold(when) : translator.can_fail(when);
    out.push_back(translator.finish(translator.emit(Op::logical_not, possible)));
  }
  return out;
}

}  // namespace armistice

#include "casefile/bind_slot.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "expr/evaluate.h"

namespace armistice {
namespace {

class Binder {
 public:
  Binder(const Program& program, int slot, double value) : from_(program) {
    out_.constants = program.constants;
    out_.tables = program.tables;
    out_.text = program.text;
    slot_ = slot;
    bound_ = constant(value);
  }

  Program bind() {
    for (const Instruction& instruction : from_.code) {
      Instruction moved = instruction;
      moved.a = moved_operand(instruction.a);
      moved.b = moved_operand(instruction.b);
      if (instruction.op != Op::table) moved.c = moved_operand(instruction.c);
      result_of_.push_back(simplified(moved));
    }
    out_.result = moved_operand(from_.result);
    drop_unneeded();
    return std::move(out_);
  }

 private:
  Operand constant(double value) {
    out_.constants.push_back(value);
    return {Operand::Kind::constant, static_cast<std::int32_t>(out_.constants.size()) - 1};
  }

  Operand moved_operand(Operand operand) const {
    if (operand.kind == Operand::Kind::reg) return result_of_[operand.index];
    if (operand.kind == Operand::Kind::slot && operand.index == slot_) return bound_;
    return operand;
  }

  std::optional<double> known(Operand operand) const {
    if (operand.kind != Operand::Kind::constant) return std::nullopt;
    return out_.constants[operand.index];
  }

  // Where the instruction's value is from now on.
  Operand simplified(const Instruction& i) {
    const std::optional<double> a = known(i.a), b = known(i.b);
    if (i.op == Op::select && a) return *a != 0 ? i.b : i.c;
    if (i.op == Op::logical_and && ((a && *a == 0) || (b && *b == 0))) return constant(0);
    if (i.op == Op::logical_or && ((a && *a != 0) || (b && *b != 0))) return constant(1);
    if (i.op == Op::mul && ((a && *a == 0) || (b && *b == 0))) return constant(0);
    const auto open = [&](Operand operand) {
      return operand.kind != Operand::Kind::none && operand.kind != Operand::Kind::constant;
    };
    const bool third = i.op != Op::table && open(i.c);
    out_.code.push_back(i);
    if (open(i.a) || open(i.b) || third)
      return {Operand::Kind::reg, static_cast<std::int32_t>(out_.code.size()) - 1};
    Program alone;
    alone.code = {i};
    alone.constants = out_.constants;
    alone.tables = out_.tables;
    alone.result = {Operand::Kind::reg, 0};
    out_.code.pop_back();
    return constant(evaluate_one(alone, Frame(1, 1)));
  }

  // Keeps the instructions that the result needs, and what they read.
  void drop_unneeded() {
    std::vector<char> needed(out_.code.size(), 0);
    const auto need = [&](Operand operand) {
      if (operand.kind == Operand::Kind::reg) needed[operand.index] = 1;
    };
    need(out_.result);
    for (std::size_t k = out_.code.size(); k-- > 0;) {
      if (!needed[k]) continue;
      need(out_.code[k].a);
      need(out_.code[k].b);
      if (out_.code[k].op != Op::table) need(out_.code[k].c);
    }
    std::vector<std::int32_t> place(out_.code.size(), 0);
    std::vector<Instruction> kept;
    std::set<std::int32_t> reads;
    const auto move = [&](Operand& operand) {
      if (operand.kind == Operand::Kind::reg) operand.index = place[operand.index];
      if (operand.kind == Operand::Kind::slot) reads.insert(operand.index);
    };
    for (std::size_t k = 0; k < out_.code.size(); ++k) {
      if (!needed[k]) continue;
      Instruction instruction = out_.code[k];
      move(instruction.a);
      move(instruction.b);
      if (instruction.op != Op::table) move(instruction.c);
      place[k] = static_cast<std::int32_t>(kept.size());
      kept.push_back(instruction);
    }
    move(out_.result);
    out_.code = std::move(kept);
    out_.reads.assign(reads.begin(), reads.end());
  }

  const Program& from_;
  Program out_;
  int slot_ = 0;
  Operand bound_;
  std::vector<Operand> result_of_;  // per instruction of the program as it was
};

}  // namespace

Program bind_slot(const Program& program, int slot, double value) {
  return program.given() ? Binder(program, slot, value).bind() : Program{};
}

}  // namespace armistice

#include "expr/evaluate.h"

#include <algorithm>

#include "expr/columns.h"

namespace armistice {
namespace {

// The work of one call; registers are columns of kMaxLanes.
struct Run {
  const Program& program;
  const Frame& frame;
  double* registers;
  int lanes;

  Source source(const Operand& operand) const {
    switch (operand.kind) {
      case Operand::Kind::slot: return {frame.column(operand.index), 0};
      case Operand::Kind::reg:
        return {registers + static_cast<std::size_t>(operand.index) * kMaxLanes, 0};
      case Operand::Kind::constant: return {nullptr, program.constants[operand.index]};
      case Operand::Kind::none: break;  // the instruction takes fewer operands
    }
    return {};
  }
};

void execute(const Instruction& instruction, const Run& run, double* out) {
  const bool is_table = instruction.op == Op::table;  // its third operand is no number
  execute_columns(instruction.op, run.source(instruction.a), run.source(instruction.b),
                  is_table ? Source{} : run.source(instruction.c),
                  is_table ? &run.program.tables[instruction.c.index] : nullptr, out, run.lanes);
}

void run_program(const Program& program, const Frame& frame, int lanes, Registers& registers,
                 double* out) {
  const std::size_t needed = program.code.size() * kMaxLanes;
  if (registers.data.size() < needed) registers.data.resize(needed);
  const Run run{program, frame, registers.data.data(), lanes};
  for (std::size_t k = 0; k < program.code.size(); ++k)
    execute(program.code[k], run, run.registers + k * kMaxLanes);
  // copied at the end, since `out` may be a column that the program reads
  const Source result = run.source(program.result);
  if (!result.column)
    std::fill_n(out, lanes, result.constant);
  else if (result.column != out)
    std::copy_n(result.column, lanes, out);
}

}  // namespace

void evaluate(const Program& program, const Frame& frame, Registers& registers, double* out,
              double fallback) {
  if (program.given())
    run_program(program, frame, frame.lanes, registers, out);
  else
    std::fill_n(out, frame.lanes, fallback);
}

double evaluate_one(const Program& program, const Frame& frame, double fallback) {
  if (!program.given()) return fallback;
  thread_local Registers registers;  // scratch only: nothing is read before it is written
  double out = 0;
  run_program(program, frame, 1, registers, &out);
  return out;
}

}  // namespace armistice

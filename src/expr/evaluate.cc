// Instruction by instruction, each one a plain loop over the lanes that a compiler can
// vectorise. Every lane is computed by the same scalar operations, so neither the number of
// lanes nor the place of a lane in its block can change a bit.
#include "expr/evaluate.h"

#include <algorithm>

#include "expr/ops.h"
#include "util/check.h"

namespace armistice {
namespace {

// Where an operand's numbers are: a column, or one constant for all lanes.
struct Source {
  const double* column = nullptr;
  double constant = 0;
};

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
      case Operand::Kind::none: break;
    }
    ARMISTICE_CHECK(false);
    return {};
  }
};

template <class F>
void unary_loop(const Source& a, double* __restrict out, int lanes, F f) {
  if (!a.column) {
    std::fill_n(out, lanes, f(a.constant));
    return;
  }
  const double* __restrict x = a.column;
  for (int i = 0; i < lanes; ++i) out[i] = f(x[i]);
}

template <class F>
void binary_loop(const Source& a, const Source& b, double* __restrict out, int lanes, F f) {
  const double *x = a.column, *y = b.column;
  if (x && y) {
    for (int i = 0; i < lanes; ++i) out[i] = f(x[i], y[i]);
  } else if (x) {
    const double right = b.constant;
    for (int i = 0; i < lanes; ++i) out[i] = f(x[i], right);
  } else if (y) {
    const double left = a.constant;
    for (int i = 0; i < lanes; ++i) out[i] = f(left, y[i]);
  } else {
    std::fill_n(out, lanes, f(a.constant, b.constant));
  }
}

void select_loop(const Source& condition, const Source& yes, const Source& no,
                 double* __restrict out, int lanes) {
  if (!condition.column) {
    const Source& taken = condition.constant != 0 ? yes : no;
    unary_loop(taken, out, lanes, [](double a) { return a; });
    return;
  }
  const double* test = condition.column;
  const auto choose = [&](auto left, auto right) {
    for (int i = 0; i < lanes; ++i) {
      const double a = left(i), b = right(i);
      out[i] = test[i] != 0 ? a : b;
    }
  };
  const auto column = [](const double* x) { return [x](int i) { return x[i]; }; };
  const auto fixed = [](double x) { return [x](int) { return x; }; };
  if (yes.column && no.column)
    choose(column(yes.column), column(no.column));
  else if (yes.column)
    choose(column(yes.column), fixed(no.constant));
  else if (no.column)
    choose(fixed(yes.constant), column(no.column));
  else
    choose(fixed(yes.constant), fixed(no.constant));
}

void execute(const Instruction& instruction, const Run& run, double* out) {
  const int lanes = run.lanes;
  const Source a = run.source(instruction.a);
  if (instruction.op == Op::select) {
    select_loop(a, run.source(instruction.b), run.source(instruction.c), out, lanes);
    return;
  }
  if (instruction.op == Op::table) {
    const LookupTable& table = run.program.tables[instruction.c.index];
    unary_loop(a, out, lanes, [&](double x) { return ops::interpolate(table, x); });
    return;
  }
  if (ops::with_unary(instruction.op, [&](auto f) { unary_loop(a, out, lanes, f); })) return;
  const Source b = run.source(instruction.b);
  ARMISTICE_CHECK(
      ops::with_binary(instruction.op, [&](auto f) { binary_loop(a, b, out, lanes, f); }));
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

#include "expr/failures.h"

#include <algorithm>
#include <cfenv>
#include <cmath>
#include <vector>

namespace armistice {
namespace {

constexpr int kFlags = FE_DIVBYZERO | FE_OVERFLOW | FE_INVALID;

// One lane of a program whose registers are filled.
class Lane {
 public:
  Lane(const Program& program, const Frame& frame, const KnownFailures& known,
       const Registers& registers, int lane)
      : program_(program), frame_(frame), known_(known), registers_(registers), lane_(lane) {}

  std::uint16_t run(std::uint16_t own, std::vector<std::uint16_t>& origins) {
    origins_ = &origins;
    for (std::size_t k = 0; k < program_.code.size(); ++k) origins[k] = origin(k, own);
    return of(program_.result);
  }

 private:
  double value(const Operand& operand) const {
    switch (operand.kind) {
      case Operand::Kind::slot: return frame_.column(operand.index)[lane_];
      case Operand::Kind::constant: return program_.constants[operand.index];
      case Operand::Kind::reg:
        return registers_.data[static_cast<std::size_t>(operand.index) * kMaxLanes + lane_];
      case Operand::Kind::none: break;
    }
    return 0;
  }
  std::uint16_t of(const Operand& operand) const {
    if (operand.kind == Operand::Kind::reg) return (*origins_)[operand.index];
    if (operand.kind != Operand::Kind::slot) return 0;
    const std::uint16_t* column = known_.of(operand.index);
    return column != nullptr ? column[lane_] : 0;
  }

  std::uint16_t origin(std::size_t k, std::uint16_t own) const {
    const Instruction& i = program_.code[k];
    const bool is_table = i.op == Op::table;  // its third operand is no number
    const std::uint16_t first = of(i.a);
    if (first != 0) return first;
    if (i.op == Op::select) return of(value(i.a) != 0 ? i.b : i.c);
    if (i.op == Op::logical_and && value(i.a) == 0) return 0;
    if (i.op == Op::logical_or && value(i.a) != 0) return 0;
    if (const std::uint16_t second = of(i.b); second != 0) return second;
    const double result = registers_.data[k * kMaxLanes + lane_];
    const bool failed = !std::isfinite(result) && std::isfinite(value(i.a)) &&
                        std::isfinite(value(i.b)) && (is_table || std::isfinite(value(i.c)));
    return failed ? own : std::uint16_t{0};
  }

  const Program& program_;
  const Frame& frame_;
  const KnownFailures& known_;
  const Registers& registers_;
  int lane_;
  std::vector<std::uint16_t>* origins_ = nullptr;
};

}  // namespace

void find_failures(const Program& program, const Frame& frame, const KnownFailures& known,
                   std::uint16_t own, Registers& registers, std::uint16_t* out, double* value) {
  double values[kMaxLanes];
  evaluate(program, frame, registers, values);
  if (value != nullptr) std::copy_n(values, frame.lanes, value);
  std::vector<std::uint16_t> origins(program.code.size());
  for (int l = 0; l < frame.lanes; ++l)
    out[l] = program.given() ? Lane(program, frame, known, registers, l).run(own, origins)
                             : std::uint16_t{0};
}

void forget_failures() { std::feclearexcept(kFlags); }
bool may_have_failed() { return std::fetestexcept(kFlags) != 0; }

}  // namespace armistice

// Any bytes as an expression: it compiles into a sound program or explains itself inside the
// bounds of the text.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "expr/evaluate.h"
#include "expr/expression.h"
#include "util/check.h"

namespace {

using namespace armistice;

class FewNames : public Scope {
 public:
  FewNames() {
    add("a", 0, "km");
    add("b.c", 1, "month");
    add("d", 2, "");
    symbols_["m"].kind = Symbol::Kind::members;
    symbols_["m"].slot = 3;
    symbols_["m"].members = {"x", "y", "z"};
  }
  std::optional<Symbol> find(std::string_view name) const override {
    const auto place = symbols_.find(name);
    return place == symbols_.end() ? std::nullopt : std::optional(place->second);
  }
  std::vector<std::string> names() const override { return {"a", "b.c", "d", "m"}; }
  std::optional<int> noise(std::string_view, const Program&, const Program&) override { return 4; }
  std::optional<int> delay(const Program&, double) override { return 4; }
  std::optional<int> smooth(const Program&, const Program&) override { return 4; }
  std::optional<int> happened(std::string_view event) override {
    return event == "e" ? std::optional(4) : std::nullopt;
  }
  std::optional<int> ever(const Program&) override { return 4; }

 private:
  void add(const std::string& name, int slot, const char* unit) {
    symbols_[name].slot = slot;
    symbols_[name].unit = parse_unit(unit).value_or(Unit{});
  }
  std::map<std::string, Symbol, std::less<>> symbols_;
};

void check_operand(const Operand& operand, const Program& program, std::size_t registers) {
  const std::size_t index = static_cast<std::size_t>(operand.index);
  if (operand.kind == Operand::Kind::slot) ARMISTICE_CHECK_OP(index, <, 5u);
  if (operand.kind == Operand::Kind::constant)
    ARMISTICE_CHECK_OP(index, <, program.constants.size());
  if (operand.kind == Operand::Kind::reg) ARMISTICE_CHECK_OP(index, <, registers);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  FewNames names;
  const CompiledExpression compiled = compile_expression(text, names);
  names_used(text);
  for (const ExpressionError& error : compiled.errors) {
    ARMISTICE_CHECK_OP(error.offset, >=, 0);
    ARMISTICE_CHECK_OP(error.length, >=, 1);
    ARMISTICE_CHECK_OP(static_cast<std::size_t>(error.offset + error.length), <=, size + 1);
    ARMISTICE_CHECK(!error.key.empty() && !error.message.empty());
  }
  ARMISTICE_CHECK_OP(compiled.program.given(), ==, compiled.errors.empty());
  if (!compiled.errors.empty()) return 0;
  const Program& program = compiled.program;
  for (std::size_t k = 0; k < program.code.size(); ++k)
    for (const Operand* operand : {&program.code[k].a, &program.code[k].b, &program.code[k].c})
      check_operand(*operand, program, k);
  check_operand(program.result, program, program.code.size());
  Frame frame(5, 3);
  for (std::size_t i = 0; i < frame.data.size(); ++i)
    frame.data[i] = static_cast<double>(i % 7) - 3;
  evaluate_one(program, frame);
  return 0;
}

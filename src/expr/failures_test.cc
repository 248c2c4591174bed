// Failed operations against a slow twin that works out one lane by recursion, and only the branches
// that are taken.
#include "expr/failures.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "expr/expression.h"
#include "kit/slow_evaluate.h"

namespace armistice {
namespace {

class Names : public Scope {
 public:
  std::optional<Symbol> find(std::string_view name) const override {
    if (name.size() != 1 || name[0] < 'a' || name[0] > 'd') return std::nullopt;
    Symbol symbol;
    symbol.slot = name[0] - 'a';
    return symbol;
  }
  std::vector<std::string> names() const override { return {}; }
};

CompiledExpression compiled(const std::string& text) {
  Names names;
  return compile_expression(text, names);
}

// ---- the slow twin: a value and whether it rests on a failure ----

struct Lazy {
  const Program& program;
  const Frame& frame;
  int lane;
  bool failed = false;

  double of(const Operand& o) {
    if (o.kind == Operand::Kind::slot) return frame.column(o.index)[lane];
    if (o.kind == Operand::Kind::constant) return program.constants[o.index];
    if (o.kind != Operand::Kind::reg) return 0;
    const Instruction& i = program.code[o.index];
    const double a = of(i.a);
    if (i.op == Op::select) return a != 0 ? of(i.b) : of(i.c);
    if (i.op == Op::logical_and) return a != 0 && of(i.b) != 0;
    if (i.op == Op::logical_or) return a != 0 || of(i.b) != 0;
    const double b = of(i.b);
    double value = 0;
    switch (i.op) {
      case Op::add: value = a + b; break;
      case Op::sub: value = a - b; break;
      case Op::mul: value = a * b; break;
      case Op::div: value = a / b; break;
      case Op::neg: value = -a; break;
      case Op::gt: value = a > b; break;
      case Op::min: value = b < a || b != b ? b : a; break;
      case Op::max: value = b > a || b != b ? b : a; break;
      case Op::exp: value = std::exp(a); break;
      case Op::log: value = std::log(a); break;
      default: ADD_FAILURE() << "an operation that the twin does not know";
    }
    failed |= std::isfinite(a) && std::isfinite(b) && !std::isfinite(value);
    return value;
  }
};

std::string random_text(std::mt19937& dice, int depth) {
  static const char* const kLeaves[] = {"a", "b", "c", "d", "0", "1", "900", "-2"};
  if (depth == 0) return kLeaves[dice() % 8];
  const auto part = [&] { return random_text(dice, depth - 1); };
  switch (dice() % 10) {
    case 0: return "(" + part() + " + " + part() + ")";
    case 1: return "(" + part() + " - " + part() + ")";
    case 2: return "(" + part() + " * " + part() + ")";
    case 3:
    case 4: return "(" + part() + " / " + part() + ")";
    case 5: return "min(" + part() + ", " + part() + ")";
    case 6: return "max(" + part() + ", exp(" + part() + "))";
    case 7: return "if(" + part() + " > " + part() + ", " + part() + ", " + part() + ")";
    case 8: return "(" + part() + " > 0 and log(" + part() + ") > 0 or " + part() + " > 1)";
    default: return "log(" + part() + ")";
  }
}

TEST(Failures, AgreeWithTheSlowTwin) {
  std::mt19937 dice(5);
  Registers registers;
  int found = 0, silent = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(dice, 1 + static_cast<int>(dice() % 4));
    const CompiledExpression c = compiled(text);
    ASSERT_TRUE(c.errors.empty()) << text;
    if (!c.failed.empty()) continue;  // worked out beforehand, and said there
    Frame frame(4, 5);
    for (int slot = 0; slot < 4; ++slot)
      for (int l = 0; l < 5; ++l) frame.column(slot)[l] = static_cast<int>(dice() % 5) - 2;
    std::uint16_t origins[kMaxLanes];
    double values[kMaxLanes];
    forget_failures();
    evaluate(c.program, frame, registers, values);
    const bool may = may_have_failed();
    find_failures(c.program, frame, {}, 3, registers, origins);
    for (int l = 0; l < 5; ++l) {
      Lazy lazy{c.program, frame, l};
      lazy.of(c.program.result);
      EXPECT_EQ(origins[l], lazy.failed ? 3 : 0) << text;
      EXPECT_TRUE(may || !lazy.failed) << "the processor has not counted it: " << text;
      found += lazy.failed;
      silent += lazy.failed && std::isfinite(values[l]);
    }
  }
  EXPECT_GT(found, 500);
  EXPECT_GT(silent, 50);
}

TEST(Failures, ComeThroughColumnsThatAreKnown) {
  Registers registers;
  Frame frame(4, 2);
  for (int slot = 0; slot < 4; ++slot) std::fill_n(frame.column(slot), 2, 1.0);
  std::uint16_t known[2 * kMaxLanes] = {};
  known[kMaxLanes] = 8;  // the second of slots 1 and 2, first lane
  std::uint16_t out[kMaxLanes];
  const auto origins = [&](const std::string& text) {
    find_failures(compiled(text).program, frame, {1, 2, known}, 3, registers, out);
    return std::vector<int>{out[0], out[1]};
  };
  EXPECT_EQ(origins("c"), (std::vector<int>{8, 0}));
  EXPECT_EQ(origins("a + min(c, 1)"), (std::vector<int>{8, 0}));
  EXPECT_EQ(origins("if(a > 0, b, c)"), (std::vector<int>{0, 0}));
  EXPECT_EQ(origins("1 / (a - 1) + c"), (std::vector<int>{3, 3}));
}

TEST(Failures, OfConstantsAreSaidWhenTheTextIsRead) {
  const auto failed = [](const std::string& text) {
    std::string out;
    for (const ExpressionError& e : compiled(text).failed)
      out += std::to_string(e.offset) + "+" + std::to_string(e.length) + " ";
    return out;
  };
  EXPECT_EQ(failed("1 / 0"), "0+5 ");
  EXPECT_EQ(failed("min(exp(1000), 3) + a"), "4+9 ");
  EXPECT_EQ(failed("log(-1) + 1 / (2 - 2)"), "0+7 10+10 ");
  EXPECT_EQ(failed("1 / a"), "");
  EXPECT_EQ(failed("exp(700)"), "");
}

}  // namespace
}  // namespace armistice

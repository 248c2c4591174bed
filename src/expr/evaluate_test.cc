#include "expr/evaluate.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>

#include "expr/expression.h"
#include "kit/slow_evaluate.h"

namespace armistice {
namespace {

const std::vector<std::string> kNames{"a", "b.c", "long_name", "d", "e1"};

class Columns : public Scope {
 public:
  std::optional<Symbol> find(std::string_view name) const override {
    for (std::size_t i = 0; i < kNames.size(); ++i)
      if (kNames[i] == name) return Symbol{Symbol::Kind::number, static_cast<int>(i), {}, {}};
    return std::nullopt;
  }
  std::vector<std::string> names() const override { return kNames; }
};

Program compiled(const std::string& text) {
  Columns columns;
  const CompiledExpression out = compile_expression(text, columns);
  for (const ExpressionError& e : out.errors) ADD_FAILURE() << text << ": " << e.message;
  return out.program;
}

// Same bits, any NaN being as good as another.
bool same(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
         (std::isnan(a) && std::isnan(b));
}

Frame random_frame(std::mt19937& random, int lanes) {
  Frame frame(static_cast<int>(kNames.size()), lanes);
  const double special[] = {0, -0.0, 1, -1, 2, INFINITY, -INFINITY, NAN, 1e300, 1e-300};
  for (int s = 0; s < frame.slots; ++s)
    for (int i = 0; i < kMaxLanes; ++i)
      frame.column(s)[i] =
          random() % 8 == 0 ? special[random() % 10] : std::normal_distribution<>(0, 3)(random);
  return frame;
}

TEST(Evaluate, RandomExpressionsAgreeWithTheSlowEvaluatorBitForBit) {
  std::mt19937 random(20250718);
  Registers registers;
  for (int round = 0; round < 3000; ++round) {
    const kit::SlowNode tree =
        kit::random_expression(random, 1 + round % 6, static_cast<int>(kNames.size()));
    const std::string text = kit::slow_text(tree, kNames);
    const Program program = compiled(text);
    const Frame frame = random_frame(random, 1 + round % kMaxLanes);
    std::vector<double> out(kMaxLanes, 0);
    evaluate(program, frame, registers, out.data());
    for (int i = 0; i < frame.lanes; ++i) {
      std::vector<double> values;
      for (int s = 0; s < frame.slots; ++s) values.push_back(frame.column(s)[i]);
      const double expected = kit::slow_evaluate(tree, values);
      ASSERT_TRUE(same(out[i], expected))
          << text << " at lane " << i << ": " << out[i] << " and " << expected;
    }
  }
}

TEST(Evaluate, TheNumberOfLanesChangesNoBit) {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    const Program program = compiled(
        kit::slow_text(kit::random_expression(random, 6, static_cast<int>(kNames.size())), kNames));
    Frame frame = random_frame(random, kMaxLanes);
    std::vector<double> all(kMaxLanes, 0);
    Registers registers;
    evaluate(program, frame, registers, all.data());
    EXPECT_TRUE(same(evaluate_one(program, frame), all[0]));
    for (frame.lanes = 1; frame.lanes <= kMaxLanes; ++frame.lanes) {
      std::vector<double> some(kMaxLanes + 1, -77);
      evaluate(program, frame, registers, some.data());
      for (int i = 0; i < frame.lanes; ++i) ASSERT_TRUE(same(some[i], all[i])) << program.text;
      ASSERT_EQ(some[frame.lanes], -77) << "wrote behind the last lane";
    }
  }
}

TEST(Evaluate, MayWriteIntoAColumnThatItReads) {
  Frame frame(static_cast<int>(kNames.size()), 3);
  for (int i = 0; i < 3; ++i) frame.column(0)[i] = i;
  Registers registers;
  evaluate(compiled("a * 10 + a"), frame, registers, frame.column(0));
  EXPECT_EQ(frame.column(0)[2], 22);
  evaluate(compiled("a"), frame, registers, frame.column(0));
  EXPECT_EQ(frame.column(0)[2], 22);
}

TEST(Evaluate, AnAbsentProgramGivesItsFallback) {
  Frame frame(1, 2);
  Registers registers;
  double out[2] = {0, 0};
  evaluate(Program{}, frame, registers, out, 1.5);
  EXPECT_EQ(out[1], 1.5);
  EXPECT_EQ(evaluate_one(Program{}, frame, 2.5), 2.5);
  evaluate(compiled("3"), frame, registers, out, 1.5);
  EXPECT_EQ(out[1], 3);
}

}  // namespace
}  // namespace armistice

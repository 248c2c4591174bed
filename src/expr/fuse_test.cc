#include "expr/fuse.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "expr/columns.h"
#include "expr/evaluate.h"
#include "expr/expression.h"
#include "expr/line_code.h"
#include "kit/slow_evaluate.h"

namespace armistice {
namespace {

// Slots 0 and 1 never change within a world, 2 and 3 within a step; 4 to 7 may change at any time.
const std::vector<std::string> kNames{"w0", "w1", "s2", "s3", "x4", "x5", "x6", "x7"};
const std::vector<Pace> kPaces{Pace::world, Pace::world, Pace::step,  Pace::step,
                               Pace::stage, Pace::stage, Pace::stage, Pace::stage};
constexpr int kSlots = 8;

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

Program random_program(std::mt19937& random, int depth) {
  return compiled(kit::slow_text(kit::random_expression(random, depth, kSlots), kNames));
}

bool same(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
         (std::isnan(a) && std::isnan(b));
}

Frame random_frame(std::mt19937& random, int lanes) {
  Frame frame(kSlots, lanes);
  const double special[] = {0, -0.0, 1, -1, 2, INFINITY, -INFINITY, NAN, 1e300, 1e-300};
  for (int s = 0; s < kSlots; ++s)
    for (int i = 0; i < kMaxLanes; ++i)
      frame.column(s)[i] =
          random() % 8 == 0 ? special[random() % 10] : std::normal_distribution<>(0, 3)(random);
  return frame;
}

// Assignments one after the other, each to slots 4 to 7 in turn, then two at once from what stands
// there.
struct Work {
  std::vector<Program> one_by_one;
  std::vector<Program> at_once;  // to slots 6 and 7

  void slowly(Frame& frame) const {
    Registers registers;
    for (std::size_t k = 0; k < one_by_one.size(); ++k)
      evaluate(one_by_one[k], frame, registers, frame.column(4 + static_cast<int>(k) % 4));
    double values[2][kMaxLanes];
    for (int k = 0; k < 2; ++k) evaluate(at_once[k], frame, registers, values[k]);
    for (int k = 0; k < 2; ++k) std::copy_n(values[k], frame.lanes, frame.column(6 + k));
  }

  void fused(Frame& frame, Engine engine, int tile) const {
    FuseGraph graph(kPaces);
    FuseGraph::Names names;
    for (std::size_t k = 0; k < one_by_one.size(); ++k)
      names.assigned[4 + static_cast<int>(k) % 4] = graph.program(one_by_one[k], names);
    std::vector<FuseGraph::Store> stores;
    for (int slot = 4; slot < 6; ++slot)
      stores.push_back({graph.slot(slot, names), {Spot::Kind::slot, slot}});
    for (int k = 0; k < 2; ++k)
      stores.push_back({graph.program(at_once[k], names), {Spot::Kind::slot, 6 + k}});
    FusedLine fast = graph.line(stores, Pace::stage);
    FusedLine step = graph.hoisted(Pace::step);
    FusedLine world = graph.hoisted(Pace::world);
    int columns = graph.extra_count();
    std::vector<LineCode> lines;
    for (FusedLine* line : {&world, &step, &fast}) {
      lines.emplace_back(std::move(*line), graph.extra_count(), engine);
      columns = std::max(columns, lines.back().extra_columns());
    }
    std::vector<double> extra(static_cast<std::size_t>(columns) * kColumnStride, 7.0);
    for (const LineCode& line : lines)
      for (int first = 0; first < frame.lanes; first += tile)
        line.run(frame.data.data(), extra.data(), first, std::min(tile, frame.lanes - first));
  }
};

void expect_same(const Frame& a, const Frame& b, const std::string& what) {
  for (int s = 0; s < kSlots; ++s)
    for (int i = 0; i < a.lanes; ++i)
      ASSERT_TRUE(same(a.column(s)[i], b.column(s)[i]))
          << what << ": slot " << s << " lane " << i << ": " << a.column(s)[i] << " and "
          << b.column(s)[i];
}

TEST(Fuse, RandomLinesAgreeWithTheirProgramsOneByOneBitForBit) {
  std::mt19937 random(41);
  for (int round = 0; round < 400; ++round) {
    Work work;
    for (int k = 0; k < 1 + round % 9; ++k)
      work.one_by_one.push_back(random_program(random, 1 + round % 5));
    for (int k = 0; k < 2; ++k) work.at_once.push_back(random_program(random, 1 + round % 4));
    const Frame start = random_frame(random, 1 + round % kMaxLanes);
    Frame slow = start, portable = start, native = start, tiled = start;
    work.slowly(slow);
    work.fused(portable, Engine::portable, kMaxLanes);
    work.fused(native, Engine::native, kMaxLanes);
    work.fused(tiled, Engine::native, 16);
    std::string text = "round " + std::to_string(round);
    for (const Program& p : work.one_by_one) text += " | " + p.text;
    for (const Program& p : work.at_once) text += " || " + p.text;
    expect_same(slow, portable, "portable " + text);
    expect_same(slow, native, "native " + text);
    expect_same(slow, tiled, "tiled " + text);
    if (HasFatalFailure()) return;
  }
}

TEST(Fuse, ManyLiveValuesDoNotFitRegistersAndAgreeStill) {
  std::string sum = "0";
  for (int k = 0; k < 40; ++k)
    sum = "(x" + std::to_string(4 + k % 4) + " + " + std::to_string(k + 0.5) + ") * (" + sum +
          " - w" + std::to_string(k % 2) + " * x" + std::to_string(4 + (k + 1) % 4) + ")";
  std::mt19937 random(3);
  Work work{{compiled(sum), compiled("x4 / " + sum)}, {compiled("x5 + x4"), compiled("x6")}};
  Frame slow = random_frame(random, 64), native = slow;
  work.slowly(slow);
  work.fused(native, Engine::native, 64);
  expect_same(slow, native, sum);
}

TEST(Fuse, EqualPartsOfSeveralProgramsAreComputedOnce) {
  FuseGraph graph(kPaces);
  const FuseGraph::Names names;
  const FuseGraph::Value a = graph.program(compiled("exp(x4 + x5) * 2"), names);
  const FuseGraph::Value b = graph.program(compiled("exp(x4 + x5) * 3"), names);
  const FusedLine line =
      graph.line({{a, {Spot::Kind::slot, 6}}, {b, {Spot::Kind::slot, 7}}}, Pace::stage);
  EXPECT_EQ(line.code.size(), 4u);  // the sum, exp, two products
}

TEST(Fuse, WhatStandsStillIsTakenOut) {
  FuseGraph graph(kPaces);
  const FuseGraph::Value v =
      graph.program(compiled("x4 * ((w0 + 1) * w1) + exp(s2 * (w0 + 1))"), {});
  const FusedLine fast = graph.line({{v, {Spot::Kind::slot, 6}}}, Pace::stage);
  EXPECT_EQ(fast.code.size(), 2u);                        // a product and a sum
  EXPECT_EQ(graph.hoisted(Pace::step).code.size(), 2u);   // s2 * ..., exp
  EXPECT_EQ(graph.hoisted(Pace::world).code.size(), 2u);  // w0 + 1, times w1
}

TEST(Fuse, ConstantPartsAreFolded) {
  FuseGraph graph(kPaces);
  FuseGraph::Names names;
  names.assigned[4] = graph.constant(3);
  const FuseGraph::Value v = graph.program(compiled("x4^2 + logistic(x4) + 1"), names);
  EXPECT_EQ(graph.line({{v, {Spot::Kind::slot, 6}}}, Pace::stage).code.size(), 0u);
  Registers registers;
  Frame frame(kSlots, 1);
  frame.column(4)[0] = 3;
  double expected = 0;
  evaluate(compiled("x4^2 + logistic(x4) + 1"), frame, registers, &expected);
  const FusedLine line = graph.line({{v, {Spot::Kind::slot, 6}}}, Pace::stage);
  EXPECT_EQ(line.constants.at(0), expected);
}

TEST(Fuse, StoresActAfterAllReads) {
  FuseGraph graph(kPaces);
  const FuseGraph::Value four = graph.slot(4, {});
  const FuseGraph::Value next = graph.program(compiled("x4 + 1"), {});
  for (const Engine engine : {Engine::portable, Engine::native}) {
    const LineCode code(
        graph.line({{next, {Spot::Kind::slot, 4}}, {four, {Spot::Kind::slot, 5}}}, Pace::stage),
        0, engine);
    Frame frame(kSlots, 2);
    frame.column(4)[1] = 8;
    std::vector<double> extra(static_cast<std::size_t>(code.extra_columns()) * kColumnStride);
    code.run(frame.data.data(), extra.data(), 0, 2);
    EXPECT_EQ(frame.column(4)[1], 9);
    EXPECT_EQ(frame.column(5)[1], 8);
  }
}

}  // namespace
}  // namespace armistice

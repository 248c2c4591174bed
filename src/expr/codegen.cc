#include "expr/codegen.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <tuple>

#include "expr/ops.h"
#include "util/check.h"

namespace armistice {
namespace {

using Kind = Node::Kind;
using Key = std::pair<int, std::int32_t>;  // an operand, ordered

Key key(const Operand& operand) { return {static_cast<int>(operand.kind), operand.index}; }

// Grows a program instruction by instruction.
class Builder {
 public:
  Operand constant(double value) {
    const auto [place, fresh] = constants_.try_emplace(
        std::bit_cast<std::uint64_t>(value), static_cast<std::int32_t>(program_.constants.size()));
    if (fresh) program_.constants.push_back(value);
    return {Operand::Kind::constant, place->second};
  }

  static Operand slot(int index) { return {Operand::Kind::slot, index}; }

  Operand unary(Op op, const Operand& a) {
    if (!is_constant(a)) return instruction(op, a, {}, {});
    double value = 0;
    ops::with_unary(op, [&](auto f) { value = f(value_of(a)); });
    return constant(value);
  }

  Operand binary(Op op, const Operand& a, const Operand& b) {
    // a square is one product
    if (op == Op::pow && is_constant(b) && value_of(b) == 2) return binary(Op::mul, a, a);
    if (!is_constant(a) || !is_constant(b)) return instruction(op, a, b, {});
    double value = 0;
    ops::with_binary(op, [&](auto f) { value = f(value_of(a), value_of(b)); });
    return constant(value);
  }

  Operand select(const Operand& condition, const Operand& yes, const Operand& no) {
    if (is_constant(condition)) return value_of(condition) != 0 ? yes : no;
    if (key(yes) == key(no)) return yes;
    return instruction(Op::select, condition, yes, no);
  }

  Operand table(const Operand& x, LookupTable points) {
    if (is_constant(x)) return constant(ops::interpolate(points, value_of(x)));
    std::int32_t index = 0;
    const std::int32_t count = static_cast<std::int32_t>(program_.tables.size());
    while (index < count &&
           (program_.tables[index].x != points.x || program_.tables[index].y != points.y ||
            program_.tables[index].kind != points.kind))
      ++index;
    if (index == count) program_.tables.push_back(std::move(points));
    return instruction(Op::table, x, {}, {Operand::Kind::none, index});
  }

  double value_of(const Operand& operand) const { return program_.constants[operand.index]; }
  static bool is_constant(const Operand& operand) {
    return operand.kind == Operand::Kind::constant;
  }

  // The program whose value is `result`, without what it does not need.
  Program finish(const Operand& result, std::string text) {
    std::vector<char> live(program_.code.size(), 0);
    mark(result, live);
    for (std::size_t k = program_.code.size(); k-- > 0;)
      if (live[k])
        for (const Operand* o : {&program_.code[k].a, &program_.code[k].b, &program_.code[k].c})
          mark(*o, live);
    Program out;
    out.text = std::move(text);
    std::map<std::int32_t, bool> reads;
    std::vector<std::int32_t> registers(program_.code.size(), -1);
    std::map<std::int32_t, std::int32_t> constants, tables;
    const auto moved = [&](Operand o) {
      if (o.kind == Operand::Kind::slot) reads[o.index] = true;
      if (o.kind == Operand::Kind::reg) o.index = registers[o.index];
      if (o.kind == Operand::Kind::constant) {
        const auto [place, fresh] =
            constants.try_emplace(o.index, static_cast<std::int32_t>(out.constants.size()));
        if (fresh) out.constants.push_back(program_.constants[o.index]);
        o.index = place->second;
      }
      return o;
    };
    for (std::size_t k = 0; k < program_.code.size(); ++k) {
      if (!live[k]) continue;
      Instruction i = program_.code[k];
      i.a = moved(i.a), i.b = moved(i.b), i.c = moved(i.c);
      if (i.op == Op::table) {
        const auto [place, fresh] =
            tables.try_emplace(i.c.index, static_cast<std::int32_t>(out.tables.size()));
        if (fresh) out.tables.push_back(program_.tables[i.c.index]);
        i.c.index = place->second;
      }
      registers[k] = static_cast<std::int32_t>(out.code.size());
      out.code.push_back(i);
    }
    out.result = moved(result);
    for (const auto& [slot, used] : reads) out.reads.push_back(slot);
    return out;
  }

 private:
  static void mark(const Operand& operand, std::vector<char>& live) {
    if (operand.kind == Operand::Kind::reg) live[operand.index] = 1;
  }

  Operand instruction(Op op, const Operand& a, const Operand& b, const Operand& c) {
    const auto [place, fresh] = instructions_.try_emplace(
        {op, key(a), key(b), key(c)}, static_cast<std::int32_t>(program_.code.size()));
    if (fresh) program_.code.push_back({op, a, b, c});
    return {Operand::Kind::reg, place->second};
  }

  Program program_;
  std::map<std::uint64_t, std::int32_t> constants_;  // by bits, so that 0 and -0 differ
  std::map<std::tuple<Op, Key, Key, Key>, std::int32_t> instructions_;
};

class Generator {
 public:
  Generator(const Tree& tree, const std::vector<NodeType>& types) : tree_(tree), types_(types) {}

  Program run(int root, std::vector<int>* failed) {
    const Node& node = tree_.nodes[root];
    first_ = node.first;
    values_.resize(root - first_ + 1);
    for (int n = first_; n <= root; ++n) {
      values_[n - first_] = emit(n);
      if (failed != nullptr && has_failed(n)) failed->push_back(n);
    }
    return builder_.finish(values_.back(),
                           std::string(tree_.text.substr(node.offset, node.length)));
  }

 private:
  const Operand& argument(const Node& node, int k) const {
    return values_[tree_.children_of(node)[k] - first_];
  }

  bool is_infinite(int n) const {
    const Operand& value = values_[n - first_];
    return Builder::is_constant(value) && !std::isfinite(builder_.value_of(value));
  }
  bool has_failed(int n) const {
    const std::span<const int> children = tree_.children_of(tree_.nodes[n]);
    return is_infinite(n) && std::none_of(children.begin(), children.end(),
                                          [&](int child) { return is_infinite(child); });
  }

  Operand emit(int index) {
    const Node& node = tree_.nodes[index];
    const NodeType& type = types_[index];
    ARMISTICE_CHECK(type.role != NodeType::Role::broken);
    if (type.role == NodeType::Role::member) return builder_.constant(type.member);
    if (type.role == NodeType::Role::event) return {};
    switch (node.kind) {
      case Kind::bad: break;
      case Kind::number: return builder_.constant(node.value);
      case Kind::name: return Builder::slot(type.slot);
      case Kind::negate: return builder_.unary(Op::neg, argument(node, 0));
      case Kind::logical_not: return builder_.unary(Op::logical_not, argument(node, 0));
      case Kind::binary: return builder_.binary(node.op, argument(node, 0), argument(node, 1));
      case Kind::membership: return emit_membership(node);
      case Kind::call: return emit_call(node, type);
    }
    return {};
  }

  Operand emit_membership(const Node& node) {
    Operand any = builder_.binary(Op::eq, argument(node, 0), argument(node, 1));
    for (int k = 2; k < node.child_count; ++k)
      any = builder_.binary(Op::logical_or, any,
                            builder_.binary(Op::eq, argument(node, 0), argument(node, k)));
    return any;
  }

  Operand emit_call(const Node& node, const NodeType& type) {
    const Operand& a = argument(node, 0);
    switch (function_table()[node.function].function) {
      case Function::if_: return builder_.select(a, argument(node, 1), argument(node, 2));
      case Function::min: return chain(Op::min, node);
      case Function::max: return chain(Op::max, node);
      case Function::clamp:
        return builder_.binary(Op::min, builder_.binary(Op::max, a, argument(node, 1)),
                               argument(node, 2));
      case Function::abs: return builder_.unary(Op::abs, a);
      case Function::floor: return builder_.unary(Op::floor, a);
      case Function::exp: return builder_.unary(Op::exp, a);
      case Function::log: return builder_.unary(Op::log, a);
      case Function::sqrt: return builder_.unary(Op::sqrt, a);
      case Function::logistic: return builder_.unary(Op::logistic, a);
      case Function::sin: return builder_.unary(Op::sin, a);
      case Function::cos: return builder_.unary(Op::cos, a);
      case Function::tan: return builder_.unary(Op::tan, a);
      case Function::arcsin: return builder_.unary(Op::arcsin, a);
      case Function::arccos: return builder_.unary(Op::arccos, a);
      case Function::arctan: return builder_.unary(Op::arctan, a);
      case Function::log10: return builder_.unary(Op::log10, a);
      case Function::truncate: return builder_.unary(Op::truncate, a);
      case Function::modulo: return builder_.binary(Op::modulo, a, argument(node, 1));
      case Function::remainder: return builder_.binary(Op::remainder, a, argument(node, 1));
      case Function::poisson: return builder_.binary(Op::poisson, a, argument(node, 1));
      case Function::table: return emit_table(node, LookupTable::Kind::clamped);
      case Function::table_extended: return emit_table(node, LookupTable::Kind::extended);
      case Function::table_steps: return emit_table(node, LookupTable::Kind::steps);
      case Function::delay:
      case Function::smooth:
      case Function::noise_uniform:
      case Function::noise_normal:
      case Function::noise_walk:
      case Function::happened:
      case Function::ever: ARMISTICE_CHECK_OP(type.slot, >=, 0); return Builder::slot(type.slot);
    }
    return {};
  }

  Operand chain(Op op, const Node& node) {
    Operand out = argument(node, 0);
    for (int k = 1; k < node.child_count; ++k) out = builder_.binary(op, out, argument(node, k));
    return out;
  }

  Operand emit_table(const Node& node, LookupTable::Kind kind) {
    LookupTable points;
    points.kind = kind;
    for (int k = 1; k < node.child_count; k += 2) {
      ARMISTICE_CHECK(Builder::is_constant(argument(node, k)) &&
                      Builder::is_constant(argument(node, k + 1)));
      points.x.push_back(builder_.value_of(argument(node, k)));
      points.y.push_back(builder_.value_of(argument(node, k + 1)));
    }
    return builder_.table(argument(node, 0), std::move(points));
  }

  const Tree& tree_;
  const std::vector<NodeType>& types_;
  Builder builder_;
  int first_ = 0;
  std::vector<Operand> values_;  // per node from first_
};

}  // namespace

Program generate(const Tree& tree, const std::vector<NodeType>& types, int node,
                 std::vector<int>* failed) {
  return Generator(tree, types).run(node, failed);
}

}  // namespace armistice

#include "expr/fuse.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "expr/ops.h"
#include "util/check.h"

namespace armistice {
namespace {

constexpr std::size_t kUnrolledPoints = 8;  // longer tables are searched, lane by lane

}  // namespace

bool is_column_operation(Op op) {
  switch (op) {
    case Op::add:
    case Op::sub:
    case Op::mul:
    case Op::div:
    case Op::neg:
    case Op::lt:
    case Op::le:
    case Op::gt:
    case Op::ge:
    case Op::eq:
    case Op::ne:
    case Op::logical_and:
    case Op::logical_or:
    case Op::logical_not:
    case Op::select:
    case Op::min:
    case Op::max:
    case Op::abs:
    case Op::floor:
    case Op::sqrt: return false;
    default: return true;
  }
}

FuseGraph::Value FuseGraph::add(const Node& node) {
  nodes_.push_back(node);
  return static_cast<Value>(nodes_.size()) - 1;
}

FuseGraph::Value FuseGraph::constant(double value) {
  const auto [place, fresh] = known_constants_.try_emplace(std::bit_cast<std::uint64_t>(value),
                                                           static_cast<Value>(nodes_.size()));
  if (!fresh) return place->second;
  Node node;
  node.leaf = {Spot::Kind::constant, static_cast<std::int32_t>(constants_.size())};
  constants_.push_back(value);
  return add(node);
}

FuseGraph::Value FuseGraph::slot(int slot, const Names& names) {
  if (const auto it = names.assigned.find(slot); it != names.assigned.end()) return it->second;
  const auto [place, fresh] = known_slots_.try_emplace(slot, static_cast<Value>(nodes_.size()));
  if (!fresh) return place->second;
  Node node;
  node.leaf = {Spot::Kind::slot, slot};
  node.pace = paces_[slot];
  return add(node);
}

FuseGraph::Value FuseGraph::operation(Op op, Value a, Value b, Value c, std::int32_t table) {
  const auto [place, fresh] =
      known_.try_emplace({op, a, b, c, table}, static_cast<Value>(nodes_.size()));
  if (!fresh) return place->second;
  Node node{.op = op, .is_operation = true, .a = a, .b = b, .c = c, .table = table, .leaf = {}};
  for (const Value part : {a, b, c})
    if (part >= 0) node.pace = std::max(node.pace, nodes_[part].pace);
  return add(node);
}

FuseGraph::Value FuseGraph::apply(Op op, Value a, Value b, Value c) {
  if (op == Op::select) {
    if (is_constant(a)) return value_of(a) != 0 ? b : c;
    if (b == c) return b;
    return operation(op, a, b, c, -1);
  }
  const bool right = b >= 0 && is_constant(b);
  if (is_constant(a) && (b < 0 || right)) {
    double value = 0;
    const bool known = ops::with_unary(op, [&](auto f) { value = f(value_of(a)); }) ||
                       ops::with_binary(op, [&](auto f) { value = f(value_of(a), value_of(b)); });
    if (known) {
      folds_failures_ |= !std::isfinite(value) && std::isfinite(value_of(a)) &&
                         (b < 0 || std::isfinite(value_of(b)));
      return constant(value);
    }
  }
  if (right && ((value_of(b) == 1 && (op == Op::mul || op == Op::div)))) return a;
  // logistic(x) = 1 / (1 + exp(-x)): the same operations one by one
  if (op == Op::logistic)
    return apply(Op::div, constant(1),
                 apply(Op::add, constant(1), apply(Op::exp, apply(Op::neg, a))));
  return operation(op, a, b, c, -1);
}

// A short table as a chain of choices, which is interpolate() of expr/ops.h lane by lane.
FuseGraph::Value FuseGraph::table(const LookupTable& points, Value x) {
  if (is_constant(x)) return constant(ops::interpolate(points, value_of(x)));
  const std::size_t count = points.x.size();
  if (count > kUnrolledPoints || points.kind != LookupTable::Kind::clamped) {
    std::int32_t index = 0;
    while (index < static_cast<std::int32_t>(tables_.size()) &&
           (tables_[index].kind != points.kind || tables_[index].x != points.x ||
            tables_[index].y != points.y))
      ++index;
    if (index == static_cast<std::int32_t>(tables_.size())) tables_.push_back(points);
    return operation(Op::table, x, -1, -1, index);
  }
  Value from = constant(points.x[0]), low = constant(points.y[0]);
  Value slope = constant(ops::slope(points, 1));
  for (std::size_t k = 1; k + 1 < count; ++k) {
    const Value beyond = apply(Op::ge, x, constant(points.x[k]));
    from = apply(Op::select, beyond, constant(points.x[k]), from);
    low = apply(Op::select, beyond, constant(points.y[k]), low);
    slope = apply(Op::select, beyond, constant(ops::slope(points, k + 1)), slope);
  }
  const Value inside = apply(Op::add, low, apply(Op::mul, apply(Op::sub, x, from), slope));
  const Value above = apply(Op::select, apply(Op::ge, x, constant(points.x.back())),
                            constant(points.y.back()), inside);
  return apply(Op::select, apply(Op::le, x, constant(points.x.front())), constant(points.y.front()),
               above);
}

FuseGraph::Value FuseGraph::program(const Program& program, const Names& names, double fallback) {
  if (!program.given()) return constant(fallback);
  std::vector<Value> registers(program.code.size());
  const auto value = [&](const Operand& operand) -> Value {
    switch (operand.kind) {
      case Operand::Kind::slot: return slot(operand.index, names);
      case Operand::Kind::constant: return constant(program.constants[operand.index]);
      case Operand::Kind::reg: return registers[operand.index];
      case Operand::Kind::none: break;
    }
    return -1;
  };
  for (std::size_t k = 0; k < program.code.size(); ++k) {
    const Instruction& i = program.code[k];
    registers[k] = i.op == Op::table ? table(program.tables[i.c.index], value(i.a))
                                     : apply(i.op, value(i.a), value(i.b), value(i.c));
  }
  return value(program.result);
}

FusedLine FuseGraph::line(std::vector<Store> stores, Pace pace) {
  // a slot that is copied and written too is read before, as a result of its own
  for (Store& store : stores) {
    const Spot from = nodes_[store.what].leaf;
    const bool written = std::any_of(stores.begin(), stores.end(),
                                     [&](const Store& other) { return other.where == from; });
    if (from.kind == Spot::Kind::slot && written && !(store.where == from))
      store.what = operation(Op::mul, store.what, constant(1), -1, -1);
  }
  return cut(stores, pace);
}

FusedLine FuseGraph::hoisted(Pace pace) {
  std::vector<Store> stores;
  for (Value v = 0; v < static_cast<Value>(nodes_.size()); ++v)
    if (nodes_[v].hoisted >= 0 && nodes_[v].pace == pace)
      stores.push_back({v, {Spot::Kind::extra, nodes_[v].hoisted}});
  return cut(stores, pace);
}

// Marks what the stores need, puts it in order (stretches of simple operations between groups of
// column operations) and renames it.
FusedLine FuseGraph::cut(const std::vector<Store>& stores, Pace pace) {
  const auto own = [&](Value v) { return nodes_[v].is_operation && nodes_[v].pace >= pace; };
  std::vector<char> live(nodes_.size(), 0);
  for (const Store& store : stores) live[store.what] = 1;
  for (std::size_t v = nodes_.size(); v-- > 0;)
    if (live[v] && own(static_cast<Value>(v)))
      for (const Value part : {nodes_[v].a, nodes_[v].b, nodes_[v].c})
        if (part >= 0) live[part] = 1;

  std::vector<int> depth(nodes_.size(), 0);
  std::vector<Value> order;
  for (Value v = 0; v < static_cast<Value>(nodes_.size()); ++v) {
    if (!live[v] || !own(v)) continue;
    for (const Value part : {nodes_[v].a, nodes_[v].b, nodes_[v].c})
      if (part >= 0 && own(part))
        depth[v] = std::max(depth[v], depth[part] + (is_column_operation(nodes_[part].op) ? 1 : 0));
    order.push_back(v);
  }
  std::stable_sort(order.begin(), order.end(), [&](Value x, Value y) {
    return std::make_tuple(depth[x], is_column_operation(nodes_[x].op)) <
           std::make_tuple(depth[y], is_column_operation(nodes_[y].op));
  });

  FusedLine out;
  std::vector<std::int32_t> result(nodes_.size(), -1);
  std::map<std::int32_t, std::int32_t> constants, tables;
  const auto place = [&](Value v) -> Spot {
    if (v < 0) return {};
    Node& node = nodes_[v];
    if (own(v)) return {Spot::Kind::result, result[v]};
    if (node.leaf.kind == Spot::Kind::slot) return node.leaf;
    if (node.leaf.kind == Spot::Kind::constant) {
      const auto [at, fresh] =
          constants.try_emplace(node.leaf.index, static_cast<std::int32_t>(out.constants.size()));
      if (fresh) out.constants.push_back(constants_[node.leaf.index]);
      return {Spot::Kind::constant, at->second};
    }
    if (node.hoisted < 0) node.hoisted = extra_count_++;
    return {Spot::Kind::extra, node.hoisted};
  };
  for (const Value v : order) {
    const Node& node = nodes_[v];
    FusedInstruction instruction{node.op, place(node.a), place(node.b), place(node.c), -1};
    if (node.op == Op::table) {
      const auto [at, fresh] =
          tables.try_emplace(node.table, static_cast<std::int32_t>(out.tables.size()));
      if (fresh) out.tables.push_back(tables_[node.table]);
      instruction.table = at->second;
    }
    result[v] = static_cast<std::int32_t>(out.code.size());
    out.code.push_back(instruction);
  }
  for (const Store& store : stores) out.stores.push_back({place(store.what), store.where});
  return out;
}

}  // namespace armistice

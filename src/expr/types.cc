#include "expr/types.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "util/spelling.h"

namespace armistice {
namespace {

using Kind = Node::Kind;
using Role = NodeType::Role;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::string joined(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 12;
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i)
    out += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > kShown) out += " and " + std::to_string(names.size() - kShown) + " more";
  return out;
}

class Checker {
 public:
  Checker(const Tree& tree, const Scope& scope, std::vector<ExpressionError>& errors)
      : tree_(tree), scope_(scope), errors_(errors), types_(tree.nodes.size()) {}

  std::vector<NodeType> run() {
    const int count = static_cast<int>(tree_.nodes.size());
    for (int n = 0; n < count; ++n) resolve_choice(n);
    for (int n = 0; n < count; ++n) check(n);
    return std::move(types_);
  }

 private:
  void error(int offset, int length, std::string_view key, std::string message, std::string hint) {
    errors_.push_back({offset, length, std::string(key), std::move(message), std::move(hint)});
  }
  void error(const Node& node, std::string_view key, std::string message, std::string hint) {
    error(node.offset, node.length, key, std::move(message), std::move(hint));
  }
  std::string_view source(const Node& node) const {
    return tree_.text.substr(node.offset, node.length);
  }

  // ---- names ----

  // In `choice == name`, `choice != name` and `choice in (names)` the names on the right are
  // members of the choice on the left. Runs first, since post-order meets the names before.
  void resolve_choice(int index) {
    const Node& node = tree_.nodes[index];
    if (node.kind == Kind::call && node.function >= 0 &&
        function_table()[node.function].function == Function::happened) {
      const int event = tree_.children_of(node)[0];
      if (tree_.nodes[event].kind == Kind::name) types_[event].role = Role::event;
      return;
    }
    const bool compares = node.kind == Kind::membership ||
                          (node.kind == Kind::binary && (node.op == Op::eq || node.op == Op::ne));
    if (!compares) return;
    const std::span<const int> children = tree_.children_of(node);
    const Node& left = tree_.nodes[children[0]];
    if (left.kind != Kind::name) return;
    const std::optional<Symbol> symbol = scope_.find(left.name);
    if (!symbol) return unknown_left(children);
    if (symbol->kind != Symbol::Kind::members) return;
    types_[children[0]].role = Role::choice;
    types_[children[0]].slot = symbol->slot;
    for (int right : children.subspan(1)) resolve_member(right, left.name, *symbol);
  }

  // A wrong name on the left may also be a member in the wrong place: `gone == giver.stance`.
  void unknown_left(std::span<const int> children) {
    const Node& left = tree_.nodes[children[0]];
    for (int index : children.subspan(1)) {
      const Node& right = tree_.nodes[index];
      if (right.kind != Kind::name) continue;
      const std::optional<Symbol> other = scope_.find(right.name);
      if (other && other->kind == Symbol::Kind::number) continue;
      types_[index].role = Role::broken;  // what it would mean depends on the left
      const bool swapped =
          other && std::count(other->members.begin(), other->members.end(), left.name) > 0;
      if (!swapped) continue;
      types_[children[0]].role = Role::broken;
      error(left, "unknown-name", quoted(left.name) + " is not defined",
            "the choice stands on the left: " + std::string(right.name) +
                " == " + std::string(left.name));
    }
  }

  void resolve_member(int index, std::string_view choice, const Symbol& symbol) {
    const Node& node = tree_.nodes[index];
    NodeType& type = types_[index];
    if (node.kind == Kind::bad) return;
    if (node.kind == Kind::name) {
      const auto found = std::find(symbol.members.begin(), symbol.members.end(), node.name);
      if (found != symbol.members.end()) {
        type.role = Role::member;
        type.member = static_cast<int>(found - symbol.members.begin());
        return;
      }
    }
    // what stands there is reported as a whole, not name by name
    for (int n = node.first; n <= index; ++n) types_[n].role = Role::broken;
    const std::string close =
        node.kind == Kind::name ? closest_name(node.name, symbol.members) : std::string();
    error(node, "unknown-member", quoted(source(node)) + " is not one of " + std::string(choice),
          (close.empty() ? "" : "did you mean " + close + "? ") +
              "it may be: " + joined(symbol.members));
  }

  void check_name(const Node& node, NodeType& type) {
    const std::optional<Symbol> symbol = scope_.find(node.name);
    if (!symbol) {
      type.role = Role::broken;
      return unknown_name(node);
    }
    type.slot = symbol->slot;
    type.unit = symbol->unit;
    if (symbol->kind == Symbol::Kind::number) return;
    type.role = Role::broken;
    error(node, "choice-as-number", quoted(node.name) + " is a choice between names, not a number",
          symbol->members.empty()
              ? std::string("compare it with == or in")
              : "compare it: " + std::string(node.name) + " == " + symbol->members.front());
  }

  void unknown_name(const Node& node) {
    const std::string reason = scope_.why_not(node.name);
    if (!reason.empty())
      return error(node, "name-not-visible", quoted(node.name) + " cannot be used here: " + reason,
                   "");
    const std::vector<std::string> names = scope_.names();
    std::string close = closest_name(node.name, names);
    const std::string ending = "." + std::string(node.name);
    for (const std::string& name : names)
      if (close.empty() && name.ends_with(ending)) close = name;
    const bool word = node.name == "true" || node.name == "false";
    error(node, "unknown-name", quoted(node.name) + " is not defined",
          word             ? "truth is written 1 and 0"
          : !close.empty() ? "did you mean " + close + "?"
                           : "define it under `quantities:` or `war:`");
  }

  // ---- units ----

  void check(int index) {
    const Node& node = tree_.nodes[index];
    NodeType& type = types_[index];
    if (type.role != Role::value) return;
    bool broken = node.kind == Kind::bad || (node.kind == Kind::call && node.function < 0);
    for (int child : tree_.children_of(node)) broken |= types_[child].role == Role::broken;
    if (broken) {
      type.role = Role::broken;
      return;
    }
    switch (node.kind) {
      case Kind::bad: break;
      case Kind::number: type.literal = true; break;
      case Kind::name: check_name(node, type); break;
      case Kind::negate: copy_unit(type, child(node, 0)); break;
      case Kind::logical_not: make_truth(type); break;
      case Kind::binary: check_binary(node, type); break;
      case Kind::membership: check_membership(node, type); break;
      case Kind::call: check_call(node, type); break;
    }
  }

  const NodeType& child(const Node& node, int k) const {
    return types_[tree_.children_of(node)[k]];
  }
  static void make_truth(NodeType& type) {
    type.truth = true;
    type.unit = Unit::none();
  }
  static void copy_unit(NodeType& type, const NodeType& from) {
    type.unit = from.unit;
    type.literal = from.literal;
  }
  // A literal counts as a plain number where units multiply.
  static Unit factor(const NodeType& type) { return type.literal ? Unit::none() : type.unit; }

  // Children from..end of the node must fit one another; the result has their unit.
  void unify(const Node& node, NodeType& type, int from, int end) {
    copy_unit(type, child(node, from));
    for (int k = from + 1; k < end; ++k) {
      const NodeType& next = child(node, k);
      if (type.literal)
        copy_unit(type, next);
      else if (!next.literal && !fits(type.unit, next.unit))
        return misfit(node, type, type.unit, next.unit);
      else if (!next.literal && !next.unit.checked)
        type.unit = {};
    }
  }

  void misfit(const Node& node, NodeType& type, const Unit& a, const Unit& b) {
    type.role = Role::broken;
    error(node.mark_offset, node.mark_length, "unit-mismatch",
          "the units " + to_text(a) + " and " + to_text(b) + " do not fit in '" +
              std::string(source(node)) + "'",
          "multiply or divide one side by a quantity, or correct the unit of one of them");
  }

  void check_binary(const Node& node, NodeType& type) {
    const NodeType &a = child(node, 0), &b = child(node, 1);
    switch (node.op) {
      case Op::mul:
      case Op::div:
        type.literal = a.literal && b.literal;
        if (!type.literal)
          type.unit =
              node.op == Op::mul ? multiply(factor(a), factor(b)) : divide(factor(a), factor(b));
        return;
      case Op::pow: return check_power(node, type, a, b);
      case Op::logical_and:
      case Op::logical_or: return make_truth(type);
      case Op::add:
      case Op::sub: return unify(node, type, 0, 2);
      default:
        if (a.role == Role::value) unify(node, type, 0, 2);
        type.literal = false;
        return make_truth(type);
    }
  }

  void check_power(const Node& node, NodeType& type, const NodeType& base,
                   const NodeType& exponent) {
    require_plain(node, type, tree_.children_of(node)[1], "an exponent");
    if (type.role == Role::broken) return;
    type.literal = base.literal && exponent.literal;
    if (type.literal || base.literal) {
      type.unit = type.literal ? Unit{} : exponent.unit;
      return;
    }
    if (!base.unit.checked || base.unit == Unit::none()) {
      type.unit = base.unit;
      return;
    }
    const std::optional<double> value = literal_value(tree_.children_of(node)[1]);
    if (!value) {
      type.role = Role::broken;
      return error(node.mark_offset, node.mark_length, "unit-not-plain",
                   "a power that varies needs a plain number below it; '" +
                       std::string(source(tree_.nodes[tree_.children_of(node)[0]])) + "' is in " +
                       to_text(base.unit),
                   "divide it by a quantity of the same unit");
    }
    if (*value == std::floor(*value) && std::abs(*value) <= 1000)
      type.unit = power(base.unit, static_cast<int>(*value));
    else if (*value == 0.5)
      type.unit = root(base.unit).value_or(Unit{});
  }

  // Value of a number or a negated number.
  std::optional<double> literal_value(int index) const {
    const Node& node = tree_.nodes[index];
    if (node.kind == Kind::number) return node.value;
    if (node.kind != Kind::negate) return std::nullopt;
    const Node& inner = tree_.nodes[tree_.children_of(node)[0]];
    if (inner.kind != Kind::number) return std::nullopt;
    return -inner.value;
  }

  void require_plain(const Node& node, NodeType& type, int argument, std::string_view what) {
    const NodeType& a = types_[argument];
    if (a.literal || fits(a.unit, Unit::none())) return;
    type.role = Role::broken;
    error(node.mark_offset, node.mark_length, "unit-not-plain",
          std::string(what) + " needs a plain number; '" +
              std::string(source(tree_.nodes[argument])) + "' is in " + to_text(a.unit),
          "divide it by a quantity of the same unit");
  }

  void check_membership(const Node& node, NodeType& type) {
    if (node.child_count == 1) {
      type.role = Role::broken;
      return error(node.mark_offset, node.mark_length, "expected-list",
                   "'in' needs at least one name in its list", "write x in (a, b)");
    }
    if (child(node, 0).role == Role::value) unify(node, type, 0, node.child_count);
    type.literal = false;
    make_truth(type);
  }

  void check_call(const Node& node, NodeType& type) {
    const FunctionInfo& info = function_table()[node.function];
    const int first = tree_.children_of(node)[0];
    switch (info.function) {
      case Function::if_:
        unify(node, type, 1, 3);
        type.truth = child(node, 1).truth && child(node, 2).truth;
        return;
      case Function::min:
      case Function::max:
      case Function::clamp:
      case Function::noise_uniform:
      case Function::noise_normal:
        unify(node, type, 0, node.child_count);
        if (info.function == Function::noise_uniform || info.function == Function::noise_normal)
          type.literal = false;  // a draw between two literals is no literal, but fits as one
        return;
      case Function::modulo:
      case Function::remainder: return unify(node, type, 0, 2);
      case Function::abs:
      case Function::truncate:
      case Function::floor: return copy_unit(type, child(node, 0));
      case Function::exp:
      case Function::log:
      case Function::log10:
      case Function::logistic:
      case Function::sin:
      case Function::cos:
      case Function::tan:
      case Function::arcsin:
      case Function::arccos:
      case Function::arctan:
      case Function::poisson:
        copy_unit(type, child(node, 0));
        return require_plain(node, type, first, info.name);
      case Function::sqrt:
        copy_unit(type, child(node, 0));
        type.unit = root(type.unit).value_or(Unit{});
        return;
      case Function::delay:
      case Function::smooth: return check_months(node, type);
      case Function::table:
      case Function::table_extended:
      case Function::table_steps:
      case Function::noise_walk: return;  // unchecked: the points of a table bear no unit
      case Function::happened:
        if (types_[first].role == Role::event) return make_truth(type);
        type.role = Role::broken;
        return error(tree_.nodes[first], "expected-event", "happened() needs the name of an event",
                     "write happened(event)");
      case Function::ever: return make_truth(type);
    }
  }

  void check_months(const Node& node, NodeType& type) {
    copy_unit(type, child(node, 0));
    type.literal = false;
    const NodeType& months = child(node, 1);
    const Unit month{true, {{"month", 1}}};
    if (months.literal || fits(months.unit, Unit::none()) || fits(months.unit, month)) return;
    misfit(node, type, months.unit, month);
  }

  const Tree& tree_;
  const Scope& scope_;
  std::vector<ExpressionError>& errors_;
  std::vector<NodeType> types_;
};

}  // namespace

std::vector<NodeType> check_types(const Tree& tree, const Scope& scope,
                                  std::vector<ExpressionError>& errors) {
  return Checker(tree, scope, errors).run();
}

}  // namespace armistice

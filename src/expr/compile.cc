// The stages one after the other: tree, types, hidden slots, code.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "expr/codegen.h"
#include "expr/expression.h"
#include "expr/tree.h"
#include "expr/types.h"

namespace armistice {
namespace {

using Role = NodeType::Role;

// Gives every call that needs one its hidden slot, inner calls first, and reads the constants of
// delay and table, which only code generation can fold.
class CallResolver {
 public:
  CallResolver(const Tree& tree, std::vector<NodeType>& types, Scope& scope,
               std::vector<ExpressionError>& errors)
      : tree_(tree), types_(types), scope_(scope), errors_(errors) {}

  void run() {
    for (int n = 0; n < static_cast<int>(tree_.nodes.size()); ++n) {
      const Node& node = tree_.nodes[n];
      for (int child : tree_.children_of(node))
        if (types_[child].role == Role::broken) types_[n].role = Role::broken;
      if (node.kind == Node::Kind::call && types_[n].role == Role::value) resolve(n, node);
    }
  }

 private:
  void fail(int index, const Node& at, std::string_view key, std::string message,
            std::string hint) {
    types_[index].role = Role::broken;
    errors_.push_back(
        {at.offset, at.length, std::string(key), std::move(message), std::move(hint)});
  }

  const Node& argument_node(const Node& node, int k) const {
    return tree_.nodes[tree_.children_of(node)[k]];
  }
  Program argument(const Node& node, int k) const {
    return generate(tree_, types_, tree_.children_of(node)[k]);
  }

  void resolve(int index, const Node& node) {
    const FunctionInfo& info = function_table()[node.function];
    std::optional<int> slot;
    switch (info.function) {
      case Function::noise_uniform:
        slot = scope_.noise("uniform", argument(node, 0), argument(node, 1));
        break;
      case Function::noise_normal:
        slot = scope_.noise("normal", argument(node, 0), argument(node, 1));
        break;
      case Function::noise_walk: slot = scope_.noise("walk", argument(node, 0), {}); break;
      case Function::smooth: slot = scope_.smooth(argument(node, 0), argument(node, 1)); break;
      case Function::ever: slot = scope_.ever(argument(node, 0)); break;
      case Function::delay: {
        const std::optional<double> months = constant(index, node, 1, info.name);
        if (!months) return;
        if (!(*months > 0 && std::isfinite(*months)))
          return fail(index, argument_node(node, 1), "delay-length",
                      "a delay needs a positive number of months", "write delay(x, 3)");
        slot = node.child_count == 3
                   ? scope_.delay_from(argument(node, 0), *months, argument(node, 2))
                   : scope_.delay(argument(node, 0), *months);
        break;
      }
      case Function::happened:
        slot = scope_.happened(argument_node(node, 0).name);
        if (!slot) return unknown_event(index, argument_node(node, 0));
        break;
      case Function::table:
      case Function::table_extended:
      case Function::table_steps: return check_table(index, node);
      default: return;
    }
    if (!slot) return not_allowed(index, node, info);
    types_[index].slot = *slot;
  }

  void not_allowed(int index, const Node& node, const FunctionInfo& info) {
    const std::string reason = scope_.why_not(info.name);
    fail(index, node, "call-not-allowed",
         std::string(info.name) + " cannot be used here" + (reason.empty() ? "" : ": " + reason),
         "give it a name under `auxiliaries:` and use that");
  }

  void unknown_event(int index, const Node& node) {
    const std::string reason = scope_.why_not(node.name);
    fail(index, node, "unknown-event",
         reason.empty() ? "there is no event '" + std::string(node.name) + "'"
                        : "'" + std::string(node.name) + "' cannot be used here: " + reason,
         "name an event of `war:`");
  }

  std::optional<double> constant(int index, const Node& node, int k, std::string_view function) {
    const Program program = argument(node, k);
    if (program.is_constant() && program.code.empty()) return program.constants[0];
    const Node& at = argument_node(node, k);
    fail(
        index, at, "not-constant",
        "'" + std::string(tree_.text.substr(at.offset, at.length)) + "' varies, but " +
            std::string(function) + " needs a fixed number here",
        function == "delay" ? "smooth(x, months) takes a varying time" : "write the number itself");
    return std::nullopt;
  }

  void check_table(int index, const Node& node) {
    std::optional<double> before;
    for (int k = 1; k < node.child_count; ++k) {
      const std::optional<double> value = constant(index, node, k, "table");
      if (!value || k % 2 == 0) continue;
      if (before && !(*value > *before))
        fail(index, argument_node(node, k), "table-order",
             "the x values of a table must rise, and this one does not",
             "order the pairs by x; each x only once");
      before = value;
    }
  }

  const Tree& tree_;
  std::vector<NodeType>& types_;
  Scope& scope_;
  std::vector<ExpressionError>& errors_;
};

}  // namespace

CompiledExpression compile_expression(std::string_view text, Scope& scope) {
  CompiledExpression out;
  const Tree tree = parse_expression(text, out.errors);
  std::vector<NodeType> types = check_types(tree, scope, out.errors);
  CallResolver(tree, types, scope, out.errors).run();
  std::stable_sort(
      out.errors.begin(), out.errors.end(),
      [](const ExpressionError& a, const ExpressionError& b) { return a.offset < b.offset; });
  if (!out.errors.empty()) return out;
  std::vector<int> failed;
  out.program = generate(tree, types, tree.root(), &failed);
  for (const int n : failed) {
    const Node& node = tree.nodes[n];
    out.failed.push_back(
        {node.offset, node.length, "not-finite",
         "'" + std::string(text.substr(node.offset, node.length)) + "' is no finite number",
         "a division by zero, an overflow or the like: correct it"});
  }
  out.program.text = std::string(text);
  const NodeType& type = types.back();
  out.unit = type.unit;
  out.is_truth = type.truth;
  return out;
}

std::vector<std::string> names_used(std::string_view text, const IsChoice& is_choice) {
  std::vector<ExpressionError> errors;
  const Tree tree = parse_expression(text, errors);
  std::vector<std::string> names;
  if (!errors.empty()) return names;
  // members on the right of a choice, and events, are no names of values
  std::vector<char> skipped(tree.nodes.size(), 0);
  for (const Node& node : tree.nodes) {
    const std::span<const int> children = tree.children_of(node);
    if (node.kind == Node::Kind::call && node.function >= 0 &&
        function_table()[node.function].function == Function::happened)
      skipped[children[0]] = 1;
    const bool compares =
        node.kind == Node::Kind::membership ||
        (node.kind == Node::Kind::binary && (node.op == Op::eq || node.op == Op::ne));
    if (!compares || tree.nodes[children[0]].kind != Node::Kind::name) continue;
    if (is_choice && is_choice(tree.nodes[children[0]].name))
      for (int right : children.subspan(1)) skipped[right] = 1;
  }
  std::set<std::string> seen;
  for (std::size_t n = 0; n < tree.nodes.size(); ++n)
    if (tree.nodes[n].kind == Node::Kind::name && !skipped[n] &&
        seen.emplace(tree.nodes[n].name).second)
      names.emplace_back(tree.nodes[n].name);
  return names;
}

}  // namespace armistice

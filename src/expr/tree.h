// An expression as a tree, before names mean anything.
//
// Nodes lie in post-order: children before their parent, a sub-expression in one
// piece from `first` to itself, the root last. So later stages are loops, and a
// long sum needs no deep stack. Texts are views of the expression's own text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "armistice/program.h"
#include "expr/expression.h"

namespace armistice {

struct Node {
  enum class Kind {
    bad,          // stands for what could not be read; reported already
    number, name,
    negate,       // 1 child
    logical_not,  // 1 child
    binary,       // 2 children, `op`
    membership,   // left in (others...)
    call,         // arguments; `function` indexes function_table(), -1 if there is none
  };
  Kind kind = Kind::bad;
  int offset = 0, length = 0;            // the whole sub-expression
  int mark_offset = 0, mark_length = 0;  // its operator or function name
  double value = 0;                      // of a number
  std::string_view name;                 // of a name or function
  Op op = Op::add;                       // of a binary
  int function = -1;                     // of a call
  int first = 0;                         // first node of the sub-expression
  int child_begin = 0, child_count = 0;  // range of Tree::children
};

struct Tree {
  std::string_view text;
  std::vector<Node> nodes;    // empty if nothing could be read
  std::vector<int> children;  // node indices
  std::span<const int> children_of(const Node& node) const {
    return {children.data() + node.child_begin, static_cast<std::size_t>(node.child_count)};
  }
  int root() const { return static_cast<int>(nodes.size()) - 1; }
};

enum class Function {
  if_, min, max, clamp, abs, floor, exp, log, sqrt, logistic, table, table_extended, table_steps,
  sin, cos, tan, arcsin, arccos, arctan, log10, truncate, modulo, remainder, poisson,
  delay, smooth, noise_uniform, noise_normal, noise_walk, happened, ever
};

struct FunctionInfo {
  Function function;
  std::string_view name;
  int least, most;          // number of arguments
  std::string_view usage;   // "clamp(x, low, high)"
};

std::span<const FunctionInfo> function_table();
inline bool is_table(Function function) {
  return function == Function::table || function == Function::table_extended ||
         function == Function::table_steps;
}

// Reads the text; complains into `errors`. The tree of a faulty text holds what could be read.
Tree parse_expression(std::string_view text, std::vector<ExpressionError>& errors);

}  // namespace armistice

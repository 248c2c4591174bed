// Gives every node of a tree its meaning and unit, and complains about what does not fit.
#pragma once

#include <optional>
#include <vector>

#include "expr/expression.h"
#include "expr/tree.h"

namespace armistice {

struct NodeType {
  enum class Role {
    value,   // a number
    member,  // `member` is the index of a name within the choice to its left
    choice,  // the choice itself, on the left of == != in
    event,   // argument of happened()
    broken,  // reported
  };
  Role role = Role::value;
  Unit unit;
  bool literal = false;  // made of number literals: fits any unit
  bool truth = false;    // a comparison or a logical result
  int slot = -1;         // of a name; of a call that needs a hidden slot (filled by compile)
  int member = -1;
};

// Same length as tree.nodes. A node above a broken one is broken and is not reported again.
std::vector<NodeType> check_types(const Tree& tree, const Scope& scope,
                                  std::vector<ExpressionError>& errors);

}  // namespace armistice

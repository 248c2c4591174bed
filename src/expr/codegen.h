// A checked tree -> a Program: equal parts once, constant parts folded, dead parts dropped.
#pragma once

#include <vector>

#include "expr/tree.h"
#include "expr/types.h"

namespace armistice {

// The program of the sub-expression that ends at `node`. No node of it is broken, and every
// call in it that needs a hidden slot has one. `failed`, if wanted, receives the nodes whose
// operands are fixed finite numbers and whose value is not (expr/failures.h).
Program generate(const Tree& tree, const std::vector<NodeType>& types, int node,
                 std::vector<int>* failed = nullptr);

}  // namespace armistice

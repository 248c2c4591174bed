// An equation of an XMILE model as a tree.
//
// Grammar, tightest first: operand; a ^ b to the right; unary + - NOT; * / MOD; + -; < <= > >=;
// = <>; AND; OR; IF c THEN a ELSE b wherever an operand may stand. {...} is a comment. Names that
// follow one another are one name with spaces. Words are case-blind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace armistice {

struct XmileNode {
  enum class Kind {
    number,
    name,         // `name`
    subscripted,  // `name` with a child per subscript
    call,         // `name` with arguments
    negate,
    logical_not,
    binary,     // `op`
    condition,  // if, then, else
    wildcard,   // * in a subscript; `name`: the dimension of *:dimension, or empty
  };
  Kind kind = Kind::number;
  int offset = 0;  // byte of the equation
  double value = 0;
  std::string name;  // key (see xmile_names.h)
  std::string op;    // + - * / ^ mod < <= > >= = <> and or
  std::vector<int> children;
};

struct XmileEquation {
  std::vector<XmileNode> nodes;
  std::vector<int> items;  // roots: one, or the values of an array parted by commas; none: blank

  bool is_blank() const { return items.empty(); }
};

struct XmileFault {
  int offset = 0;
  std::string key, message, hint;
};

inline constexpr int kMaxXmileDepth = 120;
inline constexpr std::size_t kMaxXmileEquation = 100000;  // bytes

// The first fault only; `fault.key` is empty when there is none.
XmileEquation parse_xmile_equation(std::string_view text, XmileFault& fault);

}  // namespace armistice

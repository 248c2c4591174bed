// Expressions: text -> typed tree -> Program.
//
// Grammar (design section 3): numbers, names, + - * / ^, comparisons, and or not,
// x in (a, b), if(c, a, b), min max clamp abs floor exp log sqrt logistic,
// table table.extended table.steps (x, x1, y1, x2, y2, ...), sin cos tan arcsin arccos arctan log10
// truncate modulo remainder poisson, delay(x, months) delay(x, months, start) smooth(x, months),
// noise.uniform(a, b) noise.normal(m, s) noise.walk(s), happened(event), ever(expression).
// Precedence as in XMILE; ^ is right-associative and binds tighter than unary minus; comparisons
// give 0 or 1. An option, a mode's state, a phase or a party resolves by the name on its left.
//
// The compiler knows no case: names come from a Scope.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "armistice/program.h"
#include "expr/unit.h"

namespace armistice {

// What a name stands for.
struct Symbol {
  enum class Kind {
    number,   // a column of numbers
    members,  // a column of member indices: a mode, a categorical issue, `phase`, `proposer`;
              // compared with == != and `in` against one of `members` only
  };
  Kind kind = Kind::number;
  int slot = 0;
  Unit unit;                         // of a number; default: unchecked
  std::vector<std::string> members;  // member k has value k
};

// The names that an expression may use, and what happens where it needs a hidden slot.
// Each returns nothing when the name or the construct is not allowed there; `why_not`
// then says why in a few words ("issues are not visible here").
class Scope {
 public:
  virtual ~Scope() = default;
  virtual std::optional<Symbol> find(std::string_view name) const = 0;
  // Names close to a wrong one, for "did you mean".
  virtual std::vector<std::string> names() const = 0;
  virtual std::string why_not(std::string_view /*name*/) const { return {}; }
  // Slot that carries the draw of a noise term / the output of a delay or smooth / whether
  // an event has happened / whether the condition was ever true.
  virtual std::optional<int> noise(std::string_view /*kind: uniform|normal|walk*/, const Program& /*a*/,
                                   const Program& /*b*/) { return std::nullopt; }
  virtual std::optional<int> delay(const Program& /*input*/, double /*months*/) { return std::nullopt; }
  // The same with what comes out before the input has passed: delay(x, months, start).
  virtual std::optional<int> delay_from(const Program& /*input*/, double /*months*/, const Program& /*start*/) { return std::nullopt; }
  virtual std::optional<int> smooth(const Program& /*input*/, const Program& /*months*/) { return std::nullopt; }
  virtual std::optional<int> happened(std::string_view /*event*/) { return std::nullopt; }
  virtual std::optional<int> ever(const Program& /*condition*/) { return std::nullopt; }
};

// A fault inside the text: byte offset and length, a rule, a reason and a way out.
struct ExpressionError {
  int offset = 0, length = 1;
  std::string key, message, hint;
};

struct CompiledExpression {
  Program program;
  Unit unit;                     // of the result; unchecked if any part has no unit
  bool is_truth = false;         // a comparison or logical result
  std::vector<ExpressionError> errors;  // all of them; empty: the program is valid
  // Parts that come to no finite number whatever happens: a division by zero, an overflow. The
  // program is valid all the same.
  std::vector<ExpressionError> failed;
};

inline constexpr int kMaxExpressionDepth = 200;
inline constexpr int kMaxExpressionLength = 20000;  // bytes

CompiledExpression compile_expression(std::string_view text, Scope& scope);

// Every name of a value that the text uses, in the order of first use; empty when it does not
// parse. For dependency order before scopes exist. Names of functions and of events in
// happened(...) are left out. Names on the right of == != in are left out when `is_choice`
// says that the name on the left is a choice; without `is_choice` they are all in the list,
// so that `front == front_before` is not missed (a member then appears as a name too).
using IsChoice = std::function<bool(std::string_view name)>;
std::vector<std::string> names_used(std::string_view text, const IsChoice& is_choice = {});

}  // namespace armistice

// Text of an expression -> tokens.
#pragma once

#include <string_view>
#include <vector>

#include "expr/expression.h"

namespace armistice {

enum class TokenKind {
  end, number, name,
  plus, minus, times, divide, power,
  less, less_equal, greater, greater_equal, equal, not_equal,
  word_and, word_or, word_not, word_in,
  open, close, comma,
};

struct Token {
  TokenKind kind = TokenKind::end;
  int offset = 0, length = 0;  // bytes of the text
  double value = 0;            // of a number
  std::string_view text;       // points into the text
};

struct TokenList {
  std::vector<Token> tokens;  // the last one is `end`
  bool has_gaps = false;      // something that is no token was left out, so that a parser's
                              // complaints would only repeat ours
};

// Slips with one plain meaning (`=`, `&&`, full-width brackets) are reported and repaired.
TokenList tokenize(std::string_view text, std::vector<ExpressionError>& errors);

}  // namespace armistice

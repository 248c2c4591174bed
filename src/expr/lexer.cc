#include "expr/lexer.h"

#include <charconv>
#include <string>
#include <utility>

namespace armistice {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

struct Sign {
  std::string_view text;
  TokenKind kind;
};

// longest first
constexpr Sign kSigns[] = {
    {"==", TokenKind::equal},         {"!=", TokenKind::not_equal}, {"<=", TokenKind::less_equal},
    {">=", TokenKind::greater_equal}, {"<", TokenKind::less},       {">", TokenKind::greater},
    {"+", TokenKind::plus},           {"-", TokenKind::minus},      {"*", TokenKind::times},
    {"/", TokenKind::divide},         {"^", TokenKind::power},      {"(", TokenKind::open},
    {")", TokenKind::close},          {",", TokenKind::comma},
};

struct Slip {
  std::string_view text;
  TokenKind meant;
  std::string_view key, message, hint;
};

// Tried before kSigns.
constexpr Slip kSlips[] = {
    {"<>", TokenKind::not_equal, "unknown-operator", "'<>' is not an operator", "write !="},
    {"**", TokenKind::power, "unknown-operator", "'**' is not an operator", "write ^"},
    {"&&", TokenKind::word_and, "unknown-operator", "'&&' is not an operator", "write and"},
    {"||", TokenKind::word_or, "unknown-operator", "'||' is not an operator", "write or"},
    {"（", TokenKind::open, "full-width-sign", "'（' is a full-width sign", "write ("},
    {"）", TokenKind::close, "full-width-sign", "'）' is a full-width sign", "write )"},
    {"，", TokenKind::comma, "full-width-sign", "'，' is a full-width sign", "write ,"},
    {"＋", TokenKind::plus, "full-width-sign", "'＋' is a full-width sign", "write +"},
    {"－", TokenKind::minus, "full-width-sign", "'－' is a full-width sign", "write -"},
    {"−", TokenKind::minus, "full-width-sign", "'−' is a typographic minus", "write -"},
    {"×", TokenKind::times, "full-width-sign", "'×' is not an operator", "write *"},
    {"≤", TokenKind::less_equal, "full-width-sign", "'≤' is not an operator", "write <="},
    {"≥", TokenKind::greater_equal, "full-width-sign", "'≥' is not an operator", "write >="},
    {"≠", TokenKind::not_equal, "full-width-sign", "'≠' is not an operator", "write !="},
};
// Tried after kSigns, so that == and != are not cut in two.
constexpr Slip kLateSlips[] = {
    {"=", TokenKind::equal, "single-equals", "'=' does not compare",
     "write == for \"is equal to\""},
    {"!", TokenKind::word_not, "unknown-operator", "'!' is not an operator", "write not"},
};

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<ExpressionError>& errors)
      : text_(text), errors_(errors) {}

  TokenList run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        ++at_;
      else if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))
        number();
      else if (is_letter(c))
        name();
      else if (!slip(kSlips) && !sign() && !slip(kLateSlips))
        stranger();
    }
    push(TokenKind::end, 0);
    return std::move(list_);
  }

 private:
  Token& push(TokenKind kind, std::size_t length) {
    list_.tokens.push_back(
        {kind, static_cast<int>(at_), static_cast<int>(length), 0, text_.substr(at_, length)});
    at_ += length;
    return list_.tokens.back();
  }

  void error(std::size_t length, std::string_view key, std::string message, std::string_view hint) {
    errors_.push_back({static_cast<int>(at_), static_cast<int>(length), std::string(key),
                       std::move(message), std::string(hint)});
  }

  bool sign() {
    for (const Sign& s : kSigns)
      if (text_.substr(at_).starts_with(s.text)) {
        push(s.kind, s.text.size());
        return true;
      }
    return false;
  }

  template <std::size_t count>
  bool slip(const Slip (&slips)[count]) {
    for (const Slip& s : slips)
      if (text_.substr(at_).starts_with(s.text)) {
        error(s.text.size(), s.key, std::string(s.message), s.hint);
        push(s.meant, s.text.size());
        return true;
      }
    return false;
  }

  // end of a run of letters, digits and dots
  std::size_t word_end(std::size_t from) const {
    while (from < text_.size() &&
           (is_letter(text_[from]) || is_digit(text_[from]) ||
            (text_[from] == '.' && from + 1 < text_.size() && is_letter(text_[from + 1]))))
      ++from;
    return from;
  }

  void number() {
    const char* const begin = text_.data() + at_;
    double value = 0;
    const auto [end, fault] = std::from_chars(begin, text_.data() + text_.size(), value);
    const std::size_t length = static_cast<std::size_t>(end - begin);
    const std::size_t whole = word_end(at_ + length) - at_;
    if (fault == std::errc::result_out_of_range) {
      error(length, "number-out-of-range",
            "'" + std::string(text_.substr(at_, length)) + "' is beyond the range of numbers",
            "numbers reach from 1e-307 to 1e308");
      push(TokenKind::number, length).value = 1;
    } else if (whole > length) {
      error(whole, "number-with-letters",
            "'" + std::string(text_.substr(at_, whole)) + "' is neither a number nor a name",
            "units stand under `unit:`; a product needs *");
      push(TokenKind::number, whole).value = value;
    } else {
      push(TokenKind::number, length).value = value;
    }
  }

  void name() {
    const std::size_t length = word_end(at_) - at_;
    const std::string_view word = text_.substr(at_, length);
    const TokenKind kind = word == "and"   ? TokenKind::word_and
                           : word == "or"  ? TokenKind::word_or
                           : word == "not" ? TokenKind::word_not
                           : word == "in"  ? TokenKind::word_in
                                           : TokenKind::name;
    push(kind, length);
  }

  // something that no expression holds: quoted text, a percent sign, other scripts
  void stranger() {
    const char c = text_[at_];
    std::size_t length = 1;
    std::string_view hint = "an expression holds numbers, names, operators, brackets and commas";
    if (c == '"' || c == '\'') {
      const std::size_t close = text_.find(c, at_ + 1);
      if (close != std::string_view::npos) length = close - at_ + 1;
      hint = "names stand without quotes";
    } else if (c == '%') {
      hint = "write 5% as 0.05";
    } else {
      // the whole run of non-ASCII bytes is one complaint
      while (static_cast<unsigned char>(c) >= 0x80 && at_ + length < text_.size() &&
             static_cast<unsigned char>(text_[at_ + length]) >= 0x80)
        ++length;
      if (length > 1) hint = "names are English letters, digits, _ and dots";
    }
    error(length, "unknown-sign",
          length == 1 && (c < 0x20 || c == 0x7f)
              ? std::string("a control character stands here")
              : "'" + std::string(text_.substr(at_, length)) + "' has no meaning in an expression",
          hint);
    list_.has_gaps = true;
    at_ += length;
  }

  std::string_view text_;
  std::vector<ExpressionError>& errors_;
  std::size_t at_ = 0;
  TokenList list_;
};

}  // namespace

TokenList tokenize(std::string_view text, std::vector<ExpressionError>& errors) {
  return Lexer(text, errors).run();
}

}  // namespace armistice

#include "casefile/xmile_equation.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "casefile/xmile_names.h"

namespace armistice {
namespace {

struct Token {
  enum class Kind { number, name, sign, end };
  Kind kind = Kind::end;
  int offset = 0;
  double value = 0;
  std::string text;     // of a sign, or the word of a name in small letters
  bool quoted = false;  // a name in quotes is never a word of the language
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c == '"' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Lexer {
 public:
  Lexer(std::string_view text, XmileFault& fault) : text_(text), fault_(fault) {}

  std::vector<Token> run() {
    std::vector<Token> tokens;
    while (fault_.key.empty()) {
      skip();
      tokens.push_back({Token::Kind::end, static_cast<int>(at_), 0, {}, false});
      if (at_ >= text_.size()) return tokens;
      read(tokens.back());
    }
    return tokens;
  }

 private:
  void fail(std::string key, std::string message, std::string hint) {
    fault_ = {static_cast<int>(at_), std::move(key), std::move(message), std::move(hint)};
  }

  void skip() {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '{') {
        const std::size_t close = text_.find('}', at_);
        if (close == std::string_view::npos)
          return fail("open-comment", "the comment that begins here has no end", "close it with }");
        at_ = close;
      } else if (text_.substr(at_, 2) == "\xc2\xa0") {
        ++at_;
      } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        return;
      }
    }
  }

  void read(Token& token) {
    const char c = text_[at_];
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    if (is_digit(c) || (c == '.' && is_digit(next))) return number(token);
    if (begins_name(c) || (c == '.' && begins_name(next))) return name(token);
    token.kind = Token::Kind::sign;
    for (const std::string_view sign : {"<=", ">=", "<>", "!="})
      if (text_.substr(at_).starts_with(sign)) token.text = sign == "!=" ? "<>" : sign;
    if (token.text.empty() && std::string_view("+-*/^<>=(),[]:").find(c) != std::string_view::npos)
      token.text = c;
    if (token.text.empty())
      return text_.find("???") != std::string_view::npos
                 ? fail("no-equation", "the equation is ???: its export has lost it",
                        "open the model in its own program and export it again")
                 : fail("unknown-sign", std::string("'") + c + "' has no meaning in an equation",
                        "names with special characters stand in double quotes");
    at_ += token.text.size();
  }

  void number(Token& token) {
    token.kind = Token::Kind::number;
    const auto [end, error] =
        std::from_chars(text_.data() + at_, text_.data() + text_.size(), token.value);
    if (error != std::errc())
      return fail("number-out-of-range", "this number is beyond the range of numbers",
                  "numbers reach from 1e-307 to 1e308");
    at_ = static_cast<std::size_t>(end - text_.data());
  }

  void name(Token& token) {
    token.kind = Token::Kind::name;
    const std::size_t from = at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        if (!quoted_part()) return;
        token.quoted = true;
      } else if (text_.substr(at_, 2) == "\\n") {
        at_ += 2;
      } else if (begins_name(c) || is_digit(c) ||
                 (c == '.' && at_ + 1 < text_.size() && begins_name(text_[at_ + 1]))) {
        ++at_;
      } else {
        break;
      }
    }
    token.text = xmile_key(text_.substr(from, at_ - from), true);
  }

  bool quoted_part() {
    std::size_t close = at_ + 1;
    while (close < text_.size() && text_[close] != '"') close += text_[close] == '\\' ? 2 : 1;
    if (close >= text_.size()) {
      fail("open-quote", "the quote that begins here has no end", "close it with \"");
      return false;
    }
    at_ = close + 1;
    return true;
  }

  std::string_view text_;
  XmileFault& fault_;
  std::size_t at_ = 0;
};

class Parser {
 public:
  Parser(std::vector<Token> tokens, XmileFault& fault)
      : tokens_(std::move(tokens)), fault_(fault) {}

  XmileEquation run() {
    if (!fault_.key.empty()) return {};
    while (fault_.key.empty() && peek().kind != Token::Kind::end) {
      out_.items.push_back(expression(0));
      if (!accept(",")) break;
      if (peek().kind == Token::Kind::end) missing_operand();
    }
    if (fault_.key.empty() && peek().kind != Token::Kind::end)
      fail("unexpected-sign", "this does not continue the equation", "an operator is missing here");
    if (!fault_.key.empty()) return {};
    return std::move(out_);
  }

 private:
  const Token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  static bool is_word(const Token& token, std::string_view word) {
    return token.kind == Token::Kind::name && !token.quoted && token.text == word;
  }
  bool accept(std::string_view sign) {
    if (peek().kind != Token::Kind::sign || peek().text != sign) return false;
    ++at_;
    return true;
  }
  bool accept_word(std::string_view word) {
    if (!is_word(peek(), word)) return false;
    ++at_;
    return true;
  }
  void fail(std::string key, std::string message, std::string hint) {
    if (fault_.key.empty())
      fault_ = {peek().offset, std::move(key), std::move(message), std::move(hint)};
    at_ = tokens_.size() - 1;
  }
  void missing_operand() {
    fail("missing-operand", "a number, a name or a bracket is missing here",
         "complete the equation");
  }
  void expect(std::string_view sign) {
    if (!accept(sign))
      fail("missing-sign", "'" + std::string(sign) + "' is missing here", "complete the equation");
  }

  int add(XmileNode node) {
    out_.nodes.push_back(std::move(node));
    return static_cast<int>(out_.nodes.size()) - 1;
  }
  int make(XmileNode::Kind kind, int offset, std::string op, std::vector<int> children) {
    XmileNode node;
    node.kind = kind;
    node.offset = offset;
    node.op = std::move(op);
    node.children = std::move(children);
    return add(std::move(node));
  }

  // The binary operator here, if it binds at this level; consumed.
  std::string operator_at(int level) {
    static const std::vector<std::vector<std::string_view>> kLevels = {
        {"or"}, {"and"}, {"=", "<>"}, {"<", "<=", ">", ">="}, {"+", "-"}, {"*", "/", "mod"}};
    for (const std::string_view op : kLevels[level]) {
      const bool word = op[0] >= 'a';
      if (word ? accept_word(op) : accept(op)) return std::string(op);
    }
    return {};
  }

  int expression(int level) {
    if (level == 6) return unary();
    if (level == 0 && ++depth_ > kMaxXmileDepth)
      fail("too-deep", "the equation is nested too deep", "give parts of it names of their own");
    int left = expression(level + 1);
    while (fault_.key.empty()) {
      const int offset = peek().offset;
      std::string op = operator_at(level);
      if (op.empty()) break;
      left = make(XmileNode::Kind::binary, offset, std::move(op), {left, expression(level + 1)});
    }
    if (level == 0) --depth_;
    return left;
  }

  int unary() {
    const int offset = peek().offset;
    if (++depth_ > kMaxXmileDepth)
      fail("too-deep", "the equation is nested too deep", "give parts of it names of their own");
    int result = 0;
    if (accept("+"))
      result = unary();
    else if (accept("-"))
      result = make(XmileNode::Kind::negate, offset, {}, {unary()});
    else if (accept_word("not"))
      result = make(XmileNode::Kind::logical_not, offset, {}, {unary()});
    else
      result = power();
    --depth_;
    return result;
  }

  int power() {
    const int base = operand();
    const int offset = peek().offset;
    if (!accept("^")) return base;
    return make(XmileNode::Kind::binary, offset, "^", {base, unary()});
  }

  int operand() {
    const Token& token = peek();
    if (token.kind == Token::Kind::number) {
      const int node = make(XmileNode::Kind::number, token.offset, {}, {});
      out_.nodes[node].value = token.value;
      ++at_;
      return node;
    }
    if (accept("(")) {
      const int inside = expression(0);
      expect(")");
      return inside;
    }
    if (is_word(token, "if")) return condition();
    if (token.kind == Token::Kind::name) return named();
    missing_operand();
    return add({});
  }

  int condition() {
    const int offset = peek().offset;
    ++at_;
    const int test = expression(0);
    if (!accept_word("then"))
      fail("missing-sign", "THEN is missing here", "write IF a THEN b ELSE c");
    const int yes = expression(0);
    if (!accept_word("else"))
      fail("missing-sign", "ELSE is missing here", "write IF a THEN b ELSE c");
    return make(XmileNode::Kind::condition, offset, {}, {test, yes, expression(0)});
  }

  static bool is_reserved(const Token& token) {
    for (const std::string_view word : {"if", "then", "else", "and", "or", "not", "mod"})
      if (is_word(token, word)) return true;
    return false;
  }

  int named() {
    XmileNode node;
    node.kind = XmileNode::Kind::name;
    node.offset = peek().offset;
    node.name = peek().text;
    ++at_;
    while (peek().kind == Token::Kind::name && !is_reserved(peek())) {
      node.name += "_" + peek().text;
      ++at_;
    }
    if (accept("(")) {
      node.kind = XmileNode::Kind::call;
      if (!accept(")")) {
        do node.children.push_back(expression(0));
        while (accept(","));
        expect(")");
      }
    } else if (accept("[")) {
      node.kind = XmileNode::Kind::subscripted;
      do node.children.push_back(subscript());
      while (accept(","));
      expect("]");
    }
    return add(std::move(node));
  }

  int subscript() {
    if (!accept("*")) return expression(0);
    const int node = make(XmileNode::Kind::wildcard, peek().offset, {}, {});
    if (accept(":")) {
      if (peek().kind != Token::Kind::name)
        fail("missing-operand", "a dimension is missing after *:", "write *:dimension");
      out_.nodes[node].name = peek().text;
      ++at_;
    }
    return node;
  }

  std::vector<Token> tokens_;
  XmileFault& fault_;
  XmileEquation out_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

XmileEquation parse_xmile_equation(std::string_view text, XmileFault& fault) {
  fault = {};
  if (text.size() > kMaxXmileEquation) {
    fault = {0, "too-long", "the equation is too long", "give parts of it names of their own"};
    return {};
  }
  return Parser(Lexer(text, fault).run(), fault).run();
}

}  // namespace armistice

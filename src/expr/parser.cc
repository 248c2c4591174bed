// Recursive descent, loosest first:
//
//   or; and; not; == != in; < <= > >=; + -; * /; unary + -; ^ (to the right); operand
//
// A missing operand becomes a bad node and reading goes on; after any other fault the rest of
// the text counts as read (give_up), so that one slip gives one complaint.
#include <algorithm>
#include <cstddef>
#include <string>

#include "expr/lexer.h"
#include "expr/tree.h"
#include "util/spelling.h"

namespace armistice {
namespace {

constexpr int kMany = 1 << 20;

constexpr FunctionInfo kFunctions[] = {
    {Function::if_, "if", 3, 3, "if(condition, then, otherwise)"},
    {Function::min, "min", 2, kMany, "min(a, b, ...)"},
    {Function::max, "max", 2, kMany, "max(a, b, ...)"},
    {Function::clamp, "clamp", 3, 3, "clamp(x, low, high)"},
    {Function::abs, "abs", 1, 1, "abs(x)"},
    {Function::floor, "floor", 1, 1, "floor(x)"},
    {Function::exp, "exp", 1, 1, "exp(x)"},
    {Function::log, "log", 1, 1, "log(x)"},
    {Function::sqrt, "sqrt", 1, 1, "sqrt(x)"},
    {Function::logistic, "logistic", 1, 1, "logistic(x)"},
    {Function::table, "table", 5, kMany, "table(x, x1, y1, x2, y2, ...)"},
    {Function::table_extended, "table.extended", 5, kMany, "table.extended(x, x1, y1, x2, y2, ...)"},
    {Function::table_steps, "table.steps", 5, kMany, "table.steps(x, x1, y1, x2, y2, ...)"},
    {Function::sin, "sin", 1, 1, "sin(x)"},
    {Function::cos, "cos", 1, 1, "cos(x)"},
    {Function::tan, "tan", 1, 1, "tan(x)"},
    {Function::arcsin, "arcsin", 1, 1, "arcsin(x)"},
    {Function::arccos, "arccos", 1, 1, "arccos(x)"},
    {Function::arctan, "arctan", 1, 1, "arctan(x)"},
    {Function::log10, "log10", 1, 1, "log10(x)"},
    {Function::truncate, "truncate", 1, 1, "truncate(x)"},
    {Function::modulo, "modulo", 2, 2, "modulo(x, by)"},
    {Function::remainder, "remainder", 2, 2, "remainder(x, by)"},
    {Function::poisson, "poisson", 2, 2, "poisson(mean, share)"},
    {Function::delay, "delay", 2, 3, "delay(x, months)"},
    {Function::smooth, "smooth", 2, 2, "smooth(x, months)"},
    {Function::noise_uniform, "noise.uniform", 2, 2, "noise.uniform(low, high)"},
    {Function::noise_normal, "noise.normal", 2, 2, "noise.normal(mean, sd)"},
    {Function::noise_walk, "noise.walk", 1, 1, "noise.walk(sd)"},
    {Function::happened, "happened", 1, 1, "happened(event)"},
    {Function::ever, "ever", 1, 1, "ever(condition)"},
};

int find_function(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kFunctions); ++i)
    if (kFunctions[i].name == name) return static_cast<int>(i);
  return -1;
}

bool is_relation(TokenKind kind) {
  return kind == TokenKind::less || kind == TokenKind::less_equal || kind == TokenKind::greater ||
         kind == TokenKind::greater_equal;
}

Op operation(TokenKind kind) {
  switch (kind) {
    case TokenKind::plus: return Op::add;
    case TokenKind::minus: return Op::sub;
    case TokenKind::times: return Op::mul;
    case TokenKind::divide: return Op::div;
    case TokenKind::power: return Op::pow;
    case TokenKind::less: return Op::lt;
    case TokenKind::less_equal: return Op::le;
    case TokenKind::greater: return Op::gt;
    case TokenKind::greater_equal: return Op::ge;
    case TokenKind::equal: return Op::eq;
    case TokenKind::not_equal: return Op::ne;
    case TokenKind::word_and: return Op::logical_and;
    default: return Op::logical_or;
  }
}

class Parser {
 public:
  Parser(std::string_view text, std::vector<ExpressionError>& errors)
      : errors_(errors), list_(tokenize(text, errors)) {
    tree_.text = text;
    quiet_ = list_.has_gaps;
  }

  Tree run() {
    if (peek().kind == TokenKind::end) {
      if (errors_.empty())
        error(peek(), "empty-expression", "the expression is empty", "write a number or a formula");
      return std::move(tree_);
    }
    disjunction();
    if (peek().kind == TokenKind::close)
      fail(peek(), "unopened-bracket", "')' closes nothing", "take it out or open it before");
    else if (peek().kind == TokenKind::comma)
      stray_comma();
    else if (peek().kind != TokenKind::end)
      fail(peek(), "expected-operator",
           "'" + std::string(peek().text) + "' follows without an operator",
           "put an operator before it; a product needs *");
    return std::move(tree_);
  }

 private:
  // Counts nested calls of the functions that can nest without bound.
  struct Level {
    explicit Level(Parser& owner) : parser(owner) {
      if (++parser.depth_ > kMaxExpressionDepth)
        parser.fail(
            parser.peek(), "expression-too-deep",
            "the expression is nested more than " + std::to_string(kMaxExpressionDepth) + " deep",
            "give a part of it a name under `auxiliaries:`");
    }
    ~Level() { --parser.depth_; }
    Parser& parser;
  };

  const Token& peek() const { return list_.tokens[at_]; }
  const Token& take() { return list_.tokens[at_ + 1 < list_.tokens.size() ? at_++ : at_]; }
  bool accept(TokenKind kind) {
    if (peek().kind != kind) return false;
    take();
    return true;
  }

  void error(const Token& at, std::string_view key, std::string message, std::string_view hint) {
    if (quiet_) return;
    errors_.push_back({at.offset, std::max(at.length, 1), std::string(key), std::move(message),
                       std::string(hint)});
  }

  // Reports and counts the rest of the text as read.
  void fail(const Token& at, std::string_view key, std::string message, std::string_view hint) {
    error(at, key, std::move(message), hint);
    quiet_ = true;
    at_ = list_.tokens.size() - 1;
  }

  int add(Node node, std::initializer_list<int> children) {
    return add(node, std::vector<int>(children));
  }

  // Appends a node after its children, which span its text together with `mark`.
  int add(Node node, const std::vector<int>& children) {
    const int index = static_cast<int>(tree_.nodes.size());
    int begin = node.mark_offset, end = node.mark_offset + node.mark_length;
    for (int child : children) {
      begin = std::min(begin, tree_.nodes[child].offset);
      end = std::max(end, tree_.nodes[child].offset + tree_.nodes[child].length);
    }
    node.offset = std::min(begin, node.length > 0 ? node.offset : begin);
    node.length = std::max(end, node.length > 0 ? node.offset + node.length : end) - node.offset;
    node.first = children.empty() ? index : tree_.nodes[children.front()].first;
    node.child_begin = static_cast<int>(tree_.children.size());
    node.child_count = static_cast<int>(children.size());
    tree_.children.insert(tree_.children.end(), children.begin(), children.end());
    tree_.nodes.push_back(node);
    return index;
  }

  static Node make(Node::Kind kind, const Token& mark) {
    Node node;
    node.kind = kind;
    node.mark_offset = mark.offset;
    node.mark_length = mark.length;
    node.name = mark.text;
    return node;
  }

  int binary(const Token& mark, int left, int right) {
    Node node = make(Node::Kind::binary, mark);
    node.op = operation(mark.kind);
    return add(node, {left, right});
  }

  int disjunction() {
    const Level level(*this);
    int left = conjunction();
    while (peek().kind == TokenKind::word_or) {
      const Token mark = take();
      left = binary(mark, left, conjunction());
    }
    return left;
  }

  int conjunction() {
    int left = negation();
    while (peek().kind == TokenKind::word_and) {
      const Token mark = take();
      left = binary(mark, left, negation());
    }
    return left;
  }

  int negation() {
    const Level level(*this);
    if (peek().kind != TokenKind::word_not) return equality();
    const Token mark = take();
    return add(make(Node::Kind::logical_not, mark), {negation()});
  }

  int equality() {
    int left = relation();
    for (int count = 0; is_equality(peek().kind); ++count) {
      const Token mark = take();
      if (count > 0) return chained(mark, left);
      left =
          mark.kind == TokenKind::word_in ? membership(mark, left) : binary(mark, left, relation());
    }
    if (peek().kind == TokenKind::word_not && next_is(TokenKind::word_in)) {
      tree_.nodes[left].kind = Node::Kind::bad;
      fail(peek(), "not-in", "'not in' is not an operator", "write not (x in (a, b))");
    }
    return left;
  }

  int relation() {
    int left = sum();
    for (int count = 0; is_relation(peek().kind); ++count) {
      const Token mark = take();
      if (count > 0) return chained(mark, left);
      left = binary(mark, left, sum());
    }
    return left;
  }

  static bool is_equality(TokenKind kind) {
    return kind == TokenKind::equal || kind == TokenKind::not_equal || kind == TokenKind::word_in;
  }
  bool next_is(TokenKind kind) const {
    return at_ + 1 < list_.tokens.size() && list_.tokens[at_ + 1].kind == kind;
  }

  int chained(const Token& mark, int left) {
    fail(mark, "chained-comparison", "comparisons cannot be chained",
         "write a < b and b < c, or set brackets");
    return left;
  }

  int membership(const Token& mark, int left) {
    std::vector<int> children{left};
    const Token open = peek();
    if (!accept(TokenKind::open)) {
      tree_.nodes[left].kind = Node::Kind::bad;
      fail(open, "expected-list", "'in' needs a list in brackets", "write x in (a, b)");
      return left;
    }
    const Token close = list(children, open);
    Node node = make(Node::Kind::membership, mark);
    node.offset = tree_.nodes[left].offset;
    node.length = close.offset + close.length - node.offset;
    return add(node, children);
  }

  int sum() {
    int left = product();
    while (peek().kind == TokenKind::plus || peek().kind == TokenKind::minus) {
      const Token mark = take();
      left = binary(mark, left, product());
    }
    return left;
  }

  int product() {
    int left = unary();
    while (peek().kind == TokenKind::times || peek().kind == TokenKind::divide) {
      const Token mark = take();
      left = binary(mark, left, unary());
    }
    return left;
  }

  int unary() {
    const Level level(*this);
    if (accept(TokenKind::plus)) return unary();
    if (peek().kind != TokenKind::minus) return to_power();
    const Token mark = take();
    return add(make(Node::Kind::negate, mark), {unary()});
  }

  int to_power() {
    const int left = operand();
    if (peek().kind != TokenKind::power) return left;
    const Token mark = take();
    return binary(mark, left, unary());
  }

  int operand() {
    const Token token = peek();
    switch (token.kind) {
      case TokenKind::number: {
        Node node = make(Node::Kind::number, take());
        node.value = token.value;
        return add(node, {});
      }
      case TokenKind::name:
        take();
        return peek().kind == TokenKind::open ? call(token) : name(token);
      case TokenKind::open: {
        take();
        const int inner = disjunction();
        close_bracket(token);
        return inner;
      }
      case TokenKind::word_not:
        fail(token, "not-inside", "'not' cannot stand here", "set it in brackets: (not ...)");
        break;
      default:
        error(token, "expected-operand",
              token.kind == TokenKind::end
                  ? std::string("the expression ends where a number or a name should follow")
                  : "'" + std::string(token.text) + "' stands where a number or a name should",
              "complete the expression or take the operator out");
        // the operator itself will be read as one, so that what follows is read as well
    }
    return add(make(Node::Kind::bad, token), {});
  }

  int name(const Token& token) {
    const int function = find_function(token.text);
    if (function < 0) return add(make(Node::Kind::name, token), {});
    error(token, "function-without-arguments",
          "'" + std::string(token.text) + "' is a function and needs its arguments",
          "write " + std::string(kFunctions[function].usage));
    return add(make(Node::Kind::bad, token), {});
  }

  int call(const Token& token) {
    const Token open = take();
    std::vector<int> children;
    const Token close = list(children, open);
    Node node = make(Node::Kind::call, token);
    node.function = find_function(token.text);
    node.offset = token.offset;
    node.length = close.offset + close.length - node.offset;
    check_call(node, children.size());
    return add(node, children);
  }

  void check_call(Node& node, std::size_t arguments) {
    const Token mark{TokenKind::name, node.mark_offset, node.mark_length, 0, node.name};
    if (node.function < 0) {
      std::vector<std::string> names;
      for (const FunctionInfo& f : kFunctions) names.emplace_back(f.name);
      const std::string close = closest_name(node.name, names);
      error(mark, "unknown-function", "there is no function '" + std::string(node.name) + "'",
            close.empty() ? "a product needs *; the functions are listed in docs/expressions.md"
                          : "did you mean " + close + "?");
      return;
    }
    const FunctionInfo& info = kFunctions[node.function];
    const int count = static_cast<int>(arguments);
    const bool pairs = !is_table(info.function) || count % 2 == 1;
    if (count >= info.least && count <= info.most && pairs) return;
    error(mark, "wrong-argument-count",
          std::string(info.name) + " takes " + (info.most == kMany ? "at least " : "") +
              std::to_string(info.least) + (info.least == 1 ? " argument" : " arguments") +
              (is_table(info.function) ? ", x and pairs" : "") + ", not " +
              std::to_string(count),
          "write " + std::string(info.usage));
    node.kind = Node::Kind::bad;
  }

  // Elements of a bracket that is open, up to and with the closing one, which is returned.
  Token list(std::vector<int>& children, const Token& open) {
    if (peek().kind == TokenKind::close) return take();
    do children.push_back(disjunction());
    while (accept(TokenKind::comma));
    return close_bracket(open);
  }

  Token close_bracket(const Token& open) {
    const Token close = peek();
    if (accept(TokenKind::close)) return close;
    if (close.kind == TokenKind::end)
      fail(open, "unclosed-bracket", "'(' is never closed", "add the missing )");
    else if (close.kind == TokenKind::comma)
      stray_comma();
    else
      fail(close, "expected-operator",
           "'" + std::string(close.text) + "' follows without an operator",
           "put an operator or a comma before it");
    return close;
  }

  void stray_comma() {
    fail(peek(), "stray-comma", "',' only separates the arguments of a function",
         "write decimals with a point");
  }

  std::vector<ExpressionError>& errors_;
  TokenList list_;
  Tree tree_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool quiet_ = false;  // the cause was reported; what follows from it is not
};

}  // namespace

std::span<const FunctionInfo> function_table() { return kFunctions; }

Tree parse_expression(std::string_view text, std::vector<ExpressionError>& errors) {
  if (text.size() > static_cast<std::size_t>(kMaxExpressionLength)) {
    errors.push_back({0, 1, "expression-too-long",
                      "the expression has " + std::to_string(text.size()) + " bytes; " +
                          std::to_string(kMaxExpressionLength) + " are allowed",
                      "give parts of it a name under `auxiliaries:`"});
    return {};
  }
  return Parser(text, errors).run();
}

}  // namespace armistice

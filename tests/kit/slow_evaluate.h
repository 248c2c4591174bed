// Random expressions with an obvious recursive evaluator, to check the compiler and the block
// evaluator against. Slow on purpose: one state at a time, one call per node.
#pragma once

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "expr/kernels.h"

namespace armistice::kit {

struct SlowNode {
  std::string what;  // operator, function, "number", "name"
  double number = 0;
  int variable = 0;
  std::vector<SlowNode> parts;
};

inline double slow_evaluate(const SlowNode& node, const std::vector<double>& values) {
  std::vector<double> p;
  for (const SlowNode& part : node.parts) p.push_back(slow_evaluate(part, values));
  const std::string& w = node.what;
  const auto truth = [](bool b) { return b ? 1.0 : 0.0; };
  if (w == "number") return node.number;
  if (w == "name") return values[node.variable];
  if (w == "+") return p[0] + p[1];
  if (w == "-") return p[0] - p[1];
  if (w == "*") return p[0] * p[1];
  if (w == "/") return p[0] / p[1];
  // documented: a written square is one product
  if (w == "^")
    return node.parts[1].what == "number" && p[1] == 2 ? p[0] * p[0] : kernels::power(p[0], p[1]);
  if (w == "neg") return -p[0];
  if (w == "<") return truth(p[0] < p[1]);
  if (w == "<=") return truth(p[0] <= p[1]);
  if (w == ">") return truth(p[0] > p[1]);
  if (w == ">=") return truth(p[0] >= p[1]);
  if (w == "==") return truth(p[0] == p[1]);
  if (w == "!=") return truth(p[0] != p[1]);
  if (w == "and") return truth(p[0] != 0 && p[1] != 0);
  if (w == "or") return truth(p[0] != 0 || p[1] != 0);
  if (w == "not") return truth(p[0] == 0);
  if (w == "if") return p[0] != 0 ? p[1] : p[2];
  if (w == "min" || w == "max" || w == "clamp") {
    const auto least = [](double a, double b) { return std::isnan(b) || b < a ? b : a; };
    const auto most = [](double a, double b) { return std::isnan(b) || b > a ? b : a; };
    if (w == "clamp") return least(most(p[0], p[1]), p[2]);
    double out = p[0];
    for (std::size_t i = 1; i < p.size(); ++i)
      out = w == "min" ? least(out, p[i]) : most(out, p[i]);
    return out;
  }
  if (w == "abs") return std::abs(p[0]);
  if (w == "floor") return std::floor(p[0]);
  if (w == "exp") return kernels::exponential(p[0]);
  if (w == "log") return kernels::logarithm(p[0]);
  if (w == "sqrt") return std::sqrt(p[0]);
  if (w == "logistic") return 1 / (1 + kernels::exponential(-p[0]));
  if (w == "table") {
    if (std::isnan(p[0])) return p[0];
    if (p[0] <= p[1]) return p[2];
    for (std::size_t i = 3; i < p.size(); i += 2)
      if (p[0] < p[i])
        return p[i - 1] + (p[0] - p[i - 2]) * ((p[i + 1] - p[i - 1]) / (p[i] - p[i - 2]));
    return p.back();
  }
  return std::nan("");
}

// Binding strength in text: loosest 1. Functions and operands 9.
inline int strength(const SlowNode& node) {
  const std::string& w = node.what;
  if (w == "or") return 1;
  if (w == "and") return 2;
  if (w == "not") return 3;
  if (w == "==" || w == "!=") return 4;
  if (w == "<" || w == "<=" || w == ">" || w == ">=") return 5;
  if (w == "+" || w == "-") return 6;
  if (w == "*" || w == "/") return 7;
  if (w == "neg" || (w == "number" && node.number < 0)) return 8;
  if (w == "^") return 9;
  return 10;
}

inline std::string slow_text(const SlowNode& node, const std::vector<std::string>& names) {
  // brackets only where the part would otherwise be torn apart
  const auto part = [&](const SlowNode& p, int least) {
    const std::string text = slow_text(p, names);
    return strength(p) < least ? "(" + text + ")" : text;
  };
  const std::string& w = node.what;
  const int own = strength(node);
  if (w == "number") {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.17g", node.number);
    return buffer;
  }
  if (w == "name") return names[node.variable];
  if (w == "neg") return "-" + part(node.parts[0], 8);
  if (w == "not") return "not " + part(node.parts[0], 3);
  if (w == "^") return part(node.parts[0], 10) + "^" + part(node.parts[1], 8);
  if (own < 9) {
    const bool chains = own == 4 || own == 5;  // comparisons do not chain
    return part(node.parts[0], chains ? own + 1 : own) + " " + w + " " +
           part(node.parts[1], own + 1);
  }
  std::string out = w + "(";
  for (std::size_t i = 0; i < node.parts.size(); ++i)
    out += (i == 0 ? "" : ", ") + slow_text(node.parts[i], names);
  return out + ")";
}

inline SlowNode random_expression(std::mt19937& random, int depth, int variables) {
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto number = [&](double value) { return SlowNode{"number", value, 0, {}}; };
  if (depth == 0 || pick(6) == 0) {
    if (pick(3) == 0) return number(pick(2) == 0 ? pick(5) : (pick(2001) - 1000) / 128.0);
    return {"name", 0, pick(variables), {}};
  }
  static const std::vector<std::string> two{"+",  "-",  "*",  "/",   "^",  "<",   "<=", ">",
                                            ">=", "==", "!=", "and", "or", "min", "max"};
  static const std::vector<std::string> one{"neg", "not", "abs",  "floor",
                                            "exp", "log", "sqrt", "logistic"};
  const auto deeper = [&] { return random_expression(random, depth - 1, variables); };
  SlowNode node;
  switch (pick(8)) {
    case 0:
    case 1: node = {one[pick(static_cast<int>(one.size()))], 0, 0, {deeper()}}; break;
    case 2: node = {"if", 0, 0, {deeper(), deeper(), deeper()}}; break;
    case 3: node = {"clamp", 0, 0, {deeper(), deeper(), deeper()}}; break;
    case 4:
      node = {"table",
              0,
              0,
              {deeper(), number(-2), number(1), number(0), number(4.5), number(3), number(-1)}};
      break;
    default: node = {two[pick(static_cast<int>(two.size()))], 0, 0, {deeper(), deeper()}};
  }
  return node;
}

}  // namespace armistice::kit

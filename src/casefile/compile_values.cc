#include "casefile/compile_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "expr/tree.h"

namespace armistice {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kDaysPerMonth = 30.4375;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

struct FamilyRule {
  const char* name;
  Family family;
  int parameters;
  const char* form;
};
constexpr std::array<FamilyRule, 10> kFamilies = {{
    {"uniform", Family::uniform, 2, "uniform(low, high)"},
    {"triangular", Family::triangular, 3, "triangular(low, mode, high)"},
    {"normal", Family::normal, 2, "normal(mean, sd)"},
    {"lognormal", Family::lognormal, 2, "lognormal(median, sigma)"},
    {"beta", Family::beta, 2, "beta(alpha, beta)"},
    {"gamma", Family::gamma, 2, "gamma(shape, scale)"},
    {"exponential", Family::exponential, 1, "exponential(mean)"},
    {"pert", Family::pert, 3, "pert(low, mode, high)"},
    {"point", Family::point, 1, "point(value)"},
    {"either", Family::discrete, 3, "either(low, high, chance of high)"},
}};

const char* const kWords[] = {"not", "and", "or", "in"};  // may stand before a bracket

// name(...) over the whole text: the name and where the parenthesis stands.
struct Call {
  std::string_view name;
  std::size_t open = 0, close = 0;
};
std::optional<Call> as_call(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && is_space(text[begin])) ++begin;
  std::size_t end = begin;
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.';
  };
  while (end < text.size() && is_word(text[end])) ++end;
  std::size_t open = end;
  while (open < text.size() && is_space(text[open])) ++open;
  if (end == begin || open >= text.size() || text[open] != '(') return std::nullopt;
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    depth += text[i] == '(';
    depth -= text[i] == ')';
    if (depth == 0)
      return trimmed(text.substr(i + 1)).empty()
                 ? std::optional<Call>({text.substr(begin, end - begin), open, i})
                 : std::nullopt;
  }
  return std::nullopt;
}

// What is wrong with the parameters, or nothing.
const char* parameter_fault(Family family, const std::vector<double>& p) {
  switch (family) {
    case Family::uniform: return p[0] < p[1] ? nullptr : "the low end must lie below the high end";
    case Family::triangular:
    case Family::pert:
      return p[0] <= p[1] && p[1] <= p[2] && p[0] < p[2]
                 ? nullptr
                 : "low, mode and high must rise in this order";
    case Family::normal: return p[1] > 0 ? nullptr : "the standard deviation must be positive";
    case Family::lognormal:
      return p[0] > 0 && p[1] > 0 ? nullptr : "median and sigma must be positive";
    case Family::beta:
    case Family::gamma: return p[0] > 0 && p[1] > 0 ? nullptr : "both parameters must be positive";
    case Family::exponential: return p[0] > 0 ? nullptr : "the mean must be positive";
    case Family::discrete:
      return p[0] < p[1] && p[2] > 0 && p[2] < 1
                 ? nullptr
                 : "low must lie below high, and the chance between 0 and 1";
    case Family::point: break;
  }
  return nullptr;
}

std::string all_forms() {
  std::string text;
  for (const FamilyRule& rule : kFamilies)
    text += (text.empty() ? "" : ", ") + std::string(rule.form);
  return text;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  text = trimmed(text);
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size() ||
      !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::string number_text(double value) {
  std::array<char, 64> buffer;
  const auto [end, fault] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return fault == std::errc() ? std::string(buffer.data(), end) : std::string("?");
}

std::optional<double> parse_months(std::string_view text) {
  text = trimmed(text);
  std::size_t split = 0;
  while (split < text.size() && !(text[split] >= 'a' && text[split] <= 'z' && text[split] != 'e'))
    ++split;
  const std::optional<double> number = parse_number(text.substr(0, split));
  if (!number) return std::nullopt;
  const std::string_view unit = trimmed(text.substr(split));
  if (unit.empty() || unit == "month" || unit == "months") return number;
  if (unit == "year" || unit == "years") return *number * 12;
  if (unit == "day" || unit == "days") return *number / kDaysPerMonth;
  if (unit == "week" || unit == "weeks") return *number * 7 / kDaysPerMonth;
  return std::nullopt;
}

std::optional<double> parse_discount(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::optional<double> number = parse_number(text.substr(0, slash));
  if (!number || slash == std::string_view::npos) return number;
  const std::string_view unit = trimmed(text.substr(slash + 1));
  if (unit == "month") return number;
  if (unit == "year" && *number >= 0) return std::pow(*number, 1.0 / 12);
  return std::nullopt;
}

std::optional<bool> parse_truth(std::string_view text) {
  if (text == "true" || text == "yes") return true;
  if (text == "false" || text == "no") return false;
  return std::nullopt;
}

bool is_distribution_call(std::string_view text) {
  const std::optional<Call> call = as_call(text);
  if (!call) return false;
  const std::span<const FunctionInfo> functions = function_table();
  return std::none_of(functions.begin(), functions.end(),
                      [&](const FunctionInfo& function) { return function.name == call->name; }) &&
         std::find(std::begin(kWords), std::end(kWords), call->name) == std::end(kWords);
}

bool begins_with_distribution(std::string_view text) {
  const std::string_view name = text.substr(0, text.find_first_of(" ("));
  return std::any_of(kFamilies.begin(), kFamilies.end(),
                     [&](const FamilyRule& rule) { return name == rule.name; });
}

std::optional<Distribution> parse_distribution(std::string_view text,
                                               std::optional<ValueFault>& fault) {
  Distribution d;
  d.text = std::string(trimmed(text));
  if (const std::optional<double> number = parse_number(text)) {
    d.parameters = {*number};
    return d;
  }
  const std::optional<Call> call = as_call(text);
  if (!call) {
    fault = {0, "bad-distribution", "'" + d.text + "' is neither a number nor a distribution",
             "write a number or one of: " + all_forms()};
    return std::nullopt;
  }
  const auto rule = std::find_if(kFamilies.begin(), kFamilies.end(),
                                 [&](const FamilyRule& r) { return call->name == r.name; });
  const int at = static_cast<int>(call->name.data() - text.data());
  if (rule == kFamilies.end()) {
    fault = {at, "unknown-distribution",
             "there is no distribution '" + std::string(call->name) + "'",
             "choose from: " + all_forms()};
    return std::nullopt;
  }
  // the parameters, separated by commas
  std::size_t from = call->open + 1;
  while (from <= call->close) {
    const std::size_t to = std::min(text.find(',', from), call->close);
    const std::string_view part = text.substr(from, to - from);
    const std::optional<double> number = parse_number(part);
    if (!number) {
      std::size_t first = from;
      while (first < to && is_space(text[first])) ++first;
      fault = {static_cast<int>(first), "bad-distribution",
               "'" + std::string(trimmed(part)) + "' is no number",
               std::string("the parameters of ") + rule->form + " are plain numbers"};
      return std::nullopt;
    }
    d.parameters.push_back(*number);
    from = to + 1;
  }
  if (static_cast<int>(d.parameters.size()) != rule->parameters) {
    fault = {at, "bad-distribution",
             std::string(call->name) + " takes " + std::to_string(rule->parameters) +
                 " parameters, not " + std::to_string(d.parameters.size()),
             std::string("write ") + rule->form};
    return std::nullopt;
  }
  d.family = rule->family;
  if (const char* wrong = parameter_fault(d.family, d.parameters)) {
    fault = {at, "bad-distribution", d.text + ": " + wrong, std::string("write ") + rule->form};
    return std::nullopt;
  }
  if (d.family == Family::discrete) {
    d.weights = {1 - d.parameters[2], d.parameters[2]};
    d.parameters.pop_back();
  }
  return d;
}

Support support_of(const Distribution& d) {
  Support s{-kInfinity, kInfinity};
  switch (d.family) {
    case Family::point: s = {d.parameters[0], d.parameters[0]}; break;
    case Family::uniform: s = {d.parameters[0], d.parameters[1]}; break;
    case Family::triangular:
    case Family::pert: s = {d.parameters[0], d.parameters[2]}; break;
    case Family::beta: s = {0, 1}; break;
    case Family::lognormal:
    case Family::gamma:
    case Family::exponential: s = {0, kInfinity}; break;
    case Family::normal: break;
    case Family::discrete:
      s = {*std::min_element(d.parameters.begin(), d.parameters.end()),
           *std::max_element(d.parameters.begin(), d.parameters.end())};
      break;
  }
  return {std::clamp(s.low, d.low, d.high), std::clamp(s.high, d.low, d.high)};
}

}  // namespace armistice

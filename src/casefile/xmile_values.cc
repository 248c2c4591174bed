// Equations in the expression language: operators, names, time.
//
// Strengths: 1 or, 2 and, 3 not, 4 == !=, 5 < <= > >=, 6 + -, 7 * /, 8 unary -, 9 ^, 10 operand.
#include <charconv>
#include <cmath>
#include <numbers>

#include "casefile/xmile_translator.h"
#include "expr/evaluate.h"
#include "expr/expression.h"
#include "util/spelling.h"

namespace armistice {
namespace {

struct Sign {
  std::string_view op, text;
  int strength;
};
constexpr Sign kSigns[] = {
    {"or", " or ", 1}, {"and", " and ", 2}, {"=", " == ", 4},  {"<>", " != ", 4}, {"<", " < ", 5},
    {"<=", " <= ", 5}, {">", " > ", 5},     {">=", " >= ", 5}, {"+", " + ", 6},   {"-", " - ", 6},
    {"*", " * ", 7},   {"/", " / ", 7},     {"^", " ^ ", 9}};

// No name means anything.
class NoNames : public Scope {
 public:
  std::optional<Symbol> find(std::string_view) const override { return std::nullopt; }
  std::vector<std::string> names() const override { return {}; }
};

bool is_simple(const std::string& text) { return text.find_first_of(" (-") == std::string::npos; }

}  // namespace

XmileCode number_code(double value) {
  if (std::isnan(value)) return {"0 / 0", 7};
  if (std::isinf(value)) return {value > 0 ? "1e308 * 10" : "-1e308 * 10", 7};
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(value)).ptr;
  std::string text(buffer, end);
  if (std::signbit(value)) return {"-" + text, 8};
  return {text, 10};
}

std::string hold(const XmileCode& code, int strength) {
  return code.strength >= strength ? code.text : "(" + code.text + ")";
}

void XmileTranslator::refuse(const Node& node, const Context& context, std::string key,
                             std::string message, std::string hint) const {
  const Place place =
      context.parsed != nullptr
          ? file_.place_in(context.parsed->text, static_cast<std::size_t>(node.offset))
          : content_.simulation.place;
  throw XmileRefusal{place, std::move(key), std::move(message), std::move(hint)};
}

Place XmileTranslator::place_of(const Context& context) const {
  return file_.place(context.parsed->text.at);
}

void XmileTranslator::count(std::size_t bytes, const Context& context, const Node& node) {
  written_ += bytes;
  if (written_ > kMaxXmileText)
    refuse(node, context, "too-large", "the model is too large when its arrays are written out",
           "use fewer elements");
}

XmileCode XmileTranslator::write(int index, const Context& context) {
  const Node& node = at(index, context);
  XmileCode code;
  switch (node.kind) {
    case Node::Kind::number: return number_code(node.value);
    case Node::Kind::name:
    case Node::Kind::subscripted: code = reference(node, context); break;
    case Node::Kind::call: code = call(node, context); break;
    case Node::Kind::negate: code = {"-" + hold(write(node.children[0], context), 9), 8}; break;
    case Node::Kind::logical_not:
      code = {"not (" + write(node.children[0], context).text + ")", 3};
      break;
    case Node::Kind::binary: code = write_binary(node, context); break;
    case Node::Kind::condition:
      code = {"if(" + write(node.children[0], context).text + ", " +
                  write(node.children[1], context).text + ", " +
                  write(node.children[2], context).text + ")",
              10};
      break;
    case Node::Kind::wildcard:
      refuse(node, context, "bad-subscript", "a * stands here for no single element",
             "use it inside SUM, MEAN, MIN, MAX, PROD or SIZE");
  }
  count(code.text.size(), context, node);
  return code;
}

XmileCode XmileTranslator::write_binary(const Node& node, const Context& context) {
  const XmileCode left = write(node.children[0], context);
  const XmileCode right = write(node.children[1], context);
  if (node.op == "mod")
    return {(content_.from_vensim ? "remainder(" : "modulo(") + left.text + ", " + right.text + ")",
            10};
  for (const Sign& sign : kSigns) {
    if (sign.op != node.op) continue;
    // sums and products hold from the left; comparisons do not chain; a power does both in brackets
    const bool chains = sign.strength != 4 && sign.strength != 5 && sign.strength != 9;
    return {hold(left, chains ? sign.strength : sign.strength + 1) + std::string(sign.text) +
                hold(right, sign.strength + 1),
            sign.strength};
  }
  refuse(node, context, "unknown-operator", "this operator is not known", "rewrite the equation");
}

XmileCode XmileTranslator::reference(const Node& node, const Context& context) {
  if (XmileEntity* entity = find(context.scope, node.name)) {
    const int element = element_of(*entity, node, context);
    return element_value(*entity, element, context);
  }
  return special(node, context);
}

// Names that every model has, and dimensions, whose value is the position of the element.
XmileCode XmileTranslator::special(const Node& node, const Context& context) {
  const XmileSimulation& run = content_.simulation;
  const std::string& name = node.name;
  if (node.kind != Node::Kind::subscripted) {
    if (name == "time") return clock(context);
    if (name == "dt" || name == "time_step") return number_code(run.dt);
    if (name == "starttime" || name == "initial_time") return number_code(run.start);
    if (name == "stoptime" || name == "final_time") return number_code(run.stop);
    if (name == "saveper") return number_code(run.save_interval > 0 ? run.save_interval : run.dt);
    if (name == "pi") return number_code(std::numbers::pi);
    if (name == "inf") return number_code(HUGE_VAL);
    if (name == "self" && !context.initial) return {context.owner, 10};
    if (const XmileDimension* found = dimension(name)) {
      const int position = bound_position(*found, name, 0, context);
      if (position >= 0) return number_code(position + 1);
    }
  }
  std::vector<std::string> known;
  if (context.scope != nullptr && context.scope->entities.size() < 2000)
    for (const auto& [key, entity] : context.scope->entities) known.push_back(key);
  const std::string close = closest_name(name, known);
  refuse(node, context, "unknown-name", "there is no variable " + quote(name),
         close.empty() ? "define it, or correct the name" : "did you mean " + quote(close) + "?");
}

XmileCode XmileTranslator::element_value(XmileEntity& entity, int element, const Context& context) {
  if (entity.is(XmileVariable::Kind::graph))
    throw XmileRefusal{place_of(context), "graph-as-number",
                       quote(entity.title) + " is a graphical function, not a number",
                       "give it an x: " + entity.title + "(x)"};
  if (context.inlined) {
    Context inner = context_of(entity, element);
    inner.initial = inner.inlined = true;
    inner.depth = context.depth + 1;
    if (inner.depth > 40 || vary_.count(xmile_key(element_title(entity, element), false)) > 0)
      throw XmileRefusal{place_of(context), "not-fixed",
                         quote(entity.title) + " is not a fixed number at the start",
                         "a delay time or an order must be one"};
    return value_of(entity, element, inner);
  }
  if (!context.initial || !has_initial(entity)) return {entity.ids[element], 10};
  std::string& id = entity.initial_ids[element];
  if (id.empty()) {
    id = ids_.make(entity.ids[element] + "__initial");
    Context inner = context_of(entity, element);
    inner.initial = true;
    const std::string text = value_of(entity, element, inner).text;
    add_auxiliary(entity.initial_ids[element], text, place_of(context));
  }
  return {entity.initial_ids[element], 10};
}

XmileCode XmileTranslator::clock(const Context& context) {
  const XmileSimulation& run = content_.simulation;
  if (context.initial) return number_code(run.start);
  if (!clock_.empty()) return {clock_, 10};
  std::string text = "t";
  if (!as_war_ && run.per_unit > 1) text = "t / " + std::to_string(run.per_unit);
  if (!as_war_ && run.per_unit == 0) text = "t * " + number_code(run.dt).text;
  if (run.start != 0) text = hold(number_code(run.start), 6) + " + " + text;
  if (text == "t") return {text, 10};
  clock_ = ids_.make("model_time");
  add_auxiliary(clock_, text, run.place);
  return {clock_, 10};
}

// What is written more than once must be worked out once, or its random draws would differ.
std::string XmileTranslator::as_operand(int index, const Context& context) {
  const XmileCode code = write(index, context);
  if (context.initial || is_simple(code.text)) return hold(code, 10);
  // the same place in the same element is the same number, however often it is asked for
  std::string key =
      context.owner + "@" + std::to_string(context.parsed->text.at) + "#" + std::to_string(index);
  for (const auto& [axis, position] : context.loops) key += " " + axis + std::to_string(position);
  std::string& id = operands_[key];
  if (id.empty()) {
    id = hidden(context, "input");
    add_auxiliary(id, code.text, place_of(context));
  }
  return id;
}

// A number that is fixed before the run starts.
double XmileTranslator::known_at_start(int index, const Context& context, const char* what) {
  Context inner = context;
  inner.initial = inner.inlined = true;
  const XmileCode code = write(index, inner);
  NoNames scope;
  const CompiledExpression compiled = compile_expression(code.text, scope);
  if (!compiled.errors.empty() || !compiled.program.is_constant())
    refuse(at(index, context), context, "not-fixed",
           std::string(what) + " must be a number that is fixed at the start",
           "write the number itself, or a constant");
  return evaluate_one(compiled.program, Frame());
}

}  // namespace armistice

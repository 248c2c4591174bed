// Built-in functions that need no memory, graphical functions and macros.
#include <algorithm>

#include "casefile/xmile_translator.h"

namespace armistice {
namespace {

// The same function under another name.
const std::map<std::string_view, const char*> kPlain = {
    {"abs", "abs"}, {"arccos", "arccos"}, {"arcsin", "arcsin"}, {"arctan", "arctan"},
    {"cos", "cos"}, {"exp", "exp"},       {"ln", "log"},        {"log10", "log10"},
    {"sin", "sin"}, {"sqrt", "sqrt"},     {"tan", "tan"}};

constexpr std::size_t kMany = 1000;
// A moment that is this part of a step away counts as reached: sums of steps are rounded.
constexpr double kMoment = 1e-3;

}  // namespace

const std::map<std::string, XmileTranslator::Builtin>& XmileTranslator::builtins() {
  using T = XmileTranslator;
  static const std::map<std::string, Builtin> table = [] {
    std::map<std::string, Builtin> t = {
        {"int", {1, 1, &T::write_int}},
        {"integer", {1, 1, &T::write_int}},
        {"modulo", {2, 2, &T::write_modulo}},
        {"mod", {2, 2, &T::write_modulo}},
        {"round", {1, 1, &T::write_round}},
        {"safediv", {2, 3, &T::write_safediv}},
        {"step", {2, 2, &T::write_step}},
        {"ramp", {2, 3, &T::write_ramp}},
        {"pulse", {1, 3, &T::write_pulse}},
        {"lookup", {2, 2, &T::write_lookup}},
        {"sum", {1, kMany, &T::write_sum}},
        {"prod", {1, kMany, &T::write_product}},
        {"mean", {1, kMany, &T::write_mean}},
        {"size", {1, 1, &T::write_size}},
        {"min", {1, kMany, &T::write_extreme}},
        {"max", {1, kMany, &T::write_extreme}},
        {"init", {1, 1, &T::write_init}},
        {"previous", {1, 2, &T::write_previous}},
        {"delay", {2, 3, &T::write_delay}},
        {"delay1", {2, 3, &T::write_delay_of_order}},
        {"delay3", {2, 3, &T::write_delay_of_order}},
        {"delayn", {3, 4, &T::write_delay_of_order}},
        {"smth1", {2, 3, &T::write_smooth}},
        {"smth3", {2, 3, &T::write_smooth}},
        {"smthn", {3, 4, &T::write_smooth}},
        {"trend", {2, 3, &T::write_trend}},
        {"forcst", {3, 4, &T::write_forecast}},
        {"random", {2, 3, &T::write_random}},
        {"uniform", {2, 3, &T::write_random}},
        {"normal", {2, 3, &T::write_random}},
        {"exprnd", {1, 2, &T::write_random}},
        {"poisson", {1, 2, &T::write_random}},
        {"lognormal", {2, 3, &T::write_lognormal}},
    };
    for (const auto& [name, ours] : kPlain) t[std::string(name)] = {1, 1, &T::plain_function};
    return t;
  }();
  return table;
}

XmileCode XmileTranslator::call(const Node& node, const Context& context) {
  // a variable's graphical function, a macro, a built-in: the model's own names come first
  if (XmileEntity* graph = find(context.scope, node.name);
      graph != nullptr && node.children.size() == 1 && graph->variable != nullptr &&
      graph->variable->graph)
    return graph_at(*graph, node, node.children[0], context);
  for (const XmileMacro& candidate : content_.macros)
    if (candidate.key == node.name) return macro(candidate, node, context);
  const auto found = builtins().find(node.name);
  if (found == builtins().end()) {
    if (node.children.empty()) return special(node, context);
    refuse(node, context, "unknown-function", "there is no function or macro " + quote(node.name),
           "a macro needs its body in the file; docs/xmile.md lists the functions");
  }
  const std::size_t given = node.children.size();
  if (given < found->second.least || given > found->second.most)
    refuse(node, context, "wrong-argument-count",
           quote(node.name) + " takes " + std::to_string(found->second.least) +
               (found->second.most == found->second.least ? std::string()
                : found->second.most == kMany             ? std::string(" or more")
                                              : " to " + std::to_string(found->second.most)) +
               " arguments, not " + std::to_string(given),
           "correct the call");
  return (this->*found->second.write)(node, context);
}

XmileCode XmileTranslator::plain_function(const Node& node, const Context& context) {
  return {kPlain.at(node.name) + ("(" + write(node.children[0], context).text + ")"), 10};
}

// Down, as the standard says; toward zero in models of Vensim, whose INTEGER does that.
XmileCode XmileTranslator::write_int(const Node& node, const Context& context) {
  const bool toward_zero = content_.from_vensim || node.name == "integer";
  return {(toward_zero ? "truncate(" : "floor(") + write(node.children[0], context).text + ")", 10};
}

XmileCode XmileTranslator::write_modulo(const Node& node, const Context& context) {
  const bool toward_zero = content_.from_vensim || node.name == "modulo";
  return {(toward_zero ? "remainder(" : "modulo(") + write(node.children[0], context).text + ", " +
              write(node.children[1], context).text + ")",
          10};
}

XmileCode XmileTranslator::write_round(const Node& node, const Context& context) {
  return {"floor(" + hold(write(node.children[0], context), 6) + " + 0.5)", 10};
}

XmileCode XmileTranslator::write_safediv(const Node& node, const Context& context) {
  const std::string below = as_operand(node.children[1], context);
  const std::string otherwise =
      node.children.size() > 2 ? write(node.children[2], context).text : "0";
  return {"if(" + below + " == 0, " + otherwise + ", " + hold(write(node.children[0], context), 7) +
              " / " + below + ")",
          10};
}

XmileCode XmileTranslator::write_step(const Node& node, const Context& context) {
  const std::string slack = number_code(content_.simulation.dt * kMoment).text;
  return {"if(" + hold(clock(context), 6) + " + " + slack +
              " >= " + hold(write(node.children[1], context), 6) + ", " +
              write(node.children[0], context).text + ", 0)",
          10};
}

XmileCode XmileTranslator::write_ramp(const Node& node, const Context& context) {
  const std::string now = hold(clock(context), 6);
  const std::string start = hold(write(node.children[1], context), 7);
  std::string until = now;
  if (node.children.size() > 2)
    until = "min(" + now + ", " + write(node.children[2], context).text + ")";
  return {hold(write(node.children[0], context), 7) + " * max(0, " + until + " - " + start + ")",
          7};
}

// Its volume within one step: volume / DT high, one step wide; again after every interval.
XmileCode XmileTranslator::write_pulse(const Node& node, const Context& context) {
  const XmileSimulation& run = content_.simulation;
  const std::size_t given = node.children.size();
  const std::string slack = number_code(run.dt * kMoment).text;
  const std::string first =
      given > 1 ? hold(write(node.children[1], context), 7) : hold(number_code(run.start), 7);
  const std::string passed = hold(clock(context), 6) + " - " + first + " + " + slack;
  std::string phase = passed;
  if (given > 2 && at(node.children[2], context).kind == Node::Kind::number) {
    const double interval = at(node.children[2], context).value;
    if (interval > 0) phase = "modulo(" + passed + ", " + number_code(interval).text + ")";
  } else if (given > 2) {
    const std::string interval = as_operand(node.children[2], context);
    phase = "if(" + interval + " > 0, modulo(" + passed + ", max(" + interval + ", " + slack +
            ")), " + passed + ")";
  }
  return {"if(" + passed + " >= 0 and " + phase + " < " + number_code(run.dt).text + ", " +
              hold(write(node.children[0], context), 7) + " / " + number_code(run.dt).text + ", 0)",
          10};
}

// ---- graphical functions ----

XmileCode XmileTranslator::table(const LookupTable& points, const XmileCode& x) {
  std::string text = points.kind == LookupTable::Kind::clamped    ? "table("
                     : points.kind == LookupTable::Kind::extended ? "table.extended("
                                                                  : "table.steps(";
  text += x.text;
  for (std::size_t k = 0; k < points.x.size(); ++k)
    text += ", " + number_code(points.x[k]).text + ", " + number_code(points.y[k]).text;
  return {text + ")", 10};
}

XmileCode XmileTranslator::graph_at(XmileEntity& graph, const Node& node, int argument,
                                    const Context& context) {
  Node plain = node;  // the array element is that of the equation
  plain.kind = Node::Kind::name;
  const int element = element_of(graph, plain, context);
  return table(*graph_of(graph, element), write(argument, context));
}

XmileCode XmileTranslator::write_lookup(const Node& node, const Context& context) {
  const Node& name = at(node.children[0], context);
  const bool named = name.kind == Node::Kind::name || name.kind == Node::Kind::subscripted;
  XmileEntity* graph = named ? find(context.scope, name.name) : nullptr;
  if (graph == nullptr && (name.name == "vmin" || name.name == "vmax"))
    return write_extreme(node, context);
  const bool has_graph = graph != nullptr && graph->variable != nullptr &&
                         graph_of(*graph, element_of(*graph, name, context)) != nullptr;
  if (!has_graph)
    refuse(name, context, "not-a-graph", "LOOKUP needs a graphical function as its first argument",
           "name a variable with a <gf>");
  return table(*graph_of(*graph, element_of(*graph, name, context)),
               write(node.children[1], context));
}

// ---- macros ----

// Every call has variables of its own.
XmileCode XmileTranslator::macro(const XmileMacro& macro, const Node& node,
                                 const Context& context) {
  if (node.children.size() != macro.parameters.size())
    refuse(node, context, "wrong-argument-count",
           "the macro " + quote(macro.title) + " takes " + std::to_string(macro.parameters.size()) +
               " arguments, not " + std::to_string(node.children.size()),
           "correct the call");
  const std::string id = hidden(context, macro.key.c_str());
  XmileScope* scope = open_scope(macro.body, context.scope, {}, id + ".", true);
  scope->macro = &macro;
  scope->call_line = file_.place_in(context.parsed->text, node.offset).line;
  std::vector<XmileEntity*> own;
  for (auto& [key, entity] : scope->entities) own.push_back(entity);
  for (std::size_t k = 0; k < macro.parameters.size(); ++k) {
    entities_.emplace_back();
    XmileEntity& argument = entities_.back();
    argument.scope = scope;
    argument.hidden = true;
    argument.title = macro.parameters[k];
    argument.ids = {ids_.make(id + "." + macro.parameters[k])};
    argument.initial_ids.resize(1);
    argument.argument = node.children[k];
    argument.outer = context;
    argument.outer.inlined = argument.outer.initial = false;
    scope->entities[macro.parameters[k]] = &argument;
    if (!context.inlined)
      add_auxiliary(argument.ids[0], value_of(argument, 0, argument.outer).text, place_of(context));
  }
  if (!context.inlined)
    for (XmileEntity* entity : own) write_entity(*entity);
  Context inside = context;
  inside.scope = scope;
  inside.parsed = &parse(macro.equation);
  inside.owner = id;
  inside.indices.clear();
  inside.loops.clear();
  if (inside.parsed->equation.items.size() != 1)
    throw XmileRefusal{macro.place, "no-equation", "the macro has no single equation",
                       "give it one"};
  const int root = inside.parsed->equation.items[0];
  // the units of a call are those of its first element
  if (const auto [call, fresh] = macro_call_at_.try_emplace({&node, context.scope}); fresh) {
    macro_calls_.push_back({inside, root, {}});
    call->second = &macro_calls_.back();
  }
  return write(root, inside);
}

}  // namespace armistice

// Units of a model: every equation is measured as expressions of a case are (expr/types.h). What
// does not fit is a warning, not an error: published models are often careless about units and run
// all the same.
//
// A number written out fits any unit. A variable without <units> has those of its equation, a stock
// those of its start. What a graphical function is asked for has the same units everywhere, and its
// values have those of its variable. A macro is measured anew for every call; <units> inside it may
// name its parameters, whose units are those of what the call gives.
#include <algorithm>
#include <cmath>

#include "casefile/xmile_translator.h"

namespace armistice {
namespace {

constexpr std::size_t kMaxParts = 50;  // base units of one measure; beyond it is unchecked

XmileMeasure plain() { return {Unit::none(), false}; }
XmileMeasure unknown() { return {}; }
// A number written out counts as a plain one where units multiply.
Unit factor(const XmileMeasure& m) { return m.literal ? Unit::none() : m.unit; }
std::string named(const Unit& unit) { return quote(to_text(unit)); }

}  // namespace

XmileMeasure XmileTranslator::of(Unit unit) {
  return unit.powers.size() > kMaxParts ? unknown() : XmileMeasure{std::move(unit), false};
}

void XmileTranslator::check_units() {
  units_ = XmileUnits(content_.units);
  if (content_.time_units.given()) time_unit_ = declared_unit(content_.time_units);
  for (XmileEntity& entity : entities_)
    if (entity.variable != nullptr && entity.variable->units.given())
      declared_[&entity] = declared_unit(entity.variable->units);
  for (XmileEntity& entity : entities_) {
    if (entity.variable == nullptr || entity.connection != nullptr ||
        entity.is(XmileVariable::Kind::graph))
      continue;
    try {
      call_line_ = entity.scope->call_line;
      check_entity(entity);
    } catch (const XmileRefusal& r) {
      faults_.error(r.place, r.key, r.message, r.hint);
    }
  }
  for (const XmileMacroCall& call : macro_calls_) {
    call_line_ = call.inside.scope->call_line;
    measure(call.root, call.inside);
  }
}

Unit XmileTranslator::declared_unit(const XmlText& text) {
  const std::optional<Unit> unit = units_.read(text.text);
  if (!unit)
    warn_unit(file_.place(text.at), "bad-unit", quote(trimmed(text.text)) + " is no unit",
              "write names with * / and ^, such as people/month");
  return unit.value_or(Unit{});
}

void XmileTranslator::warn_unit(const Place& place, std::string key, std::string message,
                                std::string hint) {
  is_broken_ = true;
  if (is_quiet_) return;
  if (call_line_ > 0) message += ", for the call in line " + std::to_string(call_line_);
  // the same text may stand for many elements and modules
  if (unit_warnings_.insert({place.line, place.column, message}).second)
    faults_.warning(place, std::move(key), std::move(message), std::move(hint));
}

// Each equation of the variable against its units, and a stock's flows per unit of time.
void XmileTranslator::check_entity(XmileEntity& entity) {
  const XmileVariable& variable = *entity.variable;
  const Unit wanted = unit_of(entity);
  const bool is_stock = entity.is(XmileVariable::Kind::stock);
  std::set<std::pair<const ParsedXmile*, int>> seen;
  for (int e = 0; e < entity.size(); ++e)
    for (const bool initial : {false, true}) {
      const auto equation = equation_of(entity, e, initial);
      if (!seen.insert(equation).second) continue;
      Context context = context_of(entity, e);
      context.parsed = equation.first;
      const XmileMeasure found = measure(equation.second, context);
      const bool is_asked = !is_stock && graph_of(entity, e) != nullptr;
      if (is_asked) ask_graph(entity, found, equation.second, context);
      if (found.literal || is_asked || fits(found.unit, wanted)) continue;
      warn_unit(file_.place_in(context.parsed->text, at(equation.second, context).offset),
                "unit-mismatch",
                (is_stock ? "the start of " : "the equation of ") + quote(entity.title) +
                    " is in " + named(found.unit) + ", but its unit is " + named(wanted),
                "correct the equation, or the units of a variable in it");
    }
  if (!is_stock || !wanted.checked || !time_unit_.checked) return;
  const Unit rate = divide(wanted, time_unit_);
  for (const std::vector<XmlText>* flows : {&variable.inflows, &variable.outflows})
    for (const XmlText& flow : *flows) {
      XmileEntity* source = find(entity.scope, xmile_key(flow.text, true));
      if (source == nullptr || fits(unit_of(*source), rate)) continue;
      warn_unit(file_.place(flow.at), "unit-mismatch",
                "the flow " + quote(source->title) + " is in " + named(unit_of(*source)) +
                    ", but the stock " + quote(entity.title) + " needs " + named(rate),
                "a flow has the units of its stock per unit of time");
    }
}

// As declared, else what its equation comes to. Connected inputs of modules never come here: find()
// answers with what they are connected to.
Unit XmileTranslator::unit_of(XmileEntity& entity) {
  const auto known = declared_.find(&entity);
  if (known != declared_.end() && known->second.checked)
    return with_arguments(known->second, *entity.scope);
  return inferred(entity).unit;
}

// Of its equation; literal only for the argument of a macro.
XmileMeasure XmileTranslator::inferred(XmileEntity& entity) {
  const bool is_argument = entity.variable == nullptr;
  const bool is_single =
      is_argument || (!entity.is(XmileVariable::Kind::graph) && entity.variable->elements.empty() &&
                      entity.variable->equations.size() == 1 && !entity.variable->graph);
  const auto [place, fresh] = inferred_.try_emplace(&entity);
  if (!fresh || !is_single || inferring_ > kMaxXmileInferred) return place->second;
  ++inferring_;
  const bool was_quiet = std::exchange(is_quiet_, true);
  const auto equation = equation_of(entity, 0, entity.is(XmileVariable::Kind::stock));
  Context context = context_of(entity, 0);
  context.parsed = equation.first;
  const XmileMeasure found = measure(equation.second, context);
  if (is_argument || !found.literal) inferred_[&entity] = found;
  is_quiet_ = was_quiet;
  --inferring_;
  return inferred_[&entity];
}

std::string XmileTranslator::measured(int node, const XmileMeasure& m,
                                      const Context& context) const {
  const Node& n = at(node, context);
  const bool is_name = n.kind == Node::Kind::name || n.kind == Node::Kind::subscripted;
  return named(m.unit) + (is_name ? " (" + n.name + ")" : "");
}

// The children from..end of a node must fit one another; the result has their unit.
XmileMeasure XmileTranslator::unified(const Node& node, std::size_t from, std::size_t end,
                                      const Context& context, const std::string& where) {
  XmileMeasure result{{}, true};
  int first = -1;
  bool broken = false;
  for (std::size_t k = from; k < std::min(end, node.children.size()); ++k) {
    const int child = node.children[k];
    const XmileMeasure next = measure(child, context);
    if (next.literal || broken) continue;
    if (first >= 0 && !fits(result.unit, next.unit)) {
      warn_unit(file_.place_in(context.parsed->text, node.offset), "unit-mismatch",
                "the units " + measured(first, result, context) + " and " +
                    measured(child, next, context) + " do not fit in " + where,
                "multiply or divide one side, or correct the units of a variable in it");
      broken = true;
      continue;
    }
    if (first < 0 || result.unit.checked) result = next;
    first = child;
  }
  return broken ? unknown() : result;
}

// A child that must be in `wanted`; `what` for the message.
void XmileTranslator::require_unit(const Node& node, std::size_t k, const Unit& wanted,
                                   const Context& context, const std::string& what) {
  if (k >= node.children.size()) return;
  const XmileMeasure m = measure(node.children[k], context);
  if (m.literal || fits(m.unit, wanted)) return;
  warn_unit(file_.place_in(context.parsed->text, at(node.children[k], context).offset),
            "unit-mismatch",
            what + " needs " + (wanted == Unit::none() ? "a plain number" : named(wanted)) +
                ", not " + measured(node.children[k], m, context),
            "divide it by a variable of the same units, or correct them");
}

XmileMeasure XmileTranslator::measure(int index, const Context& context) {
  const Node& node = at(index, context);
  switch (node.kind) {
    case Node::Kind::number: return {{}, true};
    case Node::Kind::wildcard: return unknown();
    case Node::Kind::name:
    case Node::Kind::subscripted: return measure_name(node, context);
    case Node::Kind::negate: return measure(node.children[0], context);
    case Node::Kind::logical_not: measure(node.children[0], context); return plain();
    case Node::Kind::condition:
      measure(node.children[0], context);
      return unified(node, 1, 3, context, "the two branches of IF");
    case Node::Kind::binary: return measure_binary(node, context);
    case Node::Kind::call: return measure_call(node, context);
  }
  return unknown();
}

XmileMeasure XmileTranslator::measure_name(const Node& node, const Context& context) {
  XmileEntity* entity = find(context.scope, node.name);
  if (entity == nullptr) return measure_special(node);
  if (entity->variable == nullptr && inferred(*entity).literal) return {{}, true};
  return of(unit_of(*entity));
}

XmileMeasure XmileTranslator::measure_special(const Node& node) const {
  static constexpr std::string_view kTimes[] = {
      "time", "dt", "time_step", "starttime", "initial_time", "stoptime", "final_time", "saveper"};
  const bool is_time =
      std::find(std::begin(kTimes), std::end(kTimes), node.name) != std::end(kTimes);
  if (is_time) return of(time_unit_);
  if (node.name == "pi" || node.name == "inf") return {{}, true};
  return node.name == "self" ? unknown() : plain();  // a dimension: the position of its element
}

XmileMeasure XmileTranslator::measure_binary(const Node& node, const Context& context) {
  if (node.op == "and" || node.op == "or") {
    for (const int child : node.children) measure(child, context);
    return plain();
  }
  if (node.op == "*" || node.op == "/") {
    const XmileMeasure a = measure(node.children[0], context);
    const XmileMeasure b = measure(node.children[1], context);
    if (a.literal && b.literal) return a;
    return of(node.op == "*" ? multiply(factor(a), factor(b)) : divide(factor(a), factor(b)));
  }
  if (node.op == "^") return measure_power(node, context);
  const XmileMeasure both = unified(node, 0, 2, context, "'" + node.op + "'");
  return node.op == "+" || node.op == "-" || node.op == "mod" ? both : plain();
}

XmileMeasure XmileTranslator::measure_power(const Node& node, const Context& context) {
  require_unit(node, 1, Unit::none(), context, "an exponent");
  const XmileMeasure base = measure(node.children[0], context);
  const Node& exponent = at(node.children[1], context);
  const bool is_number = exponent.kind == Node::Kind::number;
  if (base.literal) return is_number ? base : plain();
  if (!base.unit.checked || base.unit == Unit::none()) return base;
  if (is_number && exponent.value == std::floor(exponent.value) && exponent.value <= 1000)
    return of(power(base.unit, static_cast<int>(exponent.value)));
  if (is_number && exponent.value == 0.5) return of(root(base.unit).value_or(Unit{}));
  warn_unit(file_.place_in(context.parsed->text, node.offset), "unit-mismatch",
            "a power that varies needs a plain number below it, not " +
                measured(node.children[0], base, context),
            "divide it by a variable of the same units");
  return unknown();
}

XmileMeasure XmileTranslator::measure_call(const Node& node, const Context& context) {
  const auto child = [&](std::size_t k) {
    return k < node.children.size() ? measure(node.children[k], context) : unknown();
  };
  if (node.children.empty()) return measure_special(node);
  if (XmileEntity* graph = find(context.scope, node.name);
      graph != nullptr && node.children.size() == 1 && graph->variable != nullptr)
    return measure_graph(*graph, node.children[0], context);
  for (const XmileMacro& macro : content_.macros)
    if (macro.key == node.name) return measure_macro(macro, node, context);
  const auto found = unit_rules().find(node.name);
  const UnitRule rule = found != unit_rules().end() ? found->second : UnitRule::unchecked;
  const std::string where = quote(node.name) + "()";
  switch (rule) {
    case UnitRule::unchecked:
      for (std::size_t k = 0; k < node.children.size(); ++k) child(k);
      return unknown();
    case UnitRule::same: return child(0);
    case UnitRule::plain_number:
      require_unit(node, 0, Unit::none(), context, where);
      return plain();
    case UnitRule::count: return plain();
    case UnitRule::all: return unified(node, 0, node.children.size(), context, where);
    case UnitRule::first_two: return drawn(unified(node, 0, 2, context, where));
    case UnitRule::mean: return drawn(child(0));
    case UnitRule::square_root: return of(root(factor(child(0))).value_or(Unit{}));
    case UnitRule::quotient: return of(divide(factor(child(0)), factor(child(1))));
    case UnitRule::step:
      require_unit(node, 1, time_unit_, context, "the time of " + where);
      return child(0);
    case UnitRule::ramp:
    case UnitRule::pulse: {
      for (const std::size_t k : {1, 2})
        require_unit(node, k, time_unit_, context, "the time of " + where);
      const XmileMeasure size = child(0);
      if (size.literal) return unknown();
      return of(rule == UnitRule::ramp ? multiply(size.unit, time_unit_)
                                       : divide(size.unit, time_unit_));
    }
    case UnitRule::lookup: {
      XmileEntity* graph = find(context.scope, at(node.children[0], context).name);
      if (graph != nullptr && graph->variable != nullptr)
        return measure_graph(*graph, node.children[1], context);
      for (const std::size_t k : {0, 1}) child(k);
      return unknown();
    }
    case UnitRule::delay: return measure_delay(node, context, where);
    case UnitRule::trend:
      require_unit(node, 1, time_unit_, context, "the time of " + where);
      return of(divide(Unit::none(), time_unit_));
  }
  return unknown();
}

// Input, time, order and start; PREVIOUS has no time, and an order stands only in ...N.
XmileMeasure XmileTranslator::measure_delay(const Node& node, const Context& context,
                                            const std::string& where) {
  const bool is_previous = node.name == "previous";
  if (!is_previous) require_unit(node, 1, time_unit_, context, "the time of " + where);
  Node values = node;
  values.children.resize(1);
  const std::size_t start = is_previous ? 1 : node.name.back() == 'n' ? 3 : 2;
  if (node.name != "forcst" && node.children.size() > start)
    values.children.push_back(node.children[start]);
  return drawn(unified(values, 0, 2, context, where));
}

// What changes by itself is no number written out, but has no unit either.
XmileMeasure XmileTranslator::drawn(XmileMeasure m) {
  m.literal = false;
  return m;
}

const std::map<std::string_view, XmileTranslator::UnitRule>& XmileTranslator::unit_rules() {
  using R = UnitRule;
  static const std::map<std::string_view, UnitRule> rules = {{"abs", R::same},
                                                             {"int", R::same},
                                                             {"integer", R::same},
                                                             {"round", R::same},
                                                             {"init", R::same},
                                                             {"mean", R::all},
                                                             {"sum", R::all},
                                                             {"min", R::all},
                                                             {"max", R::all},
                                                             {"modulo", R::all},
                                                             {"mod", R::all},
                                                             {"size", R::count},
                                                             {"exp", R::plain_number},
                                                             {"ln", R::plain_number},
                                                             {"log10", R::plain_number},
                                                             {"sin", R::plain_number},
                                                             {"cos", R::plain_number},
                                                             {"tan", R::plain_number},
                                                             {"arcsin", R::plain_number},
                                                             {"arccos", R::plain_number},
                                                             {"arctan", R::plain_number},
                                                             {"sqrt", R::square_root},
                                                             {"safediv", R::quotient},
                                                             {"step", R::step},
                                                             {"ramp", R::ramp},
                                                             {"pulse", R::pulse},
                                                             {"lookup", R::lookup},
                                                             {"previous", R::delay},
                                                             {"delay", R::delay},
                                                             {"delay1", R::delay},
                                                             {"delay3", R::delay},
                                                             {"delayn", R::delay},
                                                             {"smth1", R::delay},
                                                             {"smth3", R::delay},
                                                             {"smthn", R::delay},
                                                             {"forcst", R::delay},
                                                             {"trend", R::trend},
                                                             {"random", R::first_two},
                                                             {"uniform", R::first_two},
                                                             {"normal", R::first_two},
                                                             {"lognormal", R::first_two},
                                                             {"exprnd", R::mean},
                                                             {"poisson", R::mean}};
  return rules;
}

}  // namespace armistice

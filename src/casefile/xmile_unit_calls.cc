// Units of what is called: graphical functions, and macros.

#include "casefile/xmile_translator.h"

namespace armistice {

XmileMeasure XmileTranslator::measure_graph(XmileEntity& graph, int argument,
                                            const Context& context) {
  ask_graph(graph, measure(argument, context), argument, context);
  return of(unit_of(graph));
}

// Nothing says in what a graphical function must be asked, but it must be the same everywhere.
void XmileTranslator::ask_graph(XmileEntity& graph, const XmileMeasure& x, int node,
                                const Context& context) {
  if (is_quiet_ || x.literal || !x.unit.checked) return;
  const Place place = file_.place_in(context.parsed->text, at(node, context).offset);
  const std::string text = measured(node, x, context);
  const auto [first, fresh] =
      graph_inputs_.try_emplace(&graph, XmileGraphInput{x.unit, text, place.line});
  if (fresh || fits(first->second.unit, x.unit)) return;
  warn_unit(place, "unit-mismatch",
            "the graphical function " + quote(graph.title) + " is asked for " + text +
                " here, but for " + first->second.text + " in line " +
                std::to_string(first->second.line),
            "ask it in the same units everywhere, or use another one");
}

// What it is given is judged here; what is inside is judged by itself.
XmileMeasure XmileTranslator::measure_macro(const XmileMacro& macro, const Node& node,
                                            const Context& context) {
  bool is_known = true, is_checked = false;
  for (const int child : node.children) {
    const XmileMeasure given = measure(child, context);
    is_known = is_known && (given.literal || given.unit.checked);
    is_checked = is_checked || given.unit.checked;
  }
  const auto call = macro_call_at_.find({&node, context.scope});
  if (call == macro_call_at_.end()) return {};
  const XmileMeasure result = result_of(*call->second);
  const bool is_puzzle = !result.literal && !result.unit.checked && !call->second->is_broken;
  if (!is_quiet_ && is_known && is_checked && is_puzzle) {
    const int line = std::exchange(call_line_, 0);  // said once, for all calls
    warn_unit(macro.place, "unknown-units",
              "the units of what the macro " + quote(macro.title) +
                  " gives cannot be known, so where it is called they are not checked",
              "give the variables inside it <units>, which may name its parameters");
    call_line_ = line;
  }
  return result;
}

XmileMeasure XmileTranslator::result_of(XmileMacroCall& call) {
  if (call.measure) return *call.measure;
  if (inferring_ > kMaxXmileInferred) return {};
  ++inferring_;
  const bool was_quiet = std::exchange(is_quiet_, true);
  const bool was_broken = std::exchange(is_broken_, false);
  call.measure = XmileMeasure{};
  call.measure = measure(call.root, call.inside);
  call.is_broken = is_broken_;
  is_broken_ = was_broken;
  is_quiet_ = was_quiet;
  --inferring_;
  return *call.measure;
}

// Units inside a macro, with its parameters replaced by the units that the call gives them.
Unit XmileTranslator::with_arguments(const Unit& unit, const XmileScope& scope) {
  if (scope.macro == nullptr) return unit;
  Unit result = unit;
  for (const std::string& parameter : scope.macro->parameters) {
    const std::optional<Unit> name = units_.read(parameter);
    if (!name || name->powers.size() != 1 || name->powers.begin()->second != 1) continue;
    const auto found = unit.powers.find(name->powers.begin()->first);
    if (found == unit.powers.end()) continue;
    const XmileMeasure given = inferred(*scope.entities.at(parameter));
    if (given.literal) return Unit{};  // a number written out fits any unit
    result =
        multiply(divide(result, power(*name, found->second)), power(given.unit, found->second));
  }
  return result;
}

}  // namespace armistice

// From entities to the stocks and auxiliaries of a case.
#include <algorithm>

#include "casefile/xmile_translator.h"

namespace armistice {
namespace {

constexpr std::size_t kMostRead = 50;  // variables that are looked through for the time

}  // namespace

void XmileTranslator::run() {
  try {
    if (content_.models.empty()) return;
    root_ = open_scope(content_.models[0], nullptr, {}, {}, false);
  } catch (const XmileRefusal& r) {
    faults_.error(r.place, r.key, r.message, r.hint);
    return;
  }
  write_all();
  write_columns();
  if (faults_.errors() == 0) check_units();
}

// Entities of macros are added, and written, on the way.
void XmileTranslator::write_all() {
  const std::size_t declared = entities_.size();
  for (std::size_t k = 0; k < declared; ++k) {
    try {
      write_entity(entities_[k]);
    } catch (const XmileRefusal& r) {
      faults_.error(r.place, r.key, r.message, r.hint);
    }
  }
}

void XmileTranslator::write_entity(XmileEntity& entity) {
  if (entity.connection != nullptr) {
    if (find(entity.scope, entity.variable->key) == nullptr)
      throw XmileRefusal{entity.connection->place, "unknown-name",
                         "there is no variable " + quote(entity.connection->from.text),
                         "correct the connection"};
    return;
  }
  if (entity.is(XmileVariable::Kind::graph)) return;
  for (int e = 0; e < entity.size(); ++e) {
    if (write_varied(entity, e)) continue;
    if (entity.is(XmileVariable::Kind::stock))
      write_stock(entity, e);
    else
      write_auxiliary(entity, e);
  }
}

XmileContext XmileTranslator::context_of(XmileEntity& entity, int element) const {
  if (entity.variable == nullptr) return entity.outer;
  Context context;
  context.scope = entity.scope;
  context.owner = entity.ids[element];
  std::size_t rest = static_cast<std::size_t>(element), span = entity.ids.size();
  for (const XmileDimension* d : entity.dimensions) {
    span /= d->keys.size();
    context.indices.emplace_back(d->key, static_cast<int>(rest / span));
    rest %= span;
  }
  return context;
}

const LookupTable* XmileTranslator::graph_of(const XmileEntity& entity, int element) const {
  if (entity.variable == nullptr) return nullptr;
  const XmileElementEquation* own = entity.own(element);
  if (own != nullptr && own->graph) return &*own->graph;
  return entity.variable->graph ? &*entity.variable->graph : nullptr;
}

// The equation of an element and where in it; `initial`: that of <init_eqn>, if there is one.
std::pair<const ParsedXmile*, int> XmileTranslator::equation_of(XmileEntity& entity, int element,
                                                                bool initial) {
  if (entity.variable == nullptr) return {entity.outer.parsed, entity.argument};
  const XmileVariable& variable = *entity.variable;
  const XmileElementEquation* own = entity.own(element);
  const auto missing = [&]() -> std::pair<const ParsedXmile*, int> {
    throw XmileRefusal{own != nullptr ? own->place : variable.place, "no-equation",
                       quote(element_title(entity, element)) + " has no equation",
                       "give it one; an export may have lost it"};
  };
  const ParsedXmile* parsed = nullptr;
  std::size_t item = 0;
  if (initial && own != nullptr && own->initial.given()) {
    parsed = &parse(own->initial);
  } else if (initial && variable.initial.given()) {
    parsed = &parse(variable.initial);
  } else if (own != nullptr && own->equation.given()) {
    parsed = &parse(own->equation);
  } else if (!variable.equations.empty()) {
    // one equation for all, one for each, or one list of values
    const bool each = variable.equations.size() > 1;
    const std::size_t e = static_cast<std::size_t>(element);
    if (each && variable.equations.size() != entity.ids.size()) return missing();
    parsed = &parse(variable.equations[each ? e : 0]);
    if (!each && parsed->equation.items.size() == entity.ids.size()) item = e;
  }
  if (parsed == nullptr || parsed->equation.is_blank()) return missing();
  if (parsed->equation.items.size() > 1 && parsed->equation.items.size() != entity.ids.size())
    throw XmileRefusal{file_.place(parsed->text.at), "unexpected-sign",
                       "the equation has " + std::to_string(parsed->equation.items.size()) +
                           " parts, but there are " + std::to_string(entity.ids.size()) +
                           " elements",
                       "give one value for each element"};
  return {parsed, parsed->equation.items[item]};
}

// Equation, graphical function and the floor of a flow, in `context` (initial or not).
XmileCode XmileTranslator::value_of(XmileEntity& entity, int element, Context context) {
  const auto [parsed, root] = equation_of(entity, element, context.initial);
  context.parsed = parsed;
  XmileCode code = write(root, context);
  if (entity.is(XmileVariable::Kind::stock)) return code;
  if (const LookupTable* graph = graph_of(entity, element)) code = table(*graph, code);
  if (entity.is(XmileVariable::Kind::flow) && is_non_negative(*entity.variable))
    code = {"max(0, " + code.text + ")", 10};
  return code;
}

bool XmileTranslator::is_non_negative(const XmileVariable& variable) const {
  return variable.non_negative.value_or(variable.kind == XmileVariable::Kind::stock
                                            ? content_.stocks_non_negative
                                            : content_.flows_non_negative);
}

// ---- the value while stocks get their first ones ----

// Whether it differs from the running one: an <init_eqn>, here or in what it reads.
bool XmileTranslator::has_initial(XmileEntity& entity) {
  using Known = XmileEntity::Known;
  if (entity.has_initial != Known::open) return entity.has_initial == Known::yes;
  if (entity.is(XmileVariable::Kind::stock) || entity.is(XmileVariable::Kind::graph)) return false;
  if (!content_.has_initial_equations) return false;
  entity.has_initial = Known::visiting;
  if (++initial_depth_ > kMaxXmileChain)
    throw XmileRefusal{content_.simulation.place, "too-deep",
                       "first values depend on one another over too many steps",
                       "remove an <init_eqn>, or give one to a variable between"};
  bool found = entity.variable != nullptr && entity.variable->initial.given();
  if (entity.variable != nullptr)
    for (const XmileElementEquation& own : entity.variable->elements) found |= own.initial.given();
  for (int e = 0; e < entity.size() && !found; ++e) {
    const auto [parsed, root] = equation_of(entity, e, false);
    found = names_initial(parsed->equation, root,
                          entity.variable != nullptr ? entity.scope : entity.outer.scope);
  }
  --initial_depth_;
  entity.has_initial = found ? Known::yes : Known::no;
  return found;
}

bool XmileTranslator::names_initial(const XmileEquation& equation, int root, XmileScope* scope) {
  const Node& node = equation.nodes[root];
  const bool named = node.kind == Node::Kind::name || node.kind == Node::Kind::subscripted;
  if (XmileEntity* entity = named ? find(scope, node.name) : nullptr)
    if (has_initial(*entity)) return true;
  return std::any_of(node.children.begin(), node.children.end(),
                     [&](int child) { return names_initial(equation, child, scope); });
}

// Exports of Vensim keep of ACTIVE INITIAL(running, first) only what runs. Where a stock then
// starts from what changes with time by itself, its first value may be the one that was lost.
void XmileTranslator::warn_of_lost_start(XmileEntity& entity) {
  if (!content_.from_vensim || content_.has_initial_equations) return;
  const auto [parsed, root] = equation_of(entity, 0, true);
  std::set<const XmileEntity*> seen;
  if (!rests_on_time(parsed->equation, root, entity.scope, seen)) return;
  faults_.warning(file_.place(parsed->text.at), "moving-start",
                  "the start of " + quote(entity.title) +
                      " rests on the time; if it was ACTIVE INITIAL in Vensim, the export has lost "
                      "its first value",
                  "give the variable that it reads an <init_eqn>, or leave it as it is");
}

bool XmileTranslator::rests_on_time(const XmileEquation& equation, int root, XmileScope* scope,
                                    std::set<const XmileEntity*>& seen) {
  const Node& node = equation.nodes[root];
  XmileEntity* entity = node.kind == Node::Kind::number ? nullptr : find(scope, node.name);
  const bool reads = entity != nullptr && entity->variable != nullptr &&
                     !entity->is(XmileVariable::Kind::stock) &&
                     !entity->is(XmileVariable::Kind::graph);
  if (entity == nullptr &&
      (node.name == "time" || node.name == "step" || node.name == "ramp" || node.name == "pulse"))
    return true;
  if (reads && seen.size() < kMostRead && seen.insert(entity).second) {
    const auto [parsed, first] = equation_of(*entity, 0, false);
    if (rests_on_time(parsed->equation, first, entity->scope, seen)) return true;
  }
  return std::any_of(node.children.begin(), node.children.end(),
                     [&](int child) { return rests_on_time(equation, child, scope, seen); });
}

// ---- writing ----

Word XmileTranslator::word(const std::string& text, const Place& place) {
  return {text, place, false};
}

void XmileTranslator::add_auxiliary(const std::string& id, const std::string& text,
                                    const Place& place) {
  AuxiliarySpec auxiliary;
  auxiliary.id = word(id, place);
  auxiliary.is = word(text, place);
  auxiliary.imported = true;
  spec.war.auxiliaries.push_back(std::move(auxiliary));
}

// `rate`: change per unit of time. A model that runs by itself counts in steps.
void XmileTranslator::add_stock(const std::string& id, const std::string& start,
                                const XmileCode& rate, const Place& place) {
  StockSpec stock;
  stock.id = word(id, place);
  stock.start = word(start, place);
  const bool in_steps = !as_war_ && content_.simulation.dt != 1;
  stock.flow =
      word(in_steps ? number_code(content_.simulation.dt).text + " * " + hold(rate, 8) : rate.text,
           place);
  stock.imported = true;
  spec.war.stocks.push_back(std::move(stock));
}

void XmileTranslator::write_auxiliary(XmileEntity& entity, int element) {
  const Context context = context_of(entity, element);
  const XmileCode code = value_of(entity, element, context);
  add_auxiliary(entity.ids[element], code.text, entity.variable->place);
  spec.war.auxiliaries.back().title.en = element_title(entity, element);
}

void XmileTranslator::write_stock(XmileEntity& entity, int element) {
  const XmileVariable& variable = *entity.variable;
  Context context = context_of(entity, element);
  context.initial = true;
  const XmileCode start = value_of(entity, element, context);
  context.initial = false;
  std::string rate;
  const auto add_flow = [&](const XmlText& flow, bool in) {
    context.parsed = &parse(flow);
    const XmileEquation& equation = context.parsed->equation;
    if (equation.items.size() != 1 ||
        (equation.nodes[equation.items[0]].kind != Node::Kind::name &&
         equation.nodes[equation.items[0]].kind != Node::Kind::subscripted))
      throw XmileRefusal{file_.place(flow.at), "bad-flow",
                         "a stock's flow is named here, and this is no name",
                         "put special characters into double quotes"};
    const std::string code = write(equation.items[0], context).text;
    rate += rate.empty() ? (in ? "" : "-") : (in ? " + " : " - ");
    rate += code;
  };
  for (const XmlText& flow : variable.inflows) add_flow(flow, true);
  for (const XmlText& flow : variable.outflows) add_flow(flow, false);
  add_stock(entity.ids[element], start.text, {rate.empty() ? "0" : rate, 6}, variable.place);
  StockSpec& stock = spec.war.stocks.back();
  stock.title.en = element_title(entity, element);
  if (is_non_negative(variable)) stock.min = word("0", variable.place);
  if (element == 0) warn_of_lost_start(entity);
}

// A constant, or the start of a stock, that --vary replaces by a quantity.
bool XmileTranslator::write_varied(XmileEntity& entity, int element) {
  if (vary_.empty() || entity.hidden) return false;
  const auto found = vary_.find(xmile_key(element_title(entity, element), false));
  if (found == vary_.end()) return false;
  varied.insert(found->first);
  const Place& place = entity.variable->place;
  QuantitySpec quantity;
  quantity.id = word("vary." + entity.ids[element], place);
  quantity.assumed = {found->second, {}, false};
  spec.quantities.push_back(quantity);
  if (entity.is(XmileVariable::Kind::stock)) {
    write_stock(entity, element);
    spec.war.stocks.back().start = quantity.id;
  } else {
    write_auxiliary(entity, element);
    spec.war.auxiliaries.back().is = quantity.id;
  }
  return true;
}

void XmileTranslator::write_columns() {
  for (XmileEntity& entity : entities_) {
    if (entity.hidden || entity.is(XmileVariable::Kind::graph)) continue;
    XmileEntity* source =
        entity.connection == nullptr ? &entity : find(entity.scope, entity.variable->key);
    for (int e = 0; source != nullptr && e < source->size(); ++e) {
      const std::string title = element_title(entity, e);
      columns.push_back({title, source->ids[e]});
    }
  }
}

}  // namespace armistice

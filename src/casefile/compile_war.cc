// Stocks, auxiliaries and limits.
#include <algorithm>
#include <optional>
#include <queue>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "expr/expression.h"
#include "expr/unit.h"

namespace armistice {
namespace {

// Auxiliaries such that each comes after those it names, as far as there is such an order (the
// rest follows in file order): the unit of a name is then known where it is used.
std::vector<int> reading_order(const CompileContext& context) {
  const std::vector<AuxiliarySpec>& specs = context.spec.war.auxiliaries;
  std::vector<std::vector<int>> readers(specs.size());
  std::vector<int> waiting(specs.size(), 0);
  for (std::size_t a = 0; a < specs.size(); ++a)
    for (const std::string& name : names_used(specs[a].is.text)) {
      const auto it = context.names.things.find(name);
      if (it == context.names.things.end() || it->second.kind != SlotKind::auxiliary) continue;
      readers[it->second.index].push_back(static_cast<int>(a));
      ++waiting[a];
    }
  std::priority_queue<int, std::vector<int>, std::greater<>> ready;
  for (std::size_t a = 0; a < specs.size(); ++a)
    if (waiting[a] == 0) ready.push(static_cast<int>(a));
  std::vector<int> order;
  std::vector<bool> placed(specs.size(), false);
  while (!ready.empty()) {
    const int a = ready.top();
    ready.pop();
    order.push_back(a);
    placed[a] = true;
    for (const int reader : readers[a])
      if (--waiting[reader] == 0) ready.push(reader);
  }
  for (std::size_t a = 0; a < specs.size(); ++a)
    if (!placed[a]) order.push_back(static_cast<int>(a));
  return order;
}

// A plain number fits any unit: it is read in the unit of where it stands.
void check_unit(CompileContext& context, const Word& word, const Program& program,
                const Unit& found, const Unit& wanted, const std::string& what) {
  if (!program.given() || program.is_constant() || fits(found, wanted)) return;
  context.error(word, "unit-mismatch",
                what + " is in " + to_text(found) + ", but must be in " + to_text(wanted),
                "correct the expression, or the `unit:` of a name in it");
}

}  // namespace

void compile_auxiliaries(CompileContext& context) {
  for (const int a : reading_order(context)) {
    const AuxiliarySpec& spec = context.spec.war.auxiliaries[a];
    find_claims(context, spec.claims);
    CaseScope scope(context, Site::war, spec.id.text);
    if (spec.imported) scope.mark_imported();
    Unit found;
    Program program = value_or_expression(
        context, spec.is, scope, {.id = "is." + spec.id.text, .numbers_stay = true}, &found);
    Unit& unit = context.auxiliary_units[a];
    check_unit(context, spec.is, program, found, unit, "'" + spec.id.text + "'");
    if (!unit.checked && program.given() && !program.is_constant()) unit = found;
    context.conflict.auxiliaries[a].is = std::move(program);
  }
}

void compile_stocks(CompileContext& context) {
  const Unit month = *parse_unit("month");
  for (std::size_t s = 0; s < context.spec.war.stocks.size(); ++s) {
    const StockSpec& spec = context.spec.war.stocks[s];
    const std::string& id = spec.id.text;
    context.conflict.stocks[s].claims = find_claims(context, spec.claims);
    const Unit unit = context.stock_units[s];
    Unit found;

    // what it is at first
    CaseScope at_start(context, spec.imported ? Site::war : Site::quantities, id);
    if (spec.imported) at_start.mark_imported();
    Program start = value_or_expression(context, spec.start, at_start,
                                        {.id = "start." + id, .numbers_stay = true}, &found);
    check_unit(context, spec.start, start, found, unit, "the start of '" + id + "'");

    // how it changes; scopes may add hidden stocks, so no reference is kept
    CaseScope in_war(context, Site::war, id);
    if (spec.imported) in_war.mark_imported();
    found = {};
    Program flow = expression(context, spec.flow, in_war, kAnyNumber, &found);
    if (unit.checked)
      check_unit(context, spec.flow, flow, found, divide(unit, month), "the flow of '" + id + "'");

    Stock& stock = context.conflict.stocks[s];
    stock.start_reads_war = spec.imported;
    stock.hidden =
        spec.imported && spec.title.empty();  // a stage of a delay: no name of the model's
    stock.start = std::move(start);
    stock.flow = std::move(flow);
    stock.floor = number(context, spec.min, "`min`", kAnyNumber, stock.floor);
    stock.ceiling = number(context, spec.max, "`max`", kAnyNumber, stock.ceiling);
  }
}

// "can no longer sustain": a stock or auxiliary below or above a bound.
void compile_limits(CompileContext& context) {
  for (const LimitSpec& spec : context.spec.war.limits) {
    const auto it = context.names.things.find(spec.id.text);
    if (it == context.names.things.end() ||
        (it->second.kind != SlotKind::stock && it->second.kind != SlotKind::auxiliary)) {
      context.error(spec.id, "unknown-limit",
                    "a limit watches a stock or an auxiliary; '" + spec.id.text + "' is none",
                    "put what it watches into an auxiliary");
      continue;
    }
    Limit& limit = context.conflict.limits.emplace_back();
    limit.id = spec.id.text;
    limit.title = spec.title;
    CaseScope scope(context, Site::event, spec.id.text);
    const bool below = spec.below.given();
    const Program bound =
        value_or_expression(context, below ? spec.below : spec.above, scope,
                            {.id = "limit." + spec.id.text, .numbers_stay = true});
    limit.broken = combine(below ? Op::lt : Op::gt,
                           slot_program(slot_ref(it->second.kind, it->second.index)), bound);
    limit.broken.text = limit.id + (below ? " < " : " > ") + bound.text;
    // whose limit it is: named, or the first part of the name
    if (spec.party.given()) {
      limit.party = find_party(context, spec.party);
    } else {
      const auto party = context.names.parties.find(limit.id.substr(0, limit.id.find('.')));
      if (party != context.names.parties.end()) limit.party = party->second;
    }
  }
}

}  // namespace armistice

#include "casefile/compile_programs.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include "casefile/compile_values.h"
#include "expr/evaluate.h"
#include "expr/expression.h"
#include "util/dates.h"

namespace armistice {
namespace {

// Appends the other's code; returns where its result now is.
Operand append(Program& into, const Program& other) {
  const auto code = static_cast<std::int32_t>(into.code.size());
  const auto constants = static_cast<std::int32_t>(into.constants.size());
  const auto tables = static_cast<std::int32_t>(into.tables.size());
  const auto moved = [&](Operand operand) {
    if (operand.kind == Operand::Kind::reg) operand.index += code;
    if (operand.kind == Operand::Kind::constant) operand.index += constants;
    return operand;
  };
  for (Instruction instruction : other.code) {
    instruction.a = moved(instruction.a);
    instruction.b = moved(instruction.b);
    if (instruction.op == Op::table)
      instruction.c.index += tables;
    else
      instruction.c = moved(instruction.c);
    into.code.push_back(instruction);
  }
  into.constants.insert(into.constants.end(), other.constants.begin(), other.constants.end());
  into.tables.insert(into.tables.end(), other.tables.begin(), other.tables.end());
  std::vector<std::int32_t> reads;
  std::set_union(into.reads.begin(), into.reads.end(), other.reads.begin(), other.reads.end(),
                 std::back_inserter(reads));
  into.reads = std::move(reads);
  return moved(other.result);
}

// How a model's INF is written (casefile/xmile_translator.h: number_code).
bool is_meant_infinity(const std::string& text) {
  return text == "1e308 * 10" || text == "-1e308 * 10" || text == "1e+308 * 10" ||
         text == "-1e+308 * 10";
}

std::string range_text(const Range& range) {
  if (std::isinf(range.high)) return "must not be below " + number_text(range.low);
  return "must lie between " + number_text(range.low) + " and " + number_text(range.high);
}

std::string range_hint(const Range& range) {
  if (range.low == 0 && range.high == 1) return "chances and shares go from 0 to 1";
  if (range.low == 0) return "correct the sign, or write max(0, ...)";
  return "correct the number";
}

// What to write instead of a name that the place does not see.
const char* way_out(Site site) {
  switch (site) {
    case Site::quantities: return "name a quantity, or write a number or a distribution";
    case Site::war:
    case Site::event:
      return "the war knows nothing of the table; let a refusal or an event set a stock";
    case Site::package: return "put a condition on the war into `while:`, or into a worth";
    case Site::block:
      return "ask for the block's own issues; let the values of `set` and `add` read the war";
    case Site::worth: return "leave it out here, or use `together:`";
    case Site::table:
    case Site::refusal: return "use a stock, mode or auxiliary of the war";
    case Site::verdict:
      return "use issues, the war's names, or worths and gains of parties with preferences";
    case Site::survival: return "use signed, issues, the war's names, or worths of parties";
    case Site::ending: return "use what is left of a history: its deal, its last state, its events";
  }
  return "";
}

std::string hint_for(const ExpressionError& e, std::string_view text, Site site) {
  if (e.key == "unknown-function" && begins_with_distribution(text.substr(e.offset)))
    return "a distribution stands alone: put it under `quantities:` and use its name here";
  return e.hint.empty() ? way_out(site) : e.hint;
}

bool within(double value, const Range& range) { return value >= range.low && value <= range.high; }

}  // namespace

// ---- programs made without text ----

Program constant_program(double value) {
  Program program;
  program.constants = {value};
  program.result = {Operand::Kind::constant, 0};
  program.text = number_text(value);
  return program;
}

Program slot_program(int slot) {
  Program program;
  program.result = {Operand::Kind::slot, slot};
  program.reads = {slot};
  return program;
}

Program combine(Op op, const Program& a, const Program& b) {
  Program program;
  if (!a.given() || !b.given()) return program;  // an error was reported where they were read
  const Operand left = append(program, a);
  const Operand right = append(program, b);
  program.code.push_back({op, left, right, {}});
  program.result = {Operand::Kind::reg, static_cast<std::int32_t>(program.code.size()) - 1};
  return program;
}

Program apply(Op op, const Program& a) {
  Program program;
  if (!a.given()) return program;
  const Operand only = append(program, a);
  program.code.push_back({op, only, {}, {}});
  program.result = {Operand::Kind::reg, static_cast<std::int32_t>(program.code.size()) - 1};
  return program;
}

std::optional<double> constant_value(const Program& program) {
  if (!program.given() || !program.is_constant()) return std::nullopt;
  return evaluate_one(program, Frame(1, 1));
}

// ---- programs made from text ----

Program expression(CompileContext& context, const Word& word, CaseScope& scope,
                   const Range& allowed, Unit* unit) {
  if (!word.given()) return {};
  CompiledExpression compiled = compile_expression(word.text, scope);
  for (const ExpressionError& e : compiled.errors)
    context.error(word, e.key, e.message, hint_for(e, word.text, scope.site()), e.offset);
  if (!compiled.errors.empty()) return {};
  for (const ExpressionError& e : compiled.failed) {
    if (!scope.is_imported())
      context.error(word, e.key, e.message, e.hint, e.offset);
    else if (!is_meant_infinity(word.text.substr(e.offset, e.length)))
      context.warning(word, e.key, e.message, e.hint);
  }
  if (!scope.is_imported() && !compiled.failed.empty()) return {};
  if (unit) *unit = compiled.unit;
  const std::optional<double> constant = constant_value(compiled.program);
  if (constant && !within(*constant, allowed)) {
    context.error(
        word, "out-of-range",
        "'" + word.text + "' is " + number_text(*constant) + ": it " + range_text(allowed),
        range_hint(allowed));
    return {};
  }
  return std::move(compiled.program);
}

std::optional<Distribution> distribution(CompileContext& context, const Word& word,
                                         const Range& allowed) {
  std::optional<ValueFault> fault;
  std::optional<Distribution> d = parse_distribution(word.text, fault);
  if (!d) {
    context.error(word, fault->key, fault->message, fault->hint, fault->offset);
    return std::nullopt;
  }
  // a stated end outside the range is a slip; the endless tail of a normal is cut
  const Support support = support_of(*d);
  const bool low_wrong = std::isfinite(support.low) && support.low < allowed.low;
  const bool high_wrong = std::isfinite(support.high) && support.high > allowed.high;
  if (low_wrong || high_wrong) {
    context.error(word, "out-of-range",
                  "'" + word.text + "' reaches " +
                      number_text(low_wrong ? support.low : support.high) + ": it " +
                      range_text(allowed),
                  range_hint(allowed));
    return std::nullopt;
  }
  d->low = std::max(d->low, allowed.low);
  d->high = std::min(d->high, allowed.high);
  return d;
}

Program implicit_quantity(CompileContext& context, const Distribution& distribution,
                          const InPlace& in_place, bool bare) {
  std::vector<Quantity>& quantities = context.conflict.quantities;
  Quantity quantity;
  quantity.id = in_place.id;
  // a declared quantity may already have the name: the address of the draws must differ
  while (context.names.things.contains(quantity.id) ||
         !context.names.implicit.insert(quantity.id).second)
    quantity.id += "_";
  if (in_place.why) quantity.why = *in_place.why;
  quantity.unit = in_place.unit;
  quantity.assumed = distribution;
  quantity.bare = bare;
  quantity.implicit = true;
  const int index = static_cast<int>(quantities.size());
  quantities.push_back(std::move(quantity));
  context.quantity_units.push_back({});
  Program program = slot_program(slot_ref(SlotKind::quantity, index));
  program.text = distribution.text;
  return program;
}

Program value_or_expression(CompileContext& context, const Word& word, CaseScope& scope,
                            const InPlace& in_place, Unit* unit) {
  if (!word.given()) return {};
  const std::optional<double> plain = parse_number(word.text);
  if (!plain && !is_distribution_call(word.text))
    return expression(context, word, scope, in_place.allowed, unit);
  const std::optional<Distribution> d = distribution(context, word, in_place.allowed);
  if (!d) return {};
  const bool trivial = plain && in_place.trivial_ends && (*plain == 0 || *plain == 1);
  if (trivial || (plain && in_place.numbers_stay)) {
    Program program = constant_program(*plain);
    program.text = word.text;
    return program;
  }
  const bool reason = in_place.why && !in_place.why->empty();
  if (plain && !reason && context.options.strict)
    context.error(
        word, "bare-number",
        "'" + word.text + "' is a number without a source or a reason (" + in_place.id + ")",
        "declare a quantity with claims or `assumed:` and `why:`, and name it here");
  return implicit_quantity(context, *d, in_place, plain && !reason);
}

// ---- plain values ----

int whole_number(CompileContext& context, const Word& word, const char* what, int low, int high,
                 int otherwise) {
  if (!word.given()) return otherwise;
  const std::optional<double> value = parse_number(word.text);
  if (value && *value == std::floor(*value) && *value >= low && *value <= high)
    return static_cast<int>(*value);
  context.error(word, "bad-number",
                std::string(what) + " must be a whole number from " + std::to_string(low) + " to " +
                    std::to_string(high) + ", not '" + word.text + "'",
                "correct the number");
  return otherwise;
}

double number(CompileContext& context, const Word& word, const char* what, const Range& allowed,
              double otherwise) {
  if (!word.given()) return otherwise;
  const std::optional<double> value = parse_number(word.text);
  if (value && within(*value, allowed)) return *value;
  if (value)
    context.error(word, "out-of-range",
                  std::string(what) + " " + range_text(allowed) + ", not " + word.text,
                  range_hint(allowed));
  else
    context.error(word, "bad-number",
                  std::string(what) + " must be a number, not '" + word.text + "'",
                  "write a plain number; an expression cannot stand here");
  return otherwise;
}

bool truth(CompileContext& context, const Word& word, bool otherwise) {
  if (!word.given()) return otherwise;
  const std::optional<bool> value = parse_truth(word.text);
  if (!value)
    context.error(word, "bad-truth", "'" + word.text + "' is neither true nor false",
                  "write true or false");
  return value.value_or(otherwise);
}

std::optional<Date> date_in(CompileContext& context, const Word& word) {
  if (!word.given()) return std::nullopt;
  const std::optional<Date> date = parse_date(word.text);
  if (!date)
    context.error(word, "bad-date", "'" + word.text + "' is no date",
                  "write 2025-07-18 (or 2025-07, 2025: the first day)");
  return date;
}

std::optional<double> months_from_start(CompileContext& context, const Word& word) {
  const std::optional<Date> date = date_in(context, word);
  const Date& start = context.conflict.calendar.start;
  if (!date) return std::nullopt;
  if (*date < start) {
    context.error(word, "dates-out-of-order",
                  to_text(*date) + " lies before the start of the case, " + to_text(start),
                  "put what has happened by then into `start:`");
    return std::nullopt;
  }
  return months_exact(start, *date);
}

}  // namespace armistice

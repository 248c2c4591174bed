// Words of the file -> programs.
#pragma once

#include <limits>
#include <optional>
#include <string>

#include "armistice/date.h"
#include "armistice/program.h"
#include "armistice/text.h"
#include "casefile/compile_context.h"
#include "casefile/compile_names.h"

namespace armistice {

// ---- programs made without text ----

Program constant_program(double value);
Program slot_program(int slot);
// op(a, b) of two given programs; `text` is left to the caller.
Program combine(Op op, const Program& a, const Program& b);
// op(a); `text` is left to the caller.
Program apply(Op op, const Program& a);
// Value of a program that reads nothing.
std::optional<double> constant_value(const Program& program);

// ---- programs made from text; every fault is reported, and then nothing is given ----

// `allowed`: an error if the expression is a constant outside (a hazard below 0, say).
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};
inline constexpr Range kAnyNumber{};
inline constexpr Range kNotNegative{0, std::numeric_limits<double>::infinity()};
inline constexpr Range kProbability{0, 1};

// An expression; an absent word gives nothing and no error. `unit`, if wanted, receives the unit.
Program expression(CompileContext& context, const Word& word, CaseScope& scope,
                   const Range& allowed = kAnyNumber, Unit* unit = nullptr);

// How a number or a distribution written in place becomes a quantity of its own.
struct InPlace {
  std::string id{};                    // of the implicit quantity: "weight.red.donbas"
  Range allowed{};                     // a bounded distribution outside is an error, others are cut
  const LocalizedText* why = nullptr;  // a number with a reason is not bare
  bool trivial_ends = false;           // 0 and 1 are structure, not assumptions: plain constants
  bool numbers_stay = false;           // bare numbers stay constants; only distributions count
  std::string unit{};
};

// A number, a distribution or an expression. The first two become implicit quantities.
Program value_or_expression(CompileContext& context, const Word& word, CaseScope& scope,
                            const InPlace& in_place, Unit* unit = nullptr);

// Adds an implicit quantity and returns a program that reads it.
Program implicit_quantity(CompileContext& context, const Distribution& distribution,
                          const InPlace& in_place, bool bare);

// A distribution or number of the file, cut to `allowed`; nothing after an error.
std::optional<Distribution> distribution(CompileContext& context, const Word& word,
                                         const Range& allowed);

// A whole number within bounds, or `otherwise` when absent or wrong (with an error).
int whole_number(CompileContext& context, const Word& word, const char* what, int low, int high,
                 int otherwise);
// A number within bounds, or `otherwise`.
double number(CompileContext& context, const Word& word, const char* what, const Range& allowed,
              double otherwise);
bool truth(CompileContext& context, const Word& word, bool otherwise);

// A date; nothing for an absent word, or after an error.
std::optional<Date> date_in(CompileContext& context, const Word& word);
// Months from the start of the case to a date that must not lie before it.
std::optional<double> months_from_start(CompileContext& context, const Word& word);

}  // namespace armistice

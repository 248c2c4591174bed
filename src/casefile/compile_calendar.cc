#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "casefile/compile_values.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr int kMaxMonths = 1200;
constexpr int kDefaultHorizon = 24, kDefaultSolve = 60, kBeyondHorizon = 24;

// A whole number of months.
int span(CompileContext& context, const Word& word, const char* what, int otherwise) {
  if (!word.given()) return otherwise;
  const std::optional<double> months = parse_months(word.text);
  if (months && *months == std::floor(*months) && *months >= 1 && *months <= kMaxMonths)
    return static_cast<int>(*months);
  context.error(word, "bad-duration",
                std::string(what) + " must be a whole number of months, not '" + word.text + "'",
                "write for instance 24 months, at most " + std::to_string(kMaxMonths));
  return otherwise;
}

void compile_now(CompileContext& context, Calendar& calendar) {
  const CaseSpec& spec = context.spec;
  calendar.now = calendar.start;
  if (const std::optional<Date> now = date_in(context, spec.now)) {
    calendar.now = *now;
    if (*now < calendar.start)
      context.error(
          spec.now, "dates-out-of-order",
          "`now` (" + to_text(*now) + ") lies before `start` (" + to_text(calendar.start) + ")",
          "what happened between `start` and `now` is the record");
  }
  if (context.options.as_of.empty()) return;
  const std::optional<Date> as_of = parse_date(context.options.as_of);
  if (!as_of) {
    context.error(Place{}, "bad-date", "--as-of is no date: '" + context.options.as_of + "'",
                  "write it as 2025-07-18");
  } else if (*as_of < calendar.start) {
    context.error(Place{}, "dates-out-of-order",
                  "--as-of " + to_text(*as_of) + " lies before the start of the case, " +
                      to_text(calendar.start),
                  "choose a later date");
  } else {
    calendar.now = *as_of;
    context.has_as_of = true;
  }
}

}  // namespace

void compile_calendar(CompileContext& context) {
  const CaseSpec& spec = context.spec;
  Calendar& calendar = context.conflict.calendar;

  // start and now
  calendar.start = {2000, 1, 1};
  if (const std::optional<Date> start = date_in(context, spec.start)) {
    calendar.start = *start;
    if (start->day > 28)
      context.error(spec.start, "bad-date", "`start` must be day 1 to 28 of a month",
                    "months of the case begin on this day of each calendar month");
  }
  compile_now(context, calendar);
  calendar.now_month = std::max(0, months_ceil(calendar.start, calendar.now));
  if (calendar.now_month > kMaxMonths) {
    context.error(
        spec.now, "too-long",
        "more than " + std::to_string(kMaxMonths) + " months lie between `start` and `now`",
        "start the case later");
    calendar.now_month = kMaxMonths;
  }

  // what is reported and where the recursion ends
  const int horizon = span(context, spec.horizon, "`horizon`", kDefaultHorizon);
  const int solve = span(context, spec.solve_until, "`solve_until`",
                         std::max(kDefaultSolve, horizon + kBeyondHorizon));
  if (solve < horizon)
    context.error(spec.solve_until, "dates-out-of-order", "`solve_until` ends before `horizon`",
                  "leave it out, or make it longer");
  calendar.end_month = calendar.now_month + horizon;
  calendar.solve_month = calendar.now_month + solve;

  // steps
  if (spec.step.given() && parse_months(spec.step.text) != 1.0)
    context.error(spec.step, "bad-step",
                  "`step` must be 1 month for now, not '" + spec.step.text + "'",
                  "leave it out; `war: substeps:` makes the war finer");
  calendar.substeps = whole_number(context, spec.war.substeps, "`substeps`", 1, 64, 1);
  if (spec.war.method.given())
    calendar.runge_kutta = find_choice(context, {"euler", "rk4"}, spec.war.method, "method") == 1;
}

}  // namespace armistice

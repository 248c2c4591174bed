// What one side alone knows: its types, what the others learn of them, what ignorance costs.
#include <cmath>
#include <cstddef>

#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"

namespace armistice {
namespace {

std::string belief_text(const TypeFinding::Month& month, std::size_t type, const TextWriter& out) {
  if (month.belief[type].n == 0) return "–";
  return out.say("private.at_war",
                 {percent(month.belief[type].mean), percent(month.at_war[type].mean)});
}

// A row for now, and after 3, 6, 12 months and at the end of what is told.
void write_months(const TypeFinding& party, TextWriter& out) {
  out.paragraph(out.say("private.believed"), 2);
  constexpr int kLabel = 20, kColumn = 24;
  out.line(pad_right("", kLabel) + pad_right(out.say("private.lower"), kColumn) +
           out.say("private.upper"));
  const int last = static_cast<int>(party.months.size()) - 1;
  for (const TypeFinding::Month& month : party.months) {
    const int m = month.month;
    if (m != 0 && m != 3 && m != 6 && m != 12 && m != last) continue;
    const std::string label =
        m == 0 ? out.say("private.month_now") : out.say("private.month", {std::to_string(m)});
    out.line(pad_right("    " + label, kLabel) + pad_right(belief_text(month, 0, out), kColumn) +
             belief_text(month, 1, out));
  }
}

void write_party(const Conflict& conflict, const TypeFinding& party, TextWriter& out) {
  std::string text = out.say(
      "private.types", {party_name(conflict, party.id, out),
                        private_values(conflict, party.quantities, out), percent(party.prior)});
  if (conflict.calendar.now_month > 0 && party.upper_now.n > 0)
    text +=
        (out.language() == Language::en ? " " : "") +
        out.say("private.now", {percent(party.upper_now.mean), error_points(party.upper_now.se)});
  out.paragraph(text, 2);
  write_months(party, out);
  if (party.alike.n > 0)
    out.paragraph(out.say("private.signed", {percent(party.alike.mean), percent(party.apart.mean),
                                             percent(party.mixed.mean)}),
                  2);
  if (party.per_refusal.n > 0)
    out.paragraph(out.say("private.refusals",
                          {plain(party.refusals.mean, 2), unsigned_points(party.per_refusal.mean)}),
                  2);
  if (party.per_silence.n > 0)
    out.paragraph(out.say("private.silences",
                          {plain(party.silences.mean, 2), unsigned_points(party.per_silence.mean)}),
                  2);
  if (party.per_battle.n > 0)
    out.paragraph(out.say("private.battles",
                          {plain(party.battles.mean, 2), unsigned_points(party.per_battle.mean)}),
                  2);
}

}  // namespace

void write_private(const Report& report, TextWriter& out) {
  const PrivateFindings& hidden = report.findings.hidden;
  if (hidden.parties.empty()) return;
  out.heading(out.say("private.title"));
  for (const TypeFinding& party : hidden.parties) write_party(*report.conflict, party, out);
  if (hidden.compared)
    out.paragraph(
        out.say("private.cost", {months(hidden.months.mean), months(hidden.months.se),
                                 points(hidden.no_deal.mean), error_points(hidden.no_deal.se)}),
        2);
}

}  // namespace armistice

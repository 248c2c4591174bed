// Why the war goes on, and when it is ripe to end.
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr double kNothing = 0.05;  // months of delay below which there is nothing to explain

std::string friction_name(const std::string& id, const TextWriter& out) {
  return out.say("friction." + id);
}

bool clear(const Estimate& e) { return e.n > 0 && e.mean != 0 && std::fabs(e.mean) > 2 * e.se; }

// "34%", "-3%"; never "-0%".
std::string percent_signed(double share) {
  const double rounded = std::round(100 * share);
  return rounded < 0 ? "-" + percent(-share) : percent(std::max(0.0, share));
}

std::string share_text(const Estimate& share) {
  return share.n > 0
             ? pad_left(percent_signed(share.mean), 5) + " " + pad_right(error_points(share.se), 5)
             : pad_left("–", 5) + "      ";
}

// The frictions of the case, the largest share of the delay first.
std::vector<const FrictionFinding*> by_share(const WhyFindings& why) {
  std::vector<const FrictionFinding*> out;
  for (const FrictionFinding& friction : why.frictions)
    if (friction.present) out.push_back(&friction);
  std::stable_sort(out.begin(), out.end(), [](const FrictionFinding* a, const FrictionFinding* b) {
    return a->months.mean > b->months.mean;
  });
  return out;
}

// The answer in a sentence: who carries most, until three fifths of the delay are told.
void write_answer(const WhyFindings& why, const std::vector<const FrictionFinding*>& frictions,
                  TextWriter& out) {
  if (why.delay_months.mean < kNothing) {
    out.paragraph(out.say("why.no_delay"), 2);
    return;
  }
  std::vector<std::string> names;
  double told = 0;
  for (const FrictionFinding* friction : frictions) {
    if (told >= .6 || names.size() == 3 || !clear(friction->share_of_delay)) break;
    if (friction->share_of_delay.mean <= 0) break;
    told += friction->share_of_delay.mean;
    names.push_back(out.say(
        "why.named", {friction_name(friction->id, out), percent(friction->share_of_delay.mean)}));
  }
  out.paragraph(out.say("why.delay", {months(why.delay_months.mean), months(why.delay_months.se),
                                      percent(why.p_no_deal.mean), error_points(why.p_no_deal.se)}),
                2);
  out.paragraph(names.empty() ? out.say("why.unclear")
                              : out.say("why.answer", {joined(names, out.say("why.and"))}),
                2);
}

void write_idle(const WhyFindings& why, TextWriter& out) {
  std::vector<std::string> still, absent;
  for (const FrictionFinding& friction : why.frictions) {
    const std::string name = friction_name(friction.id, out);
    if (friction.present && !friction.moves) still.push_back(name);
    if (!friction.present) absent.push_back(name);
  }
  const std::string and_ = out.say("why.and");
  if (!still.empty()) out.paragraph(out.say("why.still", {joined(still, and_)}), 2);
  if (!absent.empty()) out.paragraph(out.say("why.absent", {joined(absent, and_)}), 2);
}

// The months that are told: now, in 3, 6, 12, 18 and 24 months.
bool is_told(int month) { return month == 0 || month == 3 || (month > 0 && month % 6 == 0); }

std::string chance(const Estimate& p) {
  return pad_left(percent(p.mean), 4) + " " + pad_right(error_points(p.se), 5);
}

}  // namespace

void write_why(const Report& report, TextWriter& out) {
  const WhyFindings& why = report.findings.why;
  if (why.frictions.empty()) return;
  out.heading(out.say("why.title"));
  const std::vector<const FrictionFinding*> frictions = by_share(why);
  write_answer(why, frictions, out);
  if (frictions.empty() || why.delay_months.mean < kNothing) {
    write_idle(why, out);
    return;
  }
  out.paragraph(out.say("why.columns"), 2);
  int width = 8;
  for (const FrictionFinding* friction : frictions)
    width = std::max(width, display_width(friction_name(friction->id, out)));
  width = std::min(width, out.width() - 44);
  const int bar_width = std::clamp(out.width() - width - 36, 8, 24);
  for (const FrictionFinding* friction : frictions) {
    if (!friction->moves) continue;
    out.line("  " + pad_right(shorten(friction_name(friction->id, out), width), width) + "  " +
             bar(std::clamp(friction->share_of_delay.mean, 0.0, 1.0), bar_width) + " " +
             share_text(friction->share_of_delay) + "  " + share_text(friction->share_of_no_deal));
  }
  write_idle(why, out);
  out.paragraph(out.say(why.exact ? "why.exact" : "why.orders", {std::to_string(why.orders)}), 2);
  if (why.rest_months.mean > kNothing)
    out.paragraph(out.say("why.rest", {months(why.rest_months.mean)}), 2);
}

void write_ripeness(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  const Ripeness& ripeness = report.findings.ripeness;
  if (ripeness.months.empty()) return;
  out.heading(out.say("ripe.title"));
  out.paragraph(out.say("ripe.rule"), 2);
  std::string head = "  " + pad_right("", 12);
  for (int party : ripeness.parties)
    head += pad_left(shorten(party_name(conflict, party, out), 13), 13);
  out.line(head + pad_left(out.say("ripe.together"), 13));
  for (const Ripeness::Month& month : ripeness.months) {
    if (!is_told(month.month)) continue;
    std::string line = "  " + pad_right(to_text(month.date), 12);
    for (const Ripeness::Side& side : month.sides) line += pad_left(chance(side.open), 13);
    out.line(line + pad_left(chance(month.overlap), 13));
  }
  const Ripeness::Month& now = ripeness.months.front();
  for (std::size_t n = 0; n < now.sides.size(); ++n) {
    const Ripeness::Side& side = now.sides[n];
    const std::string name = party_name(conflict, ripeness.parties[n], out);
    const std::string best = plain(side.own.mean, 2) + " (" + error_size(side.own.se) + ")";
    out.paragraph(side.joint.n > 0 ? out.say("ripe.gain", {name, best,
                                                           plain(side.joint.mean, 2) + " (" +
                                                               error_size(side.joint.se) + ")"})
                                   : out.say("ripe.gain.none", {name, best}),
                  2);
  }
}

}  // namespace armistice

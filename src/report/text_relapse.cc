// Agreements in force that come apart again, and what goes with that.
#include "report/numbers.h"
#include "report/text_sections.h"

namespace armistice {

void write_relapse(const Report& report, TextWriter& out) {
  const Conflict& c = *report.conflict;
  const RelapseFinding& relapse = report.findings.relapse;
  if (relapse.relapses.n == 0) return;
  out.heading(out.say("relapse.title"));
  out.paragraph(out.say("relapse.share",
                        {percent(relapse.relapses.mean), error_points(relapse.relapses.se),
                         range_percent(relapse.relapses)}),
                2);
  if (relapse.relapses.mean <= 0) return;
  out.paragraph(out.say(relapse.terms.empty() ? "relapse.no_terms" : "relapse.terms"), 2);
  for (const RelapseFinding::Term& term : relapse.terms) {
    const Issue& issue = c.issues[static_cast<std::size_t>(term.issue)];
    out.item(points(term.effect.mean) + " (" + error_points(term.effect.se) + ")",
             out.say("relapse.term", {out.title(issue.title, issue.id),
                                      option_name(issue, term.option, out), percent(term.share)}),
             4);
  }
  out.paragraph(out.say("relapse.drivers", {drivers_text(c, relapse.drivers, out)}), 2);
}

}  // namespace armistice

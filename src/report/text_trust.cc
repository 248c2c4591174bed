// How far to trust a study: backcast, effective worlds, errors of the solver, warnings.
#include <cmath>

#include "report/numbers.h"
#include "report/text_sections.h"
#include "report/words.h"
#include "util/dates.h"

namespace armistice {
namespace {

void write_doubt(const SolverDoubt& doubt, const char* key, TextWriter& out) {
  if (doubt.worlds == 0) return;
  out.paragraph(out.say(key, {unsigned_points(doubt.largest.mean), error_points(doubt.largest.se),
                              std::to_string(doubt.worlds)}),
                2);
}

}  // namespace

void write_trust(const Report& report, TextWriter& out) {
  const Findings& findings = report.findings;
  out.heading(out.say("trust.title"));
  if (findings.has_backcast)
    out.paragraph(out.say("trust.backcast",
                          {to_text(report.conflict->calendar.now), percent(findings.backcast.mean),
                           error_points(findings.backcast.se)}),
                  2);
  // of a single world the number is a share of its histories
  if (findings.worlds == 1)
    out.paragraph(out.say("trust.effective.one", {percent(findings.effective_worlds)}), 2);
  else
    out.paragraph(out.say("trust.effective", {plain(std::round(findings.effective_worlds), 7),
                                              std::to_string(findings.worlds)}),
                  2);
  write_doubt(findings.solver_error, "trust.solver", out);
  write_doubt(findings.horizon_effect, "trust.horizon", out);
  if (findings.signed_with_loss.n > 0)
    out.paragraph(out.say("trust.loss", {percent(findings.signed_with_loss.mean)}), 2);
}

void write_warnings(const Report& report, TextWriter& out) {
  if (report.findings.warnings.empty()) return;
  out.heading(out.say("warnings.title"));
  for (const Warning& warning : report.findings.warnings)
    out.item("!", warning_text(warning).in(out.language()));
}

}  // namespace armistice

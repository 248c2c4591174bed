// How far to trust a study: backcast, effective worlds, errors of the solver, warnings.
#include <algorithm>
#include <cmath>
#include <string>

#include "report/numbers.h"
#include "report/text_sections.h"
#include "report/words.h"
#include "util/dates.h"

namespace armistice {
namespace {

void write_doubt(const SolverDoubt& doubt, const char* key, TextWriter& out) {
  if (doubt.worlds == 0) return;
  out.paragraph(out.say(key, {unsigned_points(doubt.largest.mean), error_points(doubt.largest.se),
                              points(doubt.largest.p05), points(doubt.largest.p95),
                              std::to_string(doubt.worlds)}),
                2);
}

// The party whose worth at the start moves most when solved again, in months of its cost of war.
void write_value_doubt(const Report& report, TextWriter& out) {
  const Findings& findings = report.findings;
  double most = 0, months = 0;
  std::string id;
  for (const auto& [party, moved] : findings.solver_error.value_at_start) {
    const auto found =
        std::find_if(findings.parties.begin(), findings.parties.end(),
                     [&, name = party](const PartyFinding& p) { return p.id == name; });
    if (found == findings.parties.end() || !(found->cost_per_month.mean > 0)) continue;
    const double moves = std::fabs(moved.mean) / found->cost_per_month.mean;
    if (moves <= months) continue;
    months = moves;
    most = std::fabs(moved.mean);
    id = party;
  }
  if (months <= 0) return;
  out.paragraph(out.say("trust.value",
                        {party_name(*report.conflict, id, out), plain(most, 2), plain(months, 2)}),
                2);
}

// What each belligerent could gain by leaving its part of the solution.
void write_certificate(const Report& report, TextWriter& out) {
  if (!report.conflict->informed.empty()) out.paragraph(out.say("private.certificate"), 2);
  if (report.conflict->talks.in_steps() && !report.findings.certificate.empty())
    out.paragraph(out.say("order.certificate"), 2);
  for (const CertificateFinding& party : report.findings.certificate) {
    const double cost = std::max(party.month_cost, 1e-12);
    const std::string name = party_name(*report.conflict, party.party, out);
    const std::string worlds = std::to_string(party.lower.n);
    if (party.bounded)
      out.paragraph(out.say("trust.certificate",
                            {name, plain(party.lower.mean, 2), plain(party.upper.mean, 2),
                             plain(party.upper.mean / cost, 2), worlds}),
                    2);
    else
      out.paragraph(out.say("trust.certificate.lower", {name, plain(party.lower.mean, 2),
                                                        plain(party.lower.mean / cost, 2), worlds}),
                    2);
  }
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
  write_value_doubt(report, out);
  write_doubt(findings.horizon_effect, "trust.horizon", out);
  write_certificate(report, out);
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

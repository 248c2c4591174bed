#include "report/render_text.h"

#include "report/text_sections.h"
#include "util/check.h"

namespace armistice {

std::string render_text(const Report& report, Language language, int width) {
  TextWriter out(language, width);
  const std::string& command = report.info.command;
  write_head(report, out);
  if (command == "run") {
    write_endings(report, out);
    write_timing(report, out);
    write_sequence(report, out);
    if (!report.findings.orders.empty()) write_orders(report, out);
    write_ceasefire(report, out);
    write_private(report, out);
    write_belief(report, out);
    write_deals(report, out);
    write_relapse(report, out);
    write_war(report, out);
    write_locks(report, out, false);
    write_home(report, out);
    write_steps(report, out);
    write_ripeness(report, out);
    write_why(report, out);
    if (!report.findings.levers.empty() || !report.findings.openings.empty())
      write_levers(report, out);
    write_disagreements_that_matter(report, out);
    write_answers(report, out);
    write_trust(report, out);
  } else if (command == "locks") {
    write_locks(report, out, true);
  } else if (command == "why") {
    write_why(report, out);
  } else if (command == "orders") {
    write_orders(report, out);
  } else if (command == "levers") {
    write_levers(report, out);
  } else if (command == "evidence") {
    write_evidence(report, out);
  } else if (command == "demands") {
    write_demands(report, out);
    write_demands_together(report, out);
    write_plan(report, out);
  } else {
    ARMISTICE_CHECK(command == "timeline");
    if (report.findings.proposal.proposer >= 0)
      write_proposal(report, out);
    else
      write_timeline(report, out);
  }
  write_warnings(report, out);
  return out.text();
}

}  // namespace armistice

// Demands taken together, and a plan from outside against them.
#include <algorithm>
#include <cstddef>

#include "report/numbers.h"
#include "report/text_sections.h"

namespace armistice {
namespace {

// "Red: Land: keep, split"
std::string demand_text(const Conflict& conflict, const Demand& demand, const TextWriter& out) {
  const Issue& issue = conflict.issues.at(static_cast<std::size_t>(demand.issue));
  return party_name(conflict, demand.party, out) + out.say("colon") +
         out.title(issue.title, issue.id) + out.say("colon") +
         option_names(issue, demand.accepts, out);
}

void write_sets(const Conflict& conflict, const DemandClash& clash,
                const std::vector<std::vector<int>>& sets, TextWriter& out) {
  for (const std::vector<int>& set : sets) {
    std::vector<std::string> demands;
    for (const int d : set) demands.push_back(demand_text(conflict, clash.demands.at(d), out));
    out.item("-", joined(demands, out.say("and")), 4);
  }
}

void write_clash(const Conflict& conflict, const DemandClash& clash, TextWriter& out) {
  out.paragraph(out.say("demands.kind." + clash.kind, {std::to_string(clash.demands.size())}), 2);
  if (clash.packages != "0") {
    out.paragraph(out.say("demands.met", {clash.packages}), 4);
    if (!clash.example.empty())
      out.paragraph(out.say("demands.example", {package_text(conflict, clash.example, out)}), 4);
    return;
  }
  out.paragraph(out.say("demands.unmet"), 4);
  if (!clash.known) return;
  if (!clash.clashing.empty()) out.paragraph(out.say("demands.clashing"), 4);
  write_sets(conflict, clash, clash.clashing, out);
  if (!clash.concessions.empty()) out.paragraph(out.say("demands.concessions"), 4);
  write_sets(conflict, clash, clash.concessions, out);
}

void write_moves(const Conflict& conflict, const Deal& plan, const std::vector<PlanMove>& moves,
                 TextWriter& out) {
  for (const PlanMove& move : moves) {
    const Issue& issue = conflict.issues.at(static_cast<std::size_t>(move.demand.issue));
    std::string text = out.say("demands.move", {out.title(issue.title, issue.id),
                                                option_names(issue, move.demand.accepts, out),
                                                option_name(issue, plan[move.demand.issue], out)});
    if (move.demand.hard) text += out.say("list") + out.say("demands.hard");
    if (move.has_worth)
      text += out.say("list") + out.say("demands.given", {plain(move.given_up, 2)});
    out.item("-", text, 4);
  }
}

}  // namespace

void write_demands_together(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  if (report.demand_findings.clashes.empty()) return;
  out.heading(out.say("demands.together"));
  for (const DemandClash& clash : report.demand_findings.clashes) write_clash(conflict, clash, out);
}

void write_plan(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  const DemandFindings& found = report.demand_findings;
  if (found.plan.empty()) return;
  out.heading(out.say("demands.plan"));
  out.paragraph(package_text(conflict, found.plan, out), 2);
  if (found.plan_forbidden) out.paragraph(out.say("demands.plan.forbidden"), 2);
  for (const PlanReading& reading : found.readings) {
    const std::string who = party_name(conflict, reading.party, out);
    std::string text = out.say("demands.plan.stated", {who, std::to_string(reading.stated.size()),
                                                       std::to_string(reading.stated_issues)});
    if (reading.has_worth)
      text += " " +
              out.say("demands.plan.worth", {plain(reading.worth, 2), plain(reading.given_up, 2)});
    out.paragraph(text, 2);
    write_moves(conflict, found.plan, reading.stated, out);
    if (reading.aimed_issues == 0) continue;
    out.paragraph(out.say("demands.plan.aimed", {who, std::to_string(reading.aimed.size()),
                                                 std::to_string(reading.aimed_issues)}),
                  2);
    write_moves(conflict, found.plan, reading.aimed, out);
  }
}

}  // namespace armistice

// What is said at home of the packages most likely to be signed, and steps in exchange.
#include <cmath>

#include "armistice/histories.h"
#include "report/numbers.h"
#include "report/text_sections.h"

namespace armistice {
namespace {

std::string chance(const Estimate& p) { return percent(p.mean) + " " + error_points(p.se); }

// An error too small to be seen beside the number is left out.
std::string amount(const Estimate& x) {
  return plain(x.mean, 2) + (x.se < 5e-4 ? "" : " " + error_size(x.se));
}

// A share of the worlds; of a single one, whether it is so.
std::string share(const Estimate& p, const TextWriter& out) {
  if (p.n == 1) return out.say(p.mean > 0 ? "steps.yes" : "steps.no");
  return out.say("steps.share", {percent(p.mean)});
}

std::string signed_amount(double x) {
  return (x > 0 ? "+" : "") + (std::fabs(x) < 5e-4 ? "0" : plain(x, 2));
}

std::string change_points(const Estimate& p, const TextWriter& out) {
  return out.say("home.points", {points(p.mean), error_points(p.se)});
}

std::string change_text(const Conflict& c, const HomeChange& change, const TextWriter& out) {
  std::vector<std::string> parts;
  for (const auto& [i, option] : change.to) {
    const Issue& issue = c.issues.at(i);
    parts.push_back(out.title(issue.title, issue.id) + out.say("colon") +
                    option_name(issue, option, out));
  }
  return joined(parts, out.say("and"));
}

std::string worths_text(const Conflict& c, const HomeChange& change, const TextWriter& out) {
  std::vector<std::string> parts;
  for (const auto& [party, moved] : change.worth)
    parts.push_back(party_name(c, party, out) + " " + signed_amount(moved));
  return joined(parts, out.say("and"));
}

void write_body(const Conflict& c, const BodyFinding& body, TextWriter& out) {
  const Ratifier& from = c.ratifiers.at(body.ratifier);
  const std::string name = out.title(from.title, from.id);
  if (from.blocs.empty()) {
    if (!from.id.empty()) out.paragraph(out.say("home.body", {name, chance(body.p)}), 6);
    return;
  }
  int seats = 0;
  for (const Bloc& bloc : from.blocs) seats += bloc.seats;
  out.paragraph(out.say("home.parliament",
                        {name, chance(body.p), std::to_string(from.needs), std::to_string(seats)}),
                6);
  for (std::size_t b = 0; b < body.blocs.size(); ++b) {
    const Bloc& bloc = from.blocs.at(b);
    out.paragraph(out.say(bloc.whole ? "home.bloc.whole" : "home.bloc.member",
                          {out.title(bloc.title, bloc.id), std::to_string(bloc.seats),
                           chance(body.blocs[b].yes), change_points(body.blocs[b].raised, out)}),
                  8);
  }
  if (body.pivotal < 0) return;
  const Bloc& pivotal = from.blocs.at(body.pivotal);
  out.paragraph(out.say("home.pivotal", {out.title(pivotal.title, pivotal.id)}), 8);
}

void write_party(const Conflict& c, const HomeParty& party, int looked_into, TextWriter& out) {
  out.paragraph(out.say("home.party", {party_name(c, party.party, out), chance(party.p)}), 4);
  for (const BodyFinding& body : party.bodies) write_body(c, body, out);
  if (!party.changes.empty()) out.paragraph(out.say("home.changes"), 6);
  for (const HomeChange& change : party.changes)
    out.paragraph(
        out.say("home.change", {change_text(c, change, out), change_points(change.change, out),
                                chance(change.p), worths_text(c, change, out)}),
        8);
  if (!party.below) return;
  if (party.lifted)
    out.paragraph(
        out.say("home.smallest", {change_text(c, party.smallest, out), chance(party.smallest.p),
                                  signed_amount(party.smallest.price)}),
        6);
  else
    out.paragraph(out.say("home.not_lifted", {std::to_string(looked_into)}), 6);
}

void write_pair(const Conflict& c, const StepPair& pair, TextWriter& out) {
  const MutualStep& one = c.steps.at(pair.first);
  const MutualStep& two = c.steps.at(pair.second);
  const std::string who[2] = {party_name(c, one.party, out), party_name(c, two.party, out)};
  out.paragraph(out.say("steps.pair",
                        {out.title(one.does, one.id), who[0], out.title(two.does, two.id), who[1]}),
                2);
  for (int a : {0, 1})  // concede, hold
    for (int b : {0, 1}) {
      const std::string what = a == b ? out.say(a == 0 ? "steps.both" : "steps.none")
                                      : out.say("steps.first", {who[a == 0 ? 0 : 1]});
      out.paragraph(
          out.say("steps.cell", {what, who[0], amount(pair.pay[0][a][b]), who[1],
                                 amount(pair.pay[1][b][a]), share(pair.equilibrium[a][b], out)}),
          4);
    }
  out.paragraph(out.say("steps.better", {share(pair.better, out)}), 4);
  if (pair.concede_dominates.mean + pair.hold_dominates.mean > 0)
    out.paragraph(out.say("steps.dominant",
                          {share(pair.concede_dominates, out), share(pair.hold_dominates, out)}),
                  4);
  for (int i : {0, 1})
    if (pair.belief[i].n == 0)
      out.paragraph(out.say("steps.no_belief", {who[i]}), 4);
    else if (pair.belief[i].n == pair.better.n)
      out.paragraph(out.say("steps.belief", {who[i], percent(pair.belief[i].mean)}), 4);
    else
      out.paragraph(out.say("steps.belief.some",
                            {who[i], percent(pair.belief[i].mean),
                             percent(1.0 - static_cast<double>(pair.belief[i].n) / pair.better.n)}),
                    4);
  out.paragraph(out.say("steps.penalty", {amount(pair.penalty)}), 4);
  out.paragraph(out.say("steps.compensation",
                        {amount(pair.compensation), who[pair.insured_first.mean >= .5 ? 0 : 1]}),
                4);
  out.paragraph(out.say("steps.fine", {amount(pair.fine)}), 4);
  if (pair.guarantee.n > 0)
    out.paragraph(
        out.say("steps.guarantee", {share(pair.guaranteed, out), percent(pair.guarantee.mean)}), 4);
  else
    out.paragraph(out.say("steps.no_guarantee"), 4);
}

}  // namespace

void write_home(const Report& report, TextWriter& out) {
  const HomeFindings& home = report.findings.home;
  const Conflict& c = *report.conflict;
  if (home.worlds == 0) return;
  out.heading(out.say("home.title"));
  for (const HomePackage& package : home.packages) {
    out.paragraph(out.say("home.package", {package_text(c, package.deal, out)}), 2);
    for (const HomeParty& party : package.parties) write_party(c, party, home.looked_into, out);
    for (const LeaderFinding& leader : package.leaders)
      out.paragraph(
          out.say("home.leader", {party_name(c, c.leaders.at(leader.leader).party, out),
                                  chance(leader.stays), chance(leader.stays_at_war),
                                  signed_amount(leader.effect.mean), amount(leader.gain)}),
          4);
  }
  out.paragraph(out.say("home.note", {std::to_string(home.worlds)}), 2);
}

void write_steps(const Report& report, TextWriter& out) {
  if (report.findings.steps.empty()) return;
  out.heading(out.say("steps.title"));
  for (const StepPair& pair : report.findings.steps) write_pair(*report.conflict, pair, out);
}

}  // namespace armistice

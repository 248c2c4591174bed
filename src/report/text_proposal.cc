// A package proposed now: how it is taken, and what the answers set in motion.
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"

namespace armistice {
namespace {

constexpr std::size_t kMostShifts = 8;  // told of a reply, in the order of the case
constexpr double kTrifle = 0.1;         // of the largest change of a state
constexpr int kColumn = 12;

bool clear(const Estimate& e) { return e.n > 0 && e.se >= 0 && std::fabs(e.mean) > 2 * e.se; }

std::string chance(const Estimate& p) {
  return pad_left(percent(p.mean), 5) + " " + pad_right(error_points(p.se), 5);
}

std::string signed_number(double value) {
  return (value > 0 ? "+" : value < 0 ? "-" : "") + plain(std::fabs(value), 2);
}

std::string state_name(const Conflict& c, const WatchedState& watched, const TextWriter& out) {
  const Slot& slot = c.layout.slots[watched.slot];
  const auto at = static_cast<std::size_t>(slot.index);
  switch (slot.kind) {
    case SlotKind::stock: return out.title(c.stocks[at].title, slot.name);
    case SlotKind::mode: {
      const Mode& mode = c.modes[at];
      const auto state = static_cast<std::size_t>(watched.member);
      return out.title(mode.title, mode.id) + ": " +
             out.title(mode.state_titles[state], mode.states[state]);
    }
    default: return out.title(c.auxiliaries[at].title, slot.name);
  }
}

// A row of the table of answers: a party, or one of its types. No share: nothing is said of it.
void write_row(const std::string& who, const std::vector<const Estimate*>& shares,
               const Estimate& gain, TextWriter& out) {
  std::string line = "  " + pad_right(shorten(who, 18), 18);
  for (const Estimate* share : shares)
    line += pad_left(!share ? "" : share->n > 0 ? chance(*share) : "–", kColumn);
  const std::string worth = gain.n > 0 ? signed_number(gain.mean) + " " + error_size(gain.se) : "–";
  out.line(line + pad_left(worth, 14));
}

void write_answers(const Conflict& c, const ProposalFinding::Party& party, bool conditions,
                   TextWriter& out) {
  const auto with = [conditions](std::vector<const Estimate*> shares) {
    if (!conditions) shares.erase(shares.begin() + 1);
    return shares;
  };
  write_row(party_name(c, party.party, out),
            with({&party.accepts, &party.conditions, &party.refuses, &party.barred}), party.gain,
            out);
  const ProposalFinding::Types& types = party.types;
  for (std::size_t t = 0; t < 2 && types.given; ++t)
    write_row("  " + out.say(t == 0 ? "proposal.lower" : "proposal.upper"),
              with({&types.accepts[t], &types.conditions[t], &types.refuses[t], nullptr}),
              types.gain[t], out);
}

// What others believe of a party before and after each of its answers.
void write_beliefs(const Conflict& c, const ProposalFinding::Party& party, TextWriter& out) {
  const ProposalFinding::Types& types = party.types;
  const auto after = [&](std::size_t answer) {
    const std::string believed = percent(types.after[answer].believed.mean);
    return types.after[answer].comes ? believed : out.say("proposal.unexpected", {believed});
  };
  std::vector<std::string> said{out.say("proposal.after_yes", {after(0)}),
                                out.say("proposal.after_no", {after(1)})};
  if (!c.talks.conditions.empty()) said.push_back(out.say("proposal.after_but", {after(2)}));
  out.paragraph(out.say("proposal.believed",
                        {party_name(c, party.party, out), private_values(c, types.quantities, out),
                         percent(types.believed.mean), joined(said, out.say("list"))}),
                2);
}

const OrderPart& part_at(const Conflict& c, std::size_t part) {
  return c.talks.sequence.parts[part];
}

bool is_last(const Conflict& c, int part) {
  return part < 0 || static_cast<std::size_t>(part) + 1 == c.talks.sequence.parts.size();
}

// What is proposed; in an order of steps the part that it settles.
std::string proposed_text(const Conflict& c, const ProposalFinding& found, const TextWriter& out) {
  if (found.part < 0) return package_text(c, found.deal, out);
  const OrderPart& part = part_at(c, static_cast<std::size_t>(found.part));
  std::vector<std::string> terms;
  for (const int i : part.issues)
    terms.push_back(out.title(c.issues[i].title, c.issues[i].id) + out.say("colon") +
                    option_name(c.issues[i], found.deal[i], out));
  return out.say("proposal.part", {part_name(c, part.block, out), joined(terms, out.say("list"))});
}

// Part by part: a chance, or a difference in one.
std::string parts_text(const Conflict& c, const std::vector<Estimate>& parts, bool differences,
                       const TextWriter& out) {
  std::vector<std::string> told;
  for (std::size_t p = 0; p < parts.size(); ++p)
    told.push_back(part_name(c, part_at(c, p).block, out) + " " +
                   (differences ? out.say("proposal.part_points",
                                          {points(parts[p].mean), error_points(parts[p].se)})
                                : percent(parts[p].mean)));
  return joined(told, out.say("list"));
}

void write_taken(const Report& report, TextWriter& out) {
  const Conflict& c = *report.conflict;
  const ProposalFinding& found = report.findings.proposal;
  if (found.made.mean <= 0) {
    out.paragraph(out.say(found.part < 0 ? "proposal.never" : "proposal.part_never"), 2);
    return;
  }
  const bool conditions = !c.talks.conditions.empty();
  out.heading(out.say("proposal.taken"));
  std::string head = "  " + pad_right("", 18);
  for (const char* key :
       {"proposal.yes", "proposal.yes_but", "proposal.no", "proposal.barred", "proposal.gain"})
    if (conditions || std::string_view(key) != "proposal.yes_but")
      head += pad_left(out.say(key), kColumn);
  out.line(head);
  bool types = false;
  for (const ProposalFinding::Party& party : found.parties) {
    write_answers(c, party, conditions, out);
    types = types || party.types.given;
  }
  if (conditions) out.paragraph(out.say("proposal.rule_conditions"), 2);
  out.paragraph(out.say("proposal.rule"), 2);
  for (const ProposalFinding::Party& party : found.parties)
    if (party.types.given) write_beliefs(c, party, out);
  if (types) out.paragraph(out.say("proposal.read"), 2);
  const std::string signs = percent(found.signs.mean), error = error_points(found.signs.se);
  if (is_last(c, found.part))
    out.paragraph(out.say("proposal.chance",
                          {signs, error, percent(found.passes.mean), percent(found.lasts.mean)}),
                  2);
  else
    out.paragraph(out.say("proposal.chance_of_part", {signs, error}), 2);
  if (found.made.mean < 1)
    out.paragraph(out.say(found.part < 0 ? "proposal.kept_off" : "proposal.part_off",
                          {percent(1 - found.made.mean)}),
                  2);
}

std::string outcome_text(const Conflict& c, const LeverEffect& after, const TextWriter& out) {
  std::vector<std::string> endings;
  for (const EndingEffect& e : after.endings)
    if (e.distinguishable)
      endings.push_back(
          out.say("proposal.ending", {ending_name(c, e.ending, out), points(e.effect.mean)}));
  return out.say(
      "proposal.outcome",
      {points(after.signed_by_end.mean), error_points(after.signed_by_end.se),
       months_change(after.months_of_war.mean), plain(after.months_of_war.se, 1),
       endings.empty() ? out.say("proposal.no_ending") : joined(endings, out.say("list"))});
}

// The largest clear change of each watched state over all replies and months.
std::vector<double> largest_changes(const ProposalFinding& found) {
  std::vector<double> out(found.watched.size(), 0.0);
  for (const ProposalFinding::Reply& reply : found.replies)
    for (std::size_t s = 0; s < reply.shifts.size(); ++s)
      for (const Estimate& e : reply.shifts[s].change)
        if (clear(e)) out[s] = std::max(out[s], std::fabs(e.mean));
  return out;
}

// Clear, and no trifle beside what other answers do to the same state.
bool is_told(const Estimate& e, double largest) {
  return clear(e) && std::fabs(e.mean) >= kTrifle * largest;
}

std::string shift_text(const ProposalFinding& found, const ProposalFinding::Shift& shift,
                       bool chances, double largest, const TextWriter& out) {
  std::vector<std::string> parts;
  for (std::size_t m = 0; m < shift.change.size(); ++m) {
    const Estimate& e = shift.change[m];
    if (!is_told(e, largest)) continue;
    const std::string change =
        chances ? out.say("proposal.points", {points(e.mean)}) : signed_number(e.mean);
    parts.push_back(found.months[m] == 0
                        ? out.say("proposal.at_once", {change})
                        : out.say("proposal.later", {std::to_string(found.months[m]), change}));
  }
  return joined(parts, out.say("list"));
}

void write_shifts(const Conflict& c, const ProposalFinding& found,
                  const ProposalFinding::Reply& reply, TextWriter& out) {
  const std::vector<double> largest = largest_changes(found);
  std::size_t told = 0;
  for (std::size_t s = 0; s < reply.shifts.size() && told < kMostShifts; ++s) {
    const std::string text =
        shift_text(found, reply.shifts[s], found.watched[s].member >= 0, largest[s], out);
    if (text.empty()) continue;
    out.item(state_name(c, found.watched[s], out), text, 4);
    ++told;
  }
  if (told == 0) out.paragraph(out.say("proposal.still"), 4);
}

}  // namespace

void write_proposal(const Report& report, TextWriter& out) {
  const Conflict& c = *report.conflict;
  const ProposalFinding& found = report.findings.proposal;
  out.heading(out.say("proposal.title", {party_name(c, found.proposer, out)}));
  out.paragraph(proposed_text(c, found, out), 2);
  write_taken(report, out);
  if (found.made.mean <= 0) return;
  out.heading(out.say("proposal.follows"));
  out.paragraph(out.say("proposal.against"), 2);
  if (std::any_of(found.parties.begin(), found.parties.end(),
                  [](const ProposalFinding::Party& party) { return party.types.given; }))
    out.paragraph(out.say("proposal.of_types"), 2);
  if (!found.parts.empty())
    out.paragraph(out.say("proposal.parts_unproposed", {parts_text(c, found.parts, false, out)}),
                  2);
  for (const ProposalFinding::Reply& reply : found.replies) {
    const std::vector<std::string> who =
        reply.party < 0 ? std::vector<std::string>{} : std::vector{party_name(c, reply.party, out)};
    out.paragraph(out.say("proposal.reply." + reply.id, who), 2);
    out.paragraph(outcome_text(c, reply.after, out), 4);
    if (!reply.parts.empty())
      out.paragraph(out.say("proposal.parts", {parts_text(c, reply.parts, true, out)}), 4);
    if (reply.id != "signed" || !is_last(c, found.part)) write_shifts(c, found, reply, out);
  }
  if (c.talks.refusals.empty()) out.paragraph(out.say("proposal.no_rules"), 2);
  if (c.talks.conditions.empty()) out.paragraph(out.say("proposal.no_conditions"), 2);
}

}  // namespace armistice

#include "outlook/proposed.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "outlook/estimates.h"
#include "outlook/paired.h"

namespace armistice {
namespace {

using Played = std::vector<WorldHistories>;
using Reply = Proposal::Reply;

constexpr int kToldMonths[] = {0, 3, 6, 12, 24};  // those within the horizon
constexpr double kNever = 1e-6;                   // chance of an answer that is none

bool reads_any(const Program& program, const std::set<int>& slots) {
  return std::any_of(program.reads.begin(), program.reads.end(),
                     [&](int slot) { return slots.count(slot) > 0; });
}

bool mode_hangs_on(const Mode& mode, const std::set<int>& slots) {
  return std::any_of(mode.changes.begin(), mode.changes.end(), [&](const ModeChange& change) {
    return reads_any(change.hazard, slots) || reads_any(change.when, slots) ||
           reads_any(change.chance, slots);
  });
}

// Auxiliaries pass on what they read, in the order in which they are worked out.
std::set<int> with_auxiliaries(const Conflict& c, std::set<int> slots) {
  for (std::size_t a = 0; a < c.auxiliaries.size(); ++a)
    if (reads_any(c.auxiliaries[a].is, slots))
      slots.insert(c.layout.auxiliaries + static_cast<int>(a));
  return slots;
}

std::set<int> written_by_answers(const Conflict& c) {
  std::set<int> slots;
  for (const auto* rules : {&c.talks.refusals, &c.talks.conditions})
    for (const RefusalRule& rule : *rules)
      for (const Effect& effect : rule.effects)
        if (c.layout.slots[effect.slot].kind == SlotKind::stock ||
            c.layout.slots[effect.slot].kind == SlotKind::mode)
          slots.insert(effect.slot);
  return slots;
}

double mean_of(double sum, double weight) { return weight > 0 ? sum / weight : 0; }

// An estimate of a sum over a world's courses, per weight.
Estimate share_of(const Played& worlds, const std::function<double(const ProposalAnswers&)>& sum,
                  const std::function<double(const ProposalAnswers&)>& weight) {
  std::vector<WorldValue> values;
  for (const WorldHistories& world : worlds) {
    const ProposalAnswers& p = world.proposal;
    const double courses = std::max(1.0, static_cast<double>(world.histories.size()));
    values.push_back({world.world, weight(p) / courses, mean_of(sum(p), weight(p)), 0});
  }
  return values.empty() ? Estimate{} : estimate_over_worlds(values);
}

// How needed party k answers as either of its types, and what the answer says.
ProposalFinding::Types find_types(const PrivateTypes& types, const Played& worlds, std::size_t k) {
  ProposalFinding::Types out;
  out.given = true;
  for (std::size_t q = 0; q < types.quantities.size(); ++q)
    out.quantities.emplace_back(types.quantities[q], types.values[q]);
  const auto mean = [&](const auto& sum, const auto& weight) {
    const auto of = [k](const ProposalAnswers& a) {
      return k < a.typed.size() ? a.typed[k] : TypedReplies{};
    };
    double all = 0;
    for (const WorldHistories& world : worlds) all += weight(of(world.proposal));
    if (all <= 0) return Estimate{};
    return share_of(
        worlds, [&](const ProposalAnswers& a) { return sum(of(a)); },
        [&](const ProposalAnswers& a) { return weight(of(a)); });
  };
  for (std::size_t t : {0, 1}) {
    const auto courses = [t](const TypedReplies& r) { return r.weight[t]; };
    out.accepts[t] = mean([t](const TypedReplies& r) { return r.accepts[t]; }, courses);
    out.conditions[t] = mean([t](const TypedReplies& r) { return r.conditions[t]; }, courses);
    out.refuses[t] = mean(
        [t](const TypedReplies& r) {
          return std::max(0.0, r.weight[t] - r.accepts[t] - r.conditions[t]);
        },
        courses);
    out.gain[t] = mean([t](const TypedReplies& r) { return r.gain[t]; }, courses);
  }
  const auto all = [](const TypedReplies& r) { return r.weight[0] + r.weight[1]; };
  out.believed = mean([](const TypedReplies& r) { return r.believed; }, all);
  for (std::size_t answer : {0, 1, 2}) {
    const auto seen = [answer](const TypedReplies& r) { return r.seen[answer]; };
    ProposalFinding::Types::After& after = out.after[answer];
    after.comes = mean(seen, all).mean > kNever;
    after.believed =
        after.comes ? mean([answer](const TypedReplies& r) { return r.after[answer]; }, seen)
                    : mean([answer](const TypedReplies& r) { return r.supposed[answer]; }, all);
  }
  return out;
}

void find_answers(const Conflict& c, const Worlds& draws, const Played& worlds,
                  ProposalFinding& out) {
  using A = ProposalAnswers;
  const auto all = [](const A& a) { return a.weight; };
  const auto made = [](const A& a) { return a.made; };
  out.made = share_of(worlds, made, all);
  out.signs = share_of(
      worlds, [](const A& a) { return a.signs; }, made);
  out.passes = share_of(
      worlds, [](const A& a) { return a.passes; }, made);
  out.lasts = share_of(
      worlds, [](const A& a) { return a.lasts; }, made);
  for (std::size_t k = 0; k < c.talks.needed.size(); ++k) {
    const auto entry = [&](std::vector<double> A::*sums) {
      return share_of(
          worlds, [&](const A& a) { return k < (a.*sums).size() ? (a.*sums)[k] : 0.0; }, made);
    };
    ProposalFinding::Party party;
    party.party = c.talks.needed[k];
    party.accepts = entry(&A::accepts);
    party.conditions = entry(&A::conditions);
    party.barred = entry(&A::barred);
    party.gain = entry(&A::gain);
    party.refuses = share_of(
        worlds,
        [&](const A& a) {
          return k < a.accepts.size() ? std::max(0.0, a.made - a.accepts[k] - a.conditions[k])
                                      : 0.0;
        },
        made);
    for (const PrivateTypes& types : draws.types)
      if (types.party == party.party && party.party != out.proposer)
        party.types = find_types(types, worlds, k);
    out.parties.push_back(party);
  }
}

double state_at(const ProposalAnswers& a, std::size_t watched, std::size_t state, int month) {
  return mean_of(a.watched[static_cast<std::size_t>(month) * watched + state], a.at_war[month]);
}

// Worlds in which the war is over on all courses of either study tell nothing.
Estimate shift_of(const Played& base, const Played& other, std::size_t watched, std::size_t state,
                  int month) {
  std::vector<WorldValue> values;
  for (std::size_t w = 0; w < std::min(base.size(), other.size()); ++w) {
    const ProposalAnswers &a = base[w].proposal, &b = other[w].proposal;
    if (a.at_war.empty() || b.at_war.empty() || b.at_war[month] <= 0 || a.at_war[month] <= 0)
      continue;
    const double courses = std::max(1.0, static_cast<double>(base[w].histories.size()));
    values.push_back({base[w].world, std::min(a.at_war[month], b.at_war[month]) / courses,
                      state_at(b, watched, state, month) - state_at(a, watched, state, month), 0});
  }
  return values.empty() ? Estimate{} : estimate_over_worlds(values);
}

const char* reply_name(Reply reply) {
  switch (reply) {
    case Reply::as_they_would: return "as_they_would";
    case Reply::signed_: return "signed";
    case Reply::no: return "no";
    case Reply::conditions: return "conditions";
  }
  return "";
}

// As they would; then each reply of each party that can give it.
std::vector<Proposal> all_replies(const Conflict& c, Proposal proposal) {
  proposal.reply = Reply::as_they_would;
  proposal.refuser = -1;
  std::vector<Proposal> out{proposal};
  const auto add = [&](Reply reply, int refuser) {
    proposal.reply = reply;
    proposal.refuser = refuser;
    out.push_back(proposal);
  };
  add(Reply::signed_, -1);
  for (std::size_t k = 0; k < c.talks.needed.size(); ++k) {
    if (c.talks.needed[k] == c.talks.proposers[proposal.proposer].party) continue;
    add(Reply::no, static_cast<int>(k));
    if (!c.talks.conditions.empty()) add(Reply::conditions, static_cast<int>(k));
  }
  return out;
}

// Which courses a reply is compared on hangs on it where types are: those of the types that others
// then believe in. As they would is told of all.
bool is_of_some_types(const Conflict& c, const Proposal& reply) {
  return !c.informed.empty() && reply.reply != Reply::as_they_would;
}

bool has_signed(const History& h, std::size_t part) { return h.part_months[part] >= 0; }

void find_reply(const Conflict& c, const Played& base, const Played& played,
                const Proposal& proposal, ProposalFinding& out) {
  ProposalFinding::Reply reply;
  reply.id = reply_name(proposal.reply);
  if (proposal.refuser >= 0) reply.party = c.talks.needed[proposal.refuser];
  for (std::size_t s = 0; s < out.watched.size(); ++s) {
    ProposalFinding::Shift shift;
    for (const int month : out.months)
      shift.change.push_back(shift_of(base, played, out.watched.size(), s, month));
    reply.shifts.push_back(std::move(shift));
  }
  reply.after = compare_scenario(c, reply.id, base, played);
  for (std::size_t p = 0; p < c.talks.sequence.parts.size(); ++p)
    reply.parts.push_back(estimate_difference(
        base, played, [p](const History& h) { return double(has_signed(h, p)); }));
  out.replies.push_back(std::move(reply));
}

}  // namespace

std::vector<WatchedState> states_of_blame(const Conflict& c) {
  const std::set<int> written = written_by_answers(c);
  std::vector<WatchedState> out;
  std::set<int> told;
  const auto add_mode = [&](std::size_t m) {
    const int slot = c.layout.modes + static_cast<int>(m);
    if (!told.insert(slot).second) return;
    for (std::size_t s = 0; s < c.modes[m].states.size(); ++s)
      out.push_back({slot, static_cast<int>(s)});
  };
  for (const int slot : written) {
    if (c.layout.slots[slot].kind == SlotKind::mode)
      add_mode(static_cast<std::size_t>(slot - c.layout.modes));
    else if (told.insert(slot).second)
      out.push_back({slot, -1});
  }
  const std::set<int> near = with_auxiliaries(c, written);
  std::set<int> stances;
  for (std::size_t m = 0; m < c.modes.size(); ++m)
    if (mode_hangs_on(c.modes[m], near)) {
      add_mode(m);
      stances.insert(c.layout.modes + static_cast<int>(m));
    }
  for (std::size_t m = 0; m < c.modes.size(); ++m)
    if (mode_hangs_on(c.modes[m], stances)) add_mode(m);
  for (std::size_t a = 0; a < c.auxiliaries.size(); ++a) {
    const int slot = c.layout.auxiliaries + static_cast<int>(a);
    if (reads_any(c.auxiliaries[a].is, stances) && told.insert(slot).second)
      out.push_back({slot, -1});
  }
  return out;
}

void find_proposal(const Conflict& c, const Worlds& draws, const RunOptions& options,
                   const Proposal& proposal, Progress& progress, Findings& out) {
  ProposalFinding& found = out.proposal;
  found.proposer = c.talks.proposers[proposal.proposer].party;
  found.part = proposal.part;
  found.deal = proposal.deal;
  found.watched = states_of_blame(c);
  for (const int month : kToldMonths)
    if (month <= c.calendar.end_month - c.calendar.now_month) found.months.push_back(month);

  RunOptions run = options;
  run.watched = found.watched;
  const std::vector<Proposal> replies = all_replies(c, proposal);
  Proposal silence = replies[0];
  silence.deal.clear();
  std::vector<Scenario> scenarios{{{}, {}, silence}};
  for (const Proposal& reply : replies) scenarios.push_back({{}, {}, reply});
  std::vector<std::size_t> base_of(replies.size(), 0);
  for (std::size_t r = 0; r < replies.size(); ++r) {
    if (!is_of_some_types(c, replies[r])) continue;
    base_of[r] = scenarios.size();
    scenarios.push_back({{}, {}, replies[r]});
    scenarios.back().proposal.held_back = true;
  }
  const PairedStudies paired = run_scenarios(c, draws, run, scenarios, progress, "move");
  const Played& base = paired.scenarios[0].worlds;
  found.worlds = out.worlds = static_cast<int>(base.size());
  out.effective_worlds = effective_worlds(base);
  if (base.empty()) return;

  for (std::size_t p = 0; p < c.talks.sequence.parts.size(); ++p)
    found.parts.push_back(
        estimate_share(base, [p](const History& h) { return double(has_signed(h, p)); }));
  find_answers(c, draws, paired.scenarios[1].worlds, found);
  for (std::size_t s = 0; s < found.watched.size(); ++s) {
    found.levels.emplace_back();
    for (const int month : found.months)
      found.levels.back().push_back(share_of(
          base,
          [&](const ProposalAnswers& a) {
            return a.watched[static_cast<std::size_t>(month) * found.watched.size() + s];
          },
          [&](const ProposalAnswers& a) { return a.at_war[month]; }));
  }
  for (std::size_t r = 0; r < replies.size(); ++r)
    find_reply(c, paired.scenarios[base_of[r]].worlds, paired.scenarios[r + 1].worlds, replies[r],
               found);
}

}  // namespace armistice

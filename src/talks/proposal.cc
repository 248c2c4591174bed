#include "talks/proposal.h"

#include <algorithm>
#include <array>

#include "talks/ceasefire.h"

namespace armistice {
namespace {

// The deal of the table that settles a part as the proposal does; -1: none.
int settled_alike(const Game& game, const Proposal& proposal) {
  const std::vector<int>& issues = game.conflict->talks.sequence.parts[proposal.part].issues;
  for (int d = 0; d < game.table.count(); ++d)
    if (std::all_of(issues.begin(), issues.end(), [&](int issue) {
          return game.table.deals[d][issue] == proposal.deal[issue];
        }))
      return d;
  return -1;
}

// Which offer is made at a lane, of an informed proposer that of its type; -1: none.
int offer_at(const Proposal& proposal, const TableOutcome& outcome, int lane) {
  for (std::size_t o = 0; o < outcome.offers.size(); ++o) {
    const Offer& offer = outcome.offers[o];
    if (offer.proposer == proposal.proposer && offer.deal[lane] >= 0 && offer.share[lane] > 0)
      return static_cast<int>(o);
  }
  return -1;
}

// How one needed party answers at a lane, as the type that it is of.
struct Answered {
  bool barred = false;
  double yes = 0, conditions = 0, gain = 0;
};

Answered answered(const Game& game, const TableState& state, const TableOutcome& outcome,
                  const WarBlock& block, const DealColumns& locked, int o, std::size_t k,
                  int lane) {
  const Talks& talks = game.conflict->talks;
  const auto i = static_cast<std::size_t>(game.index_of[talks.needed[k]]);
  const Offer& offer = outcome.offers[o];
  const auto j = static_cast<std::size_t>(offer.proposer);
  Answered out;
  out.barred = locked.refuses[i] >> lane & 1;
  out.yes = out.barred ? 0.0 : offer.accept[k][lane];
  const bool but = state.with_conditions[j * talks.needed.size() + k] >> lane & 1;
  out.conditions = but ? 1 - out.yes : 0.0;
  if (game.informed.empty()) {
    out.gain = offer.sign[i][lane] - after_refusal(game, state, j, k, i)[lane];
    return out;
  }
  const TypedOffer& typed = outcome.typed[o];
  const int h = typed.responses[k].informed;
  if (h >= 0) out.conditions = (1 - out.yes) * typed.responses[k].seen_conditions[lane];
  std::size_t type = 0;
  for (std::size_t other = 0; other < game.informed.size(); ++other)
    if (game.informed[other].valued == static_cast<int>(i)) type = block.types[other][lane];
  out.gain = typed.gain[k][type][lane];
  return out;
}

// Adds how an informed party answers at a lane, by its type and as others see it.
void add_types(const Game& game, const TypedOffer::Response& response, const Answered& one,
               const WarBlock& block, double weight, int lane, TypedReplies& out) {
  const auto h = static_cast<std::size_t>(response.informed);
  const std::size_t type = block.types[h][lane];
  out.weight[type] += weight;
  out.accepts[type] += weight * one.yes;
  out.conditions[type] += weight * one.conditions;
  out.gain[type] += weight * one.gain;
  const double believed = block.frame.column(game.informed[h].slot)[lane];
  out.believed += weight * believed;
  double no = 0, but = 0;
  const double of_type[2] = {1 - believed, believed};
  for (int t : {0, 1}) {
    const double refuses = of_type[t] * (1 - response.accept[t][lane]);
    but += refuses * response.conditions[t][lane];
    no += refuses * (1 - response.conditions[t][lane]);
  }
  const double seen[3] = {1 - no - but, no, but};
  const double after[3] = {response.accepted[lane], response.refused[0][lane],
                           response.refused[1][lane]};
  for (std::size_t answer = 0; answer < 3; ++answer) {
    out.seen[answer] += weight * seen[answer];
    out.after[answer] += weight * seen[answer] * after[answer];
    out.supposed[answer] += weight * after[answer];
  }
}

}  // namespace

OnTable ProposedTables::at(const Game& game, const Proposal& proposal) {
  if (proposal.deal.empty() || proposal.part != game.step.part) return {&game, -1};
  if (game.has_next()) return {&game, settled_alike(game, proposal)};
  const auto [alone, fresh] = alone_.try_emplace(&game, game);
  if (fresh) {
    Deal deal = proposal.deal;
    for (const auto& [issue, option] : game.step.signed_terms)
      deal[issue] = static_cast<Deal::value_type>(option);
    alone->second.table = deal_terms(game, {deal});
  }
  return {&alone->second, 0};
}

void play_proposal(const OnTable& on, const Proposal& proposal, TableState& state, WarBlock& block,
                   TableOutcome& out) {
  const Game& game = *on.game;
  state.meet.fill(on.package >= 0 ? 1.0 : 0.0);
  for (std::size_t j = 0; j < state.proposer_weight.size(); ++j)
    state.proposer_weight[j].fill(static_cast<int>(j) == proposal.proposer ? 1.0 : 0.0);
  std::array<int, kMaxLanes> offered;
  offered.fill(on.package);
  const double* phase = block.frame.column(game.conflict->layout.phase);
  for (int lane = 0; lane < state.lanes; ++lane)
    if (!game.step.meets_at_war && phase[lane] == kWarPhase) offered[lane] = -1;
  const DealPrograms programs = deal_programs(game, game.table, block);
  answer_package(game, state, programs, static_cast<std::size_t>(proposal.proposer), offered, block,
                 out);
}

void keep_own_locks(const OnTable& on, const Proposal& proposal, const TableState& state,
                    TableOutcome& out) {
  const Game& game = *on.game;
  const int own = game.index_of[game.conflict->talks.proposers[proposal.proposer].party];
  if (on.package < 0 || own < 0 || own >= static_cast<int>(game.valued.size())) return;
  DealColumns locked;
  lock_deal(game, state, game.table, on.package, locked);
  for (Offer& offer : out.offers)
    for (int lane = 0; lane < state.lanes && offer.proposer == proposal.proposer; ++lane)
      if (locked.refuses[own] >> lane & 1) offer.accepted[lane] = 0;
}

TableMove proposal_move(const Proposal& proposal, const TableState& state,
                        const TableOutcome& outcome, int lane, double u) {
  const int j = proposal.proposer, o = offer_at(proposal, outcome, lane);
  if (o < 0) return {};
  switch (proposal.reply) {
    case Proposal::Reply::as_they_would: break;
    case Proposal::Reply::signed_: return {TableMove::Kind::signed_, j, -1, Answer::no, o};
    case Proposal::Reply::no: return {TableMove::Kind::refused, j, proposal.refuser, Answer::no, o};
    case Proposal::Reply::conditions:
      return {TableMove::Kind::refused, j, proposal.refuser, Answer::conditions, o};
  }
  return draw_move(state, outcome, lane, u, false);
}

double weight_of_reply(const Game& game, const Proposal& proposal, const TableOutcome& outcome,
                       const TableMove& move, const WarBlock& block, int lane) {
  double weight = 1;
  if (proposal.reply == Proposal::Reply::as_they_would) return weight;
  for (std::size_t h = 0; h < game.informed.size(); ++h) {
    const double before = block.frame.column(game.informed[h].slot)[lane];
    const double after = belief_after(outcome, move, h, lane, before);
    if (after == before) continue;  // so it is where others are certain
    weight *= block.types[h][lane] == 1 ? after / before : (1 - after) / (1 - before);
  }
  return weight;
}

void add_answers(const OnTable& on, const Proposal& proposal, const TableState& state,
                 const TableOutcome& outcome, const WarBlock& block,
                 const std::vector<double>& weights, ProposalAnswers& out) {
  const Game& game = *on.game;
  const std::size_t needed = game.conflict->talks.needed.size();
  for (auto* sums : {&out.accepts, &out.conditions, &out.barred, &out.gain}) sums->resize(needed);
  if (!game.informed.empty()) out.typed.resize(needed);
  DealColumns locked;
  if (on.package >= 0) lock_deal(game, state, game.table, on.package, locked);
  for (int lane = 0; lane < state.lanes; ++lane) {
    const double weight = weights[lane];
    out.weight += weight;
    const int o = offer_at(proposal, outcome, lane);
    if (o < 0) continue;
    const Offer& offer = outcome.offers[o];
    out.made += weight;
    out.signs += weight * offer.accepted[lane];
    out.passes += weight * offer.accepted[lane] * offer.ratified[lane];
    out.lasts += weight * offer.accepted[lane] * offer.ratified[lane] * offer.holds[lane];
    for (std::size_t k = 0; k < needed; ++k) {
      const Answered one = answered(game, state, outcome, block, locked, o, k, lane);
      out.accepts[k] += weight * one.yes;
      out.conditions[k] += weight * one.conditions;
      out.barred[k] += one.barred ? weight : 0.0;
      out.gain[k] += weight * one.gain;
      if (game.informed.empty()) continue;
      const TypedOffer::Response& response = outcome.typed[o].responses[k];
      if (response.informed >= 0) add_types(game, response, one, block, weight, lane, out.typed[k]);
    }
  }
}

void add_watched(const std::vector<WatchedState>& watched, const WarBlock& block, int months,
                 int month, const std::vector<double>& weights, ProposalAnswers& out) {
  out.at_war.resize(months);
  out.watched.resize(watched.size() * static_cast<std::size_t>(months));
  for (int lane = 0; lane < block.frame.lanes; ++lane) out.at_war[month] += weights[lane];
  for (std::size_t s = 0; s < watched.size(); ++s) {
    const double* column = block.frame.column(watched[s].slot);
    double& sum = out.watched[static_cast<std::size_t>(month) * watched.size() + s];
    for (int lane = 0; lane < block.frame.lanes; ++lane) {
      if (weights[lane] <= 0) continue;
      const double value = column[lane];
      sum += weights[lane] * (watched[s].member < 0 ? value : double(value == watched[s].member));
    }
  }
}

}  // namespace armistice

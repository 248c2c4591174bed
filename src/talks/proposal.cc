#include "talks/proposal.h"

#include <algorithm>

namespace armistice {
namespace {

constexpr int kThePackage = 0;  // its number on the table

}  // namespace

Game proposed_game(const Game& game, const Proposal& proposal) {
  Game out = game;
  std::vector<Deal> table;
  if (!proposal.deal.empty()) table.push_back(proposal.deal);
  out.table = deal_terms(game, std::move(table));
  return out;
}

void play_proposal(const Game& game, const Proposal& proposal, TableState& state, WarBlock& block,
                   TableOutcome& out) {
  const bool anything = !proposal.deal.empty();
  state.meet.fill(anything ? 1.0 : 0.0);
  for (std::size_t j = 0; j < state.proposer_weight.size(); ++j)
    state.proposer_weight[j].fill(static_cast<int>(j) == proposal.proposer ? 1.0 : 0.0);
  const DealPrograms programs = deal_programs(game, game.table, block);
  std::array<int, kMaxLanes> offered;
  offered.fill(anything ? kThePackage : -1);
  answer_package(game, state, programs, static_cast<std::size_t>(proposal.proposer), offered, block,
                 out);
}

TableMove proposal_move(const Proposal& proposal, const TableState& state,
                        const TableOutcome& outcome, int lane, double u) {
  const int j = proposal.proposer;
  if (proposal.deal.empty() || outcome.offers[j].deal[lane] < 0) return {};
  switch (proposal.reply) {
    case Proposal::Reply::as_they_would: break;
    case Proposal::Reply::signed_: return {TableMove::Kind::signed_, j, -1, Answer::no, j};
    case Proposal::Reply::no: return {TableMove::Kind::refused, j, proposal.refuser, Answer::no, j};
    case Proposal::Reply::conditions:
      return {TableMove::Kind::refused, j, proposal.refuser, Answer::conditions, j};
  }
  return draw_move(state, outcome, lane, u, false);
}

void add_answers(const Game& game, const Proposal& proposal, const TableState& state,
                 const TableOutcome& outcome, const std::vector<double>& weights,
                 ProposalAnswers& out) {
  const Talks& talks = game.conflict->talks;
  const std::size_t needed = talks.needed.size();
  for (auto* sums : {&out.accepts, &out.conditions, &out.barred, &out.gain}) sums->resize(needed);
  const auto j = static_cast<std::size_t>(proposal.proposer);
  DealColumns locked;
  if (!proposal.deal.empty()) lock_deal(game, state, game.table, kThePackage, locked);
  const Offer& offer = outcome.offers[j];
  for (int lane = 0; lane < state.lanes; ++lane) {
    const double weight = weights[lane];
    out.weight += weight;
    if (offer.deal[lane] < 0) continue;
    out.made += weight;
    out.signs += weight * offer.accepted[lane];
    out.passes += weight * offer.accepted[lane] * offer.ratified[lane];
    out.lasts += weight * offer.accepted[lane] * offer.ratified[lane] * offer.holds[lane];
    for (std::size_t k = 0; k < needed; ++k) {
      const auto i = static_cast<std::size_t>(game.index_of[talks.needed[k]]);
      const bool barred = locked.refuses[i] >> lane & 1;
      const double yes = barred ? 0.0 : offer.accept[k][lane];
      const bool but = state.with_conditions[j * needed + k] >> lane & 1;
      out.accepts[k] += weight * yes;
      out.conditions[k] += but ? weight * (1 - yes) : 0.0;
      out.barred[k] += barred ? weight : 0.0;
      out.gain[k] += weight * (offer.sign[i][lane] - after_refusal(game, state, j, k, i)[lane]);
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

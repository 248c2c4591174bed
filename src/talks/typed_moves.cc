#include "talks/typed_moves.h"

#include "talks/beliefs_about_types.h"
#include "util/random.h"

namespace armistice {
namespace {

constexpr double kCertain = 0.1;  // share of explored courses that are certain of either type

std::uint32_t number(std::size_t n) { return static_cast<std::uint32_t>(n); }

// What see_types makes of one offer at one lane.
void see_offer(const Game& game, const std::vector<LaneTypes>& types, TypedOffer& typed, int lane,
               Offer& offer) {
  if (typed.from >= 0)
    offer.share[lane] = types[typed.from][lane] == typed.type ? typed.made[lane] : 0.0;
  double all = 1;
  for (std::size_t k = 0; k < typed.responses.size(); ++k) {
    TypedOffer::Response& response = typed.responses[k];
    if (response.informed >= 0) {
      const int type = types[response.informed][lane];
      offer.accept[k][lane] = response.accept[type][lane];
      response.seen_conditions[lane] = response.conditions[type][lane];
    }
    all *= offer.accept[k][lane];
  }
  offer.accepted[lane] = all;
  for (std::size_t h = 0; h < game.informed.size(); ++h) {
    const auto valued = static_cast<std::size_t>(game.informed[h].valued);
    offer.sign[valued][lane] = typed.sign[h][types[h][lane]][lane];
    offer.in_force[valued][lane] = typed.in_force[h][types[h][lane]][lane];
  }
  if (typed.if_type[0].empty()) return;
  const std::size_t type = types[0][lane];
  offer.holds[lane] = typed.holds_if[type][lane];
  for (std::size_t k = 0; k < offer.in_force.size(); ++k) {
    const double more = typed.if_type[type][k][lane];
    offer.in_force[k][lane] += more;
    offer.sign[k][lane] += offer.ratified[lane] * more;
  }
}

}  // namespace

double belief_after(const TableOutcome& outcome, const TableMove& move, std::size_t h, int lane,
                    double belief) {
  if (move.kind == TableMove::Kind::nothing) return belief;
  if (move.kind == TableMove::Kind::silent) {
    const TableOutcome::Silence& silence =
        outcome.silences[static_cast<std::size_t>(move.proposer)];
    return silence.of == static_cast<int>(h) ? silence.after[lane] : belief;
  }
  if (move.offer < 0 || move.offer >= static_cast<int>(outcome.typed.size())) return belief;
  const TypedOffer& typed = outcome.typed[static_cast<std::size_t>(move.offer)];
  if (typed.from == static_cast<int>(h) && move.kind == TableMove::Kind::refused)
    return outcome.silences[static_cast<std::size_t>(move.proposer)].after[lane];
  for (std::size_t k = 0; k < typed.responses.size(); ++k) {
    const TypedOffer::Response& response = typed.responses[k];
    const bool refuser =
        move.kind == TableMove::Kind::refused && move.refuser == static_cast<int>(k);
    if (response.informed == static_cast<int>(h))
      return refuser ? response.refused[static_cast<std::size_t>(move.answer)][lane]
                     : response.accepted[lane];
    if (refuser) return belief;  // those after it were not asked
  }
  return belief;
}

double belief_on_grid(const InformedParty& informed, double belief, int type, double u) {
  if (informed.taught && type >= 0) return belief;
  const BeliefPlace place = place_of(informed.beliefs, belief);
  const double up = type < 0 ? place.up : up_given(informed.beliefs, place, belief, type);
  return informed.beliefs[u < up ? place.high : place.low];
}

void move_beliefs(const Game& game, const TableOutcome& outcome,
                  const std::array<TableMove, kMaxLanes>& moves,
                  const std::vector<LaneTypes>* types, PathSet set, int month, WarBlock& block) {
  const std::uint64_t name = hash_name("talks.belief");
  const Stream sign(game.seed, static_cast<std::uint32_t>(set), name);
  const std::size_t parties = game.informed.size();
  for (std::size_t h = 0; h < parties; ++h) {
    double* column = block.frame.column(game.informed[h].slot);
    for (int lane = 0; lane < block.frame.lanes; ++lane) {
      const double after = belief_after(outcome, moves[lane], h, lane, column[lane]);
      if (after == column[lane]) continue;
      const double u = uniform_at(sign, static_cast<std::uint32_t>(game.world), block.path[lane],
                                  number(static_cast<std::size_t>(month) * parties + h));
      column[lane] =
          belief_on_grid(game.informed[h], after, types != nullptr ? (*types)[h][lane] : -1, u);
    }
  }
}

void explore_beliefs(const Game& game, PathSet set, int month, WarBlock& block) {
  const Stream belief(game.seed, static_cast<std::uint32_t>(set), hash_name("explore.belief"));
  const std::size_t parties = game.informed.size();
  for (std::size_t h = 0; h < parties; ++h) {
    if (month > 0 && !game.informed[h].taught) continue;
    const std::vector<double>& beliefs = game.informed[h].beliefs;
    double* column = block.frame.column(game.informed[h].slot);
    for (int lane = 0; lane < block.frame.lanes; ++lane) {
      const double u = uniform_at(belief, static_cast<std::uint32_t>(game.world), block.path[lane],
                                  number(static_cast<std::size_t>(month) * parties + h));
      const double between = (u - 2 * kCertain) / (1 - 2 * kCertain);
      column[lane] =
          u < kCertain ? 0.0
          : u < 2 * kCertain
              ? 1.0
              : beliefs[static_cast<std::size_t>(between * static_cast<double>(beliefs.size()))];
    }
  }
}

void see_types(const Game& game, const std::vector<LaneTypes>& types, WarBlock& block,
               TableState& state, TableOutcome& outcome) {
  if (game.informed.empty()) return;
  change_places(game, types, block, state);
  outcome.signing.fill(0.0);
  outcome.settling.fill(0.0);
  for (std::size_t o = 0; o < outcome.offers.size(); ++o) {
    Offer& offer = outcome.offers[o];
    const auto j = static_cast<std::size_t>(offer.proposer);
    for (int lane = 0; lane < state.lanes; ++lane) {
      if (offer.deal[lane] < 0) continue;
      if (o < outcome.typed.size()) see_offer(game, types, outcome.typed[o], lane, offer);
      const double signs = state.meet[lane] * state.proposer_weight[j][lane] * offer.share[lane] *
                           offer.accepted[lane];
      outcome.signing[lane] += signs;
      outcome.settling[lane] += signs * offer.ratified[lane];
    }
  }
  for (TableOutcome::Silence& silence : outcome.silences)
    for (int lane = 0; silence.of >= 0 && lane < state.lanes; ++lane)
      silence.chance[lane] = silence.of_type[types[silence.of][lane]][lane];
}

}  // namespace armistice

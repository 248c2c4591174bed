#include "talks/moves.h"

namespace armistice {
namespace {

// Whether needed party k's refusal of an offer is a yes with conditions; of an informed party by a
// uniform number u.
bool with_conditions(const TableState& state, const TableOutcome& outcome, std::size_t offer,
                     std::size_t k, int lane, double u) {
  if (offer < outcome.typed.size() && outcome.typed[offer].responses[k].informed >= 0)
    return u < outcome.typed[offer].responses[k].seen_conditions[lane];
  const std::size_t needed = outcome.offers[offer].accept.size();
  const auto proposer = static_cast<std::size_t>(outcome.offers[offer].proposer);
  return state.with_conditions[proposer * needed + k] >> lane & 1;
}

}  // namespace

TableMove draw_move(const TableState& state, const TableOutcome& outcome, int lane, double u,
                    bool unsigned_only) {
  double left = unsigned_only ? u * (1.0 - outcome.signing[lane]) : u;
  for (std::size_t j = 0; j < outcome.offers.size(); ++j) {
    const Offer& offer = outcome.offers[j];
    const int proposer = offer.proposer, at = static_cast<int>(j);
    const double made =
        state.meet[lane] * state.proposer_weight[proposer][lane] * offer.share[lane];
    if (offer.deal[lane] < 0 || made <= 0) continue;
    if (!unsigned_only) {
      left -= made * offer.accepted[lane];
      if (left < 0) return {TableMove::Kind::signed_, proposer, -1, Answer::no, at};
    }
    double all = 1;
    for (std::size_t k = 0; k < offer.accept.size(); ++k) {
      const double yes = offer.accept[k][lane];
      left -= made * all * (1 - yes);
      if (left < 0) {
        const double refuses = made * all * (1 - yes);
        const bool conditions = with_conditions(state, outcome, j, k, lane, 1 + left / refuses);
        return {TableMove::Kind::refused, proposer, static_cast<int>(k),
                conditions ? Answer::conditions : Answer::no, at};
      }
      all *= yes;
    }
  }
  for (std::size_t j = 0; j < outcome.silences.size(); ++j) {
    left -= state.meet[lane] * state.proposer_weight[j][lane] * outcome.silences[j].chance[lane];
    if (left < 0) return {TableMove::Kind::silent, static_cast<int>(j), -1, Answer::no, -1};
  }
  return {};
}

void apply_refusals(const Game& game, const std::array<TableMove, kMaxLanes>& moves, int month,
                    WarBlock& block) {
  const Talks& talks = game.conflict->talks;
  if (!talks.answers_set_something()) return;
  bool moved = false;
  for (std::size_t j = 0; j < talks.proposers.size(); ++j)
    for (std::size_t k = 0; k < talks.needed.size(); ++k)
      for (const Answer answer : {Answer::no, Answer::conditions}) {
        LaneMask mask = 0;
        for (int lane = 0; lane < block.frame.lanes; ++lane) {
          const TableMove& m = moves[lane];
          if (m.kind == TableMove::Kind::refused && m.proposer == static_cast<int>(j) &&
              m.refuser == static_cast<int>(k) && m.answer == answer)
            mask |= LaneMask{1} << lane;
        }
        if (mask == 0) continue;
        moved =
            apply_refusal(game, static_cast<int>(j), static_cast<int>(k), answer, mask, block) ||
            moved;
      }
  if (moved) refresh_block(game.context(PathSet::train), month, block);
}

}  // namespace armistice

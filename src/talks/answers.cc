#include "talks/answers.h"

#include "talks/offers.h"

namespace armistice {

std::array<AnswerLikelihood, kMaxLanes> answer_likelihoods(const Game& game, const TableState& state,
                                                           int index, WarBlock& block) {
  const Conflict& c = *game.conflict;
  const RecordedAnswer& answer = c.record.answers[index];
  std::array<AnswerLikelihood, kMaxLanes> out{};
  const int k = game.index_of[answer.party];
  if (k < 0) return out;  // a party without preferences says nothing about its worths
  DealColumns deal;
  evaluate_deal(game, state, game.recorded, deal_programs(game, game.recorded, block), index, block,
                deal);
  const Lane* otherwise = &state.go_on[k];
  const int by = c.moves[answer.offer].by;
  for (std::size_t j = 0; j < c.talks.proposers.size(); ++j)
    for (std::size_t n = 0; n < c.talks.needed.size(); ++n)
      if (c.talks.proposers[j].party == by && c.talks.needed[n] == answer.party) {
        const auto& after = state.after_refusal[j * c.talks.needed.size() + n];
        if (!after.empty()) otherwise = &after[k];
      }
  for (int lane = 0; lane < state.lanes; ++lane) {
    const bool barred = deal.refuses[k] >> lane & 1;
    const double gain = deal.in_force[k][lane] - (*otherwise)[lane];
    const double yes = barred ? 0.0 : (1 - c.record.eps) * acceptance(gain, c.record.tau);
    out[lane].expected = yes;
    out[lane].likelihood = answer.accepted ? yes : 1 - yes;
  }
  return out;
}

}  // namespace armistice

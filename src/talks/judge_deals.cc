#include "talks/judge_deals.h"

#include <algorithm>
#include <limits>

#include "talks/judge_home.h"

namespace armistice {
namespace {

void begin(const Conflict& c, std::size_t deals, Judgement& out) {
  if (!out.signs.empty()) return;
  for (std::vector<double>* list : {&out.signs, &out.lasts, &out.passes, &out.holds, &out.product})
    list->assign(deals, 0.0);
  for (std::vector<double>* list : {&out.worth, &out.gain, &out.accepts})
    list->assign(deals * c.parties.size(), 0.0);
  out.lock_holds.assign(c.locks.size(), 0.0);
  if (out.home) begin_home(c, deals, out);
}

// What one package is worth to each party in one lane; false: a needed party would not sign.
bool add_parties(const Game& game, const TableState& state, const DealColumns& deal, int lane,
                 double weight, std::size_t first, Judgement& out, double& product) {
  const Conflict& c = *game.conflict;
  bool all = (deal.vetoed >> lane & 1) == 0;
  product = 1;
  for (std::size_t p = 0; p < c.parties.size(); ++p) {
    const int k = game.index_of[p];
    if (k < 0 || k >= static_cast<int>(game.valued.size())) {
      out.gain[first + p] = std::numeric_limits<double>::quiet_NaN();
      continue;
    }
    const double gain = deal.sign[k][lane] - state.go_on[k][lane];
    const bool accepts = gain >= 0 && (deal.refuses[k] >> lane & 1) == 0;
    out.gain[first + p] += weight * gain;
    out.accepts[first + p] += weight * accepts;
    const std::vector<int>& needed = c.talks.needed;
    if (std::find(needed.begin(), needed.end(), static_cast<int>(p)) == needed.end()) continue;
    all = all && accepts;
    product *= std::max(0.0, gain);
  }
  return all;
}

}  // namespace

void judge_deals(const Game& game, const TableState& state, const DealTerms& terms,
                 const std::vector<double>& weights, WarBlock& block, Judgement& out) {
  const Conflict& c = *game.conflict;
  const std::size_t parties = c.parties.size();
  begin(c, terms.deals.size(), out);
  const DealPrograms programs = deal_programs(game, terms, block);
  DealColumns deal;
  Lane worth;
  for (int d = 0; d < terms.count(); ++d) {
    evaluate_deal(game, state, terms, programs, d, block, deal);
    const std::size_t first = static_cast<std::size_t>(d) * parties;
    for (std::size_t lane = 0; lane < weights.size(); ++lane) {
      const double weight = weights[lane];
      if (weight == 0) continue;
      double product = 0;
      const bool all =
          add_parties(game, state, deal, static_cast<int>(lane), weight, first, out, product);
      out.signs[d] += weight * all;
      out.lasts[d] += weight * all * deal.ratified[lane] * deal.holds[lane];
      out.passes[d] += weight * deal.ratified[lane];
      out.holds[d] += weight * deal.holds[lane];
      out.product[d] += weight * all * product;
    }
    if (out.home) judge_home(game, state, terms.deals[d], d, deal, weights, block, out);
    for (std::size_t p = 0; p < parties; ++p) {
      if (!c.parties[p].has_preferences) continue;
      state.worths.worth(static_cast<int>(p), terms.deals[d], worth.data());
      for (std::size_t lane = 0; lane < weights.size(); ++lane)
        out.worth[first + p] += weights[lane] * worth[lane];
    }
  }
  for (std::size_t lane = 0; lane < weights.size(); ++lane) {
    out.weight += weights[lane];
    out.courses += weights[lane] > 0;
    for (std::size_t l = 0; l < c.locks.size(); ++l)
      out.lock_holds[l] += weights[lane] * static_cast<double>(state.lock_holds[l] >> lane & 1);
  }
}

void finish_judgement(Judgement& judgement) {
  if (judgement.weight <= 0) return;
  for (std::vector<double>* list :
       {&judgement.signs, &judgement.lasts, &judgement.passes, &judgement.holds, &judgement.product,
        &judgement.worth, &judgement.gain, &judgement.accepts, &judgement.lock_holds,
        &judgement.bodies, &judgement.bloc_yes, &judgement.bloc_raised, &judgement.stays,
        &judgement.stays_at_war, &judgement.stake_effect})
    for (double& value : *list) value /= judgement.weight;
}

}  // namespace armistice

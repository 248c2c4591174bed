#include "talks/offers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace armistice {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

// C of valued party i after proposer j's offer is refused by needed party k.
const Lane& refused(const Game& game, const TableState& state, std::size_t j, std::size_t k,
                    std::size_t i) {
  const std::vector<Lane>& after = state.after_refusal[j * game.conflict->talks.needed.size() + k];
  return after.empty() ? state.go_on[i] : after[i];
}

// How each needed party answers proposer j, with the chance of a signature and of being the first
// to refuse.
struct Answers {
  std::vector<Lane> accept, first_refusal;  // per needed party
  Lane all{};
};

void answer(const Game& game, const TableState& state, const DealColumns& deal, std::size_t j,
            Answers& out) {
  const Talks& talks = game.conflict->talks;
  out.accept.resize(talks.needed.size());
  out.first_refusal.resize(talks.needed.size());
  out.all.fill(1.0);
  for (std::size_t k = 0; k < talks.needed.size(); ++k) {
    const bool own = talks.needed[k] == talks.proposers[j].party;
    const std::size_t i = static_cast<std::size_t>(game.index_of[talks.needed[k]]);
    const Lane& otherwise = refused(game, state, j, k, i);
    for (int lane = 0; lane < state.lanes; ++lane) {
      const double yes = own ? 1.0
                         : deal.refuses[i] >> lane & 1
                             ? 0.0
                             : acceptance(deal.sign[i][lane] - otherwise[lane], game.noise);
      out.accept[k][lane] = yes;
      out.first_refusal[k][lane] = out.all[lane] * (1 - yes);
      out.all[lane] *= yes;
    }
  }
}

// The needed party whose refusal the proposer has in mind: the first other one.
std::size_t first_other(const Talks& talks, std::size_t j) {
  for (std::size_t k = 0; k < talks.needed.size(); ++k)
    if (talks.needed[k] != talks.proposers[j].party) return k;
  return 0;
}

// What proposer j makes of the deal; kNever where it would not offer it.
void objective(const Game& game, const TableState& state, const DealColumns& deal,
               const Answers& answers, std::size_t j, Lane& out) {
  const Conflict& c = *game.conflict;
  const Talks& talks = c.talks;
  const Party& party = c.parties[talks.proposers[j].party];
  const std::size_t other = first_other(talks, j);
  if (party.role == Role::mediator || !party.has_preferences) {
    out = answers.all;
    for (std::size_t k = 0; k < talks.needed.size(); ++k) {
      const std::size_t i = static_cast<std::size_t>(game.index_of[talks.needed[k]]);
      const Lane& otherwise = refused(game, state, j, k, i);
      for (int lane = 0; lane < state.lanes; ++lane) {
        const double gain = deal.sign[i][lane] - otherwise[lane];
        out[lane] = gain > 0 && out[lane] > 0 ? out[lane] * gain : kNever;
      }
    }
    return;
  }
  const std::size_t i = static_cast<std::size_t>(game.index_of[talks.proposers[j].party]);
  const Lane& otherwise = refused(game, state, j, other, i);
  for (int lane = 0; lane < state.lanes; ++lane) {
    const double sign = deal.sign[i][lane];
    const bool willing = sign - otherwise[lane] > 0;
    out[lane] = willing ? answers.all[lane] * sign : kNever;
  }
  for (std::size_t k = 0; k < talks.needed.size(); ++k) {
    const Lane& after = refused(game, state, j, k, i);
    for (int lane = 0; lane < state.lanes; ++lane)
      out[lane] += answers.first_refusal[k][lane] * after[lane];
  }
  for (int lane = 0; lane < state.lanes; ++lane) out[lane] -= state.go_on[i][lane];
}

void choose_offers(const Game& game, const TableState& state, const DealPrograms& programs,
                   WarBlock& block, TableOutcome& out) {
  const Talks& talks = game.conflict->talks;
  const std::size_t proposers = talks.proposers.size();
  std::vector<Lane> best(proposers), best_sum(proposers);
  out.offers.resize(proposers);
  for (std::size_t j = 0; j < proposers; ++j) {
    out.offers[j].deal.fill(-1);
    best[j].fill(0.0);  // an offer must be worth something
    best_sum[j].fill(kNever);
  }
  DealColumns deal;
  Answers answers;
  Lane value;
  for (int d = 0; d < game.table.count(); ++d) {
    evaluate_deal(game, state, game.table, programs, d, block, deal);
    if (deal.vetoed == state.all) continue;
    Lane sum{};
    for (int party : talks.needed) {
      const std::size_t i = static_cast<std::size_t>(game.index_of[party]);
      for (int lane = 0; lane < state.lanes; ++lane)
        sum[lane] += deal.sign[i][lane] - state.go_on[i][lane];
    }
    for (std::size_t j = 0; j < proposers; ++j) {
      answer(game, state, deal, j, answers);
      objective(game, state, deal, answers, j, value);
      for (int lane = 0; lane < state.lanes; ++lane) {
        const bool better = value[lane] > best[j][lane] ||
                            (value[lane] == best[j][lane] && value[lane] > 0 &&
                             sum[lane] > best_sum[j][lane]);
        if (!better || ((deal.vetoed | deal.withheld[j]) >> lane & 1)) continue;
        best[j][lane] = value[lane];
        best_sum[j][lane] = sum[lane];
        out.offers[j].deal[lane] = d;
      }
    }
  }
}

// Fills in how the chosen offers are answered and what they are worth.
void realise_offers(const Game& game, const TableState& state, const DealPrograms& programs,
                    WarBlock& block, TableOutcome& out) {
  const Talks& talks = game.conflict->talks;
  const std::size_t valued = game.valued.size();
  std::vector<int> chosen;
  for (Offer& offer : out.offers) {
    offer.accept.assign(talks.needed.size(), Lane{});
    offer.in_force.assign(valued, Lane{});
    offer.sign.assign(valued, Lane{});
    offer.accepted.fill(0.0);
    chosen.insert(chosen.end(), offer.deal.begin(), offer.deal.begin() + state.lanes);
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  out.value = state.go_on;
  out.signing.fill(0.0);
  out.settling.fill(0.0);
  DealColumns deal;
  Answers answers;
  for (int d : chosen) {
    if (d < 0) continue;
    evaluate_deal(game, state, game.table, programs, d, block, deal);
    for (std::size_t j = 0; j < out.offers.size(); ++j) {
      Offer& offer = out.offers[j];
      const auto end = offer.deal.begin() + state.lanes;
      if (std::find(offer.deal.begin(), end, d) == end) continue;
      answer(game, state, deal, j, answers);
      for (int lane = 0; lane < state.lanes; ++lane) {
        if (offer.deal[lane] != d) continue;
        const double chance = state.meet[lane] * state.proposer_weight[j][lane];
        offer.accepted[lane] = answers.all[lane];
        offer.ratified[lane] = deal.ratified[lane];
        offer.ratified_raw[lane] = deal.ratified_raw[lane];
        offer.holds[lane] = game.has_pause() ? deal.holds[lane] : 1.0;
        for (std::size_t k = 0; k < talks.needed.size(); ++k)
          offer.accept[k][lane] = answers.accept[k][lane];
        out.signing[lane] += chance * answers.all[lane];
        out.settling[lane] += chance * answers.all[lane] * deal.ratified[lane];
        for (std::size_t i = 0; i < valued; ++i) {
          offer.in_force[i][lane] = deal.in_force[i][lane];
          offer.sign[i][lane] = deal.sign[i][lane];
          double value = answers.all[lane] * deal.sign[i][lane] - state.go_on[i][lane];
          for (std::size_t k = 0; k < talks.needed.size(); ++k)
            value += answers.first_refusal[k][lane] * refused(game, state, j, k, i)[lane];
          out.value[i][lane] += chance * value;
        }
      }
    }
  }
}

}  // namespace

double acceptance(double gain, double noise) {
  if (noise <= 0) return gain >= 0 ? 1.0 : 0.0;
  const double z = gain / noise;
  if (z > 40) return 1.0;
  if (z < -40) return 0.0;
  return 1.0 / (1.0 + std::exp(-z));
}

void play_table(const Game& game, const TableState& state, const DealPrograms& programs,
                WarBlock& block, TableOutcome& out) {
  choose_offers(game, state, programs, block, out);
  realise_offers(game, state, programs, block, out);
}

}  // namespace armistice

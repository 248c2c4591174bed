#include "talks/lottery.h"

#include <algorithm>
#include <array>

#include "talks/lane_offer.h"

namespace armistice {
namespace {

// Deals that somebody can sign or, where a refusal is worth something to the one who makes it,
// that somebody can offer.
std::vector<char> find_in_use(const Game& game, const TableState& state,
                              const std::vector<Barred>& shut) {
  const bool by_offer = game.conflict->talks.answers_set_something();
  std::vector<char> out(game.table.count(), 0);
  for (const Barred& proposer : shut)
    for (std::size_t d = 0; d < out.size(); ++d)
      if (((by_offer ? proposer.offering[d] : proposer.either[d]) & state.all) != state.all)
        out[d] = 1;
  return out;
}

void clear_outcome(const Game& game, const TableState& state, std::size_t slots,
                   TableOutcome& out) {
  const Talks& talks = game.conflict->talks;
  out.offers.assign(talks.proposers.size() * slots, {});
  for (std::size_t o = 0; o < out.offers.size(); ++o) {
    Offer& offer = out.offers[o];
    offer.proposer = static_cast<int>(o / slots);
    offer.deal.fill(-1);
    offer.accept.assign(talks.needed.size(), Lane{});
    offer.in_force.assign(game.valued.size(), Lane{});
    offer.sign.assign(game.valued.size(), Lane{});
  }
  out.value = state.go_on;
  out.signing.fill(0.0);
  out.settling.fill(0.0);
}

// Writes the offer into the proposer's slots and adds what it is worth.
void realise(const Game& game, const TableState& state, const std::vector<DealColumns>& deals,
             const LaneOffer& made, std::size_t proposer, std::size_t slots, int lane,
             TableOutcome& out) {
  const std::size_t needed = game.conflict->talks.needed.size();
  const double chance = state.meet[lane] * state.proposer_weight[proposer][lane];
  const Mix& mix = made.mix;
  double all = 1;
  for (std::size_t k = 0; k < needed; ++k) {
    for (std::size_t i = 0; i < game.valued.size(); ++i)
      out.value[i][lane] +=
          chance * all * (1 - made.accept[k]) * after_refusal(game, state, proposer, k, i)[lane];
    all *= made.accept[k];
  }
  out.signing[lane] += chance * all;
  for (std::size_t i = 0; i < game.valued.size(); ++i)
    out.value[i][lane] -= chance * state.go_on[i][lane];
  for (std::size_t s = 0; s < mix.size(); ++s) {
    const auto& [d, share] = mix[s];
    const DealColumns& deal = deals[d];
    Offer& offer = out.offers[proposer * slots + s];
    offer.deal[lane] = d;
    offer.share[lane] = mix.size() == 1 ? 1.0 : share;
    offer.accepted[lane] = all;
    offer.ratified[lane] = deal.ratified[lane];
    offer.ratified_raw[lane] = deal.ratified_raw[lane];
    offer.holds[lane] = game.has_pause() ? deal.holds[lane] : 1.0;
    for (std::size_t k = 0; k < needed; ++k) offer.accept[k][lane] = made.accept[k];
    out.settling[lane] += chance * all * share * deal.ratified[lane];
    for (std::size_t i = 0; i < game.valued.size(); ++i) {
      offer.in_force[i][lane] = deal.in_force[i][lane];
      offer.sign[i][lane] = deal.sign[i][lane];
      out.value[i][lane] += chance * all * share * deal.sign[i][lane];
    }
  }
}

}  // namespace

void play_lotteries(const Game& game, const TableState& state, const DealPrograms& programs,
                    WarBlock& block, TableOutcome& out) {
  const std::size_t proposers = game.conflict->talks.proposers.size();
  const auto count = static_cast<std::size_t>(game.table.count());
  std::vector<DealColumns>& deals = out.weighed;
  deals.resize(count);
  for (std::size_t d = 0; d < count; ++d)
    lock_deal(game, state, game.table, static_cast<int>(d), deals[d]);
  std::vector<Barred> shut;
  for (std::size_t j = 0; j < proposers; ++j) shut.push_back(barred(game, deals, j));
  SignWorths signs(game.valued.size(), state.lanes, count);
  const std::vector<char> in_use = find_in_use(game, state, shut);
  std::array<DealColumns, SignWorths::kTile> tile;
  for (std::size_t first = 0; first < count; first += tile.size()) {
    for (std::size_t d = first; d < std::min(count, first + tile.size()); ++d)
      if (in_use[d] != 0)
        evaluate_deal(game, state, game.table, programs, static_cast<int>(d), block,
                      tile[d - first]);
    signs.set(first, tile);
  }
  std::vector<LaneOffer> made(proposers * static_cast<std::size_t>(state.lanes));
  std::vector<char> chosen(count, 0);
  LaneScratch scratch;
  for (int lane = 0; lane < state.lanes; ++lane) {
    scratch.locked_by = nullptr;
    for (std::size_t j = 0; j < proposers; ++j) {
      if (state.meet[lane] * state.proposer_weight[j][lane] <= 0) continue;
      LaneOffer& offer = made[static_cast<std::size_t>(lane) * proposers + j];
      offer = best_lottery(game, state, deals, shut[j], signs, j, lane, scratch);
      for (const auto& [d, share] : offer.mix) chosen[static_cast<std::size_t>(d)] = 1;
    }
  }
  // the rest of a deal is kept only of those that somebody offers: all of them fill the caches
  for (std::size_t d = 0; d < count; ++d)
    if (chosen[d] != 0)
      evaluate_deal(game, state, game.table, programs, static_cast<int>(d), block, deals[d]);
  const std::size_t slots = game.conflict->talks.needed.size() + 1;
  clear_outcome(game, state, slots, out);
  for (std::size_t n = 0; n < made.size(); ++n)
    if (!made[n].mix.empty())
      realise(game, state, deals, made[n], n % proposers, slots, static_cast<int>(n / proposers),
              out);
}

}  // namespace armistice

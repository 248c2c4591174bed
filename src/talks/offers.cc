#include "talks/offers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "talks/lottery.h"
#include "talks/screening.h"
#include "util/wide.h"

namespace armistice {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kSure = 40;  // gains beyond this many noises are accepted or refused for sure

// The needed party whose refusal the proposer has in mind: the first other one.
std::size_t first_other(const Talks& talks, std::size_t j) {
  for (std::size_t k = 0; k < talks.needed.size(); ++k)
    if (talks.needed[k] != talks.proposers[j].party) return k;
  return 0;
}

constexpr std::array<LaneMask, 64> kBits = [] {
  std::array<LaneMask, 64> bits{};
  for (int lane = 0; lane < 64; ++lane) bits[lane] = LaneMask{1} << lane;
  return bits;
}();

// Lanes in which a < b. Without branches, as which lanes these are is as good as random, and with
// bits from a list, which compilers do several lanes at a time.
LaneMask lanes_below(const Lane& a, const Lane& b, int lanes) {
  LaneMask mask = 0;
  for (int lane = 0; lane < lanes; ++lane) mask |= a[lane] < b[lane] ? kBits[lane] : 0;
  return mask;
}

// Calls body(lane) for every lane of the mask.
template <class Body>
void each_lane(LaneMask mask, Body body) {
  for (; mask != 0; mask &= mask - 1) body(std::countr_zero(mask));
}

// `acceptance` of every lane's gain; what is sure needs no look at the lane.
void accept_all(const Lane& sign, const Lane& otherwise, double noise, int lanes, Lane& yes) {
  if (noise <= 0) {
    for (int lane = 0; lane < lanes; ++lane)
      yes[lane] = sign[lane] - otherwise[lane] >= 0 ? 1.0 : 0.0;
    return;
  }
  LaneMask open = 0;
  Lane z;
  for (int lane = 0; lane < lanes; ++lane) {
    z[lane] = (sign[lane] - otherwise[lane]) / noise;
    yes[lane] = z[lane] > kSure ? 1.0 : 0.0;
    open |= z[lane] <= kSure && z[lane] >= -kSure ? kBits[lane] : 0;
  }
  each_lane(open, [&](int lane) { yes[lane] = 1.0 / (1.0 + std::exp(-z[lane])); });
}

// What proposer j makes of the deal; kNever where it would not offer it.
void objective(const Game& game, const TableState& state, const DealColumns& deal,
               const Answers& answers, std::size_t j, Lane& out) {
  const Conflict& c = *game.conflict;
  const Talks& talks = c.talks;
  const Party& party = c.parties[talks.proposers[j].party];
  const std::size_t other = first_other(talks, j);
  if (party.is_impartial()) {
    out = answers.all;
    for (std::size_t k = 0; k < talks.needed.size(); ++k) {
      const std::size_t i = static_cast<std::size_t>(game.index_of[talks.needed[k]]);
      const Lane& otherwise = after_refusal(game, state, j, k, i);
      for (int lane = 0; lane < state.lanes; ++lane) {
        const double gain = deal.sign[i][lane] - otherwise[lane];
        out[lane] = gain > 0 && out[lane] > 0 ? out[lane] * gain : kNever;
      }
    }
    return;
  }
  const std::size_t i = static_cast<std::size_t>(game.index_of[talks.proposers[j].party]);
  const Lane& otherwise = after_refusal(game, state, j, other, i);
  for (int lane = 0; lane < state.lanes; ++lane) {
    const double sign = deal.sign[i][lane];
    out[lane] = exceeds(sign, otherwise[lane]) ? answers.all[lane] * sign : kNever;
  }
  for (std::size_t k = 0; k < talks.needed.size(); ++k) {
    const Lane& after = after_refusal(game, state, j, k, i);
    for (int lane = 0; lane < state.lanes; ++lane)
      out[lane] += answers.first_refusal[k][lane] * after[lane];
  }
  for (int lane = 0; lane < state.lanes; ++lane) out[lane] -= state.go_on[i][lane];
}

// Lanes in which a needed party refuses the deal for sure, whatever its ratification: a hard lock
// holds, or the most that signing can bring is too far below what a refusal leaves.
class SureRefusals {
 public:
  SureRefusals(const Game& game, const TableState& state) : game_(game), state_(state) {
    const Talks& talks = game.conflict->talks;
    for (std::size_t k = 0; k < talks.needed.size(); ++k) {
      const std::size_t i = static_cast<std::size_t>(game.index_of[talks.needed[k]]);
      Lane floor = state.go_on[i], failed;
      for (std::size_t j = 0; j < talks.proposers.size(); ++j) {
        if (talks.proposers[j].party == talks.needed[k]) continue;
        const Lane& after = after_refusal(game, state, j, k, i);
        for (int lane = 0; lane < state.lanes; ++lane)
          floor[lane] = std::min(floor[lane], after[lane]);
      }
      failed.fill(kNever);
      if (!game.conflict->ratifiers.empty())
        for (int lane = 0; lane < state.lanes; ++lane)
          failed[lane] = std::max(state.fail_low[i][lane], state.fail_high[i][lane]) -
                         game.ratify_loss[talks.needed[k]];
      for (int lane = 0; lane < state.lanes; ++lane) floor[lane] -= kSure * game.noise;
      floor_.push_back(floor);
      failed_.push_back(failed);
    }
  }

  LaneMask of(std::size_t k, const DealColumns& deal) const {
    const std::size_t i = static_cast<std::size_t>(game_.index_of[game_.conflict->talks.needed[k]]);
    LaneMask mask = deal.refuses[i];
    if (mask == state_.all || game_.has_next()) return mask;
    const double a = state_.peace_share[i];
    const double relapse = game_.relapse_cost[game_.valued[i]];
    const bool lasts = !game_.has_pause();
    Lane most;
    for (int lane = 0; lane < state_.lanes; ++lane) {
      const double u = deal.worth[i][lane] + game_.stake[i];  // no leader keeps more
      const double war = state_.after_pause[i][lane] + state_.pause_most[i] - relapse;
      const double broken = lasts ? u : a * u + (1 - a) * war;
      most[lane] = std::max(std::max(u, broken), failed_[k][lane]);
    }
    return mask | lanes_below(most, floor_[k], state_.lanes);
  }

 private:
  const Game& game_;
  const TableState& state_;
  std::vector<Lane> floor_, failed_;  // per needed party
};

// Picks every proposer's best deal, lane by lane.
class OfferChooser {
 public:
  OfferChooser(const Game& game, const TableState& state, const DealPrograms& programs,
               WarBlock& block, TableOutcome& out)
      : game_(game),
        talks_(game.conflict->talks),
        state_(state),
        programs_(programs),
        block_(block),
        out_(out),
        sure_(game, state),
        best_(talks_.proposers.size()),
        best_sum_(talks_.proposers.size()),
        blame_(talks_.proposers.size()),
        refuses_(talks_.needed.size()),
        open_(talks_.proposers.size()) {
    out_.offers.resize(talks_.proposers.size());
    for (std::size_t j = 0; j < talks_.proposers.size(); ++j) {
      out_.offers[j].proposer = static_cast<int>(j);
      out_.offers[j].share.fill(1.0);
      out_.offers[j].deal.fill(-1);
      best_[j].fill(0.0);  // an offer must be worth something
      best_sum_[j].fill(kNever);
      blame_[j] = blame_worth(j);
      const int party = talks_.proposers[j].party;
      own_.push_back(game.conflict->parties[party].is_impartial() ? -1 : game.index_of[party]);
    }
  }

  void choose() {
    for (int d = 0; d < game_.table.count(); ++d) {
      lock_deal(game_, state_, game_.table, d, deal_);
      if (deal_.vetoed == state_.all) continue;
      if (find_unlocked_lanes() && find_open_lanes(d)) {
        finish_deal(game_, state_, game_.table, programs_, d, block_, deal_);
        consider(d, false);
      } else {
        refused_.push_back(d);
      }
    }
    consider_refused();
  }

 private:
  // What an offer that is refused for sure is worth to the proposer: only where refusals set
  // something.
  Lane blame_worth(std::size_t j) const {
    Lane worth{};
    const Party& party = game_.conflict->parties[talks_.proposers[j].party];
    if (party.is_impartial()) return worth;
    const std::size_t i = static_cast<std::size_t>(game_.index_of[talks_.proposers[j].party]);
    const Lane& after = after_refusal(game_, state_, j, first_other(talks_, j), i);
    for (int lane = 0; lane < state_.lanes; ++lane)
      worth[lane] = after[lane] - state_.go_on[i][lane];
    return worth;
  }

  // Lanes in which no lock keeps each proposer from offering the deal, or the others from signing
  // it; false: none.
  bool find_unlocked_lanes() {
    for (std::size_t k = 0; k < refuses_.size(); ++k)
      refuses_[k] = deal_.refuses[game_.index_of[talks_.needed[k]]];
    return fill_open();
  }

  // Lanes in which each proposer may offer the deal and is not refused for sure; false: none.
  bool find_open_lanes(int d) {
    price_deal(game_, state_, game_.table, d, deal_);
    for (std::size_t k = 0; k < refuses_.size(); ++k) refuses_[k] = sure_.of(k, deal_);
    return fill_open();
  }

  bool fill_open() {
    LaneMask any = 0;
    for (std::size_t j = 0; j < open_.size(); ++j) {
      LaneMask shut = deal_.vetoed | deal_.withheld[j];
      for (std::size_t k = 0; k < refuses_.size(); ++k)
        if (talks_.needed[k] != talks_.proposers[j].party) shut |= refuses_[k];
      open_[j] = state_.all & ~shut;
      any |= open_[j];
    }
    return any != 0;
  }

  double tie(std::size_t j, int lane) const {
    const int own = own_[j];
    return tie_of(best_[j][lane], own < 0 ? 0.0 : state_.go_on[own][lane]);
  }

  void consider(int d, bool only_refused) {
    Lane sum{};
    for (int party : talks_.needed) {
      const std::size_t i = static_cast<std::size_t>(game_.index_of[party]);
      for (int lane = 0; lane < state_.lanes; ++lane)
        sum[lane] += deal_.sign[i][lane] - state_.go_on[i][lane];
    }
    for (std::size_t j = 0; j < talks_.proposers.size(); ++j) {
      if (only_refused ? wanting_[j] == 0 : open_[j] == 0 && !talks_.answers_set_something())
        continue;
      answer_offer(game_, state_, deal_, j, answers_);
      objective(game_, state_, deal_, answers_, j, value_);
      const LaneMask barred = deal_.vetoed | deal_.withheld[j];
      Lane least;
      for (int lane = 0; lane < state_.lanes; ++lane) least[lane] = best_[j][lane] - tie(j, lane);
      const LaneMask as_good = state_.all & ~lanes_below(value_, least, state_.lanes);
      each_lane(as_good & ~barred, [&](int lane) {
        const bool better = value_[lane] > best_[j][lane] + tie(j, lane) ||
                            (value_[lane] > 0 && sum[lane] > best_sum_[j][lane]);
        if (!better) return;
        best_[j][lane] = value_[lane];
        best_sum_[j][lane] = sum[lane];
        out_.offers[j].deal[lane] = d;
      });
    }
  }

  // Offers made to be refused: any will do, so the first in file order that the proposer would
  // sign.
  void consider_refused() {
    for (int d : refused_) {
      find_wanting_lanes();
      if (std::none_of(wanting_.begin(), wanting_.end(), [](LaneMask mask) { return mask != 0; }))
        return;
      lock_deal(game_, state_, game_.table, d, deal_);
      price_deal(game_, state_, game_.table, d, deal_);
      bool worth_a_look = false;
      for (std::size_t j = 0; j < wanting_.size(); ++j) {
        LaneMask barred = deal_.vetoed | deal_.withheld[j];
        for (std::size_t k = 0; k < talks_.needed.size(); ++k)
          if (talks_.needed[k] == talks_.proposers[j].party) barred |= sure_.of(k, deal_);
        worth_a_look = worth_a_look || (wanting_[j] & ~barred) != 0;
      }
      if (!worth_a_look) continue;
      finish_deal(game_, state_, game_.table, programs_, d, block_, deal_);
      consider(d, true);
    }
  }

  void find_wanting_lanes() {
    wanting_.assign(talks_.proposers.size(), 0);
    for (std::size_t j = 0; j < wanting_.size(); ++j)
      wanting_[j] = lanes_below(best_[j], blame_[j], state_.lanes);
  }

  const Game& game_;
  const Talks& talks_;
  const TableState& state_;
  const DealPrograms& programs_;
  WarBlock& block_;
  TableOutcome& out_;
  SureRefusals sure_;
  std::vector<Lane> best_, best_sum_, blame_;  // per proposer
  std::vector<int> own_;                       // per proposer: of Game::valued, -1 impartial
  std::vector<LaneMask> refuses_;              // per needed party: refusals for sure
  std::vector<LaneMask> open_, wanting_;       // per proposer
  std::vector<int> refused_;                   // deals that every lane's answer refuses for sure
  DealColumns deal_;
  Answers answers_;
  Lane value_{};
};

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
      answer_offer(game, state, deal, j, answers);
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
            value += answers.first_refusal[k][lane] * after_refusal(game, state, j, k, i)[lane];
          out.value[i][lane] += chance * value;
        }
      }
    }
  }
}

}  // namespace

void answer_package(const Game& game, const TableState& state, const DealPrograms& programs,
                    std::size_t j, const std::array<int, kMaxLanes>& offered, WarBlock& block,
                    TableOutcome& out) {
  if (!game.informed.empty())
    return propose_screened(game, state, programs, j, offered, block, out);
  out.offers.resize(game.conflict->talks.proposers.size());
  for (std::size_t other = 0; other < out.offers.size(); ++other) {
    out.offers[other].proposer = static_cast<int>(other);
    out.offers[other].share.fill(1.0);
    out.offers[other].deal.fill(-1);
  }
  DealColumns deal;
  for (int d = 0; d < game.table.count(); ++d) {
    lock_deal(game, state, game.table, d, deal);
    for (int lane = 0; lane < state.lanes; ++lane)
      if (offered[lane] == d && !(deal.vetoed >> lane & 1)) out.offers[j].deal[lane] = d;
  }
  realise_offers(game, state, programs, block, out);
}

const Lane& after_refusal(const Game& game, const TableState& state, std::size_t j, std::size_t k,
                          std::size_t i) {
  const std::vector<Lane>& after = state.after_refusal[j * game.conflict->talks.needed.size() + k];
  return after.empty() ? state.go_on[i] : after[i];
}

void answer_offer(const Game& game, const TableState& state, const DealColumns& deal, std::size_t j,
                  Answers& out) {
  const Talks& talks = game.conflict->talks;
  out.accept.resize(talks.needed.size());
  out.first_refusal.resize(talks.needed.size());
  out.all.fill(1.0);
  for (std::size_t k = 0; k < talks.needed.size(); ++k) {
    const bool own = talks.needed[k] == talks.proposers[j].party;
    const std::size_t i = static_cast<std::size_t>(game.index_of[talks.needed[k]]);
    const Lane& otherwise = after_refusal(game, state, j, k, i);
    Lane& yes = out.accept[k];
    if (own) {
      yes.fill(1.0);
    } else {
      accept_all(deal.sign[i], otherwise, game.noise, state.lanes, yes);
      each_lane(deal.refuses[i] & state.all, [&](int lane) { yes[lane] = 0.0; });
    }
    for (int lane = 0; lane < state.lanes; ++lane) {
      out.first_refusal[k][lane] = out.all[lane] * (1 - yes[lane]);
      out.all[lane] *= yes[lane];
    }
  }
}

double acceptance(double gain, double noise) {
  if (noise <= 0) return gain >= 0 ? 1.0 : 0.0;
  const double z = gain / noise;
  if (z > kSure) return 1.0;
  if (z < -kSure) return 0.0;
  return 1.0 / (1.0 + std::exp(-z));
}

ARMISTICE_WIDE void play_table(const Game& game, const TableState& state,
                               const DealPrograms& programs, WarBlock& block, TableOutcome& out) {
  if (!game.informed.empty()) return play_screening(game, state, programs, block, out);
  if (game.conflict->talks.lotteries && !game.has_next())
    return play_lotteries(game, state, programs, block, out);
  OfferChooser(game, state, programs, block, out).choose();
  realise_offers(game, state, programs, block, out);
}

}  // namespace armistice

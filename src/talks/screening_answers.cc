#include "talks/screening_answers.h"

#include <algorithm>
#include <limits>

#include "talks/beliefs_about_types.h"
#include "talks/types.h"

namespace armistice {
namespace {

constexpr double kSure = 40;  // gains beyond this many noises are accepted or refused for sure

}  // namespace

int informed_proposer(const Game& game, std::size_t proposer) {
  return informed_index(game, game.conflict->talks.proposers[proposer].party);
}

int informed_responder(const Game& game, std::size_t proposer, std::size_t needed) {
  const Talks& talks = game.conflict->talks;
  return talks.needed[needed] == talks.proposers[proposer].party
             ? -1
             : informed_index(game, talks.needed[needed]);
}

std::vector<ScreenedDeal> screened_deals(const Game& game, TableState& state,
                                         const DealPrograms& programs, WarBlock& block) {
  std::vector<ScreenedDeal> out;
  const auto fits = static_cast<std::size_t>(game.fits());
  DealColumns deal;
  for (int d = 0; d < game.table.count(); ++d) {
    lock_deal(game, state, game.table, d, deal);
    if (deal.vetoed == state.all) continue;
    price_deal(game, state, game.table, d, deal);
    finish_deal(game, state, game.table, programs, d, block, deal);
    ScreenedDeal& kept = out.emplace_back();
    kept.deal = d;
    kept.vetoed = deal.vetoed;
    kept.withheld = deal.withheld;
    kept.refuses = deal.refuses;
    kept.ratified = deal.ratified;
    kept.ratified_raw = deal.ratified_raw;
    kept.holds.fill(1.0);
    if (game.has_pause()) kept.holds = kept.holds_if[0] = deal.holds;
    if (state.pause_samples > 0) kept.if_type = deal.if_type;
    kept.in_force = deal.in_force;
    kept.sign = deal.sign;
    kept.in_force.resize(fits);
    kept.sign.resize(fits);
  }
  const std::vector<LaneTypes> upper = all_of_type(game, 1);
  change_places(game, upper, block, state);
  for (ScreenedDeal& kept : out) {
    price_deal(game, state, game.table, kept.deal, deal);
    finish_deal(game, state, game.table, programs, kept.deal, block, deal);
    for (const InformedParty& informed : game.informed) {
      kept.in_force[informed.upper] = deal.in_force[informed.valued];
      kept.sign[informed.upper] = deal.sign[informed.valued];
    }
    if (state.pause_samples == 0) continue;
    kept.holds_if[1] = deal.holds;
    for (int lane = 0; lane < state.lanes; ++lane)
      kept.holds[lane] += state.belief[0][lane] * (deal.holds[lane] - kept.holds[lane]);
  }
  change_places(game, upper, block, state);
  change_places(game, all_of_type(game, 0), block, state);  // worths and costs of the lower types
  return out;
}

ScreeningAnswers::ScreeningAnswers(const Game& game, const TableState& state)
    : game_(game),
      talks_(game.conflict->talks),
      state_(state),
      owner_(static_cast<std::size_t>(game.fits()), -1),
      type_(owner_.size(), 0),
      low_(owner_.size() * game.informed.size()),
      high_(low_.size()),
      best_(owner_.size()),
      responses_(talks_.needed.size()),
      turn_shift_(owner_.size()),
      turn_refused_(talks_.needed.size() * owner_.size()),
      shift_(owner_.size()) {
  for (std::size_t h = 0; h < game.informed.size(); ++h)
    for (int type : {0, 1}) {
      const auto e = static_cast<std::size_t>(game.informed[h].fit_of(type));
      owner_[e] = static_cast<int>(h);
      type_[e] = type;
    }
}

void ScreeningAnswers::begin(int lane) {
  lane_ = lane;
  const std::size_t fits = owner_.size();
  for (std::size_t e = 0; e < fits; ++e) {
    double most = state_.go_on[e][lane];
    for (const std::vector<Lane>& after : state_.after_refusal)
      if (!after.empty()) most = std::max(most, after[e][lane]);
    for (std::size_t h = 0; h < game_.informed.size(); ++h) {
      double low = state_.go_on[e][lane], high = low;
      const auto cover = [&](const std::vector<Lane>& at) {
        for (std::size_t b = e; b < at.size(); b += fits) {
          low = std::min(low, at[b][lane]);
          high = std::max(high, at[b][lane]);
        }
      };
      cover(state_.at_belief[h]);
      for (std::size_t at = 0; at < state_.after_answer.size(); ++at)
        if (moved_by_answer(game_, at / talks_.needed.size(), at % talks_.needed.size()) ==
            static_cast<int>(h))
          for (const std::vector<Lane>& values : state_.after_answer[at]) cover(values);
      low_[h * fits + e] = low;
      high_[h * fits + e] = high;
      most += std::max(0.0, high - state_.go_on[e][lane]);
    }
    best_[e] = most;
  }
}

double ScreeningAnswers::at(const std::vector<Lane>& at, int fit, int h, double x) const {
  const std::vector<double>& beliefs = game_.informed[h].beliefs;
  const BeliefPlace place = place_of(beliefs, x);
  const std::size_t fits = owner_.size(), e = static_cast<std::size_t>(fit);
  const double high = at[place.high * fits + e][lane_];
  if (place.low == place.high) return high;
  const bool by_sign = owner_[e] == h && !game_.informed[h].taught;  // which its type knows to read
  const double up = by_sign ? up_given(beliefs, place, x, type_[e]) : place.up;
  const double low = at[place.low * fits + e][lane_];
  return low + up * (high - low);
}

// C after needed party k, which is informed party h, refuses in this way and others then believe x.
double ScreeningAnswers::after_answer(int fit, std::size_t j, std::size_t k, int h, int kind,
                                      double x) const {
  const std::vector<Lane>& values =
      state_.after_answer[j * talks_.needed.size() + k][static_cast<std::size_t>(kind)];
  return values.empty() ? at(fit, h, x) : at(values, fit, h, x);
}

void ScreeningAnswers::take_turn(std::size_t j, int h, double x) {
  const std::size_t fits = owner_.size();
  std::fill(turn_shift_.begin(), turn_shift_.end(), 0.0);
  if (h >= 0 && x != state_.belief[h][lane_])
    for (std::size_t e = 0; e < fits; ++e)
      turn_shift_[e] = at(static_cast<int>(e), h, x) - state_.go_on[e][lane_];
  for (std::size_t k = 0; k < talks_.needed.size(); ++k)
    if (informed_index(game_, talks_.needed[k]) < 0 &&
        talks_.needed[k] != talks_.proposers[j].party)
      for (std::size_t e = 0; e < fits; ++e)
        turn_refused_[k * fits + e] = refused_by_untyped(static_cast<int>(e), j, k, h, x);
}

double ScreeningAnswers::refused_by_untyped(int fit, std::size_t j, std::size_t k, int h,
                                            double x) const {
  if (h < 0) return after_refusal(game_, state_, j, k, static_cast<std::size_t>(fit))[lane_];
  const bool conditions = state_.with_conditions[j * talks_.needed.size() + k] >> lane_ & 1;
  return after_answer(fit, j, k, h, conditions ? 1 : 0, x);
}

bool ScreeningAnswers::may_be_signed(std::size_t j, int h, const ScreenedDeal& deal) const {
  if (game_.informed.size() > 1) return true;  // what others learn of each other moves bounds, too
  for (const int party : talks_.needed) {
    const auto i = static_cast<std::size_t>(game_.index_of[party]);
    if (party == talks_.proposers[j].party) continue;
    if (deal.refuses[i] >> lane_ & 1) return false;
    const int fit = static_cast<int>(i);
    const double sign = std::max(sign_if(fit, deal, 0), sign_if(fit, deal, 1));
    if (sign - low_[static_cast<std::size_t>(h) * owner_.size() + i] < -kSure * game_.noise)
      return false;
  }
  return true;
}

TypedActs ScreeningAnswers::kinds(std::size_t j, std::size_t k, int h, double x) const {
  if (talks_.conditions.empty()) return {{0, 0}, {x, x}};
  return acts_of_types(x, [&](int type, int kind, double y) {
    return after_answer(game_.informed[h].fit_of(type), j, k, h, kind, y);
  });
}

double ScreeningAnswers::refusal(int type, std::size_t j, std::size_t k, int h, double x) const {
  const TypedActs acts = kinds(j, k, h, x);
  const int fit = game_.informed[h].fit_of(type);
  const double but = acts.second[static_cast<std::size_t>(type)];
  double value = 0;
  if (but < 1) value += (1 - but) * after_answer(fit, j, k, h, 0, acts.after[0]);
  if (but > 0) value += but * after_answer(fit, j, k, h, 1, acts.after[1]);
  return value;
}

double ScreeningAnswers::most(int fit, const ScreenedDeal& deal) const {
  const double sign = std::max(sign_if(fit, deal, 0), sign_if(fit, deal, 1));
  return std::max(sign, best_[static_cast<std::size_t>(fit)]);
}

// What signing is worth if the informed party is of a type; the same for both but where a party
// that does not know hangs on what keeps the deal.
double ScreeningAnswers::sign_if(int fit, const ScreenedDeal& deal, int type) const {
  const auto e = static_cast<std::size_t>(fit);
  const double sign = deal.sign[e][lane_];
  if (deal.if_type[0].empty() || owner_[e] >= 0) return sign;
  return sign + deal.ratified[lane_] * deal.if_type[static_cast<std::size_t>(type)][e][lane_];
}

double ScreeningAnswers::sign_at(int fit, const ScreenedDeal& deal, double belief) const {
  const double lower = sign_if(fit, deal, 0), upper = sign_if(fit, deal, 1);
  return lower == upper ? lower : lower + belief * (upper - lower);
}

double ScreeningAnswers::signed_worth(int fit, std::size_t j, const ScreenedDeal& deal) const {
  double belief = state_.belief[0][lane_];
  for (std::size_t k = 0; k < responses_.size(); ++k)
    if (informed_responder(game_, j, k) == 0) belief = responses_[k].accepted;
  return sign_at(fit, deal, belief);
}

void ScreeningAnswers::to_offer(std::size_t j, const ScreenedDeal& deal) {
  shift_ = turn_shift_;
  for (std::size_t k = 0; k < talks_.needed.size(); ++k) {
    LaneResponse& response = responses_[k];
    response = {};
    if (talks_.needed[k] == talks_.proposers[j].party) continue;
    const int h = informed_responder(game_, j, k);
    const auto i = static_cast<std::size_t>(game_.index_of[talks_.needed[k]]);
    if (h >= 0) {
      answer(j, k, h, deal);
      for (std::size_t e = 0; e < shift_.size(); ++e)
        if (response.accepted != state_.belief[h][lane_])
          shift_[e] += at(static_cast<int>(e), h, response.accepted) - state_.go_on[e][lane_];
      continue;
    }
    const double otherwise = refused_by(static_cast<int>(i), j, k, shift_[i]);
    double belief = state_.belief[0][lane_];  // of answers that it has heard
    for (std::size_t heard = 0; heard < k; ++heard)
      if (informed_responder(game_, j, heard) == 0) belief = responses_[heard].accepted;
    const double sign = sign_at(static_cast<int>(i), deal, belief);
    response.mean = deal.refuses[i] >> lane_ & 1 ? 0.0 : acceptance(sign - otherwise, game_.noise);
    response.accept.fill(response.mean);
  }
}

// The answer of an informed party's types. Most offers are accepted or refused for sure whatever
// others will believe; only the rest need a fixed point.
void ScreeningAnswers::answer(std::size_t j, std::size_t k, int h, const ScreenedDeal& deal) {
  const InformedParty& who = game_.informed[h];
  const double belief = state_.belief[h][lane_];
  const std::size_t fits = owner_.size();
  const bool barred = deal.refuses[static_cast<std::size_t>(who.valued)] >> lane_ & 1;
  std::array<double, 2> over{}, sure{-1, -1};  // gain over a refusal, plus what that is worth
  const double edge = kSure * game_.noise;
  for (int type : {0, 1}) {
    const auto e = static_cast<std::size_t>(who.fit_of(type));
    over[type] = deal.sign[e][lane_] - shift_[e];
    const double least = over[type] - high_[static_cast<std::size_t>(h) * fits + e];
    const double most = over[type] - low_[static_cast<std::size_t>(h) * fits + e];
    if (barred || most < -edge)
      sure[type] = 0;
    else if (least >= edge)
      sure[type] = 1;
  }
  LaneResponse& response = responses_[k];
  if (sure[0] >= 0 && sure[1] >= 0) {
    response.accept = sure;
    const double gap =
        over[0] - refusal(0, j, k, h, belief) - over[1] + refusal(1, j, k, h, belief);
    const double blamed = gap > 0 ? 1.0 : gap < 0 ? 0.0 : belief;
    response.refused = after_evidence(belief, 1 - sure[0], 1 - sure[1], blamed);
    if (belief <= 0 || belief >= 1) response.refused = belief;
  } else {
    const TypeAnswers found = answer_of_types(
        belief, [&](int type, double x) { return over[type] - refusal(type, j, k, h, x); },
        [&](int, double gain) { return acceptance(gain, game_.noise); });
    response.accept = found.accept;
    response.refused = found.refused;
  }
  response.mean = (1 - belief) * response.accept[0] + belief * response.accept[1];
  response.accepted = after_evidence(belief, response.accept[0], response.accept[1], belief);
  const TypedActs acts = kinds(j, k, h, response.refused);
  response.conditions = acts.second;
  response.after = acts.after;
  response.seen_conditions =
      (1 - response.refused) * acts.second[0] + response.refused * acts.second[1];
}

void ScreeningAnswers::answer_as(int fit, std::size_t j, const ScreenedDeal& deal, double more) {
  const int party = game_.party_of(fit);
  const auto at = std::find(talks_.needed.begin(), talks_.needed.end(), party);
  if (at == talks_.needed.end() || party == talks_.proposers[j].party) return;
  const auto k = static_cast<std::size_t>(at - talks_.needed.begin());
  const bool barred = deal.refuses[static_cast<std::size_t>(game_.index_of[party])] >> lane_ & 1;
  const double yes = !barred && gain(fit, j, k, deal) >= more ? 1.0 : 0.0;
  LaneResponse& response = responses_[k];
  if (owner_[static_cast<std::size_t>(fit)] >= 0)
    response.accept[static_cast<std::size_t>(type_[static_cast<std::size_t>(fit)])] = yes;
  else
    response.accept.fill(response.mean = yes);
}

double ScreeningAnswers::accepted_by(int fit, std::size_t k) const {
  const int h = owner_[static_cast<std::size_t>(fit)];
  const bool own = h >= 0 && game_.informed[h].party == talks_.needed[k];
  return own ? responses_[k].accept[static_cast<std::size_t>(type_[fit])] : responses_[k].mean;
}

double ScreeningAnswers::refused_by(int fit, std::size_t j, std::size_t k, double shift) const {
  const auto e = static_cast<std::size_t>(fit);
  const int h = informed_responder(game_, j, k);
  if (h < 0) return turn_refused_[k * owner_.size() + e] + (shift - turn_shift_[e]);
  const LaneResponse& response = responses_[k];
  const double but = owner_[e] == h ? response.conditions[type_[e]] : response.seen_conditions;
  double value = shift;
  if (but < 1) value += (1 - but) * after_answer(fit, j, k, h, 0, response.after[0]);
  if (but > 0) value += but * after_answer(fit, j, k, h, 1, response.after[1]);
  return value;
}

double ScreeningAnswers::all(int fit) const {
  double all = 1;
  for (std::size_t k = 0; k < responses_.size(); ++k) all *= accepted_by(fit, k);
  return all;
}

double ScreeningAnswers::follow(int fit, std::size_t j, const ScreenedDeal& deal, int from) const {
  double all = 1, value = 0, shift = turn_shift_[static_cast<std::size_t>(fit)];
  for (std::size_t k = 0; k < responses_.size(); ++k) {
    const double yes = accepted_by(fit, k);
    if (yes < 1) value += all * (1 - yes) * refused_by(fit, j, k, shift);
    all *= yes;
    const int h = informed_responder(game_, j, k);
    if (h >= 0 && responses_[k].accepted != state_.belief[h][lane_])
      shift +=
          at(fit, h, responses_[k].accepted) - state_.go_on[static_cast<std::size_t>(fit)][lane_];
  }
  const double sign = from >= 0 ? sign_if(fit, deal, from) : signed_worth(fit, j, deal);
  return value + all * sign;
}

double ScreeningAnswers::gain(int fit, std::size_t j, std::size_t k,
                              const ScreenedDeal& deal) const {
  const auto e = static_cast<std::size_t>(fit);
  if (talks_.needed[k] == talks_.proposers[j].party)
    return signed_worth(fit, j, deal) - without_offer(fit);
  double belief = state_.belief[0][lane_], shift = turn_shift_[e];
  for (std::size_t heard = 0; heard < k; ++heard) {
    const int h = informed_responder(game_, j, heard);
    if (h < 0) continue;
    const double accepted = responses_[heard].accepted;
    if (h == 0) belief = accepted;
    if (accepted != state_.belief[h][lane_]) shift += at(fit, h, accepted) - state_.go_on[e][lane_];
  }
  return sign_at(fit, deal, belief) - refused_by(fit, j, k, shift);
}

double ScreeningAnswers::first_refused(int fit, std::size_t j) const {
  for (std::size_t k = 0; k < responses_.size(); ++k)
    if (talks_.needed[k] != talks_.proposers[j].party)
      return refused_by(fit, j, k, turn_shift_[static_cast<std::size_t>(fit)]);
  return without_offer(fit);
}

double ScreeningAnswers::mediated(std::size_t j, const ScreenedDeal& deal) const {
  double value = 1, shift = 0;
  for (const LaneResponse& response : responses_) value *= response.mean;
  for (std::size_t k = 0; k < responses_.size() && value > 0; ++k) {
    const int h = informed_responder(game_, j, k);
    const int i = game_.index_of[talks_.needed[k]];
    double gain = 0;
    if (h < 0) {
      gain = signed_worth(i, j, deal) - refused_by(i, j, k, shift);
    } else {  // of the types that accept
      const double belief = state_.belief[h][lane_];
      for (int type : {0, 1}) {
        const int e = game_.informed[h].fit_of(type);
        const double share = (type == 1 ? belief : 1 - belief) * responses_[k].accept[type];
        gain += share / responses_[k].mean * (deal.sign[e][lane_] - refused_by(e, j, k, shift));
      }
    }
    value = gain > 0 ? value * gain : -std::numeric_limits<double>::infinity();
  }
  return value;
}

double ScreeningAnswers::sum_of_gains(const ScreenedDeal& deal) const {
  double sum = 0;
  for (int party : talks_.needed) {
    const int h = informed_index(game_, party);
    const int i = game_.index_of[party];
    sum += deal.sign[i][lane_] - state_.go_on[i][lane_];
    if (h < 0) continue;
    const int upper = game_.informed[h].upper;
    const double belief = state_.belief[h][lane_];
    const double lower_gain = deal.sign[i][lane_] - state_.go_on[i][lane_];
    sum += belief * (deal.sign[upper][lane_] - state_.go_on[upper][lane_] - lower_gain);
  }
  return sum;
}

}  // namespace armistice

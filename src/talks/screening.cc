#include "talks/screening.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "talks/beliefs_about_types.h"
#include "talks/lottery.h"
#include "talks/screening_answers.h"
#include "talks/types.h"

namespace armistice {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kSameChance =
    1e-6;  // of a signature: on either side of a jump, of what is no jump

// What one type of a proposer, or one without types, offers at a lane.
struct Choice {
  int deal = -1;                   // of the deals that are looked at
  double value = 0, sum = kNever;  // over making no offer; sum of gains, for ties
  double signs = 0;                // chance of a signature, as the proposer knows itself
};

class Screening {
 public:
  Screening(const Game& game, const TableState& state, const DealPrograms& programs,
            WarBlock& block, TableOutcome& out, const Deviation* deviation)
      : game_(game),
        talks_(game.conflict->talks),
        state_(state),
        programs_(programs),
        block_(block),
        out_(out),
        deviation_(deviation),
        deals_(screened_deals(game, state_, programs, block)),
        answers_(game, state_) {
    for (std::size_t j = 0; j < talks_.proposers.size(); ++j) {
      const int h = informed_proposer(game_, j);
      first_offer_.push_back(out_.offers.size());
      for (int type = 0; type < (h < 0 ? 1 : 2); ++type) add_offer(static_cast<int>(j), h, type);
    }
    second_offer_.assign(talks_.proposers.size(), 0);
    all_.resize(deals_.size());
    std::iota(all_.begin(), all_.end(), 0);
    out_.value = state_.go_on;
    out_.signing.fill(0.0);
    out_.settling.fill(0.0);
    out_.settles.assign(static_cast<std::size_t>(game_.fits()), Lane{});
    out_.silences.assign(talks_.proposers.size(), {});
    for (std::size_t j = 0; j < talks_.proposers.size(); ++j)
      out_.silences[j].of = informed_proposer(game_, j);
  }

  void run() {
    for (int lane = 0; lane < state_.lanes; ++lane) {
      if (talks_.lotteries && is_known(lane)) continue;
      answers_.begin(lane);
      for (std::size_t j = 0; j < talks_.proposers.size(); ++j)
        if (state_.meet[lane] * state_.proposer_weight[j][lane] > 0) take_turn(j, lane);
    }
    if (talks_.lotteries) add_lotteries();
  }

  // In place of run().
  void propose(std::size_t j, const std::array<int, kMaxLanes>& offered) {
    const int h = informed_proposer(game_, j);
    for (int lane = 0; lane < state_.lanes; ++lane)
      for (std::size_t d = 0; d < deals_.size(); ++d) {
        if (deals_[d].deal != offered[lane] || (deals_[d].vetoed >> lane & 1)) continue;
        answers_.begin(lane);
        answers_.take_turn(j, -1, 0);  // that it is made, and what becomes of it, teaches nothing
        if (h >= 0) out_.silences[j].after[lane] = state_.belief[h][lane];
        for (int type = 0; type < (h < 0 ? 1 : 2); ++type) {
          const double upper = h < 0 ? 0.0 : state_.belief[h][lane];
          realise(j, h, type, 0, static_cast<int>(d), 1, type == 1 ? upper : 1 - upper,
                  state_.meet[lane] * state_.proposer_weight[j][lane], lane);
          keep_gains(j, type, deals_[d], lane);
        }
      }
  }

 private:
  void keep_gains(std::size_t j, int type, const ScreenedDeal& deal, int lane) {
    TypedOffer& typed = out_.typed[first_offer_[j] + static_cast<std::size_t>(type)];
    typed.gain.resize(talks_.needed.size());
    for (std::size_t k = 0; k < talks_.needed.size(); ++k)
      for (int t : {0, 1}) {
        int fit = game_.index_of[talks_.needed[k]];
        for (const InformedParty& informed : game_.informed)
          if (informed.party == talks_.needed[k]) fit = informed.fit_of(t);
        typed.gain[k][t][lane] = answers_.gain(fit, j, k, deal);
      }
  }

  void add_offer(int proposer, int h, int type) {
    Offer offer;
    offer.proposer = proposer;
    offer.deal.fill(-1);
    offer.accept.assign(talks_.needed.size(), Lane{});
    offer.in_force.assign(game_.valued.size(), Lane{});
    offer.sign.assign(game_.valued.size(), Lane{});
    out_.offers.push_back(std::move(offer));
    TypedOffer typed;
    typed.from = h;
    typed.type = type;
    for (std::size_t k = 0; k < talks_.needed.size(); ++k) {
      TypedOffer::Response response;
      response.informed = informed_responder(game_, static_cast<std::size_t>(proposer), k);
      typed.responses.push_back(response);
    }
    typed.in_force.resize(game_.informed.size());
    typed.sign.resize(game_.informed.size());
    out_.typed.push_back(std::move(typed));
  }

  bool is_known(int lane) const {
    return std::all_of(state_.belief.begin(), state_.belief.end(),
                       [&](const Lane& belief) { return belief[lane] == 0 || belief[lane] == 1; });
  }

  // What a type may do at its turn, and how often: nothing, too. Where it is answered at a jump,
  // how it is hangs on the side of it, so each is answered at a belief of its own.
  struct Plan {
    std::array<Choice, 2> choice;
    std::array<double, 2> chance{}, at{};
  };

  void take_turn(std::size_t j, int lane) {
    const int h = informed_proposer(game_, j);
    const double chance = state_.meet[lane] * state_.proposer_weight[j][lane];
    if (h >= 0) return take_informed_turn(j, static_cast<std::size_t>(h), chance, lane);
    answers_.take_turn(j, -1, 0);
    std::array<Choice, 2> choices;
    choose(j, lane, deviates(j, 0) ? deviation_->more[lane] : 0.0, all_, choices);
    if (choices[0].deal >= 0) realise(j, -1, 0, 0, choices[0].deal, 1, 1, chance, lane);
  }

  // The offers of proposer j's types, and what a turn without a deal says.
  void take_informed_turn(std::size_t j, std::size_t h, double chance, int lane) {
    const double belief = state_.belief[h][lane];
    std::array<Plan, 2> plans;
    const double without = plan_turn(j, h, lane, plans);
    answers_.take_turn(j, static_cast<int>(h), without);
    for (std::size_t type : {0, 1})
      if (deviates(j, type)) {
        std::array<Choice, 2> best;
        choose(j, lane, deviation_->more[lane], all_, best);
        plans[type] = {{best[type], {}}, {1, 0}, {without, without}};
      }
    TableOutcome::Silence& silence = out_.silences[j];
    silence.after[lane] = without;
    std::array<double, 2> silent{1, 1};
    for (std::size_t type : {0, 1})
      for (std::size_t way : {0, 1}) {
        const double made = plans[type].chance[way];
        if (made <= 0 || plans[type].choice[way].deal < 0) continue;
        silent[type] -= made;
        answers_.take_turn(j, static_cast<int>(h), plans[type].at[way]);
        const double share = type == 1 ? belief * made : (1 - belief) * made;
        realise(j, static_cast<int>(h), static_cast<int>(type), way, plans[type].choice[way].deal,
                made, share, chance, lane);
      }
    for (std::size_t type : {0, 1}) silence.of_type[type][lane] = std::max(0.0, silent[type]);
    silence.chance[lane] =
        (1 - belief) * silence.of_type[0][lane] + belief * silence.of_type[1][lane];
    answers_.take_turn(j, static_cast<int>(h), without);
    for (int e = 0; e < game_.fits(); ++e) {
      const bool own = answers_.owner(e) == static_cast<int>(h);
      const double as_known =
          own ? silence.of_type[static_cast<std::size_t>(answers_.type(e))][lane]
              : silence.chance[lane];
      out_.value[e][lane] +=
          chance * as_known * (answers_.without_offer(e) - state_.go_on[e][lane]);
    }
  }

  // The fixed point of an informed party's turn: returns what others believe if nothing is signed.
  double plan_turn(std::size_t j, std::size_t h, int lane, std::array<Plan, 2>& plans) {
    std::array<Choice, 2> choices;
    std::vector<int> looked_at = all_;
    if (!talks_.answers_set_something())  // else an offer may be made so that it be refused
      std::erase_if(looked_at, [&](int d) {
        return !answers_.may_be_signed(j, static_cast<int>(h), deals_[static_cast<std::size_t>(d)]);
      });
    const auto choose_at = [&](double x) {
      answers_.take_turn(j, static_cast<int>(h), x);
      choices = {};
      choose(j, lane, 0, looked_at, choices);
    };
    const TypeAnswers turn = answer_of_types(
        state_.belief[h][lane],
        [&](int type, double x) {
          if (type == 0) choose_at(x);
          return choices[static_cast<std::size_t>(type)].value;
        },
        [&](int type, double) { return choices[static_cast<std::size_t>(type)].signs; });
    for (std::size_t way : {0, 1}) {
      const double chance = way == 1 ? turn.second : 1 - turn.second;
      if (chance <= 0) continue;
      choose_at(turn.at[way]);
      for (std::size_t type : {0, 1}) {
        Plan& plan = plans[type];
        plan.at = turn.at;
        const bool again = way == 1 && plan.chance[0] > 0 &&
                           plan.choice[0].deal == choices[type].deal &&
                           std::fabs(plan.choice[0].signs - choices[type].signs) < kSameChance;
        if (!again) plan.choice[way] = choices[type];
        plan.chance[again ? 0 : way] += chance;
      }
    }
    return turn.refused;
  }

  // Whether the turn is one of the fit that deviates, as this type.
  bool deviates(std::size_t j, std::size_t type) const {
    const int party = talks_.proposers[j].party;
    if (deviation_ == nullptr || party != game_.party_of(deviation_->fit) ||
        game_.conflict->parties[party].is_impartial())
      return false;
    return informed_proposer(game_, j) < 0 ||
           static_cast<int>(type) == answers_.type(deviation_->fit);
  }

  // The best package of each type of proposer j at the turn that is taken (ScreeningAnswers), where
  // C is worth `more` than fitted.
  void choose(std::size_t j, int lane, double more, const std::vector<int>& looked_at,
              std::array<Choice, 2>& choices) {
    const int party = talks_.proposers[j].party, h = informed_proposer(game_, j);
    const bool mediates = game_.conflict->parties[party].is_impartial();
    const int types = h < 0 ? 1 : 2;
    for (const int d : looked_at) {
      const ScreenedDeal& deal = deals_[static_cast<std::size_t>(d)];
      if ((deal.vetoed | deal.withheld[j]) >> lane & 1) continue;
      bool answered = false;
      for (int type = 0; type < types; ++type) {
        const int e = mediates ? -1
                      : h < 0  ? game_.index_of[party]
                               : game_.informed[h].fit_of(type);
        Choice& best = choices[type];
        const double without = e < 0 ? 0.0 : answers_.without_offer(e);
        const double tie = tie_of(best.value, without);
        if (e >= 0 && answers_.most(e, deal) - without - std::min(0.0, more) < best.value - tie)
          continue;
        if (!answered) answers_.to_offer(j, deal);
        answered = true;
        const double value = mediates ? answers_.mediated(j, deal) : worth_to(e, j, deal, more);
        if (value < best.value - tie || value <= 0) continue;
        const double sum = answers_.sum_of_gains(deal);
        if (value <= best.value + tie && sum <= best.sum) continue;
        best = {d, value, sum, e < 0 ? 0.0 : answers_.all(e)};
      }
    }
  }

  // What making the offer is worth to a proposer over making none; never what it would not sign
  // itself.
  double worth_to(int e, std::size_t j, const ScreenedDeal& deal, double more) const {
    if (!exceeds(answers_.signed_worth(e, j, deal), answers_.first_refused(e, j) + more))
      return kNever;
    return answers_.follow(e, j, deal) - answers_.without_offer(e) - answers_.all(e) * more;
  }

  // `way`: of the two that a type may take at its turn; the second has offers of its own.
  void realise(std::size_t j, int h, int type, std::size_t way, int d, double made, double share,
               double chance, int lane) {
    const ScreenedDeal& deal = deals_[d];
    answers_.to_offer(j, deal);
    if (deviation_ != nullptr) answers_.answer_as(deviation_->fit, j, deal, deviation_->more[lane]);
    if (way == 1 && second_offer_[j] == 0) {
      second_offer_[j] = out_.offers.size();
      for (int t : {0, 1}) add_offer(static_cast<int>(j), h, t);
    }
    const std::size_t o =
        (way == 0 ? first_offer_[j] : second_offer_[j]) + static_cast<std::size_t>(type);
    Offer& offer = out_.offers[o];
    TypedOffer& typed = out_.typed[o];
    offer.deal[lane] = deal.deal;
    offer.share[lane] = share;
    typed.made[lane] = made;
    double all = 1;
    for (std::size_t k = 0; k < talks_.needed.size(); ++k) {
      const LaneResponse& response = answers_.of(k);
      offer.accept[k][lane] = response.mean;
      all *= response.mean;
      for (int t : {0, 1}) {
        typed.responses[k].accept[t][lane] = response.accept[t];
        typed.responses[k].conditions[t][lane] = response.conditions[t];
        typed.responses[k].refused[t][lane] = response.after[t];
      }
      typed.responses[k].seen_conditions[lane] = response.seen_conditions;
      typed.responses[k].accepted[lane] = response.accepted;
    }
    offer.accepted[lane] = all;
    offer.ratified[lane] = deal.ratified[lane];
    offer.ratified_raw[lane] = deal.ratified_raw[lane];
    offer.holds[lane] = deal.holds[lane];
    for (std::size_t i = 0; i < game_.valued.size(); ++i) {
      offer.in_force[i][lane] = deal.in_force[i][lane];
      offer.sign[i][lane] = deal.sign[i][lane];
    }
    for (std::size_t other = 0; other < game_.informed.size(); ++other)
      for (int t : {0, 1}) {
        const auto e = static_cast<std::size_t>(game_.informed[other].fit_of(t));
        typed.in_force[other][t][lane] = deal.in_force[e][lane];
        typed.sign[other][t][lane] = deal.sign[e][lane];
      }
    for (std::size_t t = 0; t < typed.if_type.size(); ++t) {
      if (deal.if_type[t].empty()) continue;
      typed.if_type[t].resize(game_.valued.size());
      typed.holds_if[t][lane] = deal.holds_if[t][lane];
      for (std::size_t i = 0; i < game_.valued.size(); ++i)
        typed.if_type[t][i][lane] = deal.if_type[t][i][lane];
    }
    out_.signing[lane] += chance * share * all;
    out_.settling[lane] += chance * share * all * deal.ratified[lane];
    for (int e = 0; e < game_.fits(); ++e) {
      double as_known = share;  // the chance of this offer, as the one whose worth it is knows it
      if (h >= 0 && answers_.owner(e) == h) as_known = answers_.type(e) == type ? made : 0.0;
      if (as_known <= 0) continue;
      out_.value[e][lane] +=
          chance * as_known *
          (answers_.follow(e, j, deal, h < 0 ? -1 : type) - state_.go_on[e][lane]);
      out_.settles[e][lane] += chance * as_known * answers_.all(e) * deal.ratified[lane];
    }
  }

  // Where all types are known, the table of lotteries between parties as they are.
  void add_lotteries() {
    std::vector<LaneTypes> types = all_of_type(game_, 0);
    std::vector<char> known(static_cast<std::size_t>(state_.lanes));
    for (int lane = 0; lane < state_.lanes; ++lane) {
      known[lane] = is_known(lane);
      for (std::size_t h = 0; h < types.size(); ++h)
        types[h][lane] = known[lane] && state_.belief[h][lane] == 1;
    }
    if (std::find(known.begin(), known.end(), 1) == known.end()) return;
    change_places(game_, types, block_, state_);
    TableOutcome drawn;
    play_lotteries(game_, state_, programs_, block_, drawn);
    change_places(game_, types, block_, state_);
    for (int lane = 0; lane < state_.lanes; ++lane) {
      if (!known[lane]) {
        for (Offer& offer : drawn.offers) offer.deal[lane] = -1;
        continue;
      }
      out_.signing[lane] = drawn.signing[lane];
      out_.settling[lane] = drawn.settling[lane];
      for (std::size_t k = 0; k < game_.valued.size(); ++k)
        out_.value[k][lane] = drawn.value[k][lane];
      for (std::size_t h = 0; h < types.size(); ++h) {
        const InformedParty& informed = game_.informed[h];
        const int is = informed.fit_of(types[h][lane]), other = informed.fit_of(1 - types[h][lane]);
        out_.value[is][lane] = drawn.value[informed.valued][lane];
        out_.value[other][lane] = state_.go_on[other][lane];  // nobody takes it for that
      }
      for (Lane& settles : out_.settles) settles[lane] = drawn.settling[lane];
    }
    for (Offer& offer : drawn.offers) out_.offers.push_back(std::move(offer));
  }

  const Game& game_;
  const Talks& talks_;
  TableState state_;
  const DealPrograms& programs_;
  WarBlock& block_;
  TableOutcome& out_;
  const Deviation* deviation_;
  std::vector<std::size_t> first_offer_, second_offer_;  // per proposer; 0: there is no second
  std::vector<ScreenedDeal> deals_;
  std::vector<int> all_;  // of them
  ScreeningAnswers answers_;
};

}  // namespace

void propose_screened(const Game& game, const TableState& state, const DealPrograms& programs,
                      std::size_t j, const std::array<int, kMaxLanes>& offered, WarBlock& block,
                      TableOutcome& out) {
  out.offers.clear();
  out.typed.clear();
  Screening(game, state, programs, block, out, nullptr).propose(j, offered);
}

void play_screening(const Game& game, const TableState& state, const DealPrograms& programs,
                    WarBlock& block, TableOutcome& out, const Deviation* deviation) {
  out.offers.clear();
  out.typed.clear();
  Screening(game, state, programs, block, out, deviation).run();
}

}  // namespace armistice

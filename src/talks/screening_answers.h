// How an offer is answered at one lane of a table where parties are informed, and what follows
// (talks/screening.h).
#pragma once

#include <array>
#include <vector>

#include "talks/acts_of_types.h"
#include "talks/offers.h"

namespace armistice {

// A deal with what it is worth to sign per fit: an informed party as either of its types.
struct ScreenedDeal {
  int deal = 0;  // of Game::table
  LaneMask vetoed = 0;
  std::vector<LaneMask> withheld, refuses;  // per proposer, per valued party
  Lane ratified{}, ratified_raw{}, holds{};
  std::vector<Lane> in_force, sign;  // per fit
  // Where interest keeps it: what in_force is worth more, per valued party, if the informed party
  // is of a type, and whether it holds then; else empty.
  std::array<std::vector<Lane>, 2> if_type;
  std::array<Lane, 2> holds_if{};
};
// All that a veto leaves on the table in some lane. `state` comes back as it was.
std::vector<ScreenedDeal> screened_deals(const Game& game, TableState& state,
                                         const DealPrograms& programs, WarBlock& block);

// Index into Game::informed of who makes, or answers, an offer of its own will; -1: it has no
// types.
int informed_proposer(const Game& game, std::size_t proposer);
int informed_responder(const Game& game, std::size_t proposer, std::size_t needed);

struct LaneResponse {                  // of one needed party
  double mean = 1;                     // chance that it accepts, as others see it
  std::array<double, 2> accept{1, 1};  // of each of its types
  double refused = 0, accepted = 0;    // what others then believe of it
  // How it refuses, if it does: chance of a yes with conditions, of each type and as others see it,
  // and what they believe after either kind (Answer).
  std::array<double, 2> conditions{}, after{};
  double seen_conditions = 0;
};

class ScreeningAnswers {
 public:
  ScreeningAnswers(const Game& game, const TableState& state);
  void begin(int lane);  // at the lane from now on

  int owner(int fit) const { return owner_[static_cast<std::size_t>(fit)]; }  // of informed, or -1
  int type(int fit) const { return type_[static_cast<std::size_t>(fit)]; }
  // C where others believe x of informed party h.
  double at(int fit, int h, double x) const {
    return x == state_.belief[h][lane_] ? state_.go_on[static_cast<std::size_t>(fit)][lane_]
                                        : at(state_.at_belief[h], fit, h, x);
  }
  // At proposer j's turn, which is informed party h, of which others believe x if nothing is
  // signed; h -1: it has no types. What is said of offers is about that turn until the next one is
  // taken.
  void take_turn(std::size_t j, int h, double x);
  // False: whatever others will believe of the proposer, h, they do not sign this.
  bool may_be_signed(std::size_t j, int h, const ScreenedDeal& deal) const;
  // C after a turn at which nothing is offered.
  double without_offer(int fit) const {
    const auto e = static_cast<std::size_t>(fit);
    return state_.go_on[e][lane_] + turn_shift_[e];
  }
  // A bound on what an offer can be worth to who makes it.
  double most(int fit, const ScreenedDeal& deal) const;

  // Answers proposer j's offer of the deal. What follows is about that.
  void to_offer(std::size_t j, const ScreenedDeal& deal);
  // The same offer, but one fit answers it as is best for it where C is worth `more` than fitted.
  void answer_as(int fit, std::size_t j, const ScreenedDeal& deal, double more);
  const LaneResponse& of(std::size_t needed) const { return responses_[needed]; }
  // To one who knows its own type: the chance that all accept; what the offer leads to.
  double all(int fit) const;
  // `from`: the type of the informed party that makes it; -1: another makes it.
  double follow(int fit, std::size_t j, const ScreenedDeal& deal, int from = -1) const;
  // What signing is worth to it if all others do.
  double signed_worth(int fit, std::size_t j, const ScreenedDeal& deal) const;
  // To needed party k, which is this fit: signing over what its own refusal leaves it, once those
  // before it have accepted.
  double gain(int fit, std::size_t j, std::size_t needed, const ScreenedDeal& deal) const;
  // C where the first of the others refuses.
  double first_refused(int fit, std::size_t j) const;
  // What a mediator makes of it: the chance of a signature times the product of the gains.
  double mediated(std::size_t j, const ScreenedDeal& deal) const;
  double sum_of_gains(const ScreenedDeal& deal) const;

 private:
  double sign_if(int fit, const ScreenedDeal& deal, int type) const;
  double sign_at(int fit, const ScreenedDeal& deal, double belief) const;
  double accepted_by(int fit, std::size_t needed) const;
  double refused_by(int fit, std::size_t j, std::size_t needed, double shift) const;
  double refused_by_untyped(int fit, std::size_t j, std::size_t needed, int turn, double x) const;
  void answer(std::size_t j, std::size_t needed, int h, const ScreenedDeal& deal);
  double at(const std::vector<Lane>& values, int fit, int h, double x) const;
  double after_answer(int fit, std::size_t j, std::size_t needed, int h, int kind, double x) const;
  TypedActs kinds(std::size_t j, std::size_t needed, int h, double x) const;
  // What a refusal is worth to a type, where others believe x after it.
  double refusal(int type, std::size_t j, std::size_t needed, int h, double x) const;

  const Game& game_;
  const Talks& talks_;
  const TableState& state_;
  int lane_ = 0;
  std::vector<int> owner_, type_;        // per fit
  std::vector<double> low_, high_;       // informed x fit: C over all beliefs and its refusals
  std::vector<double> best_;             // per fit: the most that any answer leaves
  std::vector<LaneResponse> responses_;  // per needed party
  // Of the turn: per fit what it adds to C if nothing is signed, and needed x fit C after the
  // refusal of a party without types.
  std::vector<double> turn_shift_, turn_refused_;
  std::vector<double> shift_;  // per fit: what that and earlier acceptances add
};

}  // namespace armistice

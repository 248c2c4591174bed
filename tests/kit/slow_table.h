// The slow, obvious table: one state, every deal, plain numbers, straight from the formulas of
// the method. For tests only. It knows the values of fighting on as a function that the test gives.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "deals/worth.h"
#include "kit/slow_seats.h"
#include "talks/game.h"

namespace armistice {

struct SlowTable {
  const Game* game = nullptr;
  Frame frame;        // one lane; auxiliaries and locks set
  int month = 0, end = 0;
  double failed_before = 0;
  std::vector<double> go_on, after_pause;  // per valued party
  // C per valued party after the offer of proposer j is refused by needed party k
  std::function<std::vector<double>(int proposer, int refuser)> after_refusal;
  // C per valued party after a ratification failed at this chance
  std::function<std::vector<double>(double chance)> after_failure;
};

struct SlowOffer {
  int deal = -1;
  double objective = 0, accepted = 0;
};

struct SlowOutcome {
  std::vector<SlowOffer> offers;  // per proposer
  std::vector<double> value;      // V per valued party
  double signing = 0, settling = 0;
};

class SlowPlayer {
 public:
  SlowPlayer(const SlowTable& table, const std::vector<Deal>& deals)
      : t_(table), g_(*table.game), c_(*g_.conflict), deals_(deals), worths_(c_) {
    worths_.evaluate(t_.frame, g_.scale, registers_);
  }

  SlowOutcome play() {
    SlowOutcome out;
    out.value = t_.go_on;
    const double meet = std::clamp(evaluate_one(c_.talks.meet, t_.frame, 1.0), 0.0, 1.0);
    double total = 0;
    for (const Proposer& p : c_.talks.proposers) total += weight(p);
    for (std::size_t j = 0; j < c_.talks.proposers.size(); ++j) {
      const SlowOffer offer = best_offer(static_cast<int>(j));
      out.offers.push_back(offer);
      if (offer.deal < 0 || total <= 0) continue;
      const double chance = meet * weight(c_.talks.proposers[j]) / total;
      const Terms terms = judge(deals_[offer.deal]);
      const Response response = respond(terms, static_cast<int>(j));
      out.signing += chance * response.all;
      out.settling += chance * response.all * terms.passes;
      for (std::size_t i = 0; i < out.value.size(); ++i) {
        double value = response.all * terms.sign[i] - t_.go_on[i];
        for (std::size_t k = 0; k < c_.talks.needed.size(); ++k)
          value += response.refused_first[k] * t_.after_refusal(static_cast<int>(j), static_cast<int>(k))[i];
        out.value[i] += chance * value;
      }
    }
    return out;
  }

 protected:
  struct Terms {
    std::vector<double> sign;      // per valued party
    std::vector<bool> barred;      // per party: its own hard lock holds
    bool vetoed = false;
    double passes = 1;             // chance of ratification, given earlier failures
  };
  struct Response {
    double all = 1;
    std::vector<double> refused_first;
  };

  double weight(const Proposer& p) { return std::max(0.0, evaluate_one(p.weight, t_.frame, 1.0)); }

  double worth(int party, const Deal& deal) {
    Frame one = t_.frame;
    double out[kMaxLanes] = {};
    if (c_.parties[party].has_preferences) worths_.worth(party, deal, out);
    return out[0];
  }

  // What the party's leader keeps where the deal enters into force.
  double office(int party, const Deal& deal) {
    for (const Leader& leader : c_.leaders)
      if (leader.party == party)
        return evaluate_one(leader.stake, t_.frame, 0.0) * deal_program(leader.signs, deal, false);
    return 0;
  }

  double body(const Ratifier& r, const Deal& deal) {
    if (r.blocs.empty()) return deal_program(r.chance, deal);
    std::vector<SeatBloc> blocs;
    for (const Bloc& bloc : r.blocs)
      blocs.push_back({bloc.seats, bloc.whole, deal_program(bloc.yes, deal)});
    return slow_majority(blocs, r.needs);
  }

  double deal_program(const Program& program, const Deal& deal, bool with_office = true) {
    Frame f = t_.frame;
    for (std::size_t i = 0; i < c_.issues.size(); ++i)
      f.column(c_.layout.issues + static_cast<int>(i))[0] = c_.issues[i].value(deal[i]);
    for (int p = 0; p < static_cast<int>(c_.parties.size()); ++p) {
      f.column(c_.layout.worths + p)[0] = worth(p, deal);
      const double gains_office = with_office ? office(p, deal) : 0;
      const auto valued = std::find(g_.valued.begin(), g_.valued.end(), p);
      if (valued != g_.valued.end())
        f.column(c_.layout.gains + p)[0] =
            worth(p, deal) + gains_office - t_.go_on[valued - g_.valued.begin()];
    }
    return std::clamp(evaluate_one(program, f, 1.0), 0.0, 1.0);
  }

  Terms judge(const Deal& deal) {
    Terms out;
    double raw = 1;
    for (const Ratifier& r : c_.ratifiers) raw *= body(r, deal);
    const double f = t_.failed_before;
    out.passes = f >= 1 ? 0 : std::max(0.0, (raw - f) / (1 - f));
    const double s = deal_program(c_.durability.holds, deal);
    const std::vector<double> failed = t_.after_failure(std::max(f, raw));
    const double rest = t_.end - t_.month, pause = std::min<double>(g_.pause_months, rest);
    out.barred.assign(c_.parties.size(), false);
    std::vector<double> soft(c_.parties.size(), 0.0);
    for (std::size_t l = 0; l < c_.locks.size(); ++l) {
      const Lock& lock = c_.locks[l];
      if (!holds_for(lock.refuses, c_, deal)) continue;
      if (t_.frame.column(c_.layout.locks + static_cast<int>(l))[0] == 0) continue;
      if (lock.vetoes) out.vetoed = true;
      if (lock.hard) out.barred[lock.holder] = true;
      else soft[lock.holder] += std::max(0.0, evaluate_one(lock.cost, t_.frame, 0.0));
    }
    for (std::size_t i = 0; i < g_.valued.size(); ++i) {
      const int party = g_.valued[i];
      const double d = g_.discount[party], u = worth(party, deal) + office(party, deal);
      const double a = d == 1 ? pause / rest : (1 - std::pow(d, pause)) / (1 - std::pow(d, rest));
      const double relapsed = a * u + (1 - a) * (t_.after_pause[i] - g_.relapse_cost[party]);
      const double in_force = s * u + (1 - s) * relapsed - soft[party];
      out.sign.push_back(out.passes * in_force +
                         (1 - out.passes) * (failed[i] - g_.ratify_loss[party]));
    }
    return out;
  }

  Response respond(const Terms& terms, int j) {
    Response out;
    for (std::size_t k = 0; k < c_.talks.needed.size(); ++k) {
      const int party = c_.talks.needed[k];
      const std::size_t i = static_cast<std::size_t>(g_.index_of[party]);
      double yes = 1;
      if (party != c_.talks.proposers[j].party) {
        const double gain = terms.sign[i] - t_.after_refusal(j, static_cast<int>(k))[i];
        yes = g_.noise > 0 ? 1 / (1 + std::exp(-gain / g_.noise)) : gain >= 0;
        if (terms.barred[party]) yes = 0;
      }
      out.refused_first.push_back(out.all * (1 - yes));
      out.all *= yes;
    }
    return out;
  }

  // What the offer is worth to proposer j; 0 where it would not make it.
  double objective(const Terms& terms, int j) {
    const Party& party = c_.parties[c_.talks.proposers[j].party];
    if (terms.vetoed || terms.barred[c_.talks.proposers[j].party]) return 0;
    const Response response = respond(terms, j);
    if (party.role == Role::mediator || !party.has_preferences) {
      double product = response.all;
      for (std::size_t k = 0; k < c_.talks.needed.size(); ++k) {
        const std::size_t i = static_cast<std::size_t>(g_.index_of[c_.talks.needed[k]]);
        const double gain = terms.sign[i] - t_.after_refusal(j, static_cast<int>(k))[i];
        if (gain <= 0) return 0;
        product *= gain;
      }
      return product;
    }
    const std::size_t i = static_cast<std::size_t>(g_.index_of[c_.talks.proposers[j].party]);
    std::size_t other = 0;
    while (c_.talks.needed[other] == c_.talks.proposers[j].party) ++other;
    const double refused = t_.after_refusal(j, static_cast<int>(other))[i];
    if (terms.sign[i] - refused <= 1e-13 * std::fabs(refused)) return 0;  // nothing but rounding
    double value = response.all * terms.sign[i] - t_.go_on[i];
    for (std::size_t k = 0; k < c_.talks.needed.size(); ++k)
      value += response.refused_first[k] * t_.after_refusal(j, static_cast<int>(k))[i];
    return value;
  }

  SlowOffer best_offer(int j) {
    SlowOffer best;
    double best_sum = 0;
    for (std::size_t d = 0; d < deals_.size(); ++d) {
      const Terms terms = judge(deals_[d]);
      const double value = objective(terms, j);
      double sum = 0;
      for (int party : c_.talks.needed)
        sum += terms.sign[g_.index_of[party]] - t_.go_on[g_.index_of[party]];
      const int own = g_.index_of[c_.talks.proposers[j].party];
      const bool partial = c_.parties[c_.talks.proposers[j].party].role != Role::mediator && own >= 0;
      // worth the same but for the last digits: the larger sum
      const double tie = 1e-13 * (best.objective + (partial ? std::fabs(t_.go_on[own]) : 0));
      if (value <= 0 || value < best.objective - tie ||
          (value <= best.objective + tie && sum <= best_sum))
        continue;
      best = {static_cast<int>(d), value, respond(terms, j).all};
      best_sum = sum;
    }
    return best;
  }

  const SlowTable& t_;
  const Game& g_;
  const Conflict& c_;
  const std::vector<Deal>& deals_;
  Registers registers_;
  OptionWorths worths_;
};

}  // namespace armistice

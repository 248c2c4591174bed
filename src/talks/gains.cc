#include "talks/gains.h"

#include <algorithm>
#include <cmath>

#include "talks/verdicts.h"
#include "util/wide.h"

namespace armistice {
namespace {

void set_issues(const Conflict& c, const Deal& deal, Frame& frame) {
  for (std::size_t i = 0; i < c.issues.size(); ++i)
    std::fill_n(frame.column(c.layout.issues + static_cast<int>(i)), frame.lanes,
                c.issues[i].value(deal[i]));
}

// The verdicts on one deal, each worked out as seldom as it can be.
class DealVerdicts {
 public:
  DealVerdicts(const Game& game, const TableState& state, const DealTerms& terms,
               const DealPrograms& programs, int d, WarBlock& block, const DealColumns& deal)
      : game_(game),
        c_(*game.conflict),
        state_(state),
        terms_(terms),
        programs_(programs),
        d_(d),
        block_(block),
        deal_(deal) {}

  // Valid until the next call.
  const Lane& of(std::size_t verdict) {
    const int group = terms_.group[verdict][d_];
    if (!terms_.fixed[verdict].empty()) return terms_.fixed[verdict][group];
    if (!programs_[verdict].empty()) return programs_[verdict][group];
    if (!issues_set_) {
      set_issues(c_, terms_.deals[d_], block_.frame);
      for (std::size_t k = 0; k < game_.priced.size(); ++k)
        std::copy_n(deal_.worth[k].data(), state_.lanes,
                    block_.frame.column(c_.layout.worths + game_.priced[k]));
      issues_set_ = true;
    }
    evaluate_verdict(c_, verdict, block_, own_);
    return own_;
  }

  // What the deal is worth over fighting on, for verdicts that read it: once survival is known.
  void set_gains() {
    for (std::size_t k = 0; k < game_.valued.size(); ++k) {
      double* gain = block_.frame.column(c_.layout.gains + game_.priced[k]);
      for (int lane = 0; lane < state_.lanes; ++lane)
        gain[lane] = deal_.worth[k][lane] + deal_.office[k][lane] - state_.go_on[k][lane];
    }
  }

 private:
  const Game& game_;
  const Conflict& c_;
  const TableState& state_;
  const DealTerms& terms_;
  const DealPrograms& programs_;
  int d_;
  WarBlock& block_;
  const DealColumns& deal_;
  bool issues_set_ = false;
  Lane own_{};
};

// Columns of what leaders keep, of holds and of the ratifiers' product for the deal.
void deal_chances(const Game& game, const TableState& state, const DealTerms& terms,
                  const DealPrograms& programs, int d, WarBlock& block, DealColumns& out) {
  const Conflict& c = *game.conflict;
  DealVerdicts verdicts(game, state, terms, programs, d, block, out);
  out.office.assign(game.valued.size(), Lane{});
  for (std::size_t k = 0; k < game.valued.size(); ++k) {
    if (game.stake[k] == 0) continue;
    const Lane& survival =
        verdicts.of(first_leader_verdict(c) + static_cast<std::size_t>(game.leader[k]));
    for (int lane = 0; lane < state.lanes; ++lane)
      out.office[k][lane] = game.stake[k] * survival[lane];
  }
  if (std::find(game.reads_worth.begin(), game.reads_worth.end(), true) != game.reads_worth.end())
    verdicts.set_gains();
  std::copy_n(verdicts.of(0).data(), state.lanes, out.holds.data());
  out.ratified_raw.fill(1.0);
  for (std::size_t r = 0; r < c.ratifiers.size(); ++r) {
    const Lane& chance = verdicts.of(1 + r);
    for (int lane = 0; lane < state.lanes; ++lane) out.ratified_raw[lane] *= chance[lane];
  }
  out.breach.clear();
  for (std::size_t v = first_breach_verdict(c); v < verdict_count(c); ++v)
    out.breach.push_back(verdicts.of(v));
  // one verdict per history: what failed at chance f passes later with (r - f) / (1 - f)
  for (int lane = 0; lane < state.lanes; ++lane) {
    const double r = out.ratified_raw[lane], f = state.failed[lane];
    out.ratified[lane] = f <= 0 ? r : f >= 1 ? 0.0 : std::max(0.0, (r - f) / (1.0 - f));
  }
}

// Durability by interest: over the samples of C after the pause, the deal lasts where no decider
// would rather fight; who breaks it pays for that. Sets holds and in_force.
void keep_by_interest(const Game& game, const TableState& state, DealColumns& out) {
  const std::size_t valued = game.valued.size();
  const int lanes = state.lanes;
  out.holds.fill(0.0);
  for (std::size_t k = 0; k < valued; ++k) out.in_force[k].fill(0.0);
  const double share = 1.0 / state.pause_samples;
  std::vector<Lane> war(valued);
  std::vector<LaneMask> breaks(valued);
  for (int sample = 0; sample < state.pause_samples; ++sample) {
    LaneMask broken = 0;
    for (std::size_t k = 0; k < valued; ++k) {
      for (int lane = 0; lane < lanes; ++lane)
        war[k][lane] = state.after_pause[k][lane] + state.off_pause(sample, k, lane);
    }
    breaks.assign(valued, 0);
    for (std::size_t n = 0; n < game.deciders.size(); ++n) {
      const int k = game.deciders[n];
      if (k < 0 || k >= static_cast<int>(valued)) continue;
      for (int lane = 0; lane < lanes; ++lane)
        if (war[k][lane] - out.breach[n][lane] > out.worth[k][lane] + out.office[k][lane])
          breaks[k] |= LaneMask{1} << lane;
      broken |= breaks[k];
    }
    for (int lane = 0; lane < lanes; ++lane)
      if (!(broken >> lane & 1)) out.holds[lane] += share;
    for (std::size_t k = 0; k < valued; ++k) {
      const double a = state.peace_share[k];
      const double relapse = game.relapse_cost[game.valued[k]];
      const auto decider =
          std::find(game.deciders.begin(), game.deciders.end(), static_cast<int>(k));
      const std::size_t n = static_cast<std::size_t>(decider - game.deciders.begin());
      for (int lane = 0; lane < lanes; ++lane) {
        const double u = out.worth[k][lane] + out.office[k][lane];
        double worth = u;
        if (broken >> lane & 1) {
          const double paid = breaks[k] >> lane & 1 ? out.breach[n][lane] : 0.0;
          worth = a * u + (1 - a) * (war[k][lane] - relapse - paid);
        }
        out.in_force[k][lane] += share * worth;
      }
    }
  }
}

// The same where a party is informed: it keeps a deal or breaks it by its own C after the pause,
// and the others take the mean over its types by what they believe.
class KeptByTypes {
 public:
  KeptByTypes(const Game& game, const TableState& state, DealColumns& out)
      : game_(game), state_(state), out_(out), who_(game.informed.front()), war_(out.sign.size()) {
    for (auto& worths : out.if_type) worths.assign(out.sign.size(), Lane{});
    for (std::size_t k = 0; k < out.sign.size(); ++k) {
      const auto at = std::find(game.deciders.begin(), game.deciders.end(), static_cast<int>(k));
      decides_.push_back(at == game.deciders.end() ? -1
                                                   : static_cast<int>(at - game.deciders.begin()));
    }
  }

  void keep() {
    out_.holds.fill(0.0);
    for (int sample = 0; sample < state_.pause_samples; ++sample) add(sample);
    for (std::size_t k = 0; k < war_.size(); ++k)
      for (int lane = 0; lane < state_.lanes; ++lane) {
        double &here = out_.if_type[0][k][lane], &other = out_.if_type[1][k][lane];
        const double belief = state_.belief[0][lane];
        const double placed = state_.in_place[0][lane] == 1 ? belief : 1 - belief;
        const double mean = is_own(k) ? here : placed * here + (1 - placed) * other;
        out_.in_force[k][lane] = mean;
        here = is_own(k) ? 0 : here - mean;
        other = is_own(k) ? 0 : other - mean;
      }
  }

 private:
  bool is_own(std::size_t k) const { return static_cast<int>(k) == who_.valued; }
  double peace(std::size_t k, int lane) const { return out_.worth[k][lane] + out_.office[k][lane]; }
  double after(int sample, std::size_t fit, int lane) const {
    return state_.after_pause[fit][lane] + state_.off_pause(sample, fit, lane);
  }
  LaneMask breaks(std::size_t k, int lane, double war, double u) const {
    return decides_[k] >= 0 && war - out_.breach[decides_[k]][lane] > u ? LaneMask{1} << lane : 0;
  }

  void add(int sample) {
    std::vector<LaneMask> broken_by(war_.size(), 0);
    LaneMask by_known = 0, by_other_type = 0;
    const auto own = static_cast<std::size_t>(who_.valued);
    for (std::size_t k = 0; k < war_.size(); ++k) {
      for (int lane = 0; lane < state_.lanes; ++lane) {
        war_[k][lane] = after(sample, k, lane);
        broken_by[k] |= breaks(k, lane, war_[k][lane], peace(k, lane));
      }
      if (!is_own(k)) by_known |= broken_by[k];
    }
    for (int lane = 0; lane < state_.lanes; ++lane)
      by_other_type |= breaks(own, lane, after(sample, static_cast<std::size_t>(who_.upper), lane),
                              out_.other_worth[lane] + out_.office[own][lane]);
    const double share = 1.0 / state_.pause_samples;
    for (const int other : {0, 1}) {
      const LaneMask broken = by_known | (other == 1 ? by_other_type : broken_by[own]);
      for (int lane = 0; lane < state_.lanes; ++lane)
        if (other == 0 && !(broken >> lane & 1)) out_.holds[lane] += share;
      for (std::size_t k = 0; k < war_.size(); ++k) {
        const double a = state_.peace_share[k], relapse = game_.relapse_cost[game_.valued[k]];
        for (int lane = 0; lane < state_.lanes; ++lane) {
          double worth = peace(k, lane);
          if (broken >> lane & 1) {
            const double paid = broken_by[k] >> lane & 1 ? out_.breach[decides_[k]][lane] : 0.0;
            worth = a * worth + (1 - a) * (war_[k][lane] - relapse - paid);
          }
          out_.if_type[other][k][lane] += share * worth;
        }
      }
    }
  }

  const Game& game_;
  const TableState& state_;
  DealColumns& out_;
  const InformedParty& who_;
  std::vector<Lane> war_;     // per valued party
  std::vector<int> decides_;  // per valued party: index into Game::deciders, -1
};

// A part that is signed brings what the talks about the others are worth.
void sign_part(const Game& game, const TableState& state, int d, DealColumns& out) {
  out.holds.fill(1.0);
  out.ratified.fill(1.0);
  out.ratified_raw.fill(1.0);
  out.office.assign(game.valued.size(), Lane{});
  out.sign.resize(game.valued.size());
  for (std::size_t k = 0; k < game.valued.size(); ++k) out.sign[k] = state.after_signing[d][k];
  out.in_force = out.sign;
}

// Adds what the soft locks that the deal breaks cost valued party k.
void soft_locks(const Game& game, const TableState& state, const std::vector<int>& locks, int k,
                Lane& in_force) {
  for (int l : locks) {
    if (game.lock_roles[l].hard || game.lock_roles[l].valued != k) continue;
    for (int lane = 0; lane < state.lanes; ++lane)
      if (state.lock_holds[l] >> lane & 1) in_force[lane] -= state.lock_cost[l][lane];
  }
}

}  // namespace

DealPrograms deal_programs(const Game& game, const DealTerms& terms, WarBlock& block) {
  const Conflict& c = *game.conflict;
  DealPrograms out(verdict_count(c));
  if (game.has_next()) return out;  // nothing of a part is judged before the whole is
  for (std::size_t p = 0; p < out.size(); ++p) {
    if (game.reads_worth[p] || !terms.fixed[p].empty()) continue;
    out[p].resize(terms.sample[p].size());
    for (std::size_t g = 0; g < out[p].size(); ++g) {
      set_issues(c, terms.deals[terms.sample[p][g]], block.frame);
      evaluate_verdict(c, p, block, out[p][g]);
    }
  }
  return out;
}

void lock_deal(const Game& game, const TableState& state, const DealTerms& terms, int d,
               DealColumns& out) {
  out.refuses.assign(game.valued.size(), 0);
  out.withheld.assign(game.conflict->talks.proposers.size(), 0);
  out.vetoed = 0;
  for (int l : terms.locks[d]) {
    const LockRole& role = game.lock_roles[l];
    if (role.vetoes) out.vetoed |= state.lock_holds[l];
    if (!role.hard) continue;
    if (role.valued >= 0) out.refuses[role.valued] |= state.lock_holds[l];
    for (int j : role.proposers) out.withheld[j] |= state.lock_holds[l];
  }
}

ARMISTICE_WIDE void price_deal(const Game& game, const TableState& state, const DealTerms& terms,
                               int d, DealColumns& out) {
  const std::size_t n = terms.deals.size();
  out.worth.resize(game.priced.size());
  for (std::size_t k = 0; k < game.priced.size(); ++k) {
    const std::size_t at = k * n + d;
    double* u = out.worth[k].data();
    std::fill_n(u, state.lanes, terms.constant[at]);
    auto add = [&](const double* x) {
      for (int lane = 0; lane < state.lanes; ++lane) u[lane] += x[lane];
    };
    for (const auto& [issue, option] : terms.varying[at])
      add(state.worths.option(game.priced[k], issue, option));
    for (int term : terms.together[at]) add(state.worths.together(game.priced[k], term));
  }
  if (!state.other_worths) return;
  const auto own = static_cast<std::size_t>(game.informed.front().valued);
  state.other_worths->worth(game.valued[own], terms.deals[d], out.other_worth.data());
}

void evaluate_deal(const Game& game, const TableState& state, const DealTerms& terms,
                   const DealPrograms& programs, int d, WarBlock& block, DealColumns& out,
                   bool ignore_soft) {
  lock_deal(game, state, terms, d, out);
  price_deal(game, state, terms, d, out);
  finish_deal(game, state, terms, programs, d, block, out, ignore_soft);
}

ARMISTICE_WIDE void finish_deal(const Game& game, const TableState& state, const DealTerms& terms,
                                const DealPrograms& programs, int d, WarBlock& block,
                                DealColumns& out, bool ignore_soft) {
  if (game.has_next()) return sign_part(game, state, d, out);
  const Conflict& c = *game.conflict;
  const int lanes = state.lanes;
  deal_chances(game, state, terms, programs, d, block, out);
  out.in_force.resize(game.valued.size());
  out.sign.resize(game.valued.size());
  const bool by_interest = state.pause_samples > 0;
  const bool lasts = !by_interest && !c.durability.holds.given();
  const bool passes = c.ratifiers.empty();
  if (by_interest && game.informed.empty()) keep_by_interest(game, state, out);
  if (by_interest && !game.informed.empty()) KeptByTypes(game, state, out).keep();
  Lane in_office;
  for (std::size_t k = 0; k < game.valued.size(); ++k) {
    const double a = state.peace_share[k];
    const double relapse = game.relapse_cost[game.valued[k]];
    const double loss = game.ratify_loss[game.valued[k]];
    if (game.stake[k] != 0)
      for (int lane = 0; lane < lanes; ++lane)
        in_office[lane] = out.worth[k][lane] + out.office[k][lane];
    const Lane& u = game.stake[k] != 0 ? in_office : out.worth[k];
    Lane& force = out.in_force[k];
    Lane& sign = out.sign[k];
    if (lasts) {
      std::copy_n(u.data(), lanes, force.data());
    } else if (!by_interest) {
      for (int lane = 0; lane < lanes; ++lane) {
        const double s = out.holds[lane];
        const double broken = a * u[lane] + (1 - a) * (state.after_pause[k][lane] - relapse);
        force[lane] = s * u[lane] + (1 - s) * broken;
      }
    }
    if (!ignore_soft) soft_locks(game, state, terms.locks[d], static_cast<int>(k), force);
    if (passes) {
      std::copy_n(force.data(), lanes, sign.data());
      continue;
    }
    for (int lane = 0; lane < lanes; ++lane) {
      const double r = out.ratified[lane];
      const double failed = std::max(state.failed[lane], out.ratified_raw[lane]);
      const double low = state.fail_low[k][lane];
      const double after = low + (state.fail_high[k][lane] - low) * failed;
      sign[lane] = r * force[lane] + (1 - r) * (after - loss);
    }
  }
}

}  // namespace armistice

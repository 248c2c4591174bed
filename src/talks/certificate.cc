#include "talks/certificate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "talks/collapse.h"
#include "talks/month_ahead.h"
#include "talks/offers.h"
#include "talks/phase_courses.h"
#include "talks/train.h"
#include "talks/typed_certificate.h"
#include "util/statistics.h"

namespace armistice {
namespace {

// One party's values along a block of courses, backward. `deviations`, per month: by what the party
// settled its part of the phase on these courses; null: as solved.
class Certifier {
 public:
  Certifier(const Game& game, const Strategy& strategy, const Paths& courses, std::size_t valued,
            int first, int lanes, const std::vector<PhaseDeviation>* deviations = nullptr)
      : game_(game),
        c_(*game.conflict),
        strategy_(strategy),
        courses_(courses),
        k_(valued),
        party_(game.valued[valued]),
        state_(c_),
        month_ahead_(game, strategy, valued),
        deviations_(deviations),
        which_(lanes) {
    std::iota(which_.begin(), which_.end(), first);
    for (std::size_t n = 0; n < c_.talks.needed.size(); ++n)
      if (c_.talks.needed[n] == party_) seat_ = static_cast<int>(n);
  }

  void run(const StopCheck& stop) {
    load(game_.months);
    std::vector<Lane> worth;
    values_at(game_, strategy_, game_.months, block_, worth);
    own_ = better_ = dual_ = fitted_ = worth[k_];
    for (int month = game_.months - 1; month >= 0 && !should_stop(stop); --month) step_back(month);
  }

  const Lane& own() const { return own_; }
  const Lane& better() const { return better_; }
  const Lane& dual() const { return dual_; }
  double month_cost() const { return month_cost_; }

 private:
  int lanes() const { return static_cast<int>(which_.size()); }
  void load(int month) { load_block(game_, courses_, month, which_.data(), lanes(), block_); }
  bool at_war(int lane, int month) const {
    const int fell = courses_.collapse_month[which_[lane]];
    return fell < 0 || fell > month;
  }

  void step_back(int month) {
    fall(month + 1);
    load(month);
    std::vector<Lane> cost;
    cost_at(game_, month, block_, cost);
    month_cost_ = cost[k_][0];
    prepare_table(game_, strategy_, {}, month, block_, state_);
    const DealPrograms programs = deal_programs(game_, game_.table, block_);
    play_table(game_, state_, programs, block_, outcome_);
    const PhaseDeviation* deviation = deviations_ ? &(*deviations_)[month] : nullptr;
    if (game_.has_ceasefire())
      choose_phase(game_, strategy_, {}, month, block_, choices_, deviation);
    const double discount = game_.discount[party_];
    for (int lane = 0; lane < lanes(); ++lane) {
      if (!at_war(lane, month)) continue;
      ahead_[lane] =
          deviation ? choices_.value[k_][lane]
          : game_.has_ceasefire()
              ? look_past_phase(month, lane)
              : -cost[k_][lane] + discount * month_ahead_.next(courses_, month, which_[lane]);
      // what the course brings beside the look ahead is the martingale's surprise
      for (Lane* value : {&own_, &better_, &dual_})
        (*value)[lane] = ahead_[lane] + discount * ((*value)[lane] - fitted_[lane]);
      fitted_[lane] = outcome_.value[k_][lane];
    }
    talk(month, programs);
  }

  // What a collapse in `month` imposes.
  void fall(int month) {
    for (int by = 0; by < static_cast<int>(c_.collapses.size()); ++by) {
      LaneMask mask = 0;
      for (int lane = 0; lane < lanes(); ++lane)
        if (courses_.collapse_month[which_[lane]] == month &&
            courses_.collapse_by[which_[lane]] == by)
          mask |= LaneMask{1} << lane;
      if (mask == 0) continue;
      load(month);
      std::vector<Lane> worth(game_.valued.size());
      imposed_worth(game_, by, block_, mask, worth);
      for (int lane = 0; lane < lanes(); ++lane)
        if (mask >> lane & 1)
          own_[lane] = better_[lane] = dual_[lane] = fitted_[lane] = worth[k_][lane];
    }
  }

  // C as the look ahead has it, over all that can settle the phase of the month.
  double look_past_phase(int month, int lane) {
    std::vector<PhaseMove> moves = {{}, {PhaseMove::Kind::agreed, -1, false}};
    for (std::size_t b = 0; b < choices_.broken.size(); ++b)
      for (const bool detected : {false, true})
        moves.push_back({PhaseMove::Kind::broken, static_cast<std::int8_t>(b), detected});
    double sum = 0, all = 0;
    for (const PhaseMove& move : moves) {
      const double chance = chance_of(choices_, move, lane);
      if (chance <= 0) continue;
      sum += chance * month_ahead_.after(courses_, month, which_[lane], move);
      all += chance;
    }
    return sum / all;
  }

  // Turns the three values of fighting on into those before the table of the month.
  void talk(int month, const DealPrograms& programs) {
    Lane own{}, better{}, dual{};
    for (std::size_t j = 0; j < c_.talks.proposers.size(); ++j) {
      Lane gain[3] = {};
      if (c_.talks.proposers[j].party == party_)
        propose(j, programs, gain);
      else
        reply(j, gain);
      for (int lane = 0; lane < lanes(); ++lane) {
        const double chance = state_.meet[lane] * state_.proposer_weight[j][lane];
        own[lane] += chance * gain[0][lane];
        better[lane] += chance * gain[1][lane];
        dual[lane] += chance * gain[2][lane];
      }
    }
    for (int lane = 0; lane < lanes(); ++lane) {
      if (!at_war(lane, month)) continue;
      own_[lane] += own[lane];
      better_[lane] += better[lane];
      dual_[lane] += dual[lane];
    }
  }

  // What the first to refuse leaves behind, for the party, at fitted worth.
  double marks(std::size_t j, const std::vector<double>& accept, int lane) const {
    if (!c_.talks.answers_set_something()) return 0;
    double sum = 0, all = 1;
    for (std::size_t n = 0; n < accept.size(); ++n) {
      sum += all * (1 - accept[n]) *
             (after_refusal(game_, state_, j, n, k_)[lane] - state_.go_on[k_][lane]);
      all *= accept[n];
    }
    return sum;
  }

  // Another's offer: signed or not, given how the rest answer.
  void reply(std::size_t j, Lane (&gain)[3]) const {
    const Offer& offer = outcome_.offers[j];
    std::vector<double> accept(c_.talks.needed.size());
    for (int lane = 0; lane < lanes(); ++lane) {
      if (offer.deal[lane] < 0) continue;
      double rest = 1;
      for (std::size_t n = 0; n < accept.size(); ++n) {
        accept[n] = offer.accept[n][lane];
        if (static_cast<int>(n) != seat_) rest *= accept[n];
      }
      const double sign = offer.sign[k_][lane];
      const double as_solved = seat_ < 0 ? 1.0 : accept[seat_];
      gain[0][lane] = as_solved * rest * (sign - own_[lane]) + marks(j, accept, lane);
      if (seat_ < 0) {
        gain[1][lane] = rest * (sign - better_[lane]) + marks(j, accept, lane);
        gain[2][lane] = rest * (sign - dual_[lane]);
        continue;
      }
      accept[seat_] = 0;
      const double refused = marks(j, accept, lane);
      gain[1][lane] = refused;
      if (is_bound(offer.deal[lane], lane)) continue;
      accept[seat_] = 1;
      const double signed_ = marks(j, accept, lane);
      if (rest * (sign - ahead_[lane]) + signed_ >= refused)
        gain[1][lane] = rest * (sign - better_[lane]) + signed_;
      gain[2][lane] = std::max(0.0, rest * (sign - dual_[lane]));
    }
  }

  // Whether a hard lock of the party's forbids it the deal.
  bool is_bound(int deal, int lane) const {
    const std::vector<int>& locks = game_.table.locks[deal];
    return std::any_of(locks.begin(), locks.end(), [&](int l) {
      const LockRole& role = game_.lock_roles[l];
      return role.hard && role.valued == static_cast<int>(k_) && (state_.lock_holds[l] >> lane & 1);
    });
  }

  // Its own offer: any deal, given how the others would answer.
  void propose(std::size_t j, const DealPrograms& programs, Lane (&gain)[3]) {
    const Offer& offer = outcome_.offers[j];
    std::vector<double> accept(c_.talks.needed.size());
    for (int lane = 0; lane < lanes(); ++lane) {
      if (offer.deal[lane] < 0) continue;
      for (std::size_t n = 0; n < accept.size(); ++n) accept[n] = offer.accept[n][lane];
      gain[0][lane] =
          offer.accepted[lane] * (offer.sign[k_][lane] - own_[lane]) + marks(j, accept, lane);
    }
    Lane best{};
    DealColumns deal;
    Answers answers;
    for (int d = 0; d < game_.table.count(); ++d) {
      evaluate_deal(game_, state_, game_.table, programs, d, block_, deal);
      const LaneMask barred = deal.vetoed | deal.withheld[j];
      if (barred == state_.all) continue;
      answer_offer(game_, state_, deal, j, answers);
      for (int lane = 0; lane < lanes(); ++lane) {
        if (barred >> lane & 1) continue;
        for (std::size_t n = 0; n < accept.size(); ++n) accept[n] = answers.accept[n][lane];
        const double all = answers.all[lane], sign = deal.sign[k_][lane];
        const double left = marks(j, accept, lane), now = all * (sign - ahead_[lane]) + left;
        if (now > best[lane]) {
          best[lane] = now;
          gain[1][lane] = all * (sign - better_[lane]) + left;
        }
        gain[2][lane] = std::max(gain[2][lane], all * (sign - dual_[lane]));
      }
    }
  }

  const Game& game_;
  const Conflict& c_;
  const Strategy& strategy_;
  const Paths& courses_;
  std::size_t k_;  // of Game::valued
  int party_;
  int seat_ = -1;  // of Talks::needed
  TableState state_;
  MonthAhead month_ahead_;
  TableOutcome outcome_;
  PhaseChoices choices_;
  const std::vector<PhaseDeviation>* deviations_;
  WarBlock block_;
  std::vector<int> which_;
  Lane own_{}, better_{}, dual_{}, fitted_{};  // after the next table, then before this one
  Lane ahead_{};                               // C as the look one month ahead has it
  double month_cost_ = 0;
};

struct Courses {
  Paths solved;
  // With a ceasefire in the case: the same with the party's part of each phase settled by a look
  // ahead, and by what, block x month.
  Paths deviating;
  std::vector<std::vector<PhaseDeviation>> deviations;
};

Courses draw_courses(const Game& game, const Strategy& strategy, std::size_t valued, int count,
                     const StopCheck& stop) {
  const int view = game.conflict->view_of(game.valued[valued]);
  if (!game.has_ceasefire())
    return {run_war(game.context(PathSet::certify, view), count, game.months), {}, {}};
  Courses out;
  out.solved = phase_courses(game, strategy, PathSet::certify, view, count, {}, stop);
  out.deviations.resize(static_cast<std::size_t>((count + kMaxLanes - 1) / kMaxLanes));
  MonthAhead ahead(game, strategy, valued);
  const PhaseWorths look = [&](const Paths& courses, int month, int first, int lanes) {
    return out.deviations[static_cast<std::size_t>(first / kMaxLanes)].emplace_back(
        ahead.worths(courses, month, first, lanes));
  };
  out.deviating = phase_courses(game, strategy, PathSet::certify, view, count, look, stop);
  return out;
}

}  // namespace

Certificate certify(const Game& game, const Strategy& strategy, int courses,
                    const StopCheck& stop) {
  const Conflict& c = *game.conflict;
  Certificate out;
  out.bounded = !game.table_moves_state();
  for (std::size_t k = 0; k < game.valued.size(); ++k) {
    const int party = game.valued[k];
    if (c.parties[party].role != Role::belligerent) continue;
    if (!game.informed.empty()) {
      out.parties.push_back(certify_typed(game, strategy, k, courses, stop));
      if (should_stop(stop)) return {};
      continue;
    }
    const Courses along = draw_courses(game, strategy, k, courses, stop);
    if (should_stop(stop)) return {};
    PartyCertificate entry;
    entry.party = party;
    SampleMean own, lower, with_phases, upper;
    for (int first = 0; first < courses; first += kMaxLanes) {
      const int lanes = std::min(kMaxLanes, courses - first);
      Certifier block(game, strategy, along.solved, k, first, lanes);
      block.run(stop);
      if (should_stop(stop)) return {};
      entry.month_cost = block.month_cost();
      for (int lane = 0; lane < lanes; ++lane) {
        own.add(block.own()[lane]);
        lower.add(block.better()[lane] - block.own()[lane]);
        upper.add(block.dual()[lane] - block.own()[lane]);
      }
      if (!game.has_ceasefire()) continue;
      Certifier other(game, strategy, along.deviating, k, first, lanes,
                      &along.deviations[static_cast<std::size_t>(first / kMaxLanes)]);
      other.run(stop);
      if (should_stop(stop)) return {};
      for (int lane = 0; lane < lanes; ++lane)
        with_phases.add(other.better()[lane] - block.own()[lane]);
    }
    const bool by_phases = with_phases.count() > 0 && with_phases.mean() > lower.mean();
    const SampleMean& best = by_phases ? with_phases : lower;
    entry.own = own.mean();
    entry.lower = best.mean();
    entry.lower_se = std::sqrt(best.variance_of_mean());
    entry.upper = upper.mean();
    entry.upper_se = std::sqrt(upper.variance_of_mean());
    out.parties.push_back(entry);
  }
  return out;
}

}  // namespace armistice

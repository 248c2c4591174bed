#include "talks/typed_certificate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "talks/collapse.h"
#include "talks/screening.h"
#include "talks/train.h"
#include "talks/typed_moves.h"
#include "talks/typed_war.h"
#include "talks/types.h"
#include "util/random.h"
#include "util/statistics.h"
#include "war/lessons.h"

namespace armistice {
namespace {

// The value of a fit after the next table, from the state in which a lane of kept courses stands.
class Successors {
 public:
  Successors(const Game& game, const Strategy& strategy, int fit)
      : game_(game),
        c_(*game.conflict),
        strategy_(strategy),
        fit_(fit),
        context_(game.context(PathSet::branch, c_.view_of(game.party_of(fit)))),
        state_(c_) {}

  // Types that other informed parties can be of: a bit for each that has the fit's own set aside.
  std::size_t combinations() const { return std::size_t{1} << others().size(); }

  // Means per combination of the others' types, the fit's own type given.
  std::vector<double> means(const Paths& courses, int month, int lane, int course, int own_type) {
    const std::vector<int> same(kMaxLanes, lane);
    load_block(game_, courses, month, same.data(), kMaxLanes, block_);
    set_lanes(course, own_type);
    refresh_block(context_, month, block_);
    be_types(game_, block_.types, block_);
    step_month(context_, month, block_);
    learn_from_war(game_, block_);
    refresh_block(game_.context(PathSet::branch), month + 1, block_);
    std::vector<double> sum(combinations());
    const Lane& value = values(month + 1);
    for (int l = 0; l < kMaxLanes; ++l) sum[combination_of(l)] += value[l];
    for (double& mean : sum) mean *= static_cast<double>(sum.size()) / kMaxLanes;
    return sum;
  }

  // Informed parties that are not the fit's own.
  std::vector<std::size_t> others() const {
    std::vector<std::size_t> out;
    for (std::size_t h = 0; h < game_.informed.size(); ++h)
      if (game_.informed[h].party != game_.party_of(fit_)) out.push_back(h);
    return out;
  }

 private:
  std::size_t combination_of(int lane) const {
    return static_cast<std::size_t>(lane) % combinations();
  }

  void set_lanes(int course, int own_type) {
    block_.types = all_of_type(game_, own_type);
    const std::vector<std::size_t> unknown = others();
    block_.place.resize(kMaxLanes);
    for (int l = 0; l < kMaxLanes; ++l) {
      block_.path[l] = block_.place[l] = static_cast<std::uint32_t>(course * kMaxLanes + l);
      for (std::size_t n = 0; n < unknown.size(); ++n)
        block_.types[unknown[n]][l] = combination_of(l) >> n & 1;
    }
  }

  // Of the fit before the table of the month that the block has reached.
  const Lane& values(int month) {
    std::vector<Lane>& value = outcome_.value;
    if (month < game_.months) {
      prepare_table(game_, strategy_, {}, month, block_, state_);
      play_table(game_, state_, deal_programs(game_, game_.table, block_), block_, outcome_);
    } else {
      values_at(game_, strategy_, month, block_, value);
    }
    be_types(game_, block_.types, block_);
    std::vector<Lane> imposed(game_.valued.size());
    for (int by = 0; by < static_cast<int>(c_.collapses.size()); ++by) {
      LaneMask mask = 0;
      for (int l = 0; l < kMaxLanes; ++l)
        if (block_.collapsed[l] == by) mask |= LaneMask{1} << l;
      if (mask == 0) continue;
      imposed_worth(game_, by, block_, mask, imposed);
      const auto valued = static_cast<std::size_t>(game_.index_of[game_.party_of(fit_)]);
      for (int l = 0; l < kMaxLanes; ++l)
        if (mask >> l & 1) value[static_cast<std::size_t>(fit_)][l] = imposed[valued][l];
    }
    return value[static_cast<std::size_t>(fit_)];
  }

  const Game& game_;
  const Conflict& c_;
  const Strategy& strategy_;
  int fit_;
  const WarContext context_;
  TableState state_;
  TableOutcome outcome_;
  WarBlock block_;
};

// Where what is left of a course counts for less, no look is worth its time: luck stays in, and the
// better strategy takes C as fitted.
constexpr double kLeastReach = .01;

// A block of courses followed under the fit's strategy; or, beside such a walk, under the better
// one.
class Walk {
 public:
  Walk(const Game& game, const Strategy& strategy, int fit, int first, int lanes,
       const Walk* solved = nullptr)
      : game_(game),
        c_(*game.conflict),
        strategy_(strategy),
        fit_(fit),
        valued_(static_cast<std::size_t>(game.index_of[game.party_of(fit)])),
        solved_(solved),
        first_(first),
        truth_(game.context(PathSet::certify)),
        context_(game.context(PathSet::certify, c_.view_of(game.party_of(fit)))),
        successors_(game, strategy, fit),
        state_(c_),
        move_(stream("talks.move")) {
    std::vector<std::uint32_t> path(static_cast<std::size_t>(lanes));
    std::iota(path.begin(), path.end(), static_cast<std::uint32_t>(first));
    start_block(context_, path, block_);
    draw_types(context_, block_);
    own_type_ = fit >= static_cast<int>(game.valued.size());
    for (std::size_t h = 0; h < game.informed.size(); ++h)
      if (game.informed[h].party == game.party_of(fit)) block_.types[h].fill(own_type_);
    set_first_beliefs(game, block_.frame);
    live_ = lanes == kMaxLanes ? ~LaneMask{0} : (LaneMask{1} << lanes) - 1;
    reach_.fill(1.0);
    here_.world = game.world;
    here_.count = lanes;
    here_.months = game.months;
    here_.columns = c_.layout.state_end;
    here_.collapse_month.assign(static_cast<std::size_t>(lanes), -1);
    here_.state.resize(static_cast<std::size_t>(game.months + 1) * here_.columns * lanes);
    looks_.resize(static_cast<std::size_t>(game.months) * kMaxLanes);
  }

  void run(const StopCheck& stop) {
    for (int month = 0; month < game_.months && live_ != 0 && !should_stop(stop); ++month) {
      talk(month);
      fight(month);
    }
    if (live_ == 0) return;
    std::vector<Lane> worth;
    refresh_block(truth_, game_.months, block_);
    values_at(game_, strategy_, game_.months, block_, worth);
    arrive(worth[static_cast<std::size_t>(fit_)], live_);
    credit(worth[static_cast<std::size_t>(fit_)], live_);
  }

  const Lane& worth() const { return worth_; }
  double month_cost() const { return month_cost_; }

 private:
  Stream stream(const char* name) const {
    return {game_.seed, static_cast<std::uint32_t>(PathSet::certify), hash_name(name)};
  }
  bool live(int lane) const { return live_ >> lane & 1; }
  int lanes() const { return block_.frame.lanes; }

  void credit(const Lane& worth, LaneMask mask) {
    for (int lane = 0; lane < lanes(); ++lane)
      if (mask >> lane & 1) worth_[lane] += reach_[lane] * worth[lane];
  }

  // What the month has brought beside the mean of its successors was luck.
  void arrive(const Lane& value, LaneMask mask) {
    for (int lane = 0; lane < lanes(); ++lane)
      if ((mask >> lane & 1) && expects_[lane])
        worth_[lane] -= reach_[lane] * (value[lane] - expected_[lane]);
  }

  void keep(int month) {
    for (int c = 0; c < here_.columns; ++c)
      std::copy_n(block_.frame.column(c), lanes(), here_.column(month, c));
  }

  bool stands_as(const Walk& other, int month, int lane) const {
    for (int c = 0; c < here_.columns; ++c)
      if (here_.column(month, c)[lane] != other.here_.column(month, c)[lane]) return false;
    return true;
  }

  // Means over the successors of where the lane stands; the solved walk may have been there.
  const std::vector<double>& look(int month, int lane) {
    std::vector<double>& out = looks_[static_cast<std::size_t>(month) * kMaxLanes + lane];
    const std::vector<double>* seen =
        solved_ != nullptr && stands_as(*solved_, month, lane)
            ? &solved_->looks_[static_cast<std::size_t>(month) * kMaxLanes + lane]
            : nullptr;
    out = seen != nullptr && !seen->empty()
              ? *seen
              : successors_.means(here_, month, lane, first_ + lane, own_type_);
    return out;
  }

  void talk(int month) {
    refresh_block(truth_, month, block_);
    keep(month);
    prepare_table(game_, strategy_, {}, month, block_, state_);
    const DealPrograms programs = deal_programs(game_, game_.table, block_);
    play_table(game_, state_, programs, block_, outcome_);
    if (month > 0) arrive(outcome_.value[static_cast<std::size_t>(fit_)], live_);
    if (solved_ != nullptr) {
      const Deviation deviation = look_ahead(month);
      play_screening(game_, state_, programs, block_, outcome_, &deviation);
    }
    see_types(game_, block_.types, block_, state_, outcome_);
    sign();
    std::array<TableMove, kMaxLanes> moves{};
    for (int lane = 0; lane < lanes(); ++lane)
      moves[lane] = draw_move(state_, outcome_, lane,
                              uniform_at(move_, static_cast<std::uint32_t>(game_.world),
                                         block_.path[lane], static_cast<std::uint32_t>(month)),
                              true);
    move_beliefs(game_, outcome_, moves, &block_.types, PathSet::certify, month, block_);
    apply_refusals(game_, moves, month, block_);
  }

  // By how much C is more than fitted, where the others' types are as the fit believes.
  Deviation look_ahead(int month) {
    Deviation out{fit_, {}};
    std::vector<Lane> cost;
    cost_by_type(game_, month, block_, cost);
    const auto e = static_cast<std::size_t>(fit_);
    const std::vector<std::size_t> others = successors_.others();
    for (int lane = 0; lane < lanes(); ++lane) {
      if (!live(lane) || reach_[lane] < kLeastReach) continue;
      const std::vector<double>& means = look(month, lane);
      double mean = 0;
      for (std::size_t types = 0; types < means.size(); ++types) {
        double chance = 1;
        for (std::size_t n = 0; n < others.size(); ++n) {
          const double belief = state_.belief[others[n]][lane];
          chance *= types >> n & 1 ? belief : 1 - belief;
        }
        mean += chance * means[types];
      }
      out.more[lane] =
          game_.discount[game_.party_of(fit_)] * mean - cost[e][lane] - state_.go_on[e][lane];
    }
    return out;
  }

  // Takes the chance that a deal is signed, and what it is worth, into the account.
  void sign() {
    for (int lane = 0; lane < lanes(); ++lane) {
      if (!live(lane)) continue;
      double worth = 0;
      for (const Offer& offer : outcome_.offers)
        if (offer.deal[lane] >= 0)
          worth += state_.meet[lane] * state_.proposer_weight[offer.proposer][lane] *
                   offer.share[lane] * offer.accepted[lane] * offer.sign[valued_][lane];
      worth_[lane] += reach_[lane] * worth;
      reach_[lane] *= std::max(0.0, 1 - outcome_.signing[lane]);
    }
  }

  void fight(int month) {
    refresh_block(truth_, month, block_);
    keep(month);
    refresh_block(context_, month, block_);
    be_types(game_, block_.types, block_);
    std::vector<Lane> cost;
    cost_at(game_, month, block_, cost);
    if (month == 0) month_cost_ = cost[valued_][0];
    const double discount = game_.discount[game_.party_of(fit_)];
    for (int lane = 0; lane < lanes(); ++lane) {
      if (!live(lane)) continue;
      worth_[lane] -= reach_[lane] * cost[valued_][lane];
      reach_[lane] *= discount;
      expects_[lane] = reach_[lane] >= kLeastReach * discount;
      if (expects_[lane]) expected_[lane] = look(month, lane)[combination(lane)];
    }
    step_month(context_, month, block_);
    learn_from_war(game_, block_);
    fall();
  }

  // Of the others' types as they are.
  std::size_t combination(int lane) const {
    const std::vector<std::size_t> others = successors_.others();
    std::size_t out = 0;
    for (std::size_t n = 0; n < others.size(); ++n)
      out |= std::size_t{block_.types[others[n]][lane]} << n;
    return out;
  }

  void fall() {
    for (int by = 0; by < static_cast<int>(c_.collapses.size()); ++by) {
      LaneMask mask = 0;
      for (int lane = 0; lane < lanes(); ++lane)
        if (live(lane) && block_.collapsed[lane] == by) mask |= LaneMask{1} << lane;
      if (mask == 0) continue;
      be_types(game_, block_.types, block_);
      std::vector<Lane> worth(game_.valued.size());
      imposed_worth(game_, by, block_, mask, worth);
      arrive(worth[valued_], mask);
      credit(worth[valued_], mask);
      live_ &= ~mask;
    }
  }

  const Game& game_;
  const Conflict& c_;
  const Strategy& strategy_;
  int fit_;
  std::size_t valued_;
  const Walk* solved_;  // null: this is the one under the fit's own strategy
  int first_;
  std::uint8_t own_type_ = 0;
  const WarContext truth_, context_;
  Successors successors_;
  TableState state_;
  TableOutcome outcome_;
  Stream move_;
  WarBlock block_;
  Paths here_;  // where the courses stand, before the table and then after it
  LaneMask live_ = 0;
  Lane worth_{}, reach_{};  // of the course so far; discount times the chance that nothing was signed
  Lane expected_{};         // value after the next table, over the successors
  std::array<bool, kMaxLanes> expects_{};    // ... where somebody looked
  std::vector<std::vector<double>> looks_;  // month x lane: the last ones
  double month_cost_ = 0;
};

}  // namespace

PartyCertificate certify_typed(const Game& game, const Strategy& strategy, std::size_t valued,
                               int courses, const StopCheck& stop) {
  PartyCertificate out;
  out.party = game.valued[valued];
  std::vector<std::pair<int, double>> fits{{static_cast<int>(valued), 1.0}};  // with chances
  for (const InformedParty& informed : game.informed)
    if (informed.party == out.party)
      fits = {{informed.valued, 1 - informed.prior}, {informed.upper, informed.prior}};
  double variance = 0;
  for (const auto& [fit, chance] : fits) {
    SampleMean own, gain;
    for (int first = 0; first < courses && !should_stop(stop); first += kMaxLanes) {
      const int lanes = std::min(kMaxLanes, courses - first);
      Walk solved(game, strategy, fit, first, lanes);
      solved.run(stop);
      Walk better(game, strategy, fit, first, lanes, &solved);
      better.run(stop);
      out.month_cost += chance * solved.month_cost() * lanes / courses;
      for (int lane = 0; lane < lanes; ++lane) {
        own.add(solved.worth()[lane]);
        gain.add(better.worth()[lane] - solved.worth()[lane]);
      }
    }
    if (own.count() == 0) return out;
    out.own += chance * own.mean();
    out.lower += chance * gain.mean();
    variance += chance * chance * gain.variance_of_mean();
  }
  out.lower_se = std::sqrt(variance);
  return out;
}

}  // namespace armistice

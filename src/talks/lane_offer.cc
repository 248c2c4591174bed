#include "talks/lane_offer.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "talks/hull_edge.h"
#include "talks/linear_program.h"
#include "util/wide.h"

namespace armistice {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kRounding = 1e-9;     // a gain this near to what was asked for is that
constexpr double kMargins[] = {1, 3};  // noises left to the others, where answers are noisy
constexpr double kSure = 40;           // gains below this many noises are refused for sure

// Gains of packages, one after the other.
ARMISTICE_WIDE void gains_from(const std::vector<double>& worth, double otherwise,
                               std::vector<double>& out) {
  out.resize(worth.size());
  for (std::size_t p = 0; p < worth.size(); ++p) out[p] = worth[p] - otherwise;
}

// kNever where another gains less than `least`.
ARMISTICE_WIDE void keep_gains(const std::vector<double>& worth, double otherwise, double least,
                               std::vector<double>& out) {
  for (std::size_t p = 0; p < worth.size(); ++p)
    out[p] += worth[p] - otherwise < least ? kNever : 0.0;
}

ARMISTICE_WIDE void multiply_gains(const std::vector<double>& worth, double otherwise,
                                   std::vector<double>& out) {
  for (std::size_t p = 0; p < worth.size(); ++p) {
    const double product = out[p] * (worth[p] - otherwise);
    out[p] = product > 0 && out[p] > 0 ? product : kNever;
  }
}

// -1: all are kNever.
ARMISTICE_WIDE int place_of_largest(const std::vector<double>& x) {
  const double* at = x.data();
  const double top = largest(static_cast<int>(x.size()), kNever, [=](int p) { return at[p]; });
  if (top == kNever) return -1;
  return static_cast<int>(std::find(x.begin(), x.end(), top) - x.begin());
}

// The table at one lane, for one proposer.
class LaneTable {
 public:
  LaneTable(const Game& game, const TableState& state, const std::vector<DealColumns>& deals,
            const Barred& barred, const SignWorths& signs, std::size_t proposer, int lane,
            LaneScratch& scratch)
      : game_(game),
        talks_(game.conflict->talks),
        state_(state),
        deals_(deals),
        barred_(barred),
        signs_(signs),
        j_(proposer),
        lane_(lane),
        s_(scratch),
        others_(scratch.others),
        unlocked_(scratch.unlocked) {
    const int party = talks_.proposers[j_].party;
    mediates_ = game.conflict->parties[party].is_impartial();
    own_ = mediates_ ? -1 : game.index_of[party];
    if (own_ >= 0) own_sign_ = signs.of(static_cast<std::size_t>(own_), lane);
    s_.signs.clear();
    others_.clear();
    s_.asked.clear();
    for (std::size_t k = 0; k < talks_.needed.size(); ++k) {
      if (talks_.needed[k] != party) others_.push_back(k);
      s_.signs.push_back(signs.of(index(k), lane));
      s_.asked.push_back(refused(k, index(k)));
    }
    if (s_.locked_by != nullptr && *s_.locked_by == barred.either) return;
    s_.locked_by = &barred.either;
    list_open(barred.either, unlocked_);
    s_.placed.resize(game.valued.size());
    for (std::vector<double>& worth : s_.placed) worth.clear();
  }

  // The best offer; empty: none is worth making.
  Mix choose() {
    Mix best, single{{0, 1.0}};
    double most = 0, most_sum = kNever;
    const double blame = most_of_refusals();
    const auto weigh = [&](int d) {
      const double value = worth_of(d);
      if (value < most - tie(most) || value <= 0) return;
      single[0].first = d;
      const double sum = sum_of(single);
      if (value > most + tie(most) || sum > most_sum) {
        best = single;
        most = value;
        most_sum = sum;
      }
    };
    double reached = find_bounds();
    reached -= std::isinf(reached) ? 0.0 : tie(reached);
    for (std::size_t p = 0; p < unlocked_.size(); ++p) {
      const double bound = std::max(s_.bound[p], blame);
      if (bound > 0 && bound >= most - tie(most) && bound >= reached) weigh(unlocked_[p]);
    }
    if (blame > 0) {  // else what is sure to be refused is worth nothing
      list_open(barred_.offering, s_.free);
      for (int d : s_.free)
        if (blame >= most - tie(most) && blame >= reached && (barred_.either[d] >> lane_ & 1) != 0)
          weigh(d);
    }
    const auto consider = [&](const Mix& mix) {
      if (mix.size() < 2) return;
      const double value = worth_of(mix);
      if (value <= most + kRounding * kRounding) return;
      best = mix;
      most = value;
    };
    if (mediates_)
      consider(fairest());
    else if (game_.noise <= 0)
      consider(best_leaving(0));
    else
      for (double margin : kMargins) consider(best_leaving(margin * game_.noise));
    return best;
  }

  double accept(const Mix& mix, std::size_t k) const {
    if (talks_.needed[k] == talks_.proposers[j_].party) return 1.0;
    for (const auto& [d, share] : mix)
      if (refuses(d, k)) return 0.0;
    const double gain = mean(mix, k) - s_.asked[k];
    // a mix made to leave nothing over must not be refused for a rounding
    return acceptance(mix.size() > 1 && gain < 0 && gain > -kRounding ? 0.0 : gain, game_.noise);
  }

  double refused(std::size_t k, std::size_t i) const {
    const std::vector<Lane>& after = state_.after_refusal[j_ * talks_.needed.size() + k];
    return after.empty() ? state_.go_on[i][lane_] : after[i][lane_];
  }

 private:
  // The most that any refusal of an offer is worth to the proposer.
  double most_of_refusals() const {
    if (own_ < 0) return kNever;
    double most = kNever;
    for (std::size_t k : others_) most = std::max(most, refused(k, static_cast<std::size_t>(own_)));
    return most - state_.go_on[static_cast<std::size_t>(own_)][lane_];
  }

  double tie(double value) const {
    return tie_of(value, own_ < 0 ? 0.0 : state_.go_on[static_cast<std::size_t>(own_)][lane_]);
  }

  // The packages that `shut` leaves open in this lane.
  void list_open(const std::vector<LaneMask>& shut, std::vector<int>& out) const {
    out.clear();
    for (std::size_t d = 0; d < shut.size(); ++d)
      if ((shut[d] >> lane_ & 1) == 0) out.push_back(static_cast<int>(d));
  }

  // Sets `bound`, per unlocked package no less than what offering it is worth (kNever: it is
  // refused for sure), and says what one that is likely to be the best is worth: few have to be
  // looked at closely once that is known.
  double find_bounds() const {
    if (own_ < 0) {
      bound_products(s_.bound);
      return worth_of_top(s_.bound);
    }
    bound_offers(-kSure * game_.noise, s_.bound);
    bound_offers(0, s_.likely);
    return worth_of_top(s_.likely);
  }

  // What signing brings the proposer where it brings every other at least `least`, else kNever.
  void bound_offers(double least, std::vector<double>& out) const {
    const std::size_t own = static_cast<std::size_t>(own_);
    gains_from(placed(own), state_.go_on[own][lane_], out);
    for (std::size_t k : others_) keep_gains(placed(index(k)), s_.asked[k], least, out);
  }

  // The product of all gains, kNever where one is none.
  void bound_products(std::vector<double>& out) const {
    out.assign(unlocked_.size(), 1.0);
    for (std::size_t k = 0; k < talks_.needed.size(); ++k)
      multiply_gains(placed(index(k)), s_.asked[k], out);
  }

  double worth_of_top(const std::vector<double>& bound) const {
    const int top = place_of_largest(bound);
    return top < 0 ? kNever : worth_of(unlocked_[top]);
  }

  bool refuses(int d, std::size_t k) const {
    return (deals_[d].refuses[index(k)] >> lane_ & 1) != 0;
  }

  // Some other wants more than any unlocked package brings it.
  bool out_of_reach(double margin) const {
    return std::any_of(others_.begin(), others_.end(), [&](std::size_t k) {
      const double wanted = s_.asked[k] + margin;
      return std::none_of(unlocked_.begin(), unlocked_.end(),
                          [&](int d) { return sign(d, k) >= wanted; });
    });
  }

  std::size_t index(std::size_t k) const {
    return static_cast<std::size_t>(game_.index_of[talks_.needed[k]]);
  }

  // To needed party k.
  double sign(int d, std::size_t k) const { return s_.signs[k][d]; }
  double mean(const Mix& mix, std::size_t k) const { return mean(mix, s_.signs[k]); }
  static double mean(const Mix& mix, const double* signs) {
    double sum = 0;
    for (const auto& [d, share] : mix) sum += share * signs[d];
    return sum;
  }

  double sum_of(const Mix& mix) const {
    double sum = 0;
    for (std::size_t k = 0; k < talks_.needed.size(); ++k)
      sum += mean(mix, k) - state_.go_on[index(k)][lane_];
    return sum;
  }

  // What the offer is worth to the proposer beyond none (offers.cc has the same of single
  // packages).
  double worth_of(const Mix& mix) const {
    return worth([&](std::size_t k) { return accept(mix, k); },
                 [&](const double* signs) { return mean(mix, signs); });
  }
  double worth_of(int d) const {
    const auto yes = [&](std::size_t k) {
      if (talks_.needed[k] == talks_.proposers[j_].party) return 1.0;
      return refuses(d, k) ? 0.0 : acceptance(sign(d, k) - s_.asked[k], game_.noise);
    };
    return worth(yes, [d](const double* signs) { return signs[d]; });
  }
  template <class Yes, class Mean>
  double worth(Yes accepts, Mean mean_of) const {
    double all = 1, after = 0, product = 1;
    for (std::size_t k = 0; k < talks_.needed.size(); ++k) {
      const double yes = accepts(k);
      if (own_ >= 0) after += all * (1 - yes) * refused(k, static_cast<std::size_t>(own_));
      all *= yes;
      const double gain = mean_of(s_.signs[k]) - s_.asked[k];
      product = gain > 0 && product > 0 ? product * gain : kNever;
    }
    if (mediates_) return product > 0 ? all * product : kNever;
    const std::size_t i = static_cast<std::size_t>(own_);
    const double sign = mean_of(own_sign_);
    const std::size_t first = others_.empty() ? 0 : others_[0];
    if (!exceeds(sign, refused(first, i))) return kNever;
    return all * sign + after - state_.go_on[i][lane_];
  }

  // What signing the unlocked packages is worth to a valued party, in their order.
  const std::vector<double>& placed(std::size_t i) const {
    std::vector<double>& out = s_.placed[i];
    if (out.empty()) {
      const double* signs = signs_.of(i, lane_);
      for (int d : unlocked_) out.push_back(signs[d]);
    }
    return out;
  }

  // The same mixes where two gains are all that counts: an edge of their hull.
  Mix best_leaving_one(double margin) const {
    const std::vector<double>& x = placed(index(others_[0]));
    const double floor = s_.asked[others_[0]] + margin;
    s_.beyond.resize(x.size());
    for (std::size_t p = 0; p < x.size(); ++p) s_.beyond[p] = x[p] - floor;
    return mix_of(edge_across(x, placed(static_cast<std::size_t>(own_)), s_.beyond));
  }

  Mix fairest_of_two() const {
    for (int n : {0, 1}) {
      const std::size_t k = others_[n];
      const double wanted = s_.asked[k], range = range_of(k);
      const std::vector<double>& sign = placed(index(k));
      std::vector<double>& gain = n == 0 ? s_.x : s_.y;
      gain.resize(sign.size());
      for (std::size_t p = 0; p < sign.size(); ++p) gain[p] = (sign[p] - wanted) / range;
    }
    s_.beyond.resize(s_.x.size());
    for (std::size_t p = 0; p < s_.x.size(); ++p) s_.beyond[p] = s_.x[p] - s_.y[p];
    return mix_of(edge_across(s_.x, s_.y, s_.beyond));
  }

  Mix mix_of(const HullEdge& edge) const {
    if (edge.left < 0 || edge.share <= 0) return {};
    return {{unlocked_[edge.left], edge.share}, {unlocked_[edge.right], 1 - edge.share}};
  }

  double range_of(std::size_t k) const {
    const std::vector<double>& x = placed(index(k));
    if (x.empty()) return 1.0;
    const auto [low, high] = std::minmax_element(x.begin(), x.end());
    return *high > *low ? *high - *low : 1.0;
  }

  // The mix that is worth most to the proposer and leaves every other needed party `margin`.
  Mix best_leaving(double margin) const {
    if (others_.size() == 1) return best_leaving_one(margin);
    if (out_of_reach(margin)) return {};
    LinearProgram program;
    program.rows = static_cast<int>(others_.size()) + 1;
    for (int d : unlocked_) {
      program.gain.push_back(own_sign_[d]);
      for (std::size_t k : others_) program.columns.push_back(sign(d, k));
      program.columns.push_back(1);
    }
    for (std::size_t n = 0; n < others_.size(); ++n) add_slack(static_cast<int>(n), program);
    for (std::size_t k : others_) program.right.push_back(s_.asked[k] + margin);
    program.right.push_back(1);
    return mix_of(program);
  }

  // The mix with the largest smallest gain, in ranges.
  Mix fairest() const {
    if (others_.size() == 2) return fairest_of_two();
    if (out_of_reach(0)) return {};
    LinearProgram program;
    program.rows = static_cast<int>(others_.size()) + 1;
    std::vector<double> range;
    for (std::size_t k : others_) range.push_back(range_of(k));
    for (int d : unlocked_) {
      program.gain.push_back(0);
      for (std::size_t k : others_) program.columns.push_back(sign(d, k));
      program.columns.push_back(1);
    }
    program.gain.push_back(1);
    for (double r : range) program.columns.push_back(-r);
    program.columns.push_back(0);
    for (std::size_t n = 0; n < others_.size(); ++n) add_slack(static_cast<int>(n), program);
    for (std::size_t k : others_) program.right.push_back(s_.asked[k]);
    program.right.push_back(1);
    return mix_of(program);
  }

  static void add_slack(int row, LinearProgram& program) {
    program.gain.push_back(0);
    for (int r = 0; r < program.rows; ++r) program.columns.push_back(r == row ? -1.0 : 0.0);
  }

  Mix mix_of(const LinearProgram& program) const {
    Mix mix;
    if (unlocked_.empty()) return mix;
    double sum = 0;
    for (const auto& [column, amount] : maximise(program).parts)
      if (column < static_cast<int>(unlocked_.size())) {
        mix.emplace_back(unlocked_[column], amount);
        sum += amount;
      }
    for (auto& [d, share] : mix) share /= sum;
    return mix;
  }

  const Game& game_;
  const Talks& talks_;
  const TableState& state_;
  const std::vector<DealColumns>& deals_;
  const Barred& barred_;
  const SignWorths& signs_;
  std::size_t j_;
  int lane_, own_ = -1;
  bool mediates_ = false;
  const double* own_sign_ = nullptr;  // by deal
  LaneScratch& s_;
  std::vector<std::size_t>& others_;  // of the scratch
  std::vector<int>& unlocked_;
};

}  // namespace

void SignWorths::set(std::size_t first, const std::array<DealColumns, kTile>& deals) {
  const std::size_t n = std::min(kTile, count_ - first);
  for (std::size_t i = 0; i < values_.size() / (lanes_ * count_); ++i)
    for (std::size_t lane = 0; lane < lanes_; ++lane) {
      double* out = values_.data() + (i * lanes_ + lane) * count_ + first;
      for (std::size_t d = 0; d < n; ++d)
        if (!deals[d].sign.empty()) out[d] = deals[d].sign[i][lane];
    }
}

Barred barred(const Game& game, const std::vector<DealColumns>& deals, std::size_t proposer) {
  const Talks& talks = game.conflict->talks;
  Barred out;
  for (const DealColumns& deal : deals) {
    out.offering.push_back(deal.vetoed | deal.withheld[proposer]);
    LaneMask locked = out.offering.back();
    for (int party : talks.needed)
      if (party != talks.proposers[proposer].party) locked |= deal.refuses[game.index_of[party]];
    out.either.push_back(locked);
  }
  return out;
}

LaneOffer best_lottery(const Game& game, const TableState& state,
                       const std::vector<DealColumns>& deals, const Barred& barred,
                       const SignWorths& signs, std::size_t proposer, int lane,
                       LaneScratch& scratch) {
  LaneTable table(game, state, deals, barred, signs, proposer, lane, scratch);
  LaneOffer out;
  out.mix = table.choose();
  if (out.mix.empty()) return out;
  for (std::size_t k = 0; k < game.conflict->talks.needed.size(); ++k)
    out.accept.push_back(table.accept(out.mix, k));
  return out;
}

}  // namespace armistice

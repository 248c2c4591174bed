#include "talks/lottery.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/container/small_vector.hpp>

#include "talks/hull_edge.h"
#include "talks/linear_program.h"

namespace armistice {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kRounding = 1e-9;     // a gain this near to what was asked for is that
constexpr double kMargins[] = {1, 3};  // noises left to the others, where answers are noisy
constexpr double kSure = 40;           // gains below this many noises are refused for sure

// (deal, share), shares above 0 that sum to 1
using Mix = boost::container::small_vector<std::pair<int, double>, 4>;

// What signing each deal is worth, deal after deal: one lane is looked at at a time.
class Signs {
 public:
  Signs(const Game& game, const std::vector<DealColumns>& deals, int lanes)
      : lanes_(static_cast<std::size_t>(lanes)), count_(deals.size()) {
    constexpr std::size_t kTile = 8;  // deals of a cache line
    values_.resize(game.valued.size() * lanes_ * count_);
    for (std::size_t i = 0; i < game.valued.size(); ++i)
      for (std::size_t first = 0; first < count_; first += kTile) {
        const std::size_t end = std::min(count_, first + kTile);
        for (std::size_t lane = 0; lane < lanes_; ++lane) {
          double* out = values_.data() + (i * lanes_ + lane) * count_;
          for (std::size_t d = first; d < end; ++d) out[d] = deals[d].sign[i][lane];
        }
      }
  }
  // To valued party i at a lane: by deal.
  const double* of(std::size_t i, int lane) const {
    return values_.data() + (i * lanes_ + static_cast<std::size_t>(lane)) * count_;
  }

 private:
  std::size_t lanes_, count_;
  std::vector<double> values_;
};

// What is worked out anew in each lane, in memory that stays.
struct Scratch {
  std::vector<std::size_t> others;  // of Talks::needed
  std::vector<int> free,
      unlocked;               // packages it may offer; those that no lock of the others forbids
  std::vector<double> asked;  // per needed party: what a refusal would leave it
  std::vector<const double*> signs;  // per needed party: what signing is worth to it, by deal
  std::vector<double> x, y, beyond;  // points of hull_edge.h
};

// Per deal, the lanes in which a proposer may not offer it, and those in which a lock of another
// needed party forbids it.
struct Barred {
  std::vector<LaneMask> offering, signing;
};

Barred barred(const Game& game, const std::vector<DealColumns>& deals, std::size_t proposer) {
  const Talks& talks = game.conflict->talks;
  Barred out;
  for (const DealColumns& deal : deals) {
    out.offering.push_back(deal.vetoed | deal.withheld[proposer]);
    LaneMask locked = 0;
    for (int party : talks.needed)
      if (party != talks.proposers[proposer].party) locked |= deal.refuses[game.index_of[party]];
    out.signing.push_back(locked);
  }
  return out;
}

// The table at one lane, for one proposer.
class LaneTable {
 public:
  LaneTable(const Game& game, const TableState& state, const std::vector<DealColumns>& deals,
            const Barred& barred, const Signs& signs, std::size_t proposer, int lane,
            Scratch& scratch)
      : game_(game),
        talks_(game.conflict->talks),
        state_(state),
        deals_(deals),
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
    s_.free.clear();
    unlocked_.clear();
    s_.x.clear();
    for (std::size_t d = 0; d < deals_.size(); ++d) {
      if ((barred.offering[d] >> lane & 1) != 0) continue;
      s_.free.push_back(static_cast<int>(d));
      if ((barred.signing[d] >> lane & 1) == 0) unlocked_.push_back(static_cast<int>(d));
    }
  }

  // The best offer; empty: none is worth making.
  Mix choose() {
    Mix best, single{{0, 1.0}};
    double most = 0, most_sum = kNever;
    const double blame = most_of_refusals();
    for (int d :
         blame > 0 ? s_.free : unlocked_) {  // what is sure to be refused has no other worth
      const double bound = most_of(d, blame);
      if (bound <= 0 || bound < most) continue;
      single[0].first = d;
      const double value = worth_of(single);
      if (value < most || value <= 0) continue;
      const double sum = sum_of(single);
      if (value > most || sum > most_sum) {
        best = single;
        most = value;
        most_sum = sum;
      }
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
      if (deals_[d].refuses[index(k)] >> lane_ & 1) return 0.0;
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

  // No less than what offering the deal is worth; cheap.
  double most_of(int d, double blame) const {
    for (std::size_t k : others_)
      if (sign(d, k) - s_.asked[k] < -kSure * game_.noise) return blame;
    if (own_ < 0) return std::numeric_limits<double>::infinity();
    return std::max(blame, own_sign_[d] - state_.go_on[static_cast<std::size_t>(own_)][lane_]);
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
    double all = 1, after = 0, product = 1;
    for (std::size_t k = 0; k < talks_.needed.size(); ++k) {
      const double yes = accept(mix, k);
      if (own_ >= 0) after += all * (1 - yes) * refused(k, static_cast<std::size_t>(own_));
      all *= yes;
      const double gain = mean(mix, k) - s_.asked[k];
      product = gain > 0 && product > 0 ? product * gain : kNever;
    }
    if (mediates_) return product > 0 ? all * product : kNever;
    const std::size_t i = static_cast<std::size_t>(own_);
    const double sign = mean(mix, own_sign_);
    const std::size_t first = others_.empty() ? 0 : others_[0];
    if (sign - refused(first, i) <= 0) return kNever;
    return all * sign + after - state_.go_on[i][lane_];
  }

  // The same mixes where two gains are all that counts: an edge of their hull.
  Mix best_leaving_one(double margin) const {
    if (s_.x.empty()) {  // else they are there from another margin
      s_.y.clear();
      for (int d : unlocked_) {
        s_.x.push_back(sign(d, others_[0]));
        s_.y.push_back(own_sign_[d]);
      }
      s_.beyond.resize(s_.x.size());
    }
    const double floor = s_.asked[others_[0]] + margin;
    for (std::size_t p = 0; p < s_.x.size(); ++p) s_.beyond[p] = s_.x[p] - floor;
    return mix_of(edge_across(s_.x, s_.y, s_.beyond));
  }

  Mix fairest_of_two() const {
    for (int n : {0, 1}) {
      const std::size_t k = others_[n];
      const double wanted = s_.asked[k], range = range_of(k);
      std::vector<double>& gain = n == 0 ? s_.x : s_.y;
      gain.clear();
      for (int d : unlocked_) gain.push_back((sign(d, k) - wanted) / range);
    }
    s_.beyond.clear();
    for (std::size_t d = 0; d < unlocked_.size(); ++d) s_.beyond.push_back(s_.x[d] - s_.y[d]);
    return mix_of(edge_across(s_.x, s_.y, s_.beyond));
  }

  Mix mix_of(const HullEdge& edge) const {
    if (edge.left < 0 || edge.share <= 0) return {};
    return {{unlocked_[edge.left], edge.share}, {unlocked_[edge.right], 1 - edge.share}};
  }

  double range_of(std::size_t k) const {
    double low = 0, high = 0;
    for (int d : unlocked_) {
      const double x = sign(d, k);
      low = d == unlocked_.front() ? x : std::min(low, x);
      high = d == unlocked_.front() ? x : std::max(high, x);
    }
    return high > low ? high - low : 1.0;
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
  std::size_t j_;
  int lane_, own_ = -1;
  bool mediates_ = false;
  const double* own_sign_ = nullptr;  // by deal
  Scratch& s_;
  std::vector<std::size_t>& others_;  // of the scratch
  std::vector<int>& unlocked_;
};

// Writes the mix into the proposer's slots and adds what it is worth.
void realise(const Game& game, const TableState& state, const std::vector<DealColumns>& deals,
             const LaneTable& table, const Mix& mix, std::size_t proposer, std::size_t slots,
             int lane, TableOutcome& out) {
  const std::size_t needed = game.conflict->talks.needed.size();
  const double chance = state.meet[lane] * state.proposer_weight[proposer][lane];
  boost::container::small_vector<double, 4> yes(needed);
  double all = 1;
  for (std::size_t k = 0; k < needed; ++k) {
    yes[k] = table.accept(mix, k);
    for (std::size_t i = 0; i < game.valued.size(); ++i)
      out.value[i][lane] += chance * all * (1 - yes[k]) * table.refused(k, i);
    all *= yes[k];
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
    for (std::size_t k = 0; k < needed; ++k) offer.accept[k][lane] = yes[k];
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
  const Talks& talks = game.conflict->talks;
  const std::size_t slots = talks.needed.size() + 1;
  std::vector<DealColumns>& deals = out.weighed;
  deals.resize(game.table.count());
  for (int d = 0; d < game.table.count(); ++d)
    evaluate_deal(game, state, game.table, programs, d, block, deals[d]);
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
  std::vector<Barred> shut;
  for (std::size_t j = 0; j < talks.proposers.size(); ++j) shut.push_back(barred(game, deals, j));
  const Signs signs(game, deals, state.lanes);
  Scratch scratch;
  for (int lane = 0; lane < state.lanes; ++lane)
    for (std::size_t j = 0; j < talks.proposers.size(); ++j) {
      if (state.meet[lane] * state.proposer_weight[j][lane] <= 0) continue;
      LaneTable table(game, state, deals, shut[j], signs, j, lane, scratch);
      const Mix mix = table.choose();
      if (!mix.empty()) realise(game, state, deals, table, mix, j, slots, lane, out);
    }
}

}  // namespace armistice

// What one proposer offers in one lane of a month's table where offers may be lotteries
// (talks/lottery.h), and how each needed party answers.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "talks/offers.h"

namespace armistice {

// (deal, share), shares above 0 that sum to 1
using Mix = boost::container::small_vector<std::pair<int, double>, 4>;

struct LaneOffer {
  Mix mix;                                           // empty: no offer is worth making
  boost::container::small_vector<double, 4> accept;  // per needed party
};

// What signing each deal is worth, one lane after the other and deal after deal in it.
class SignWorths {
 public:
  SignWorths(std::size_t valued, int lanes, std::size_t deals)
      : lanes_(static_cast<std::size_t>(lanes)), count_(deals), values_(valued * lanes_ * count_) {}
  static constexpr std::size_t kTile = 8;  // deals of a cache line
  // Of up to kTile deals from `first` on.
  void set(std::size_t first, const std::array<DealColumns, kTile>& deals);
  // To valued party i at a lane: by deal.
  const double* of(std::size_t i, int lane) const {
    return values_.data() + (i * lanes_ + static_cast<std::size_t>(lane)) * count_;
  }

 private:
  std::size_t lanes_, count_;
  std::vector<double> values_;
};

// Per deal, the lanes in which a proposer may not offer it, and those in which that or a lock of
// another needed party forbids it.
struct Barred {
  std::vector<LaneMask> offering, either;
};
// From what lock_deal says of each deal.
Barred barred(const Game& game, const std::vector<DealColumns>& deals, std::size_t proposer);

// What is worked out anew in each lane, in memory that stays.
struct LaneScratch {
  std::vector<std::size_t> others;   // of Talks::needed
  std::vector<double> asked;         // per needed party: what a refusal would leave it
  std::vector<const double*> signs;  // per needed party: what signing is worth to it, by deal
  std::vector<int> free;             // packages that the proposer may offer
  // Packages that no lock forbids it or the others, and what signing them is worth, per valued
  // party (empty: nobody asked). Proposers for whom these packages are the same share both.
  std::vector<int> unlocked;
  const std::vector<LaneMask>* locked_by = nullptr;
  std::vector<std::vector<double>> placed;
  std::vector<double> bound, likely;  // by place in `unlocked`
  std::vector<double> x, y, beyond;   // points of hull_edge.h
};

// The best offer of the proposer, by what lock_deal says of each deal. Between lanes `locked_by`
// has to be unset.
LaneOffer best_lottery(const Game& game, const TableState& state,
                       const std::vector<DealColumns>& deals, const Barred& barred,
                       const SignWorths& signs, std::size_t proposer, int lane,
                       LaneScratch& scratch);

}  // namespace armistice

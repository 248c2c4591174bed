// The efficient packages of a deal space: every worth vector that no package beats, how many
// packages have it, and one of them.
//
// A package beats another iff every listed party likes it at least as well and one likes it better.
// Packages that `forbid` names, or that a lock which is always on refuses, do not count. Issues are
// merged one by one; part packages that leave the same terms open are compared, and what is beaten
// is dropped, since the same completion would leave it beaten. Worths are whole numbers meanwhile
// (whole_worths.h), so ties are exact. (Nemhauser and Ullmann 1969 for two; Kung, Luccio and
// Preparata 1975 for the sweep over three.)
//
// More part packages than FrontierOptions::most are thinned: each dropped one is within some step
// of a kept one for every party. The steps add up to `loss`: every package has an entry that is
// worth less than `loss` below it to each party. It is a proven bound, not an estimate.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "armistice/deal.h"
#include "armistice/deal_space.h"

namespace armistice {

inline constexpr int kMostFrontierParties = 16;

// Packages with sum over parties of weight * u below `least` are left out.
struct FrontierCut {
  std::vector<double> weight;  // per listed party, not negative
  double least = 0;
};

struct FrontierOptions {
  std::int64_t most = 0;  // part packages carried from issue to issue; 0: as memory allows
  std::vector<FrontierCut> cuts;
  bool locked = false;      // keep packages behind locks that are always on
  bool whole_only = false;  // give up, with nothing found, where the list would be thinned
};

struct Frontier {
  int parties = 0, issues = 0, tie_words = 1;
  std::vector<double> worth;  // entry x party; entries by worth to the first party, best first
  std::vector<std::int16_t> deals;  // entry x issue: the first such package in file order
  std::vector<std::uint64_t> ties;  // entry x word, lowest word first: packages with this worth
  bool exact = true;                // false: ties count only the packages that were kept
  std::vector<double> loss;         // per party

  int count() const { return issues == 0 ? 0 : static_cast<int>(deals.size()) / issues; }
  const double* worths(int entry) const {
    return worth.data() + static_cast<std::size_t>(entry) * static_cast<std::size_t>(parties);
  }
  Deal deal(int entry) const {
    const auto at = deals.begin() + static_cast<std::ptrdiff_t>(entry) * issues;
    return Deal(at, at + issues);
  }
  std::string tie_count(int entry) const;  // decimal
  double epsilon() const;                  // the largest loss
};

// `parties`: of the space, 1 to kMostFrontierParties.
Frontier find_frontier(const DealSpace& space, const std::vector<int>& parties,
                       const FrontierOptions& options = {});

// Exact number of packages that `forbid` allows, as a decimal.
std::string count_packages(const DealSpace& space);

}  // namespace armistice

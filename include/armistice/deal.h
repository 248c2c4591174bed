// Deals and sets of deals.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace armistice {

// One option for every issue, by option index in the issue's order (a share issue
// has option k for the number k * step).
using Deal = std::vector<std::int16_t>;

// Options that are settled already: (issue, option), each issue at most once.
using SignedTerms = std::vector<std::pair<int, int>>;
inline bool allows(const SignedTerms& terms, int issue, int option) {
  for (const auto& [settled, as] : terms)
    if (settled == issue) return as == option;
  return true;
}

inline constexpr int kMostParts = 6;  // in which a deal is signed one after the other

inline constexpr int kMaxLocks = 128;
using LockSet = std::bitset<kMaxLocks>;  // indices into Conflict::locks

// The packages worth proposing in one world, best first in no particular sense:
// the order is fixed by the case file (issue by issue, option by option).
// No package of the full set that respects `forbidden` dominates a listed one, and each
// is dominated, up to epsilon in some party's worth, by a listed one.
struct Menu {
  std::vector<Deal> deals;
  std::vector<LockSet> refused_by;  // per deal: locks whose `refuses` names it, holding or not
  std::vector<Deal> locked_deals;   // behind a permanent hard lock: for the lock analysis only
  std::vector<LockSet> locked_refused_by;
  double epsilon = 0;               // 0: exact
  double locked_epsilon = 0;        // the same for locked_deals
  bool epsilon_at_start_only = false;  // the cap was smaller than the number of kinds of packages
                                    // that do not compare: epsilon holds in the first month's state
  std::string packages;             // number of packages that `forbidden` allows, exact, decimal
};

}  // namespace armistice

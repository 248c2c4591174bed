// The slow, obvious keys of one moment: every set of players is opened, every package tried. For
// tests only.
#pragma once

#include <algorithm>
#include <vector>

#include "deals/locks.h"
#include "deals/worth.h"
#include "talks/lock_ways.h"

namespace armistice::slow {

// One package as the lane sees it.
struct Offer {
  std::vector<int> hard;  // locks that must be open
  struct Party {
    double sign = 0, go_on = 0, no_deal = 0;
    std::vector<std::pair<int, double>> soft;  // lock, what breaking it costs
  };
  std::vector<Party> parties;  // needed
};

inline bool passes(const Conflict& c, const Offer& offer, const PlayerSet& opened) {
  for (const int lock : offer.hard)
    if (!opened[static_cast<std::size_t>(lock)]) return false;
  for (std::size_t n = 0; n < offer.parties.size(); ++n) {
    const Offer::Party& party = offer.parties[n];
    double sign = party.sign;
    for (const auto& [lock, cost] : party.soft)
      if (!opened[static_cast<std::size_t>(lock)]) sign -= cost;
    if (sign >= party.go_on) continue;
    if (!opened[static_cast<std::size_t>(waiting_player(c, n))]) return false;
    if (sign < party.no_deal && !opened[static_cast<std::size_t>(war_player(c, n))]) return false;
  }
  return true;
}

// Smallest sets that let one of the offers pass, named as the reports do, in order of size.
inline std::vector<PlayerSet> keys_of_offers(const Conflict& c, const std::vector<Offer>& offers) {
  std::vector<PlayerSet> opening;
  for (unsigned long long mask = 0; mask < 1ULL << lock_players(c); ++mask) {
    const PlayerSet opened(mask);
    // what a smaller set does already needs no look
    if (std::any_of(opening.begin(), opening.end(),
                    [&](const PlayerSet& set) { return (set & ~opened).none(); }))
      continue;
    if (std::any_of(offers.begin(), offers.end(),
                    [&](const Offer& offer) { return passes(c, offer, opened); }))
      opening.push_back(opened);
  }
  std::vector<PlayerSet> named;
  for (const PlayerSet& set : minimal_sets(opening)) named.push_back(named_players(c, set));
  std::sort(named.begin(), named.end(), smaller_set);
  return named;
}

}  // namespace armistice::slow

// Slow, obvious twins of src/deals: every package is listed and every pair compared.
//
// For tests only. Exponential in the number of issues; nothing here is shared with the fast
// code but the evaluation of one program on one deal and the split of holds and ratify into parts
// (tested on its own by sampling states).
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "armistice/conflict.h"
#include "deals/locks.h"
#include "deals/menu_space.h"
#include "deals/worth.h"

namespace armistice::slow {

inline constexpr double kTolerance = 1e-10;

// Every package that `forbidden` allows, in file order.
inline std::vector<Deal> packages(const Conflict& conflict) {
  std::vector<Deal> all;
  Deal deal(conflict.issues.size(), 0);
  for (;;) {
    bool allowed = true;
    for (const Program& rule : conflict.forbidden) allowed = allowed && !holds_for(rule, conflict, deal);
    if (allowed) all.push_back(deal);
    std::size_t i = deal.size();
    while (i > 0 && ++deal[i - 1] == conflict.issues[i - 1].option_count) deal[--i] = 0;
    if (i == 0) return all;
  }
}

inline bool permanently_locked(const Conflict& conflict, const LockSet& locks) {
  for (std::size_t l = 0; l < conflict.locks.size(); ++l)
    if (locks[l] && conflict.locks[l].hard && conflict.locks[l].permanent()) return true;
  return false;
}

// Least and largest raw worth over packages that no permanent hard lock refuses.
inline std::optional<std::pair<double, double>> range(const Conflict& conflict, const Frame& start,
                                                      int party) {
  Scale raw;
  raw.offset.assign(conflict.parties.size(), 0);
  raw.factor.assign(conflict.parties.size(), 1);
  OptionWorths worths(conflict);
  Registers registers;
  worths.evaluate(start, raw, registers);
  std::optional<std::pair<double, double>> found;
  for (const Deal& deal : packages(conflict)) {
    if (permanently_locked(conflict, refusing_locks(conflict, deal))) continue;
    double u = 0;
    worths.worth(party, deal, &u);
    if (!found) found = {u, u};
    found->first = std::min(found->first, u);
    found->second = std::max(found->second, u);
  }
  return found;
}

// All that dominance looks at, of one package.
struct Judged {
  Deal deal;
  LockSet locks;
  std::vector<double> worth;       // per party at start
  std::vector<double> part;        // per part of holds and ratify
  std::vector<char> together;      // per party and term: whether it holds
};

class Judge {
 public:
  Judge(const Conflict& conflict, const Frame& start, const Scale& scale)
      : conflict_(conflict), worths_(conflict), frame_(conflict, &start) {
    Registers registers;
    worths_.evaluate(start, scale, registers);
    const std::vector<Parts> programs = split_programs(conflict, fixed_slots(conflict), start);
    counted_ = counted_parties(conflict, programs);
    for (const Parts& p : programs) parts_.insert(parts_.end(), p.parts.begin(), p.parts.end());
    for (const Part& p : parts_) frame_.prepare(p.program);
  }

  Judged judge(const Deal& deal) {
    Judged j;
    j.deal = deal;
    j.locks = refusing_locks(conflict_, deal);
    for (std::size_t p = 0; p < conflict_.parties.size(); ++p) {
      double u = 0;
      worths_.worth(static_cast<int>(p), deal, &u);
      j.worth.push_back(u);
      for (const TogetherTerm& t : conflict_.preferences[p].together)
        j.together.push_back(holds_for(t.when, conflict_, deal));
    }
    for (const Part& p : parts_) j.part.push_back(frame_.value(p.program, deal.data()));
    return j;
  }

  // How far b is better than a at most, in worths and parts; infinite if they do not compare or a meets
  // a lock that b does not. a dominates b iff this is not positive.
  double lead(const Judged& a, const Judged& b) const {
    const double never = std::numeric_limits<double>::infinity();
    if ((a.locks & ~b.locks).any()) return never;
    double lead = -never;
    std::size_t t = 0;
    for (std::size_t p = 0; p < conflict_.parties.size(); ++p) {
      const std::size_t terms = conflict_.preferences[p].together.size();
      if (counted_[p] >= 0) {
        for (std::size_t i = 0; i < conflict_.issues.size(); ++i)
          if (a.deal[i] != b.deal[i] && (varies(p, i, a.deal[i]) || varies(p, i, b.deal[i]))) return never;
        for (std::size_t k = 0; k < terms; ++k)
          if (a.together[t + k] != b.together[t + k] &&
              worths_.together_varies(static_cast<int>(p), static_cast<int>(k)))
            return never;
        lead = std::max(lead, b.worth[p] - a.worth[p]);
        if (counted_[p] == 1) lead = std::max(lead, std::abs(b.worth[p] - a.worth[p]));
      }
      t += terms;
    }
    for (std::size_t k = 0; k < parts_.size(); ++k) {
      const double more = b.part[k] - a.part[k];
      if (parts_[k].sign == 0 && std::abs(more) > kTolerance) return never;
      if (parts_[k].sign != 0) lead = std::max(lead, parts_[k].sign * more);
    }
    return lead;
  }
  bool covers(const Judged& a, const Judged& b) const { return lead(a, b) <= kTolerance; }

 private:
  bool varies(std::size_t p, std::size_t i, int o) const {
    return worths_.varies(static_cast<int>(p), static_cast<int>(i), o);
  }
  const Conflict& conflict_;
  OptionWorths worths_;
  PackageFrame frame_;
  std::vector<int> counted_;
  std::vector<Part> parts_;
};

// Deals that no other package dominates; of those that dominate each other the first.
inline std::vector<Deal> undominated(const Conflict& conflict, const Frame& start, const Scale& scale) {
  Judge judge(conflict, start, scale);
  std::vector<Judged> all;
  for (const Deal& deal : packages(conflict)) all.push_back(judge.judge(deal));
  std::vector<Deal> kept;
  for (std::size_t b = 0; b < all.size(); ++b) {
    bool dropped = false;
    for (std::size_t a = 0; a < all.size() && !dropped; ++a)
      dropped = a != b && judge.covers(all[a], all[b]) && (a < b || !judge.covers(all[b], all[a]));
    if (!dropped) kept.push_back(all[b].deal);
  }
  return kept;
}

// Keys: minimal sets S of players such that some deal is blocked by players of S alone, over all sets.
inline std::vector<PlayerSet> keys(const std::vector<PlayerSet>& blockers, int players) {
  std::vector<PlayerSet> found;
  const auto opens = [&](const PlayerSet& set) {
    return std::any_of(blockers.begin(), blockers.end(),
                       [&](const PlayerSet& b) { return (b & ~set).none(); });
  };
  for (unsigned long long mask = 0; mask < 1ULL << players; ++mask) {
    const PlayerSet set(mask);
    bool minimal = opens(set);
    for (int p = 0; p < players && minimal; ++p)
      if (set[p]) minimal = !opens(PlayerSet(set).reset(p));
    if (minimal) found.push_back(set);
  }
  return found;
}

// Knots: minimal sets that meet every key, over all sets.
inline std::vector<PlayerSet> knots(const std::vector<PlayerSet>& keys, int players) {
  std::vector<PlayerSet> found;
  const auto meets = [&](const PlayerSet& set) {
    return std::all_of(keys.begin(), keys.end(), [&](const PlayerSet& k) { return (k & set).any(); });
  };
  for (unsigned long long mask = 1; mask < 1ULL << players && !keys.empty(); ++mask) {
    const PlayerSet set(mask);
    bool minimal = meets(set);
    for (int p = 0; p < players && minimal; ++p)
      if (set[p]) minimal = !meets(PlayerSet(set).reset(p));
    if (minimal) found.push_back(set);
  }
  return found;
}

// Shapley values: every order of the players (at most 8).
inline std::vector<double> shares(const std::vector<PlayerSet>& keys, int players) {
  std::vector<int> order;
  for (int p = 0; p < players; ++p) order.push_back(p);
  std::vector<double> total(players, 0.0);
  double orders = 0;
  const auto opens = [&](const PlayerSet& set) {
    return std::any_of(keys.begin(), keys.end(), [&](const PlayerSet& k) { return (k & ~set).none(); });
  };
  do {
    ++orders;
    PlayerSet open;
    for (const int p : order) {
      const bool before = opens(open);
      open.set(p);
      if (!before && opens(open)) total[p] += 1;
    }
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& t : total) t /= orders;
  return total;
}

}  // namespace armistice::slow

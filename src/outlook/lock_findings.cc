#include "outlook/lock_findings.h"

#include <algorithm>
#include <map>
#include <set>

#include "deals/locks.h"
#include "deals/worth.h"
#include "outlook/ending_packages.h"
#include "outlook/estimates.h"
#include "outlook/lock_estimates.h"
#include "outlook/lock_groups.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr std::size_t kSetsKept = 20;       // keys and knots listed
constexpr std::size_t kMostKnots = 10'000;  // looked at on one course

std::vector<std::string> player_names(const Conflict& c) {
  std::vector<std::string> names;
  for (const Lock& lock : c.locks) names.push_back(lock.id);
  for (const char* kind : {"war_pays:", "waiting_pays:"})
    for (int party : c.talks.needed) names.push_back(kind + c.parties[party].id);
  return names;
}

using Sets = std::vector<std::vector<int>>;

Sets knots_behind(const Sets& keys) {
  std::vector<PlayerSet> sets;
  for (const std::vector<int>& key : keys) {
    PlayerSet set;
    for (int player : key) set.set(static_cast<std::size_t>(player));
    sets.push_back(set);
  }
  Sets out;
  for (const PlayerSet& knot : minimal_hitting_sets(sets, kMostKnots)) {
    std::vector<int> members;
    for (std::size_t p = 0; p < knot.size(); ++p)
      if (knot[p]) members.push_back(static_cast<int>(p));
    out.push_back(std::move(members));
  }
  return out;
}

// For a key, the package that is the best behind it on most courses.
void name_best_package(const Study& study, const std::vector<int>& key, LockSetShare& share) {
  std::map<Deal, double> weight;
  double total = 0;
  for (const WorldHistories& world : study.worlds)
    for (const LockSituation& s : world.locks)
      for (std::size_t k = 0; k < s.keys.size(); ++k)
        if (s.keys[k] == key) {
          weight[s.key_deals[k]] += s.weight;
          total += s.weight;
        }
  for (const auto& [deal, w] : weight)
    if (share.best.empty() || w > weight[share.best]) share.best = deal;
  if (total > 0) share.best_share = weight[share.best] / total;
}

// The most frequent sets, each with the share of worlds in which it is one.
std::vector<LockSetShare> frequent_sets(const Study& study, const std::vector<std::string>& names,
                                        const std::vector<std::vector<Sets>>& sets,
                                        const Conflict& c, bool are_keys) {
  std::vector<std::vector<Program>> leads;  // per ending, of keys
  for (std::size_t e = 0; are_keys && e < c.endings.size(); ++e)
    leads.push_back(packages_without_ending(c, static_cast<int>(e)));
  std::map<std::vector<int>, double> frequency;
  for (std::size_t w = 0; w < study.worlds.size(); ++w) {
    const std::vector<LockSituation>& locks = study.worlds[w].locks;
    for (std::size_t k = 0; k < locks.size(); ++k)
      for (const std::vector<int>& set : sets[w][k])
        if (!set.empty()) frequency[set] += locks[k].weight / static_cast<double>(locks.size());
  }
  std::vector<std::pair<double, std::vector<int>>> order;
  for (const auto& [set, weight] : frequency)
    if (weight > 0) order.emplace_back(-weight, set);
  std::sort(order.begin(), order.end());
  if (order.size() > kSetsKept) order.resize(kSetsKept);
  std::vector<LockSetShare> out;
  for (const auto& [negative, set] : order) {
    LockSetShare share;
    for (int player : set) share.locks.push_back(names[player]);
    std::vector<WorldValue> values;
    for (std::size_t w = 0; w < study.worlds.size(); ++w) {
      const std::vector<LockSituation>& locks = study.worlds[w].locks;
      WorldValue v{study.worlds[w].world, 0, 0, 0};
      for (std::size_t k = 0; k < locks.size(); ++k) {
        v.weight += locks[k].weight;
        if (std::find(sets[w][k].begin(), sets[w][k].end(), set) != sets[w][k].end())
          v.value += locks[k].weight;
      }
      if (v.weight > 0) v.value /= v.weight;
      if (!locks.empty()) v.weight /= static_cast<double>(locks.size());
      values.push_back(v);
    }
    share.p = estimate_over_worlds(values);
    if (are_keys) name_best_package(study, set, share);
    for (std::size_t e = 0; e < leads.size(); ++e)
      if (std::none_of(leads[e].begin(), leads[e].end(), [&](const Program& not_there) {
            return holds_for(not_there, c, share.best);
          }))
        share.leads_to.push_back(static_cast<int>(e));
    out.push_back(std::move(share));
  }
  return out;
}

// Holds on every course that counts, on some, on none.
std::string state_of(const Study& study, std::size_t lock) {
  bool holds = false, open = false;
  for (const WorldHistories& world : study.worlds)
    for (const LockSituation& s : world.locks)
      if (s.weight > 0) (s.holds[lock] != 0 ? holds : open) = true;
  return holds && open ? "loosened" : holds ? "closed" : "open";
}

}  // namespace

void find_locks(const Conflict& c, const Study& study, Findings& out) {
  LockFindings& found = out.locks;
  found.date = add_months(c.calendar.start, c.calendar.now_month);
  const std::vector<std::string> names = player_names(c);
  std::vector<std::vector<Sets>> keys(study.worlds.size()), knots(study.worlds.size());
  for (std::size_t w = 0; w < study.worlds.size(); ++w)
    for (const LockSituation& s : study.worlds[w].locks) {
      keys[w].push_back(s.keys);
      ++found.courses;
      found.complete += s.complete;
      knots[w].push_back(knots_behind(s.keys));
    }
  found.open = estimate_situations(study, [](const LockSituation& s) {
    return double(s.keys.size() == 1 && s.keys[0].empty());
  });
  found.never =
      estimate_situations(study, [](const LockSituation& s) { return double(s.keys.empty()); });
  found.keys = frequent_sets(study, names, keys, c, true);
  found.knots = frequent_sets(study, names, knots, c, false);
  find_lock_groups(c, study, found);
  for (std::size_t p = 0; p < names.size(); ++p) {
    LockState state;
    state.id = names[p];
    const bool is_lock = p < c.locks.size();
    state.kind = is_lock ? kLockKindNames[static_cast<int>(c.locks[p].kind)] : "war";
    if (is_lock)
      state.holds =
          estimate_situations(study, [&](const LockSituation& s) { return double(s.holds[p]); });
    else
      state.holds = estimate_situations(study, [&](const LockSituation& s) {
        return double(std::any_of(s.keys.begin(), s.keys.end(), [&](const std::vector<int>& key) {
          return std::find(key.begin(), key.end(), static_cast<int>(p)) != key.end();
        }));
      });
    state.share = estimate_situations(
        study, [&](const LockSituation& s) { return s.shares[p]; },
        [&](const LockSituation& s) { return s.share_errors[p]; });
    if (is_lock) state.state = state_of(study, p);
    state.blocks =
        estimate_situations(study, [&](const LockSituation& s) { return double(s.blocks[p]); });
    found.locks.push_back(std::move(state));
  }
  for (std::size_t kind = 0; kind < 6; ++kind)
    found.kinds.emplace_back(
        kind < 5 ? kLockKindNames[kind] : "war",
        estimate_situations(study, [&](const LockSituation& s) { return s.kind_shares[kind]; }));
}

}  // namespace armistice

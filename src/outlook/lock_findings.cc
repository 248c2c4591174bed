#include "outlook/lock_findings.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "deals/locks.h"
#include "outlook/estimates.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr std::size_t kSetsKept = 20;  // keys and knots listed

using LockValue = std::function<double(const LockSituation&)>;

Estimate estimate_situations(const Study& study, const LockValue& value) {
  std::vector<WorldValue> values;
  for (const WorldHistories& world : study.worlds) {
    WorldValue v{world.world, 0, 0, 0};
    double square = 0;
    for (const LockSituation& s : world.locks) {
      v.weight += s.weight;
      v.value += s.weight * value(s);
    }
    if (v.weight > 0) v.value /= v.weight;
    for (const LockSituation& s : world.locks) {
      const double off = s.weight * (value(s) - v.value);
      square += off * off;
    }
    if (v.weight > 0) v.variance = square / (v.weight * v.weight);
    if (!world.locks.empty()) v.weight /= static_cast<double>(world.locks.size());
    values.push_back(v);
  }
  return estimate_over_worlds(values);
}

std::vector<std::string> player_names(const Conflict& c) {
  std::vector<std::string> names;
  for (const Lock& lock : c.locks) names.push_back(lock.id);
  for (const char* kind : {"war_pays:", "waiting_pays:"})
    for (int party : c.talks.needed) names.push_back(kind + c.parties[party].id);
  return names;
}

using Sets = std::vector<std::vector<int>>;

Sets knots_of(const Sets& keys) {
  std::vector<PlayerSet> sets;
  for (const std::vector<int>& key : keys) {
    PlayerSet set;
    for (int player : key) set.set(static_cast<std::size_t>(player));
    sets.push_back(set);
  }
  Sets out;
  for (const PlayerSet& knot : minimal_hitting_sets(sets)) {
    std::vector<int> members;
    for (std::size_t p = 0; p < knot.size(); ++p)
      if (knot[p]) members.push_back(static_cast<int>(p));
    out.push_back(std::move(members));
  }
  return out;
}

// The most frequent sets, each with the share of worlds in which it is one.
std::vector<LockSetShare> frequent_sets(const Study& study, const std::vector<std::string>& names,
                                        const std::vector<std::vector<Sets>>& sets) {
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
    out.push_back(std::move(share));
  }
  return out;
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
      knots[w].push_back(knots_of(s.keys));
    }
  found.open = estimate_situations(study, [](const LockSituation& s) {
    return double(s.keys.size() == 1 && s.keys[0].empty());
  });
  found.never = estimate_situations(study, [](const LockSituation& s) { return double(s.keys.empty()); });
  found.keys = frequent_sets(study, names, keys);
  found.knots = frequent_sets(study, names, knots);
  for (std::size_t p = 0; p < names.size(); ++p) {
    LockState state;
    state.id = names[p];
    const bool is_lock = p < c.locks.size();
    state.kind = is_lock ? kLockKindNames[static_cast<int>(c.locks[p].kind)] : "war";
    if (is_lock)
      state.holds = estimate_situations(study, [&](const LockSituation& s) { return double(s.holds[p]); });
    else
      state.holds = estimate_situations(study, [&](const LockSituation& s) {
        return double(std::any_of(s.keys.begin(), s.keys.end(), [&](const std::vector<int>& key) {
          return std::find(key.begin(), key.end(), static_cast<int>(p)) != key.end();
        }));
      });
    state.share = estimate_situations(study, [&](const LockSituation& s) { return s.shares[p]; });
    state.blocks = estimate_situations(study, [&](const LockSituation& s) { return double(s.blocks[p]); });
    found.locks.push_back(std::move(state));
  }
  for (std::size_t kind = 0; kind < 6; ++kind)
    found.kinds.emplace_back(
        kind < 5 ? kLockKindNames[kind] : "war",
        estimate_situations(study, [&](const LockSituation& s) { return s.kind_shares[kind]; }));
}

}  // namespace armistice

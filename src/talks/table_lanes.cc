// The columns of a lane, and how a played world fills them (talks/package_table.h).
#include <algorithm>
#include <set>

#include "talks/package_table.h"
#include "talks/solve.h"
#include "talks/verdicts.h"

namespace armistice {
namespace {

using std::size_t;

// Slots that verdicts read and that a package does not set itself.
std::vector<std::int32_t> slots_read(const Conflict& c) {
  const auto among = [](int slot, int first, size_t count) {
    return slot >= first && slot < first + static_cast<int>(count);
  };
  std::set<std::int32_t> slots;
  for (size_t v = 0; v < verdict_count(c); ++v)
    for (const std::int32_t slot : verdict_reads(c, v))
      if (!among(slot, c.layout.issues, c.issues.size()) &&
          !among(slot, c.layout.worths, c.parties.size()) &&
          !among(slot, c.layout.gains, c.parties.size()))
        slots.insert(slot);
  return {slots.begin(), slots.end()};
}

// Lanes picked evenly by weight: where the running sum passes the middle of each share.
std::vector<int> pick(const std::vector<double>& weights, int count) {
  double total = 0;
  for (const double w : weights) total += w;
  std::vector<int> out;
  double sum = 0;
  for (size_t lane = 0; lane < weights.size(); ++lane) {
    sum += weights[lane];
    while (static_cast<int>(out.size()) < count &&
           sum > total * (static_cast<double>(out.size()) + 0.5) / count)
      out.push_back(static_cast<int>(lane));
  }
  return out;
}

}  // namespace

TableColumns table_columns(const Conflict& c) {
  TableColumns t;
  const auto take = [&t](size_t columns) {
    const int first = t.count;
    t.count += static_cast<int>(columns);
    return first;
  };
  for (size_t p = 0; p < c.parties.size(); ++p)
    if (c.parties[p].has_preferences) t.priced.push_back(static_cast<int>(p));
  t.valued = valued_parties(c);
  t.weight = take(1);
  t.failed = take(1);
  for (const int party : t.priced) {
    for (const Issue& issue : c.issues) t.option.push_back(take(issue.option_count));
    t.together.push_back(take(c.preferences[party].together.size()));
  }
  t.lock_holds = take(c.locks.size());
  t.lock_cost = take(c.locks.size());
  for (int* first : {&t.go_on, &t.after_pause, &t.fail_low, &t.fail_high, &t.peace_share,
                     &t.relapse_cost, &t.ratify_loss, &t.stake})
    *first = take(t.valued.size());
  t.pause_samples = c.durability.by_interest() ? kPauseSamples : 0;
  t.pause_spread = take(static_cast<size_t>(t.pause_samples) * t.valued.size());
  t.slots = slots_read(c);
  t.slot = take(t.slots.size());
  return t;
}

TableLanes keep_table(const Game& game, const TableState& state, const std::vector<double>& weights,
                      const std::vector<char>& alive, int count, const WarBlock& block) {
  const Conflict& c = *game.conflict;
  const TableColumns t = table_columns(c);
  std::vector<int> lanes = pick(weights, count);
  if (lanes.empty()) lanes = pick({alive.begin(), alive.end()}, count);
  TableLanes out;
  out.lanes = static_cast<int>(lanes.size());
  out.columns = t.count;
  out.values.assign(static_cast<size_t>(t.count) * lanes.size(), 0.0);
  const auto put = [&](int column, const auto& value) {
    for (size_t n = 0; n < lanes.size(); ++n)
      out.values[static_cast<size_t>(column) * lanes.size() + n] = value(lanes[n]);
  };
  put(t.weight, [&](int) { return 1.0 / static_cast<double>(lanes.size()); });
  put(t.failed, [&](int lane) { return state.failed[lane]; });
  for (size_t k = 0; k < t.priced.size(); ++k) {
    const int party = t.priced[k];
    for (size_t i = 0; i < c.issues.size(); ++i)
      for (int o = 0; o < c.issues[i].option_count; ++o) {
        const double* worth = state.worths.option(party, static_cast<int>(i), o);
        put(t.option[k * c.issues.size() + i] + o, [&](int lane) { return worth[lane]; });
      }
    for (size_t term = 0; term < c.preferences[party].together.size(); ++term) {
      const double* adds = state.worths.together(party, static_cast<int>(term));
      put(t.together[k] + static_cast<int>(term), [&](int lane) { return adds[lane]; });
    }
  }
  for (size_t l = 0; l < c.locks.size(); ++l) {
    put(t.lock_holds + static_cast<int>(l),
        [&](int lane) { return static_cast<double>(state.lock_holds[l] >> lane & 1); });
    put(t.lock_cost + static_cast<int>(l), [&](int lane) { return state.lock_cost[l][lane]; });
  }
  const size_t valued = t.valued.size();
  for (size_t k = 0; k < valued; ++k) {
    const int n = static_cast<int>(k);
    const auto column = [&](int first, const std::vector<Lane>& from) {
      if (!from.empty()) put(first + n, [&](int lane) { return from[k][lane]; });
    };
    column(t.go_on, state.go_on);
    column(t.after_pause, state.after_pause);
    column(t.fail_low, state.fail_low);
    column(t.fail_high, state.fail_high);
    put(t.peace_share + n,
        [&](int) { return k < state.peace_share.size() ? state.peace_share[k] : 1.0; });
    put(t.relapse_cost + n, [&](int) { return game.relapse_cost[game.valued[k]]; });
    put(t.ratify_loss + n, [&](int) { return game.ratify_loss[game.valued[k]]; });
    put(t.stake + n, [&](int) { return game.stake[k]; });
    for (int sample = 0; sample < std::min(t.pause_samples, state.pause_samples); ++sample)
      put(t.pause_spread + sample * static_cast<int>(valued) + n,
          [&](int lane) { return state.off_pause(sample, k, lane); });
  }
  for (size_t s = 0; s < t.slots.size(); ++s)
    put(t.slot + static_cast<int>(s),
        [&](int lane) { return block.frame.column(t.slots[s])[lane]; });
  return out;
}

}  // namespace armistice

#include "talks/lock_keys.h"

#include <algorithm>
#include <utility>

#include "armistice/signing_needs.h"

namespace armistice {
namespace {

constexpr int kMostParts = 200;  // parts of the packages looked at on one course

// Largest gain of each needed party among deals that every other needed party would sign.
void raise_best_gain(const Game& game, const TableState& state, const DealColumns& deal,
                     const LockSet& refused_by, int lanes, std::vector<Lane>& best) {
  const Conflict& c = *game.conflict;
  const std::size_t n = c.talks.needed.size();
  for (int lane = 0; lane < lanes; ++lane) {
    if (deal.vetoed >> lane & 1) continue;
    std::vector<double> gain(n);
    std::size_t unwilling = 0;
    for (std::size_t k = 0; k < n; ++k) {
      const std::size_t i = static_cast<std::size_t>(game.index_of[c.talks.needed[k]]);
      double soft = 0;
      for (std::size_t l = 0; l < c.locks.size(); ++l)
        if (refused_by[l] && !c.locks[l].hard && c.locks[l].holder == c.talks.needed[k] &&
            (state.lock_holds[l] >> lane & 1))
          soft += deal.ratified[lane] * state.lock_cost[l][lane];
      gain[k] = deal.sign[i][lane] - soft - state.go_on[i][lane];
      if (deal.refuses[i] >> lane & 1) gain[k] = -1;
      if (gain[k] < 0) ++unwilling;
    }
    for (std::size_t k = 0; k < n; ++k)
      if (unwilling == 0 && gain[k] > best[k][lane]) best[k][lane] = gain[k];
  }
}

class KeySearch {
 public:
  KeySearch(const Game& game, const LockTable& table, const TableState& state,
            const std::vector<Lane>& no_deal, int lanes, WarBlock& block)
      : game_(game),
        state_(state),
        no_deal_(no_deal),
        lanes_(lanes),
        block_(block),
        keys_(static_cast<std::size_t>(lanes)) {
    if (table.frame) bounds_.emplace(game, *table.frame, state, no_deal, block);
  }

  // Ways through the packages, at every lane. `best`: gains to raise, or null.
  void look_at(const DealTerms& terms, std::vector<Lane>* best) {
    const DealPrograms programs = deal_programs(game_, terms, block_);
    DealColumns deal;
    std::vector<std::vector<LockWay>> ways;
    for (const LaneKeys& lane : keys_) ways.push_back(lane.ways);
    for (int d = 0; d < terms.count(); ++d) {
      evaluate_deal(game_, state_, terms, programs, d, block_, deal, true);
      if (best != nullptr) raise_best_gain(game_, state_, deal, terms.refused_by[d], lanes_, *best);
      for (int lane = 0; lane < lanes_; ++lane)
        add_ways(game_, state_, no_deal_, deal, terms.deals[d], terms.refused_by[d], lane,
                 ways[lane]);
    }
    for (int lane = 0; lane < lanes_; ++lane) keys_[lane].ways = smallest_ways(ways[lane]);
  }

  void search(int lane) {
    if (!bounds_) return;
    std::vector<std::vector<int>> todo{std::vector<int>(game_.conflict->issues.size(), -1)};
    bool complete = beyond_thresholds(*game_.conflict).empty();
    for (int parts = 0; complete && !todo.empty(); ++parts) {
      const std::vector<int> fixed = std::move(todo.back());
      todo.pop_back();
      if (parts == kMostParts)
        complete = false;
      else
        settle(lane, fixed, todo, complete);
    }
    keys_[lane].complete = complete;
  }

  std::vector<LaneKeys> result() { return std::move(keys_); }

 private:
  // Looks for sets that are missing among the packages of a part; where the bound cannot tell, adds
  // smaller parts to `todo`.
  void settle(int lane, const std::vector<int>& fixed, std::vector<std::vector<int>>& todo,
              bool& complete) {
    if (!open_sets(lane, fixed, false, complete)) return;
    const int issue = bounds_->undecided(lane, fixed);
    if (issue < 0) {  // exact but for rounding: what is left must be a tie
      complete = !open_sets(lane, fixed, true, complete) && complete;
      return;
    }
    for (int option = game_.conflict->issues[issue].option_count; option-- > 0;) {
      todo.push_back(fixed);
      todo.back()[issue] = option;
    }
  }

  // True if some set of the bound is still not covered once its package has been looked at.
  bool open_sets(int lane, const std::vector<int>& fixed, bool strict, bool& complete) {
    const LockFamily family = bounds_->least(lane, fixed, known(lane), strict);
    complete = complete && family.complete;
    if (family.sets.empty()) return false;
    std::vector<Deal> deals;
    for (const LockFamily::Member& member : family.sets) deals.push_back(member.deal);
    std::sort(deals.begin(), deals.end());
    deals.erase(std::unique(deals.begin(), deals.end()), deals.end());
    look_at(deal_terms(game_, std::move(deals)), nullptr);
    if (std::none_of(fixed.begin(), fixed.end(), [](int option) { return option < 0; }))
      return false;  // one package, and it has been looked at
    const std::vector<PlayerSet> now = known(lane);
    return std::any_of(family.sets.begin(), family.sets.end(), [&](const auto& member) {
      return std::none_of(now.begin(), now.end(),
                          [&](const PlayerSet& set) { return (set & ~member.players).none(); });
    });
  }

  std::vector<PlayerSet> known(int lane) const {
    std::vector<PlayerSet> sets;
    for (const LockWay& way : keys_[lane].ways) sets.push_back(way.players);
    return sets;
  }

  const Game& game_;
  const TableState& state_;
  const std::vector<Lane>& no_deal_;
  int lanes_;
  WarBlock& block_;
  std::vector<LaneKeys> keys_;
  std::optional<LockBounds> bounds_;
};

}  // namespace

std::vector<LaneKeys> lock_keys(const Game& game, const LockTable& table, const TableState& state,
                                const std::vector<Lane>& no_deal, int lanes, LaneMask live,
                                WarBlock& block, std::vector<Lane>& best_gain) {
  best_gain.assign(game.conflict->talks.needed.size(), Lane{});
  KeySearch search(game, table, state, no_deal, lanes, block);
  search.look_at(table.terms, &best_gain);
  for (int lane = 0; lane < lanes; ++lane)
    if (live >> lane & 1) search.search(lane);
  return search.result();
}

}  // namespace armistice

#include "talks/lock_situation.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "deals/locks.h"
#include "util/random.h"

namespace armistice {
namespace {

constexpr int kWarKind = 5;  // after the five kinds of locks
constexpr int kMaxSoft = 8;  // soft locks of one party on one deal that are enumerated

// The players that block a deal for one party: alternatives, each a minimal set to open.
using Alternatives = std::vector<PlayerSet>;

// Minimal sets of soft locks (costs) whose opening lifts `gain` to 0 or more.
Alternatives soft_alternatives(double gain, const std::vector<std::pair<int, double>>& soft) {
  Alternatives out;
  double total = 0;
  for (const auto& [lock, cost] : soft) total += cost;
  if (gain - total >= 0) return {PlayerSet{}};
  const std::size_t n = std::min<std::size_t>(soft.size(), kMaxSoft);
  std::vector<PlayerSet> opened;
  for (std::size_t subset = 1; subset < (std::size_t{1} << n); ++subset) {
    double left = total;
    PlayerSet set;
    for (std::size_t k = 0; k < n; ++k)
      if (subset >> k & 1) {
        left -= soft[k].second;
        set.set(static_cast<std::size_t>(soft[k].first));
      }
    if (gain - left >= 0) opened.push_back(set);
  }
  return minimal_sets(opened);
}

// One way to let a package through.
struct Way {
  PlayerSet players;
  int deal = 0;
  double least_gain = 0;  // smallest gain of a needed party, soft locks aside
};

class LockReader {
 public:
  LockReader(const Game& game, const TableState& state, const std::vector<Lane>& no_deal)
      : game_(game), c_(*game.conflict), state_(state), no_deal_(no_deal) {}

  // Sets of players, each of which lets deal `d` through at the lane.
  void ways(const DealColumns& deal, int d, const LockSet& refused_by, int lane,
            std::vector<Way>& out) const {
    PlayerSet always;
    for (std::size_t l = 0; l < c_.locks.size(); ++l) {
      if (!refused_by[l] || !(state_.lock_holds[l] >> lane & 1)) continue;
      const bool signer = is_needed(c_.locks[l].holder);
      if (c_.locks[l].vetoes || (c_.locks[l].hard && signer)) always.set(l);
    }
    std::vector<PlayerSet> sets{always};
    for (std::size_t n = 0; n < c_.talks.needed.size(); ++n) {
      const Alternatives own = party_alternatives(deal, refused_by, n, lane);
      std::vector<PlayerSet> product;
      for (const PlayerSet& a : sets)
        for (const PlayerSet& b : own) product.push_back(a | b);
      sets = std::move(product);
    }
    double least = std::numeric_limits<double>::infinity();
    for (const int party : c_.talks.needed) {
      const std::size_t k = static_cast<std::size_t>(game_.index_of[party]);
      least = std::min(least, deal.sign[k][lane] - state_.go_on[k][lane]);
    }
    for (const PlayerSet& set : sets) out.push_back({set, d, least});
  }

 private:
  bool is_needed(int party) const {
    return std::find(c_.talks.needed.begin(), c_.talks.needed.end(), party) !=
           c_.talks.needed.end();
  }

  Alternatives party_alternatives(const DealColumns& deal, const LockSet& refused_by, std::size_t n,
                                  int lane) const {
    const std::size_t k = static_cast<std::size_t>(game_.index_of[c_.talks.needed[n]]);
    const double sign = deal.sign[k][lane];
    const double gain = sign - state_.go_on[k][lane];
    if (gain < 0) {
      PlayerSet war;
      const bool war_pays = sign < no_deal_[k][lane];
      war.set(c_.locks.size() + (war_pays ? 0 : c_.talks.needed.size()) + n);
      return {war};
    }
    std::vector<std::pair<int, double>> soft;
    for (std::size_t l = 0; l < c_.locks.size(); ++l)
      if (refused_by[l] && !c_.locks[l].hard && !c_.locks[l].vetoes &&
          c_.locks[l].holder == c_.talks.needed[n] && (state_.lock_holds[l] >> lane & 1))
        soft.emplace_back(static_cast<int>(l), deal.ratified[lane] * state_.lock_cost[l][lane]);
    return soft_alternatives(gain, soft);
  }

  const Game& game_;
  const Conflict& c_;
  const TableState& state_;
  const std::vector<Lane>& no_deal_;
};

std::vector<int> player_kinds(const Conflict& c) {
  std::vector<int> kinds;
  for (const Lock& lock : c.locks) kinds.push_back(static_cast<int>(lock.kind));
  kinds.resize(static_cast<std::size_t>(lock_players(c)), kWarKind);
  return kinds;
}

// The minimal sets, and the best package behind each.
std::vector<PlayerSet> keys_of(const std::vector<Way>& ways, const DealTerms& terms,
                               LockSituation& situation) {
  std::vector<PlayerSet> sets;
  for (const Way& way : ways) sets.push_back(way.players);
  const std::vector<PlayerSet> keys = minimal_sets(sets);
  for (const PlayerSet& key : keys) {
    const Way* best = nullptr;
    for (const Way& way : ways)
      if (way.players == key && (best == nullptr || way.least_gain > best->least_gain)) best = &way;
    situation.key_deals.push_back(terms.deals[best->deal]);
  }
  return keys;
}

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

}  // namespace

int lock_players(const Conflict& c) {
  return static_cast<int>(c.locks.size() + 2 * c.talks.needed.size());
}

std::vector<LockSituation> lock_situations(const Game& game, const DealTerms& terms,
                                           const TableState& state,
                                           const std::vector<Lane>& no_deal, int lanes,
                                           WarBlock& block, std::vector<Lane>& best_gain) {
  const Conflict& c = *game.conflict;
  const LockReader reader(game, state, no_deal);
  const DealPrograms programs = deal_programs(game, terms, block);
  best_gain.assign(c.talks.needed.size(), Lane{});
  std::vector<std::vector<Way>> ways(lanes);
  DealColumns deal;
  for (int d = 0; d < terms.count(); ++d) {
    evaluate_deal(game, state, terms, programs, d, block, deal, true);
    raise_best_gain(game, state, deal, terms.refused_by[d], lanes, best_gain);
    for (int lane = 0; lane < lanes; ++lane)
      reader.ways(deal, d, terms.refused_by[d], lane, ways[lane]);
  }
  const std::vector<int> kinds = player_kinds(c);
  std::vector<LockSituation> out(lanes);
  for (int lane = 0; lane < lanes; ++lane) {
    LockSituation& situation = out[lane];
    const std::vector<PlayerSet> keys = keys_of(ways[lane], terms, situation);
    Shares shares = shapley_shares(keys, lock_players(c), mix(game.seed, block.path[lane]));
    situation.shares = std::move(shares.share);
    situation.share_errors = std::move(shares.error);
    situation.kind_shares = shapley_by_group(keys, kinds, kWarKind + 1);
    situation.blocks.assign(static_cast<std::size_t>(lock_players(c)), 0);
    for (const PlayerSet& key : keys) {
      std::vector<int> members;
      for (int p = 0; p < lock_players(c); ++p)
        if (key[static_cast<std::size_t>(p)]) members.push_back(p);
      if (members.size() == 1) situation.blocks[members[0]] = 1;
      situation.keys.push_back(std::move(members));
    }
    for (std::size_t l = 0; l < c.locks.size(); ++l)
      situation.holds.push_back(static_cast<std::uint8_t>(state.lock_holds[l] >> lane & 1));
  }
  return out;
}

}  // namespace armistice

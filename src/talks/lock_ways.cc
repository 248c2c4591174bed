#include "talks/lock_ways.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace armistice {
namespace {

bool is_needed(const Conflict& c, int party) {
  return std::find(c.talks.needed.begin(), c.talks.needed.end(), party) != c.talks.needed.end();
}

// What a party at the table compares a package with.
struct Seat {
  double sign = 0, go_on = 0, no_deal = 0;  // signing, fighting on, war with no deal ever
  std::size_t waiting = 0, war = 0;         // players
};

// Smallest sets of the party's players whose opening makes it sign; soft: its soft locks, and what
// each costs it.
std::vector<PlayerSet> party_ways(const Seat& seat,
                                  const std::vector<std::pair<int, double>>& soft) {
  double total = 0;
  for (const auto& [lock, cost] : soft) total += cost;
  const std::size_t n = std::min<std::size_t>(soft.size(), kMaxSoft);
  std::vector<PlayerSet> ways;
  for (std::size_t subset = 0; subset < (std::size_t{1} << n); ++subset) {
    double left = total;
    PlayerSet set;
    for (std::size_t k = 0; k < n; ++k)
      if (subset >> k & 1) {
        left -= soft[k].second;
        set.set(static_cast<std::size_t>(soft[k].first));
      }
    if (subset + 1 == std::size_t{1} << soft.size()) left = 0;  // whatever rounding left
    if (seat.sign - seat.go_on - left < 0) {
      set.set(seat.waiting);
      if (seat.sign - left < seat.no_deal) set.set(seat.war);
    }
    ways.push_back(set);
    if (set.none()) break;  // signs as things stand
  }
  return ways.size() > 1 ? minimal_sets(ways) : ways;
}

}  // namespace

int lock_players(const Conflict& c) {
  return static_cast<int>(c.locks.size() + 2 * c.talks.needed.size());
}

int war_player(const Conflict& c, std::size_t needed) {
  return static_cast<int>(c.locks.size() + needed);
}

int waiting_player(const Conflict& c, std::size_t needed) {
  return static_cast<int>(c.locks.size() + c.talks.needed.size() + needed);
}

bool lock_counts(const Conflict& c, int lock) {
  return c.locks[lock].vetoes || is_needed(c, c.locks[lock].holder);
}

void add_ways(const Game& game, const TableState& state, const std::vector<Lane>& no_deal,
              const DealColumns& deal, const Deal& package, const LockSet& refused_by, int lane,
              std::vector<LockWay>& out) {
  const Conflict& c = *game.conflict;
  PlayerSet always;
  std::vector<std::vector<std::pair<int, double>>> soft(c.talks.needed.size());
  for (std::size_t l = 0; l < c.locks.size(); ++l) {
    if (!refused_by[l] || !(state.lock_holds[l] >> lane & 1)) continue;
    if (!lock_counts(c, static_cast<int>(l))) continue;
    if (c.locks[l].vetoes || c.locks[l].hard) {
      always.set(l);
      continue;
    }
    for (std::size_t n = 0; n < soft.size(); ++n)
      if (c.locks[l].holder == c.talks.needed[n])
        soft[n].emplace_back(static_cast<int>(l), deal.ratified[lane] * state.lock_cost[l][lane]);
  }
  std::vector<PlayerSet> sets{always};
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t n = 0; n < c.talks.needed.size(); ++n) {
    const std::size_t k = static_cast<std::size_t>(game.index_of[c.talks.needed[n]]);
    const Seat seat{deal.sign[k][lane], state.go_on[k][lane], no_deal[k][lane],
                    static_cast<std::size_t>(waiting_player(c, n)),
                    static_cast<std::size_t>(war_player(c, n))};
    least = std::min(least, seat.sign - seat.go_on);
    std::vector<PlayerSet> product;
    const std::vector<PlayerSet> own = party_ways(seat, soft[n]);
    for (const PlayerSet& a : sets)
      for (const PlayerSet& b : own) product.push_back(a | b);
    sets = std::move(product);
  }
  for (const PlayerSet& set : sets) out.push_back({set, package, least});
}

std::vector<LockWay> smallest_ways(const std::vector<LockWay>& ways) {
  std::vector<const LockWay*> order;
  for (const LockWay& way : ways) order.push_back(&way);
  std::stable_sort(order.begin(), order.end(), [](const LockWay* a, const LockWay* b) {
    if (a->players != b->players) return smaller_set(a->players, b->players);
    return a->least_gain > b->least_gain;
  });
  std::vector<LockWay> out;
  for (const LockWay* way : order)
    if (std::none_of(out.begin(), out.end(),
                     [&](const LockWay& kept) { return (kept.players & ~way->players).none(); }))
      out.push_back(*way);
  return out;
}

PlayerSet named_players(const Conflict& c, PlayerSet players) {
  for (std::size_t n = 0; n < c.talks.needed.size(); ++n)
    if (players[static_cast<std::size_t>(war_player(c, n))])
      players.reset(static_cast<std::size_t>(waiting_player(c, n)));
  return players;
}

}  // namespace armistice

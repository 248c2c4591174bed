#include "talks/lock_situation.h"

#include <algorithm>
#include <utility>

#include "deals/locks.h"
#include "util/random.h"

namespace armistice {
namespace {

constexpr int kWarKind = 5;  // after the five kinds of locks

std::vector<int> player_kinds(const Conflict& c) {
  std::vector<int> kinds;
  for (const Lock& lock : c.locks) kinds.push_back(static_cast<int>(lock.kind));
  kinds.resize(static_cast<std::size_t>(lock_players(c)), kWarKind);
  return kinds;
}

// As the reports name them, in order of size.
std::vector<std::pair<PlayerSet, const LockWay*>> named_keys(const Conflict& c,
                                                             const std::vector<LockWay>& ways) {
  std::vector<std::pair<PlayerSet, const LockWay*>> keys;
  for (const LockWay& way : ways) keys.emplace_back(named_players(c, way.players), &way);
  std::sort(keys.begin(), keys.end(),
            [](const auto& a, const auto& b) { return smaller_set(a.first, b.first); });
  return keys;
}

}  // namespace

std::vector<LockSituation> lock_situations(const Game& game, const TableState& state,
                                           const std::vector<LaneKeys>& lanes,
                                           const WarBlock& block) {
  const Conflict& c = *game.conflict;
  const std::vector<int> kinds = player_kinds(c);
  std::vector<LockSituation> out(lanes.size());
  for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
    LockSituation& situation = out[lane];
    situation.complete = lanes[lane].complete;
    std::vector<PlayerSet> keys;
    for (const auto& [key, way] : named_keys(c, lanes[lane].ways)) {
      keys.push_back(key);
      situation.key_deals.push_back(way->deal);
    }
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

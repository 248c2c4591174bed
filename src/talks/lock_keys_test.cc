// Keys over all packages against the slow twin of tests/kit, which opens every set of players and
// tries every package: locks that hold in some states, soft locks, vetoes, rules, terms, durability
// and ratification that read worths; menus so small that the packages at hand miss much.
#include <gtest/gtest.h>

#include "evidence/draw_worlds.h"
#include "kit/case_text.h"
#include "kit/long_run.h"
#include "kit/slow_deals.h"
#include "kit/slow_keys.h"
#include "kit/table_text.h"
#include "talks/lock_table.h"

namespace armistice {
namespace {

constexpr int kLanes = 4;

// Every package at every lane.
std::vector<std::vector<slow::Offer>> all_offers(const Game& game, const TableState& state,
                                                 const std::vector<Lane>& no_deal,
                                                 WarBlock& block) {
  const Conflict& c = *game.conflict;
  const DealTerms terms = deal_terms(game, slow::packages(c));
  const DealPrograms programs = deal_programs(game, terms, block);
  std::vector<std::vector<slow::Offer>> out(kLanes);
  DealColumns deal;
  for (int d = 0; d < terms.count(); ++d) {
    evaluate_deal(game, state, terms, programs, d, block, deal, true);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      slow::Offer offer;
      for (const int party : c.talks.needed) {
        const std::size_t k = static_cast<std::size_t>(game.index_of[party]);
        offer.parties.push_back({deal.sign[k][lane], state.go_on[k][lane], no_deal[k][lane], {}});
      }
      for (std::size_t l = 0; l < c.locks.size(); ++l) {
        const Lock& lock = c.locks[l];
        if (!holds_for(lock.refuses, c, terms.deals[d]) || !(state.lock_holds[l] >> lane & 1))
          continue;
        for (std::size_t n = 0; n < offer.parties.size(); ++n) {
          if (lock.holder != c.talks.needed[n]) continue;
          if (lock.hard)
            offer.hard.push_back(static_cast<int>(l));
          else
            offer.parties[n].soft.emplace_back(static_cast<int>(l),
                                               deal.ratified[lane] * state.lock_cost[l][lane]);
        }
        if (lock.vetoes) offer.hard.push_back(static_cast<int>(l));
      }
      out[lane].push_back(std::move(offer));
    }
  }
  return out;
}

TEST(LockKeys, EqualThoseOfAllPackages) {
  int complete = 0, lanes = 0, missed = 0, with_war = 0, with_soft = 0;
  for (unsigned seed = 1; seed <= (long_run() ? 2000u : 250u); ++seed) {
    SCOPED_TRACE(seed);
    const Conflict c = conflict_from(random_table(seed, seed % 4 != 0, false));
    const Worlds draws = draw_worlds(c, 1, seed);
    const Game game = make_game(c, draws, 0, c.calendar.solve_month);
    Dice dice(seed + 100000);
    std::map<std::string, HandValue> values = random_values(dice);
    for (auto& [party, value] : values) value.value += dice.number(0, .4);
    const Strategy strategy = fixed_strategy(game, values);
    std::vector<double> front, blame;
    for (int lane = 0; lane < kLanes; ++lane) {
      front.push_back(dice.number(0, 10));
      blame.push_back(dice.number(0, 1));
    }
    WarBlock block = block_at(game, dice.chance(.5) ? 0 : 15, {{"front", front}, {"blame", blame}});
    if (!c.ratifiers.empty() && dice.chance(.5))
      for (int lane = 0; lane < kLanes; ++lane)
        block.frame.column(c.layout.ratify_failed)[lane] = dice.number(0, .8);
    TableState state(c);
    prepare_table(game, strategy, {}, 0, block, state);
    std::vector<Lane> no_deal(game.valued.size());
    for (std::size_t k = 0; k < no_deal.size(); ++k)
      for (int lane = 0; lane < kLanes; ++lane)
        no_deal[k][lane] = state.go_on[k][lane] + dice.number(-.3, .1) + .000731;
    std::vector<Lane> best;
    const LockTable table = lock_table(game, nullptr);
    const std::vector<LaneKeys> found =
        lock_keys(game, table, state, no_deal, kLanes, state.all, block, best);
    const std::vector<LaneKeys> at_hand =
        lock_keys(game, table, state, no_deal, kLanes, 0, block, best);
    const auto offers = all_offers(game, state, no_deal, block);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      SCOPED_TRACE(lane);
      std::vector<PlayerSet> keys, from_menu;
      for (const LockWay& way : found[lane].ways) keys.push_back(named_players(c, way.players));
      for (const LockWay& way : at_hand[lane].ways)
        from_menu.push_back(named_players(c, way.players));
      std::sort(keys.begin(), keys.end(), smaller_set);
      std::sort(from_menu.begin(), from_menu.end(), smaller_set);
      const std::vector<PlayerSet> expected = slow::keys_of_offers(c, offers[lane]);
      ++lanes;
      missed += from_menu != expected;
      complete += found[lane].complete;
      if (found[lane].complete) {
        EXPECT_EQ(keys, expected);
      }
      EXPECT_FALSE(at_hand[lane].complete);
      for (const PlayerSet& key : keys) {
        with_war += (key >> c.locks.size()).any();
        for (std::size_t l = 0; l < c.locks.size(); ++l) with_soft += key[l] && !c.locks[l].hard;
      }
    }
  }
  EXPECT_GE(complete, lanes - lanes / 200);  // the budget is enough for nearly all
  EXPECT_GT(missed, lanes / 10);             // the sample means something
  EXPECT_GT(with_war, 50);
  EXPECT_GT(with_soft, 20);
}

}  // namespace
}  // namespace armistice

// The table of a month against the slow twin of tests/kit on random small cases with everything on
// it: hard, soft and vetoing locks, durability and ratification that read worths, refusals, yeses
// with conditions and failed ratifications that move values, patrons and mediators, noise.
#include <random>
#include <string>

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "evidence/draw_worlds.h"
#include "kit/case_text.h"
#include "kit/fixed_strategy.h"
#include "kit/long_run.h"
#include "kit/slow_deals.h"
#include "kit/slow_lottery.h"
#include "kit/slow_table.h"
#include "kit/table_text.h"
#include "talks/gains.h"
#include "talks/offers.h"

namespace armistice {
namespace {

// One lane's state for the slow table.
SlowTable slow_table(const Game& game, const WarBlock& block, const TableState& state,
                     const std::map<std::string, HandValue>& values, int lane) {
  const Conflict& c = *game.conflict;
  SlowTable slow;
  slow.game = &game;
  slow.frame = Frame(block.frame.slots, 1);
  for (int s = 0; s < block.frame.slots; ++s) slow.frame.column(s)[0] = block.frame.column(s)[lane];
  slow.month = state.month;
  slow.end = game.months;
  const double front = slow.frame.column(slot_of(c, "front"))[0];
  const double blame = slow.frame.column(slot_of(c, "blame"))[0];
  slow.failed_before = slow.frame.column(c.layout.ratify_failed)[0];
  auto at = [&game, &c, values, front](double blamed, double failed) {
    std::vector<double> out;
    for (int party : game.valued) {
      const HandValue& v = values.at(c.parties[party].id);
      out.push_back(v.value + v.slope.at("front") * front + v.slope.at("blame") * blamed +
                    v.per_failed * failed);
    }
    return out;
  };
  slow.go_on = at(blame, slow.failed_before);
  for (int party : game.valued)
    slow.after_pause.push_back(values.at(c.parties[party].id).after_pause);
  const bool refusals = !c.talks.refusals.empty(), failures = !c.talks.failures.empty(),
             conditions = !c.talks.conditions.empty();
  const double failed_before = slow.failed_before;
  slow.after_refusal = [=, &c, &game](int j, int k) {
    double more = 0;
    const std::string& by = c.parties[c.talks.proposers[j].party].id;
    const std::string& of = c.parties[c.talks.needed[k]].id;
    if (refusals && by == "giver" && of == "blue") more += .5;
    if (refusals && of == "red") more += .2;
    const std::vector<double> no = at(blame + more, failed_before);
    if (!conditions) return no;
    const double hedged = (of == "blue" ? .1 : 0) - (by == "red" ? .2 : 0);
    const std::vector<double> yes_but = at(blame + hedged, failed_before);
    const int i = game.index_of[c.talks.needed[k]];
    return yes_but[i] > no[i] ? yes_but : no;
  };
  slow.after_failure = [=](double chance) { return at(blame + (failures ? .3 : 0), chance); };
  return slow;
}

// A random table with values of fighting on, read and played at seven lanes.
struct RandomTable {
  Conflict conflict;
  Worlds draws;
  Game game;
  std::map<std::string, HandValue> values;
  WarBlock block;
  TableState state;
  TableOutcome outcome;

  RandomTable(unsigned seed, bool lotteries)
      : conflict(table_case(seed, lotteries)),
        draws(draw_worlds(conflict, 1, 1)),
        game(make_game(conflict, draws, 0, conflict.calendar.solve_month)),
        state(conflict) {
    Dice dice(seed + 100000);
    values = random_values(dice);
    const Strategy strategy = fixed_strategy(game, values);
    const int month = dice.chance(.5) ? 0 : 15;
    std::vector<double> front, blame;
    for (int lane = 0; lane < 7; ++lane) {
      front.push_back(dice.number(0, 10));
      blame.push_back(dice.number(0, 1));
    }
    block = block_at(game, month, {{"front", front}, {"blame", blame}});
    if (!conflict.ratifiers.empty())
      for (int lane = 0; lane < 3; ++lane)
        block.frame.column(conflict.layout.ratify_failed)[lane] = dice.number(0, .8);
    prepare_table(game, strategy, {}, month, block, state);
    play_table(game, state, deal_programs(game, game.table, block), block, outcome);
  }

  static Conflict table_case(unsigned seed, bool lotteries) {
    Conflict out = conflict_from(random_table(seed));
    out.talks.lotteries = lotteries;
    return out;
  }
};

TEST(Table, RandomTablesEqualTheSlowOne) {
  int offers = 0, refused = 0, none = 0;
  for (unsigned seed = 1; seed <= (long_run() ? 1000u : enough_to_compare() ? 80u : 40u); ++seed) {
    SCOPED_TRACE(seed);
    const RandomTable random(seed, false);
    const auto& [conflict, draws, game, values, block, state, outcome] = random;
    // All packages, so that a menu that lost a useful one would show; but a party may like a deal
    // the less the surer it is to last or to pass, and then the menu's list is what counts.
    std::vector<Deal> deals;
    for (const Deal& deal : slow::packages(conflict))
      if (!slow::permanently_locked(conflict, refusing_locks(conflict, deal)))
        deals.push_back(deal);
    if (game.has_pause() || !conflict.ratifiers.empty() || !conflict.leaders.empty())
      deals = game.table.deals;
    for (int lane = 0; lane < 7; ++lane) {
      SCOPED_TRACE(lane);
      const SlowTable table = slow_table(game, block, state, values, lane);
      const SlowOutcome expected = SlowPlayer(table, deals).play();
      EXPECT_NEAR(outcome.signing[lane], expected.signing, 1e-9);
      EXPECT_NEAR(outcome.settling[lane], expected.settling, 1e-9);
      for (std::size_t i = 0; i < game.valued.size(); ++i)
        EXPECT_NEAR(outcome.value[i][lane], expected.value[i], 1e-9);
      for (std::size_t j = 0; j < expected.offers.size(); ++j) {
        const double objective = expected.offers[j].objective;
        // it or nothing: the last digit decides
        if (objective > 0 && objective < 1e-11) continue;
        const bool offered = outcome.offers[j].deal[lane] >= 0;
        if (objective == 0 && offered && outcome.offers[j].accepted[lane] < 1e-11) continue;
        EXPECT_EQ(outcome.offers[j].deal[lane] < 0, expected.offers[j].deal < 0);
        EXPECT_NEAR(outcome.offers[j].accepted[lane], expected.offers[j].accepted, 1e-9);
        ++(expected.offers[j].deal < 0         ? none
           : expected.offers[j].accepted > .01 ? offers
                                               : refused);
      }
    }
  }
  EXPECT_GT(offers, 100);  // the sample means something
  EXPECT_GT(refused, 10);
  EXPECT_GT(none, 100);
}

// What the offer of proposer j at a lane, a package or a lottery, is worth to it: beyond none, or,
// to a mediator, the product of the gains times the chance of a signature.
double worth_of_offer(const RandomTable& t, std::size_t j, int lane) {
  const Talks& talks = t.conflict.talks;
  const std::size_t slots = talks.needed.size() + 1;
  const Offer& first = t.outcome.offers[j * slots];
  if (first.deal[lane] < 0) return 0;
  const auto mean = [&](std::size_t i) {
    double sum = 0;
    for (std::size_t s = 0; s < slots; ++s) {
      const Offer& offer = t.outcome.offers[j * slots + s];
      if (offer.deal[lane] >= 0) sum += offer.share[lane] * offer.sign[i][lane];
    }
    return sum;
  };
  const int party = talks.proposers[j].party;
  const bool impartial = t.conflict.parties[party].is_impartial();
  const std::size_t own = static_cast<std::size_t>(t.game.index_of[party]);
  double all = 1, product = 1, left = 0;
  for (std::size_t k = 0; k < talks.needed.size(); ++k) {
    const std::size_t i = static_cast<std::size_t>(t.game.index_of[talks.needed[k]]);
    product *= mean(i) - after_refusal(t.game, t.state, j, k, i)[lane];
    if (!impartial)
      left += all * (1 - first.accept[k][lane]) * after_refusal(t.game, t.state, j, k, own)[lane];
    all *= first.accept[k][lane];
  }
  return impartial ? all * product : all * mean(own) + left - t.state.go_on[own][lane];
}

TEST(Table, LotteriesAreAsGoodAsTheBestOfAllMixes) {
  int mixed = 0, single = 0, tied = 0;
  for (unsigned seed = 1; seed <= (long_run() ? 1000u : enough_to_compare() ? 80u : 20u); ++seed) {
    SCOPED_TRACE(seed);
    const RandomTable random(seed, true);
    const std::size_t slots = random.conflict.talks.needed.size() + 1;
    for (int lane = 0; lane < 7; ++lane) {
      SCOPED_TRACE(lane);
      const SlowTable table =
          slow_table(random.game, random.block, random.state, random.values, lane);
      SlowLotteries slow(table, random.game.table.deals);
      for (std::size_t j = 0; j < random.conflict.talks.proposers.size(); ++j) {
        if (random.state.meet[lane] * random.state.proposer_weight[j][lane] <= 0) continue;
        const SlowLotteries::Range best = slow.best(static_cast<int>(j));
        const double worth = worth_of_offer(random, j, lane);
        EXPECT_GE(worth, best.least - 1e-9) << j;
        EXPECT_LE(worth, best.most + 1e-9) << j;
        tied += best.most > best.least + 1e-9;
        (random.outcome.offers[j * slots + 1].deal[lane] >= 0 ? mixed : single) += 1;
      }
    }
  }
  EXPECT_GT(mixed, enough_to_compare() ? 100 : 40);  // of fewer tables
  EXPECT_GT(single, enough_to_compare() ? 100 : 40);
  EXPECT_LT(tied, mixed / 10);
}

}  // namespace
}  // namespace armistice

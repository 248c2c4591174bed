// What a deal is worth to sign, by hand: durability, ratification, soft locks, vetoes, mediators.
#include "talks/gains.h"

#include <cmath>

#include <gtest/gtest.h>

#include "evidence/draw_worlds.h"
#include "kit/case_text.h"
#include "kit/fixed_strategy.h"
#include "kit/play_case.h"
#include "talks/lock_situation.h"
#include "talks/offers.h"

namespace armistice {
namespace {

// Two parties, three packages: a is red's, b blue's, c between; `more` goes behind the talks.
std::string table_text(const std::string& more, const std::string& talks = "",
                       const std::string& discount = "1") {
  return "armistice: 1\ntitle: Table\nstart: 2000-01-01\nhorizon: 12 months\nsolve_until: 24 months\n"
         "parties:\n  red: {role: belligerent, discount: " + discount + "/month}\n"
         "  blue: {role: belligerent, discount: 1/month}\n  giver: {role: patron, backs: blue}\n"
         "  judge: {role: mediator}\n  people: {role: audience, of: blue}\n"
         "war: {substeps: 1, stocks: {front: {start: 5, flow: \"0\"}}}\n"
         "issues: {land: {options: [a, b, c]}}\n"
         "preferences:\n  scale: as_given\n"
         "  red: {land: {weight: 1, worth: {a: .9, b: .4, c: .6}}}\n"
         "  blue: {land: {weight: 1, worth: {a: .3, b: .8, c: .7}}}\n"
         "  people: {land: {weight: 1, worth: {a: .2, b: .9, c: .5}}}\n"
         "at_horizon: {red: \"0\", blue: \"0\", people: \"0\"}\n" + more +
         "talks:\n  needed: [red, blue]\n  features: [front]\n" +
         (talks.empty() ? "  proposers: {red: 1, blue: 1}\n" : talks) +
         "endings: [{id: deal, when: signed}]\n";
}

struct Bench {
  Conflict conflict;
  Worlds draws;
  Game game;
  WarBlock block;
  TableState state;
  TableOutcome outcome;

  Bench(const std::string& text, const std::map<std::string, HandValue>& values, int month = 0,
        double failed = 0)
      : conflict(conflict_from(text)), draws(draw_worlds(conflict, 1, 1)),
        game(make_game(conflict, draws, 0, conflict.calendar.solve_month)),
        block(block_at(game, month, {{"front", {5.0}}})), state(conflict) {
    block.frame.column(conflict.layout.ratify_failed)[0] = failed;
    prepare_table(game, fixed_strategy(game, values), {}, month, block, state);
    play_table(game, state, deal_programs(game, game.table, block), block, outcome);
  }
  DealColumns deal(int option) {
    DealColumns out;
    for (int d = 0; d < game.all.count(); ++d)
      if (game.all.deals[d][0] == option)
        evaluate_deal(game, state, game.all, deal_programs(game, game.all, block), d, block, out);
    return out;
  }
  // Option that proposer j offers, -1: none.
  int offered(int j) const {
    const int d = outcome.offers[j].deal[0];
    return d < 0 ? -1 : game.table.deals[d][0];
  }
};

TEST(Gains, ADealThatMayBreakIsWorthPeaceThenWar) {
  const std::map<std::string, HandValue> values{{"red", {.value = .5, .after_pause = .2}},
                                                {"blue", {.value = .5, .after_pause = .1}}};
  Bench bench(table_text("durability: {holds: \"0.6 + 0.1 * (land == c)\", relapse_after: 6 months,"
                         " relapse_cost: {red: .05, blue: .02}}\n", "", "0.98"), values, 4);
  // 20 months are left, 6 of them in peace
  const double a = (1 - std::pow(.98, 6)) / (1 - std::pow(.98, 20));
  EXPECT_NEAR(bench.deal(0).sign[0][0], .6 * .9 + .4 * (a * .9 + (1 - a) * (.2 - .05)), 1e-12);
  EXPECT_NEAR(bench.deal(2).sign[1][0], .7 * .7 + .3 * (.3 * .7 + .7 * (.1 - .02)), 1e-12);
  // a pause longer than what is left is all of it
  Bench late(table_text("durability: {holds: \"0\", relapse_after: 6 months}\n"), values, 20);
  EXPECT_NEAR(late.deal(0).sign[1][0], .3, 1e-12);
}

TEST(Gains, RatificationIsOneVerdict) {
  const std::string ratify = "ratify: {blue: \"people.worth\"}\nratify_loss: {blue: .1}\n";
  const std::map<std::string, HandValue> values{{"red", {.value = .3, .per_failed = -.2}},
                                                {"blue", {.value = .4, .per_failed = .1}}};
  Bench fresh(table_text(ratify), values);
  // c passes with .5; a failure leaves C + .5 x per_failed
  EXPECT_NEAR(fresh.deal(2).sign[0][0], .5 * .6 + .5 * (.3 - .1), 1e-12);
  EXPECT_NEAR(fresh.deal(2).sign[1][0], .5 * .7 + .5 * (.4 + .05 - .1), 1e-12);
  // it failed before at .5: c cannot pass any more, b passes with (.9 - .5) / .5
  Bench again(table_text(ratify), values, 0, .5);
  EXPECT_NEAR(again.deal(2).ratified[0], 0, 1e-12);
  EXPECT_NEAR(again.deal(1).ratified[0], .8, 1e-12);
  EXPECT_NEAR(again.deal(1).sign[0][0], .8 * .4 + .2 * (.3 - .2 * .9), 1e-12);
}

TEST(Gains, SoftLocksCostTheirHolderOnly) {
  Bench bench(table_text("locks:\n  word: {kind: political, holder: blue, refuses: \"land == c\", cost: .25}\n"
                         "  old: {kind: political, holder: blue, refuses: \"land == c\", while: \"front > 9\", cost: .5}\n"),
              {{"red", {.value = .2}}, {"blue", {.value = .2}}});
  EXPECT_NEAR(bench.deal(2).sign[1][0], .7 - .25, 1e-12);
  EXPECT_NEAR(bench.deal(2).sign[0][0], .6, 1e-12);
}

TEST(Gains, HardLocksAndVetoes) {
  const std::map<std::string, HandValue> values{{"red", {.value = .35}}, {"blue", {.value = .25}}};
  Bench free(table_text(""), values);
  EXPECT_EQ(free.offered(0), 0);
  EXPECT_EQ(free.offered(1), 1);
  Bench locked(table_text("locks:\n  own: {kind: territory, holder: blue, refuses: \"land == b\", while: \"front > 4\"}\n"
                          "  theirs: {kind: territory, holder: blue, refuses: \"land == a\", while: \"front > 4\"}\n"),
               values);
  EXPECT_EQ(locked.offered(0), 2);  // blue would not sign a
  EXPECT_EQ(locked.offered(1), 2);  // nor can it offer b
  Bench vetoed(table_text("locks:\n  no: {kind: external, holder: giver, vetoes: true, refuses: \"land in (a, c)\", while: \"front > 4\"}\n"),
               values);
  EXPECT_EQ(vetoed.offered(0), 1);
  Bench dead(table_text("locks:\n  no: {kind: external, holder: giver, vetoes: true, refuses: \"land in (a, b, c)\", while: \"front > 4\"}\n"),
             values);
  EXPECT_EQ(dead.offered(0), -1);
  EXPECT_EQ(dead.outcome.signing[0], 0);
  EXPECT_NEAR(dead.outcome.value[0][0], .35, 1e-12);
}

TEST(Gains, AMediatorPicksTheLargestProduct) {
  const std::string judge = "  proposers: {judge: 1}\n";
  // gains from (.35, .25): a .55 x .05, b .05 x .55, c .25 x .45
  Bench bench(table_text("", judge), {{"red", {.value = .35}}, {"blue", {.value = .25}}});
  EXPECT_EQ(bench.offered(0), 2);
  EXPECT_NEAR(bench.outcome.value[0][0], .6, 1e-12);
  // from (.35, .0): a .55 x .3 = .165, b .05 x .8, c .25 x .7 = .175
  Bench close(table_text("", judge), {{"red", {.value = .35}}, {"blue", {.value = 0}}});
  EXPECT_EQ(close.offered(0), 2);
  // from (.5, .0): a .4 x .3 = .12, c .1 x .7 = .07
  Bench high(table_text("", judge), {{"red", {.value = .5}}, {"blue", {.value = 0}}});
  EXPECT_EQ(high.offered(0), 0);
  Bench none(table_text("", judge), {{"red", {.value = .65}}, {"blue", {.value = .4}}});
  EXPECT_EQ(none.offered(0), -1);
}

TEST(Gains, ValueIsFightingOnPlusWhatOffersAdd) {
  Bench bench(table_text("", "  meet: \"0.6\"\n  proposers: {red: 3, blue: 1}\n"),
              {{"red", {.value = .35}}, {"blue", {.value = .25}}});
  EXPECT_NEAR(bench.outcome.signing[0], .6, 1e-12);
  EXPECT_NEAR(bench.outcome.value[0][0], .35 + .6 * (.75 * .55 + .25 * .05), 1e-12);
  EXPECT_NEAR(bench.outcome.value[1][0], .25 + .6 * (.75 * .05 + .25 * .55), 1e-12);
}

TEST(Gains, TiesGoToTheLargerSumThenToFileOrder) {
  std::string text = table_text("");
  auto put = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  put("{a: .9, b: .4, c: .6}", "{a: .6, b: .6, c: .6}");  // red does not care
  Bench bench(text, {{"red", {.value = .35}}, {"blue", {.value = .25}}});
  EXPECT_EQ(bench.offered(0), 1);
}

// At fixed values of fighting on, opening a lock never takes a deal away.
TEST(Gains, OpeningLocksNeverShrinksWhatBothWouldSign) {
  const std::string locks =
      "locks:\n  one: {kind: territory, holder: red, refuses: \"land == b\"}\n"
      "  two: {kind: territory, holder: blue, refuses: \"land in (a, c)\", while: \"front > 4\"}\n"
      "  three: {kind: political, holder: blue, refuses: \"land in (b, c)\", cost: .5}\n"
      "  four: {kind: external, holder: giver, vetoes: true, refuses: \"land in (a, c)\", while: \"front > 4\"}\n";
  const std::map<std::string, HandValue> values{{"red", {.value = .35}}, {"blue", {.value = .25}}};
  Bench bench(table_text(locks), values);
  const Strategy strategy = fixed_strategy(bench.game, values);
  std::map<unsigned, std::vector<bool>> accepted;
  for (unsigned opened = 0; opened < 16; ++opened) {
    Scenario scenario;
    for (unsigned l = 0; l < 4; ++l) scenario.opened[l] = opened >> l & 1;
    prepare_table(bench.game, strategy, scenario, 0, bench.block, bench.state);
    for (int option = 0; option < 3; ++option) {
      const DealColumns deal = bench.deal(option);
      bool yes = !(deal.vetoed & 1);
      for (int k : {0, 1}) yes = yes && !(deal.refuses[k] & 1) && deal.sign[k][0] >= bench.state.go_on[k][0];
      accepted[opened].push_back(yes);
    }
  }
  for (unsigned a = 0; a < 16; ++a)
    for (unsigned b = 0; b < 16; ++b) {
      if ((a & b) != a) continue;
      for (int option = 0; option < 3; ++option)
        EXPECT_LE(accepted[a][option], accepted[b][option]) << a << " " << b;
    }
  EXPECT_EQ(accepted[0], std::vector<bool>({false, false, false}));
  EXPECT_EQ(accepted[15], std::vector<bool>({true, true, true}));
}

// A deal signed again and again passes at home with the largest chance that any try had.
TEST(Gains, TriesDoNotAddUp) {
  const Conflict conflict = conflict_from(table_text(
      "ratify: {blue: \"0.3 + 0.04 * t\"}\ncost_of_war: {red: .05, blue: .05}\n"));
  const Played played = play_case(conflict, {.train = 500, .play = 8000});
  double ratified = 0;
  for (const History& h : played.histories.histories) ratified += h.ratified;
  // tries in months 0 to 11, the last at .3 + .04 x 11
  EXPECT_NEAR(ratified / 8000, .74, 4 * std::sqrt(.74 * .26 / 8000));
}

}  // namespace
}  // namespace armistice

// Orders of steps: the solver against exact backward induction over two parts, and what signing in
// parts must do whatever the numbers.
#include "talks/order_of_steps.h"

#include <cstdio>

#include <gtest/gtest.h>

#include "kit/case_file.h"
#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/sequence_dp.h"
#include "talks/certificate.h"

namespace armistice {
namespace {

// Decisions on a hair are smoothed by a tremble, so that any seed will do.
SequenceGame smooth_sequence(unsigned seed) {
  SequenceGame game = random_sequence(seed);
  game.forts.noise = .004;
  return game;
}

void expect_exact(const SequenceGame& game, const std::string& order, const Played& played) {
  SCOPED_TRACE(order);
  EXPECT_FALSE(played.histories.histories.empty());
  if (!enough_to_compare()) return;
  const SequenceSolution exact = solve_sequence(game);
  for (int i : {0, 1}) {
    EXPECT_NEAR(played.strategy.at_start[i], exact.value[3][0][i][0][10], sampling_error(.005));
    EXPECT_NEAR(played.histories.value_at_start[i], exact.value[3][0][i][0][10],
                sampling_error(.01));
  }
  for (int months : {6, 12, 18}) {
    EXPECT_NEAR(part_by(played.histories, 0, months), exact.part_by[months - 1],
                sampling_error(.05));
    EXPECT_NEAR(settled_by(played.histories, months), exact.deal_by[months - 1],
                sampling_error(.05));
  }
  const PartPlayed& part = played.histories.parts_played[0];
  if (exact.part_by.back() < .2) return;
  for (std::size_t i : {0u, 1u})
    EXPECT_NEAR(part.gain[i] / part.weight, exact.gain[i], sampling_error(.006));
  for (std::size_t w = 0; w < part.ways.size(); ++w)
    EXPECT_NEAR(part.way_weights[w] / part.weight,
                exact.way[part.ways[w][0]] / exact.part_by.back(), sampling_error(.08));
}

TEST(Order, MeetsTheExactGameInTwoParts) {
  for (unsigned seed : {4u, 70u, 251u, 378u}) {
    SCOPED_TRACE(seed);
    const SequenceGame game = smooth_sequence(seed);
    const SequenceSolution exact = solve_sequence(game);
    const Conflict conflict = sequence_case(game, "[land, deal]");
    const Played played =
        play_case(conflict, {.train = sample_size(24000), .play = sample_size(8000)});
    expect_exact(game, "[land, deal]", played);
    if (!enough_to_compare()) continue;
    // what is left without another signature, and whose hand that strengthens
    const PartPlayed& part = played.histories.parts_played[0];
    for (std::size_t i : {0u, 1u}) {
      EXPECT_NEAR(part.if_it_stops[i] / part.weight, exact.if_it_stops[i], sampling_error(.006));
      EXPECT_NEAR(part.leverage[i] / part.weight, exact.if_it_stops[i] - exact.if_it_stops[1 - i],
                  sampling_error(.012));
    }
  }
}

TEST(Order, MeetsTheExactGamesInWhichACeasefireHasItsPlace) {
  const std::pair<const char*, int> orders[] = {{"[land, deal]", -1},
                                                {"[ceasefire, land, deal]", 0},
                                                {"[land, ceasefire, deal]", 1},
                                                {"[land, deal, ceasefire]", 2}};
  for (unsigned seed : {4u, 70u})
    for (const auto& [order, after] : orders) {
      SCOPED_TRACE(seed);
      SequenceGame game = smooth_sequence(seed);
      game.truce = true;
      game.ceasefire_after = after;
      const SequenceSolution exact = solve_sequence(game);
      const Conflict conflict = sequence_case(game, order);
      const Played played =
          play_case(conflict, {.train = sample_size(16000), .play = sample_size(8000)});
      expect_exact(game, order, played);
      if (!enough_to_compare()) continue;
      double truces = 0;
      for (const History& h : played.histories.histories) truces += h.ceasefires;
      EXPECT_NEAR(truces / static_cast<double>(played.histories.histories.size()),
                  exact.truce_by.back(), sampling_error(.2));
    }
}

TEST(Order, AHundredThousandCoursesMeetTheExactGames) {
  if (!long_run()) GTEST_SKIP() << "long run";
  double part = 0, deal = 0, value = 0;
  const unsigned seeds[] = {1, 2, 3, 4, 5, 6, 93, 251};
  constexpr int kGames = 8;
  for (const unsigned seed : seeds) {
    const SequenceGame game = smooth_sequence(seed);
    const SequenceSolution exact = solve_sequence(game);
    const Conflict conflict = sequence_case(game, "[land, deal]");
    const Played played = play_case(conflict, {.seed = seed, .train = 100000, .play = 50000});
    const double off = part_by(played.histories, 0, 6) - exact.part_by[5];
    const double gap = settled_by(played.histories, 6) - exact.deal_by[5];
    part += off * off / kGames;
    deal += gap * gap / kGames;
    for (int i : {0, 1})
      value = std::max(value, std::fabs(played.strategy.at_start[i] - exact.value[3][0][i][0][10]));
  }
  std::printf("block rms %.4f, deal rms %.4f, value %.5f\n", std::sqrt(part), std::sqrt(deal),
              value);
  std::fflush(stdout);
  EXPECT_LE(value, .002);
  EXPECT_LE(std::sqrt(part), .03);
  EXPECT_LE(std::sqrt(deal), .03);
}

// In the game in which talks begin, with what a signed part leads to at its fitted worth.
TEST(Order, TheCertificateIsTightWhereTheSolutionIsGood) {
  for (unsigned seed : {4u, 251u}) {
    SCOPED_TRACE(seed);
    const SequenceGame game = smooth_sequence(seed);
    const SequenceSolution exact = solve_sequence(game);
    const Conflict conflict = sequence_case(game, "[land, deal]");
    const Played played = play_case(conflict, {.train = sample_size(24000), .play = 1});
    const Certificate bounds = certify(*played.game.first_step, played.strategy, 128);
    ASSERT_EQ(bounds.parties.size(), 2u);
    EXPECT_TRUE(bounds.bounded);
    if (!enough_to_compare()) continue;
    for (int i : {0, 1}) {
      const PartyCertificate& party = bounds.parties[i];
      EXPECT_NEAR(party.own, exact.value[3][0][i][0][10], .005);
      EXPECT_LE(party.lower, party.upper + 1e-9);
      EXPECT_GE(party.upper + 4 * party.upper_se, 0);
      EXPECT_LT(party.upper, .004);
    }
  }
}

TEST(Order, TheCertificateExposesAPartyThatAsksForTooMuch) {
  const SequenceGame game = smooth_sequence(4);
  const Conflict conflict = sequence_case(game, "[land, deal]");
  Played played = play_case(conflict, {.train = 4000, .play = 1});
  const auto gain = [&] {
    const PartyCertificate red =
        certify(*played.game.first_step, played.strategy, 128).parties[0];
    return red.lower - 4 * red.lower_se;
  };
  EXPECT_LT(gain(), .0005);
  // every other month it takes fighting on for better than it is
  for (std::size_t f = 0; f < played.strategy.value.size(); f += 4) {
    Fit& red = played.strategy.value[f];
    red.intercept += .05;
    red.low += .05;
    red.high += .05;
  }
  EXPECT_GT(gain(), .002);
}

TEST(Order, OfOneStepIsNoOrderToTheBit) {
  const SequenceGame game = random_sequence(4);
  const Conflict one = sequence_case(game, "[deal]"), none = sequence_case(game, "");
  const Played a = play_case(one, {.train = 2000, .play = 1000});
  const Played b = play_case(none, {.train = 2000, .play = 1000});
  EXPECT_EQ(a.strategy.at_start, b.strategy.at_start);
  EXPECT_EQ(a.histories.value_paths, b.histories.value_paths);
  for (std::size_t p = 0; p < a.histories.histories.size(); ++p) {
    const History &x = a.histories.histories[p], &y = b.histories.histories[p];
    EXPECT_EQ(x.signed_month, y.signed_month);
    EXPECT_EQ(x.deal, y.deal);
    EXPECT_EQ(x.part_months[0], x.signed_month);
  }
}

TEST(Order, WhatIsSignedBinds) {
  for (unsigned seed : {20u, 96u, 183u}) {
    const SequenceGame game = random_sequence(seed);
    const Conflict conflict = sequence_case(game, "[land, deal]");
    const Played played = play_case(conflict, {.train = 2000, .play = 2000});
    const Game& first = *played.game.first_step;
    ASSERT_EQ(first.step.next.size(), 3u);
    for (std::size_t d = 0; d < 3; ++d) {
      const Game& next = *first.step.next[d];
      EXPECT_EQ(next.status_quo[0], static_cast<int>(d));
      EXPECT_GT(next.menu.deals.size() + next.menu.locked_deals.size(), 0u);
      for (const Deal& deal : next.table.deals) EXPECT_EQ(deal[0], static_cast<int>(d));
    }
    int both = 0;
    for (const History& h : played.histories.histories) {
      if (h.signed_month < 0) continue;
      ++both;
      EXPECT_GE(h.part_months[0], 0);
      EXPECT_GT(h.part_months[1], h.part_months[0]);  // a month's table settles one part
      EXPECT_EQ(h.part_months[1], h.signed_month);
      EXPECT_NE(played.histories.deals[h.deal][0], game.barred);
    }
    EXPECT_GT(both, 0);
  }
}

TEST(Order, OfAnExchangeIsWhatItsReadmeSays) {
  const Conflict conflict = case_file("in_steps");
  const Played played = play_case(conflict, {.train = 100, .play = 50});
  for (int party : {0, 1}) {
    EXPECT_NEAR(played.strategy.at_start[party], .39, 1e-9);
    EXPECT_NEAR(played.histories.value_at_start[party], .39, 1e-9);
  }
  for (const History& h : played.histories.histories) {
    EXPECT_EQ(h.part_months[0], 0);
    EXPECT_EQ(h.part_months[1], 1);
    EXPECT_EQ(played.histories.deals[h.deal], (Deal{0, 0}));
  }
}

// A lock stops a part only where nothing that can still follow is free of it.
TEST(Order, ALockRefusesAPartIffItRefusesEveryPackageThatCanFollow) {
  SequenceGame game = random_sequence(4);
  game.barred = 2;
  game.least_with_0 = .5;
  const Conflict conflict = sequence_case(game, "[land, deal]");
  const Worlds draws = draw_worlds(conflict, 1, 1);
  const Game whole = make_game(conflict, draws, 0, conflict.calendar.solve_month);
  std::vector<std::string> refusing;
  for (const LockSet& locks : whole.first_step->table.refused_by) {
    std::string names;
    for (std::size_t l = 0; l < conflict.locks.size(); ++l)
      if (locks[l]) names += conflict.locks[l].id + " ";
    refusing.push_back(names);
  }
  EXPECT_EQ(refusing, (std::vector<std::string>{"", "", "barred "}));
}

TEST(Order, APartNobodyCanCompleteIsNotOffered) {
  std::string text = R"yaml(
armistice: 1
title: Two parts
start: 2000-01-01
horizon: 6 months
parties: {red: {role: belligerent}, blue: {role: belligerent}}
issues: {land: {options: [a, b]}, force: {options: [none, some]}}
forbidden: ["land == b and force in (none, some)"]
preferences:
  red: {land: {weight: 1, worth: {a: 1, b: 0}}, force: {weight: 1, worth: {none: 0, some: 1}}}
  blue: {land: {weight: 1, worth: {a: 0, b: 1}}, force: {weight: 1, worth: {none: 1, some: 0}}}
cost_of_war: {red: .05, blue: .05}
at_horizon: {status_quo: {land: a, force: none}, months_of_cost: 6}
talks: {needed: [red, blue], proposers: {red: 1, blue: 1}, blocks: {first: {issues: [land]}}, sequence: [first, deal]}
endings: [{id: deal, when: signed}]
)yaml";
  const Conflict conflict = conflict_from(text);
  const Played played = play_case(conflict, {.train = 100, .play = 100});
  EXPECT_EQ(played.game.first_step->table.count(), 1);
}

TEST(Order, AScenarioAndOtherRulesReachEveryStep) {
  SequenceGame game = random_sequence(4);
  game.barred = 0;
  const Conflict conflict = sequence_case(game, "[land, deal]");
  const Worlds draws = draw_worlds(conflict, 1, 1);
  const Game whole = make_game(conflict, draws, 0, conflict.calendar.solve_month);
  Conflict rules = conflict;
  rules.talks.noise.constants = {.125};
  rules.talks.noise.result = {Operand::Kind::constant, 0};
  const Game other = under_rules(whole, rules);
  EXPECT_EQ(other.first_step->noise, .125);
  EXPECT_EQ(other.first_step->step.next[0]->noise, .125);
  Conflict at_once = conflict;
  at_once.talks.sequence = {};
  EXPECT_EQ(under_rules(whole, at_once).first_step, nullptr);
  const Game seeded = with_seed(whole, 77);
  EXPECT_EQ(seeded.first_step->seed, 77u);
  EXPECT_EQ(seeded.first_step->step.next[1]->seed, 77u);
}

}  // namespace
}  // namespace armistice

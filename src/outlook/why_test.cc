// Switching frictions off: what is left when all are off, and who is blamed when one is on.
#include "outlook/why.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "evidence/draw_worlds.h"
#include "kit/case_file.h"
#include "kit/case_text.h"
#include "kit/fort_games.h"
#include "kit/long_run.h"
#include "outlook/frictions.h"
#include "talks/game.h"

namespace armistice {
namespace {

// A war over a share of a pie of fixed size on a line of forts. Each piece of text may be replaced
// to put one friction in; none is in as it stands, but for those that are always possible.
struct War {
  std::string step = "0.02";
  std::string locks{};
  std::string talks = "proposers: {red: 1, blue: 1}";
  std::string more{};
  std::string collapse = R"({
    red: {when: "front <= 0", worth: {red: 0, blue: 1, neighbour: 0}},
    blue: {when: "front >= 20", worth: {red: 1, blue: 0, neighbour: 1}}})";
  std::string worth = "money", months = "12", parties = "red, blue", cost = "0.01";
  std::string secret{};  // adds to blue's cost, and it alone knows it: a distribution
};

Conflict war_of(const War& w) {
  return conflict_from(fmt::format(R"yaml(
armistice: 1
title: Forts
start: 2000-01-01
horizon: {0} months
solve_until: 24 months
parties:
  red: {{role: belligerent, discount: 0.99/month}}
  blue: {{role: belligerent, discount: 0.99/month}}
  public: {{role: audience, of: blue}}
  broker: {{role: mediator}}
  neighbour: {{role: patron, backs: red}}
quantities:
  luck_up: {{assumed: uniform(0.30, 0.38), why: test}}
{9}
war:
  substeps: 1
  stocks: {{front: {{start: 10, flow: battle, min: 0, max: 20}}}}
  auxiliaries:
    luck: "noise.uniform(0, 1)"
    up: luck_up
    battle: "if(luck < up, 1, if(luck < up + 0.3, -1, 0))"
  collapse: {1}
issues: {{money: {{share: {2}}}}}
preferences:
  scale: as_given
  red: {{money: {{weight: 1, worth: "{3}"}}}}
  blue: {{money: {{weight: 1, worth: "1 - {3}"}}}}
  public: {{money: {{weight: 1, worth: "1 - {3}"}}}}
  neighbour: {{money: {{weight: 1, worth: "{3}"}}}}
cost_of_war: {{red: {4}, blue: "{4}{10}"}}
at_horizon: {{red: "0.95 * front / 20", blue: "0.95 * (1 - front / 20)", neighbour: "0.95 * front / 20"}}
locks: {{{5}}}
talks:
  needed: [{6}]
  menu: 500
  features: [front]
  {7}
{8}
endings: [{{id: deal, when: signed}}]
)yaml",
                                   w.months, w.collapse, w.step, w.worth, w.cost, w.locks,
                                   w.parties, w.talks, w.more,
                                   w.secret.empty()
                                       ? std::string()
                                       : fmt::format("  secret: {{assumed: \"{}\", private: blue, why: test}}",
                                                     w.secret),
                                   w.secret.empty() ? "" : " + secret"));
}

constexpr int kWorlds = 4, kPaths = 100;

Findings explain(const Conflict& conflict, int worlds = kWorlds, int paths = kPaths,
                 std::uint64_t seed = 1) {
  RunOptions options;
  options.worlds = worlds;
  options.paths = paths;
  options.threads = 2;
  Progress progress;
  Findings out;
  find_why(conflict, draw_worlds(conflict, seed, worlds), options, progress, out);
  return out;
}

const FrictionFinding& finding(const WhyFindings& why, const std::string& id) {
  for (const FrictionFinding& friction : why.frictions)
    if (friction.id == id) return friction;
  throw std::runtime_error(id);
}

void expect_adds_up(const WhyFindings& why) {
  double months = 0, no_deal = 0, share = 0;
  bool any = false;
  for (const FrictionFinding& friction : why.frictions) {
    months += friction.months.mean;
    no_deal += friction.no_deal.mean;
    share += friction.share_of_delay.mean;
    any = any || friction.share_of_delay.n > 0;
  }
  EXPECT_NEAR(months, why.delay_months.mean - why.rest_months.mean, 1e-9);
  EXPECT_NEAR(no_deal, why.p_no_deal.mean - why.rest_no_deal.mean, 1e-9);
  if (any) {
    EXPECT_NEAR(share, 1, 1e-9);
  }
}

// One friction, and how to put it into the war.
struct OnlyOne {
  const char* id;
  War war;
};

std::vector<OnlyOne> single_frictions() {
  const War plain;
  std::vector<OnlyOne> out;
  const auto add = [&](const char* id, auto change) {
    War war = plain;
    change(war);
    out.push_back({id, war});
  };
  add("locks", [](War& w) {
    w.locks = R"(least: {kind: territory, holder: red, refuses: "money < 0.7"},
                 most: {kind: territory, holder: blue, refuses: "money > 0.3", while: "front < 14"})";
  });
  add("vetoes", [](War& w) {
    w.locks =
        R"(shut: {kind: external, holder: broker, vetoes: true, refuses: "money <= 1", while: "front > 7"})";
  });
  add("optimism", [](War& w) {  // so wide a gap that they wait, whatever the grid
    w.more = "beliefs: {red: {up: \"0.69\"}, blue: {up: \"0\"}}";
    w.cost = "0.002";
    w.step = "0.0025";
  });
  add("ratification", [](War& w) { w.more = "ratify: {blue: \"0.4\"}"; });
  add("meeting", [](War& w) { w.talks += "\n  meet: 0.3"; });
  add("indivisibility", [](War& w) { w.step = "1"; });
  return out;
}

TEST(Why, WithOneFrictionOnItsShareIsOne) {
  for (const OnlyOne& one : single_frictions()) {
    const Findings found = explain(war_of(one.war), 2, 100);
    const WhyFindings& why = found.why;
    EXPECT_TRUE(why.exact);
    EXPECT_GT(why.delay_months.mean, .5) << one.id;
    EXPECT_EQ(why.rest_months.mean, 0) << one.id;
    EXPECT_EQ(why.rest_no_deal.mean, 0) << one.id;
    EXPECT_NEAR(finding(why, one.id).share_of_delay.mean, 1, 1e-9) << one.id;
    for (const FrictionFinding& other : why.frictions)
      if (other.id != one.id) {
        EXPECT_NEAR(other.months.mean, 0, 1e-9) << one.id << ' ' << other.id;
      }
    expect_adds_up(why);
  }
}

TEST(Why, APieThatGrowsPaysThoseWhoWait) {
  // A deal is worth less near stalemate, so both would rather wait: nothing else is in the way but
  // the grid of shares. By exact induction war lasts 13.4 months on 401 shares and 12.7 on 6,401.
  FortGame game;
  game.shares = 401;
  game.least = 0;
  game.most = 1;
  const Findings found = explain(case_of(game), 1, 100);
  EXPECT_GT(found.why.delay_months.mean, 2);
  const double pays = finding(found.why, "gain_from_war").share_of_delay.mean;
  EXPECT_GT(pays, .85);
  EXPECT_NEAR(pays + finding(found.why, "indivisibility").share_of_delay.mean, 1, 1e-9);
  EXPECT_EQ(found.why.rest_months.mean, 0);
  expect_adds_up(found.why);
}

TEST(Why, NoFrictionNoDelay) {
  const Findings found = explain(war_of({}));
  EXPECT_EQ(found.why.delay_months.mean, 0);
  EXPECT_EQ(found.why.p_no_deal.mean, 0);
  for (const FrictionFinding& friction : found.why.frictions)
    EXPECT_EQ(friction.share_of_delay.n, 0) << friction.id;
}

// War with pieces drawn at random, most frictions in.
War random_war(unsigned seed) {
  std::mt19937 draw(seed);
  const auto chance = [&](int percent) { return static_cast<int>(draw() % 100) < percent; };
  const auto number = [&](double low, double high) {
    return fmt::format("{:.2f}", low + (high - low) * static_cast<double>(draw() % 1000) / 1000);
  };
  War w;
  w.step = chance(30) ? "0.25" : chance(30) ? "1" : "0.05";
  w.cost = number(-0.01, 0.02);
  w.talks = fmt::format("proposers: {{red: 1, blue: {}, broker: {}, neighbour: {}}}\n  meet: {}",
                        number(0, 1), number(0, 1), chance(50) ? "1" : "0", number(.2, 1));
  if (chance(50)) w.talks += "\n  noise: 0.004";
  if (chance(60)) w.talks += "\n  refusal: [{when: \"refused_by == blue\", add: {front: 0.5}}]";
  if (chance(70))
    w.locks = fmt::format(
        R"(least: {{kind: territory, holder: red, refuses: "money < {}", while: "front > {}"}})",
        number(.3, .8), number(5, 12));
  if (chance(50))
    w.locks +=
        std::string(w.locks.empty() ? "" : ", ") +
        R"(shut: {kind: external, holder: broker, vetoes: true, refuses: "money <= 1", while: "front > 9"})";
  if (chance(60)) w.worth = "money * (0.6 + 0.04 * abs(front - 10))";
  if (chance(60)) w.more += fmt::format("beliefs: {{red: {{up: \"{}\"}}}}\n", number(.4, .65));
  if (chance(60)) w.more += "ratify: {blue: \"clamp(2 * public.worth, 0, 1)\"}\n";
  if (chance(60))
    w.more += fmt::format(
        "durability: {{holds: \"{}\", relapse_after: 6 months, relapse_cost: {{red: {}, blue: "
        "{}}}}}\n",
        number(.2, .9), number(0, .2), number(-.1, .2));
  if (seed % 2 == 0) w.more += "now: 2000-04-01\nrecord: {no_deal_before: now}\n";
  if (chance(40)) w.parties = "red, blue, neighbour";
  if (seed % 2 == 1) w.secret = "either(0, 0.05, 0.5)";
  return w;
}

TEST(Why, WithAllFrictionsOffEveryWorldSettlesInTheFirstMonth) {
  double delay = 0;
  const int games = std::max(2, sample_size(5));  // more where there is time
  for (unsigned seed = 1; seed <= static_cast<unsigned>(games); ++seed) {
    const Conflict conflict = war_of(random_war(seed));
    const Findings found = explain(conflict, 4, std::max(8, sample_size(24)), seed);
    EXPECT_EQ(found.why.rest_months.mean, 0) << seed;
    EXPECT_EQ(found.why.rest_no_deal.mean, 0) << seed;
    expect_adds_up(found.why);
    delay += found.why.delay_months.mean;
  }
  EXPECT_GT(delay / games, 3);  // with them on it does not
}

TEST(Why, TheExampleCasesSettleToo) {
  for (const char* name : {"two_forts", "lock_puzzle", "frictionless", "random_proposer"}) {
    const Findings found = explain(case_file(name), 2, 200);
    EXPECT_EQ(found.why.rest_months.mean, 0) << name;
    EXPECT_EQ(found.why.rest_no_deal.mean, 0) << name;
    expect_adds_up(found.why);
  }
}

TEST(Why, WhoKnowsNotHowStrongTheOtherIsWaits) {
  const Findings found = explain(case_file("hidden_resolve"), 1, 400);
  EXPECT_GT(found.why.delay_months.mean, .3);
  EXPECT_EQ(found.why.rest_months.mean, 0);
  EXPECT_GT(finding(found.why, "private_information").share_of_delay.mean, .4);
  expect_adds_up(found.why);
}

TEST(Why, AnEmptyChairDelaysAsLongAsItsReadmeSays) {
  const Findings found = explain(case_file("empty_chair"), 1, sample_size(4000));
  const double missed = std::pow(.9, 24);
  EXPECT_NEAR(found.why.delay_months.mean, 9 * (1 - missed), 4 * found.why.delay_months.se);
  EXPECT_NEAR(found.why.p_no_deal.mean, missed, 4 * found.why.p_no_deal.se);
  EXPECT_LT(found.why.delay_months.se, sampling_error(.2));
  EXPECT_EQ(finding(found.why, "meeting").share_of_delay.mean, 1);
  EXPECT_EQ(finding(found.why, "meeting").share_of_no_deal.mean, 1);
}

TEST(Why, TwoBrakesShareAlike) {
  const Findings found = explain(case_file("empty_chair/two_brakes.yaml"), 1, 100);
  EXPECT_EQ(found.why.delay_months.mean, 24);
  EXPECT_EQ(found.why.p_no_deal.mean, 1);
  for (const char* id : {"locks", "vetoes"}) {
    EXPECT_NEAR(finding(found.why, id).share_of_delay.mean, .5, 1e-12);
    EXPECT_NEAR(finding(found.why, id).share_of_no_deal.mean, .5, 1e-12);
  }
}

TEST(Why, SwitchesAreOffFromNowOnOnly) {
  // eight months of no deal are on record; the weights must not depend on what is switched
  War war{.more = "now: 2000-09-01\nrecord: {no_deal_before: now}"};
  war.talks += "\n  meet: 0.3";
  const Conflict conflict = war_of(war);
  const Findings found = explain(conflict);
  EXPECT_EQ(found.why.rest_months.mean, 0);
  EXPECT_GT(found.why.delay_months.mean, 1);
  EXPECT_NEAR(finding(found.why, "meeting").share_of_delay.mean, 1, 1e-9);
}

TEST(Why, TheOrderOfPartiesDoesNotMatter) {
  War war = single_frictions()[0].war;
  war.talks += "\n  meet: 0.6";
  War turned = war;
  turned.parties = "blue, red";
  turned.talks = "proposers: {blue: 1, red: 1}\n  meet: 0.6";
  const WhyFindings a = explain(war_of(war)).why, b = explain(war_of(turned)).why;
  EXPECT_GT(a.delay_months.mean, 1);
  for (std::size_t f = 0; f < a.frictions.size(); ++f) {
    const Estimate &x = a.frictions[f].months, &y = b.frictions[f].months;
    EXPECT_NEAR(x.mean, y.mean, 1e-9 + 3 * (x.se + y.se)) << a.frictions[f].id;
  }
}

TEST(Why, TheSameOnAnyNumberOfThreads) {
  const Conflict conflict = war_of(random_war(5));
  RunOptions options;
  options.worlds = 3;
  options.paths = sample_size(70);
  Progress progress;
  Findings one, three;
  const Worlds draws = draw_worlds(conflict, 1, 3);
  options.threads = 1;
  find_why(conflict, draws, options, progress, one);
  options.threads = 3;
  find_why(conflict, draws, options, progress, three);
  for (std::size_t f = 0; f < one.why.frictions.size(); ++f) {
    EXPECT_EQ(one.why.frictions[f].months.mean, three.why.frictions[f].months.mean);
    EXPECT_EQ(one.why.frictions[f].share_of_no_deal.se, three.why.frictions[f].share_of_no_deal.se);
  }
}

TEST(Frictions, WhatACaseDoesNotHaveIsAbsent) {
  const Conflict conflict = war_of({});
  const FrictionSet present = present_frictions(conflict);
  EXPECT_EQ(present, only(Friction::indivisibility) | only(Friction::gain_from_war));
}

TEST(Frictions, EachSwitchTakesOutWhatItNames) {
  const Conflict forts = case_of({});
  const Conflict open = without(forts, Friction::locks);
  for (const Lock& lock : open.locks) EXPECT_TRUE(never_holds(lock));
  EXPECT_FALSE(is_present(open, Friction::locks));
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const Conflict conflict = war_of(random_war(seed));
    for (int f = 0; f < kFrictions; ++f) {
      const auto friction = static_cast<Friction>(f);
      if (friction == Friction::indivisibility || friction == Friction::gain_from_war) continue;
      const FrictionSet before = present_frictions(conflict);
      const FrictionSet after = present_frictions(without(conflict, friction));
      EXPECT_EQ(after, before & ~only(friction)) << seed << ' ' << kFrictionIds[f];
    }
  }
}

}  // namespace
}  // namespace armistice

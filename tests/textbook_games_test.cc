// Games of the literature whose answer is a formula, as cases of the engine: alternating offers,
// breakdown, fighting while bargaining, two-level games, noise, fair points. Where a share of a pie is
// divided by lotteries over all and nothing the division is exact; where the war is by lot, values are
// means over training courses and hold within the stated error.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include <fmt/format.h>

#include "deals/points.h"
#include "kit/case_text.h"
#include "kit/long_run.h"
#include "kit/play_case.h"
#include "util/statistics.h"

namespace armistice {
namespace {

constexpr double kExact = 1e-9;

struct PieGame {
  int months = 24;
  std::string discounts[2] = {"1", "1"};
  std::string costs[2] = {"0", "0"};
  std::string end[2] = {"0", "0"};             // an unfinished war
  std::string proposes[2] = {"1 - (t - 2 * floor(t / 2))", "t - 2 * floor(t / 2)"};
  std::string war = "stocks: {time: {start: 0, flow: 1}}";
  std::string more, talks = "features: [time]";
  double step = 1;
};

// A pie for two: party one gets the share, party two the rest.
Conflict pie_case(const PieGame& game) {
  return conflict_from(fmt::format(R"yaml(
armistice: 1
title: A pie for two
start: 2000-01-01
horizon: {0} months
solve_until: {0} months
parties:
  one: {{role: belligerent, discount: {1}/month}}
  two: {{role: belligerent, discount: {2}/month}}
war: {{substeps: 1, {3}}}
issues: {{pie: {{share: {4}}}}}
preferences:
  scale: as_given
  one: {{pie: {{weight: 1, worth: pie}}}}
  two: {{pie: {{weight: 1, worth: "1 - pie"}}}}
cost_of_war: {{one: "{5}", two: "{6}"}}
at_horizon: {{one: "{7}", two: "{8}"}}
{9}
talks:
  proposers: {{one: "{10}", two: "{11}"}}
  needed: [one, two]
  menu: 10001
  {12}
endings: [{{id: deal, when: signed}}]
)yaml",
                                   game.months, game.discounts[0], game.discounts[1], game.war,
                                   game.step, game.costs[0], game.costs[1], game.end[0],
                                   game.end[1], game.more, game.proposes[0], game.proposes[1],
                                   game.talks));
}

// What the first proposal leaves each of the two.
std::vector<double> values(const PieGame& game, bool lotteries, int courses = 8) {
  Conflict conflict = pie_case(game);
  conflict.talks.lotteries = lotteries;
  return play_case(conflict, {.train = courses, .play = 8}).strategy.at_start;
}

// Stahl 1972: n rounds; the last proposer takes all.
TEST(TextbookGames, AlternatingOffersWithAnEnd) {
  PieGame game;
  game.discounts[0] = "0.9";
  game.discounts[1] = "0.8";
  for (const auto& [rounds, share] : {std::pair{1, 1.0}, {2, .2}, {3, .92}, {6, .44768},
                                      {12, .61477566464}, {24, .7004225643130247}}) {
    game.months = rounds;
    const std::vector<double> found = values(game, true);
    EXPECT_NEAR(found[0], share, kExact) << rounds;
    EXPECT_NEAR(found[1], 1 - share, kExact) << rounds;
  }
}

// Rubinstein 1982, conclusion 2: (1 - d2) / (1 - d1 d2) to who proposes first.
TEST(TextbookGames, AlternatingOffersWithoutAnEnd) {
  PieGame game;
  game.discounts[0] = "0.9";
  game.discounts[1] = "0.8";
  game.months = 120;
  EXPECT_NEAR(values(game, true)[0], .7142857142857143, 1e-6);
  std::swap(game.proposes[0], game.proposes[1]);
  EXPECT_NEAR(values(game, true)[1], .35714285714285715, 1e-6);
}

// Rubinstein 1982, conclusion 1: with costs of .05 and .1 a round the cheaper side takes all, and as
// the one who answers keeps all but what a round costs it.
TEST(TextbookGames, AFixedCostOfEachRound) {
  PieGame game;
  game.months = 60;
  game.costs[0] = "0.05";
  game.costs[1] = "0.1";
  EXPECT_NEAR(values(game, true)[0], 1, kExact);
  std::swap(game.proposes[0], game.proposes[1]);
  EXPECT_NEAR(values(game, true)[1], .05, kExact);
}

// Binmore 1987; Baron and Ferejohn 1989.
TEST(TextbookGames, TheProposerIsDrawnByLot) {
  PieGame game;
  game.months = 200;
  game.discounts[0] = "0.9";
  game.discounts[1] = "0.8";
  game.proposes[0] = "0.6";
  game.proposes[1] = "0.4";
  const std::vector<double> found = values(game, true);
  EXPECT_NEAR(found[0], .75, 1e-6);
  EXPECT_NEAR(found[1], .25, 1e-6);
}

// Binmore, Rubinstein and Wolinsky 1986: after a rejection talks break down with chance q and leave
// (b1, b2). The first proposer gets b1 + (1 - b1 - b2) / (2 - q).
TEST(TextbookGames, TheRiskOfBreakdown) {
  PieGame game;
  game.months = 120;
  game.war =
      "auxiliaries: {luck: \"noise.uniform(0, 1)\"}, stocks: {broken: {start: 0, flow: \"if(luck < 0.1, "
      "1, 0)\"}, time: {start: 0, flow: 1}}, collapse: {one: {when: \"broken > 0\", worth: {one: 0.25, "
      "two: 0.15}}}";
  const std::vector<double> found = values(game, true, sample_size(16000));
  EXPECT_NEAR(found[0], .5657894736842105, sampling_error(.003));
  EXPECT_NEAR(found[0] + found[1], 1, kExact);
}

// A random proposer each month; a month of war is decisive for either side with chances .03 and .02.
TEST(TextbookGames, BargainingWhileFighting) {
  PieGame game;
  game.months = 240;
  game.discounts[0] = game.discounts[1] = "0.98";
  game.costs[0] = "0.02";
  game.costs[1] = "0.03";
  game.proposes[0] = game.proposes[1] = "1";
  game.war =
      "auxiliaries: {luck: \"noise.uniform(0, 1)\"}, stocks: {lead: {start: 0, flow: \"if(luck < 0.03, 1, "
      "if(luck < 0.05, -1, 0))\"}, time: {start: 0, flow: 1}}, collapse: {one: {when: \"lead < 0\", worth: "
      "{one: 0, two: 1}}, two: {when: \"lead > 0\", worth: {one: 1, two: 0}}}";
  const std::vector<double> found = values(game, true, sample_size(8000));
  EXPECT_NEAR(found[0], .6434782608695652, sampling_error(.005));
  EXPECT_NEAR(found[1], .3565217391304348, sampling_error(.005));
}

// Three units against four; the loser of a battle loses one, the first wins with chance .6. The first
// makes the offers and leaves the other what fighting to the end would bring it.
TEST(TextbookGames, AttritionOfUnits) {
  PieGame game;
  game.months = 36;
  game.discounts[0] = game.discounts[1] = "0.95";
  game.costs[0] = "0.02";
  game.costs[1] = "0.03";
  game.proposes[0] = "1";
  game.proposes[1] = "0";
  game.war =
      "auxiliaries: {luck: \"noise.uniform(0, 1)\"}, stocks: {own: {start: 3, flow: \"if(luck < 0.6, 0, "
      "-1)\"}, others: {start: 4, flow: \"if(luck < 0.6, -1, 0)\"}}, collapse: {one: {when: \"own <= 0\", "
      "worth: {one: 0, two: 1}}, two: {when: \"others <= 0\", worth: {one: 1, two: 0}}}";
  game.talks = "features: [own, others]";
  const std::vector<double> found = values(game, true, sample_size(16000));
  EXPECT_NEAR(found[0], .7772725525999999, sampling_error(.005));
  EXPECT_NEAR(found[1], .22272744740000003, sampling_error(.005));
}

// One offer by party one, which then stands or falls with a vote: what it is worth to one, how often it
// falls, and that its share is always the given one.
void expect_voted_offer(const PieGame& game, double value, double share, double falls) {
  Conflict conflict = pie_case(game);
  const Played played = play_case(conflict, {.train = 8, .play = sample_size(4000)});
  EXPECT_NEAR(played.strategy.at_start[0], value, kExact);
  double fallen = 0;
  for (const History& h : played.histories.histories) {
    ASSERT_GE(h.deal, 0);
    EXPECT_NEAR(conflict.issues[0].value(played.histories.deals[h.deal][0]), share, kExact);
    fallen += !h.ratified;
  }
  EXPECT_NEAR(fallen / static_cast<double>(played.histories.histories.size()), falls,
              sampling_error(.024));  // 3 standard errors of 4,000
}

PieGame one_offer(double step, const char* fallback, const char* vote) {
  PieGame game;
  game.months = 1;
  game.step = step;
  game.end[0] = fallback;
  game.proposes[0] = "1";
  game.proposes[1] = "0";
  game.more = fmt::format("ratify: {{two: \"{}\"}}", vote);
  return game;
}

// Putnam 1988 in the form of Iida 1993: the other side's parliament says yes to what is worth at least
// r to it, r uniform from .2 to .7; the proposer falls back to .15.
TEST(TextbookGames, ATwoLevelOffer) {
  expect_voted_offer(one_offer(0.005, "0.15", "clamp((1 - pie - 0.2) / 0.5, 0, 1)"), .36125, .475,
                     .35);
}

// Fearon 1995: war is worth .5 to both, less .1 and .2. Each side's offer takes all that the other
// would lose by it.
TEST(TextbookGames, TheRangeBetweenTwoCostsOfWar) {
  PieGame game;
  game.months = 1;
  game.end[0] = "0.5 - 0.1";
  game.end[1] = "0.5 - 0.2";
  game.proposes[0] = "1";
  game.proposes[1] = "0";
  EXPECT_NEAR(values(game, true)[0], .7, kExact);
  std::swap(game.proposes[0], game.proposes[1]);
  EXPECT_NEAR(values(game, true)[0], .4, kExact);
}

// The same where what war costs the other side is uniform from 0 to .4 and hidden (claim 2): a
// demand of x is met with chance 1 - (x - .5) / .4, as by a vote. The best one risks war.
TEST(TextbookGames, ADemandOfAHiddenCost) {
  expect_voted_offer(one_offer(0.01, "0.5 - 0.1", "clamp(1 - (pie - 0.5) / 0.4, 0, 1)"), .55625, .65,
                     .375);
}

// Longstaff and Schwartz 2001, table 1: a put at 40 with rate .06, exercised at one of 50 dates a
// year. Nobody but its holder is needed to stop. Values by quadrature.
Conflict put_case(double price, double volatility, int years) {
  const double step = 1 / 50.0;
  return conflict_from(fmt::format(R"yaml(
armistice: 1
title: A put
start: 2000-01-01
horizon: {0} months
solve_until: {0} months
parties:
  holder: {{role: belligerent, discount: {1}/month}}
  writer: {{role: belligerent}}
war:
  substeps: 1
  stocks: {{luck: {{start: 0, flow: "{2} + noise.walk({3})"}}}}
  auxiliaries:
    price: "{4} * exp(luck)"
    worth: "max(40 - price, 0)"
issues: {{put: {{options: [exercised]}}}}
preferences:
  scale: as_given
  holder: {{put: {{weight: 1, worth: {{exercised: worth}}}}}}
at_horizon: {{holder: worth}}
talks: {{proposers: {{holder: 1}}, needed: [holder], features: [luck]}}
endings: [{{id: deal, when: signed}}]
)yaml",
                                   50 * years, std::exp(-.06 * step),
                                   (.06 - volatility * volatility / 2) * step,
                                   volatility * std::sqrt(step), price));
}

TEST(TextbookGames, WhenToExerciseAPut) {
  struct Row {
    double price, volatility;
    int years;
    double value;
  };
  for (const Row& row : {Row{36, .2, 1, 4.4778111}, Row{36, .2, 2, 4.8402255},
                         Row{40, .4, 1, 5.3119657}, Row{44, .2, 2, 1.6898276}}) {
    SCOPED_TRACE(row.price);
    const Played played = play_case(put_case(row.price, row.volatility, row.years),
                                    {.train = sample_size(16000), .play = sample_size(40000)});
    SampleMean value;
    for (double path : played.histories.value_paths) value.add(path);
    EXPECT_NEAR(value.mean(), row.value, 3 * std::sqrt(value.variance_of_mean()));
  }
}

// An offer to who accepts with chance L((y - .4) / .05), from who falls back to .35: by Lambert's W.
TEST(TextbookGames, AnOfferToATremblingHand) {
  PieGame game;
  game.months = 1;
  game.step = 0.0005;
  game.end[0] = "0.35";
  game.end[1] = "0.4";
  game.proposes[0] = "1";
  game.proposes[1] = "0";
  game.talks = "features: [time]\n  noise: 0.05";
  Conflict conflict = pie_case(game);
  const Played played = play_case(conflict, {.train = 8, .play = sample_size(4000)});
  // the best value is flat: half a step of .0005 costs less than 1e-6
  EXPECT_NEAR(played.strategy.at_start[0], .49631355312217507, 1e-6);
  EXPECT_NEAR(played.strategy.at_start[1], .44001279928090803, 5e-4);
  EXPECT_NEAR(settled_by(played.histories, 1), .7453054096123324, sampling_error(.021));
  for (const Deal& deal : played.histories.deals)
    EXPECT_NEAR(1 - conflict.issues[0].value(deal[0]), .45368644687782494, .0005);
}

// ---- fair points ----

DealSpace two_parties(int options, double (*first)(double), double (*second)(double)) {
  DealSpace space;
  space.issues.push_back({"pie", std::vector<std::string>(options, "share")});
  for (auto worth : {first, second}) {
    SpaceParty party;
    party.worth.emplace_back();
    for (int o = 0; o < options; ++o) party.worth[0].push_back(worth(o / (options - 1.0)));
    space.parties.push_back(std::move(party));
  }
  return space;
}

Points points_of(const DealSpace& space, const std::vector<double>& disagreement) {
  return find_points(space, {0, 1}, disagreement, find_frontier(space, {0, 1}));
}

// Nash 1950; Kalai and Smorodinsky 1975, on u2 = sqrt(1 - u1).
TEST(TextbookGames, FairPointsOfACurvedFrontier) {
  const DealSpace space = two_parties(
      10001, [](double x) { return x; }, [](double x) { return std::sqrt(1 - x); });
  const Points found = points_of(space, {0, 0});
  EXPECT_NEAR(found.of(PointRule::nash).worth[0], 2.0 / 3, 1e-4);
  EXPECT_NEAR(found.of(PointRule::nash).worth[1], .5773502691896257, 1e-4);
  EXPECT_NEAR(found.of(PointRule::kalai_smorodinsky).worth[0], (std::sqrt(5.0) - 1) / 2, 1e-4);
  EXPECT_NEAR(found.of(PointRule::egalitarian).worth[0], (std::sqrt(5.0) - 1) / 2, 1e-4);
  const Points later = points_of(space, {.2, .3});
  EXPECT_NEAR(later.of(PointRule::nash).worth[0], .6081351077, 1e-4);
  EXPECT_NEAR(later.of(PointRule::kalai_smorodinsky).worth[0], .5985046426, 1e-4);
}

TEST(TextbookGames, NashOnALine) {
  const DealSpace space =
      two_parties(1001, [](double x) { return x; }, [](double x) { return 1 - x; });
  EXPECT_NEAR(points_of(space, {.2, .1}).of(PointRule::nash).worth[0], .55, 1e-3);
}

// Four issues that go to one side or the other: seven of the sixteen packages are efficient.
TEST(TextbookGames, FourIssuesThatCannotBeDivided) {
  DealSpace space;
  const double weights[2][4] = {{.45, .3, .15, .1}, {.2, .25, .15, .4}};
  for (int i = 0; i < 4; ++i) space.issues.push_back({"issue" + std::to_string(i), {"one", "two"}});
  for (int p = 0; p < 2; ++p) {
    SpaceParty party;
    for (double w : weights[p])
      party.worth.push_back(p == 0 ? std::vector<double>{w, 0} : std::vector<double>{0, w});
    space.parties.push_back(std::move(party));
  }
  const Frontier frontier = find_frontier(space, {0, 1});
  EXPECT_EQ(frontier.count(), 7);
  int wins = 0;  // packages worth half and more to both
  for (int k = 0; k < frontier.count(); ++k)
    wins += frontier.worths(k)[0] >= .5 && frontier.worths(k)[1] >= .5;
  EXPECT_EQ(wins, 2);
}

}  // namespace
}  // namespace armistice

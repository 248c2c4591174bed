// Parliaments, publics and leaders at the table and in the values of fighting on.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "evidence/draw_worlds.h"
#include "kit/case_file.h"
#include "kit/fixed_strategy.h"
#include "kit/fort_games.h"
#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/slow_seats.h"
#include "talks/offers.h"

namespace armistice {
namespace {

// Red offers a share of the pie to blue, whose home must agree.
std::string offer_text(const std::string& home, const std::string& proposers = "{red: 1}") {
  return "armistice: 1\ntitle: Home\nstart: 2000-01-01\nhorizon: 12 months\nsolve_until: 12 "
         "months\n"
         "parties:\n  red: {role: belligerent}\n  blue: {role: belligerent}\n"
         "war: {substeps: 1, stocks: {front: {start: 5, flow: \"0\"}}}\n"
         "issues: {part: {share: 0.005}}\n"
         "preferences:\n  scale: as_given\n"
         "  red: {part: {weight: 1, worth: \"1 - part\"}}\n"
         "  blue: {part: {weight: 1, worth: part}}\n"
         "at_horizon: {red: \"0\", blue: \"0\"}\n" +
         home +
         "talks: {needed: [red, blue], features: [front], menu: 1000, proposers: " + proposers +
         "}\n"
         "endings: [{id: deal, when: signed}]\n";
}

struct Bench {
  Conflict conflict;
  Worlds draws;
  Game game;
  WarBlock block;
  TableState state;
  TableOutcome outcome;

  Bench(const std::string& text, const std::map<std::string, HandValue>& values,
        const std::vector<double>& front = {5.0})
      : conflict(conflict_from(text)),
        draws(draw_worlds(conflict, 1, 1)),
        game(make_game(conflict, draws, 0, conflict.calendar.solve_month)),
        block(block_at(game, 0, {{"front", front}})),
        state(conflict) {
    prepare_table(game, fixed_strategy(game, values), {}, 0, block, state);
    play_table(game, state, deal_programs(game, game.table, block), block, outcome);
  }
  DealColumns part(double share) {
    const DealTerms terms =
        deal_terms(game, {Deal{static_cast<std::int16_t>(std::lround(share * 200))}});
    DealColumns out;
    evaluate_deal(game, state, terms, deal_programs(game, terms, block), 0, block, out);
    return out;
  }
  double offered(int j, int lane = 0) const {
    return conflict.issues[0].value(game.table.deals[outcome.offers[j].deal[lane]][0]);
  }
};

// Oracle two_level_uniform_ratifier: y = clip((1 + a - s) / 2, a, b), with a .2, b .7, s .15.
TEST(Home, AThresholdThatIsUniformGivesTheTwoLevelOffer) {
  Bench bench(
      offer_text("ratify: {blue: {public: blue, threshold: 0.45, spread: 0.25, shape: uniform}}\n"),
      {{"red", {.value = .15}}, {"blue", {.value = 0}}});
  EXPECT_NEAR(bench.offered(0), .525, 1e-12);
  EXPECT_NEAR(bench.outcome.offers[0].ratified[0], .65, 1e-12);
  EXPECT_NEAR(bench.outcome.value[0][0], .36125, 1e-12);
}

TEST(Home, APublicWithALogisticOrASharpThreshold) {
  const std::map<std::string, HandValue> values{{"red", {.value = .1}}, {"blue", {.value = 0}}};
  Bench soft(
      offer_text(
          "ratify: {blue: {public: blue, threshold: \"0.3 + 0.02 * front\", spread: 0.1}}\n"),
      values);
  EXPECT_NEAR(soft.part(.6).ratified[0], 1 / (1 + std::exp(-2.0)), 1e-12);
  Bench sharp(offer_text("ratify: {blue: {public: blue, threshold: 0.5}}\n"), values);
  EXPECT_EQ(sharp.part(.495).ratified[0], 0);
  EXPECT_EQ(sharp.part(.5).ratified[0], 1);
  EXPECT_NEAR(sharp.offered(0), .5, 1e-12);
}

// Both bodies must say yes; what reads nothing but the package, and what reads the state and
// worths.
TEST(Home, SeveralBodiesMultiply) {
  const std::string home =
      "ratify:\n  blue:\n    house:\n      needs: 5\n      blocs:\n"
      "        left: {seats: 4, yes: \"part\"}\n"
      "        centre: {seats: 3, yes: \"clamp(part + 0.05 * (front - 5), 0, 1)\", discipline: "
      "bloc}\n"
      "        right: {seats: 2, yes: \"1 - blue.worth\"}\n"
      "    street: {public: blue, threshold: 0.4, spread: 0.2}\n"
      "  red: \"0.9\"\n";
  Bench bench(offer_text(home), {{"red", {.value = .1}}, {"blue", {.value = 0}}}, {2, 5, 5, 9});
  for (double part : {.2, .6, .95})
    for (int lane = 0; lane < 4; ++lane) {
      const double front[] = {2, 5, 5, 9};
      const double centre = std::min(1.0, std::max(0.0, part + .05 * (front[lane] - 5)));
      const double house =
          slow_majority({{4, false, part}, {3, true, centre}, {2, false, 1 - part}}, 5);
      EXPECT_NEAR(bench.part(part).ratified[lane], .9 * house / (1 + std::exp(-(part - .4) / .2)),
                  1e-12);
    }
}

TEST(Home, ALeaderSignsWhatKeepsTheOffice) {
  const std::string home =
      "leaders: {blue: {stake: 0.4, survival: \"if(signed, part, 0.8)\", why: as a test}}\n";
  const std::map<std::string, HandValue> values{{"red", {.value = .1}}, {"blue", {.value = .5}}};
  Bench bench(offer_text(home), values);
  // blue's gain is part + .4 part - .5, so the least part it takes is .36 (in steps of .005)
  EXPECT_NEAR(bench.part(.6).sign[1][0], .6 + .4 * .6, 1e-12);
  EXPECT_NEAR(bench.offered(0), .36, 1e-12);
  // without the stake it takes .5
  Bench plain(offer_text(""), values);
  EXPECT_NEAR(plain.offered(0), .5, 1e-12);
  const Game without = without_stakes(bench.game);
  TableOutcome outcome;
  play_table(without, bench.state, deal_programs(without, without.table, bench.block), bench.block,
             outcome);
  EXPECT_NEAR(bench.conflict.issues[0].value(without.table.deals[outcome.offers[0].deal[0]][0]), .5,
              1e-12);
}

TEST(Home, AFailureAtHomeLeavesTheLeaderWithTheWar) {
  const std::string home =
      "ratify: {blue: \"part\"}\n"
      "leaders: {red: {stake: 0.5, survival: \"if(signed, 1, 0.2)\", why: as a test}}\n";
  Bench bench(offer_text(home), {{"red", {.value = .3, .per_failed = .1}}, {"blue", {.value = 0}}});
  EXPECT_NEAR(bench.part(.4).sign[0][0], .4 * (.6 + .5) + .6 * (.3 + .04), 1e-12);
}

// Nothing but the end of the recursion: C is the unfinished war with what the leader keeps in it.
TEST(Home, AnUnfinishedWarPaysTheStake) {
  const Conflict conflict = conflict_from(offer_text(
      "leaders: {blue: {stake: 0.5, survival: \"if(signed, part, 0.1 * front)\", why: as a test}}\n"
      "cost_of_war: {red: 0, blue: 0}\nforbidden: [\"part <= 1\"]\n",
      "{red: 1}"));
  const Played played = play_case(conflict, {.train = 50, .play = 50});
  EXPECT_NEAR(played.strategy.at_start[1], .25, 1e-9);
  EXPECT_NEAR(played.histories.value_at_start[1], .25, 1e-9);
}

// The table of cases/ratification/README.md.
TEST(Home, TheVoteInTheValleyIsThatOfItsReadme) {
  const Conflict conflict = case_file("ratification");
  PlayCase how;
  how.train = how.play = 20;
  how.options.judged = {{1, 0, 0}, {1, 0, 3}, {1, 0, 4}, {1, 1, 0}, {1, 1, 2}, {0, 0, 0}};
  how.options.home = true;
  how.options.closely = 1;
  const Played played = play_case(conflict, how);
  const Judgement& j = played.histories.judged;
  const double assembly[] = {.254, .623, .746, .55, .7, .254};
  const double vote[] = {.75, .75, .75, 1, 1, 0};
  const double stays[] = {.7, .7, .7, .9, .9, .3};
  for (std::size_t d = 0; d < 6; ++d) {
    EXPECT_NEAR(j.bodies[2 * d], assembly[d], 1e-12) << d;
    EXPECT_NEAR(j.bodies[2 * d + 1], vote[d], 1e-12) << d;
    EXPECT_NEAR(j.passes[d], assembly[d] * vote[d], 1e-12) << d;
    EXPECT_NEAR(j.stays[2 * d + 1], stays[d], 1e-12) << d;
    EXPECT_NEAR(j.stake_effect[2 * d + 1], played.game.stake[1] * (stays[d] - .6), 1e-12) << d;
  }
  const double raised[] = {.026, .074, .082, 0};
  ASSERT_EQ(j.bloc_raised.size(), 4u);
  for (std::size_t b = 0; b < 4; ++b) EXPECT_NEAR(j.bloc_raised[b], raised[b], 1e-12) << b;
}

// The exact solution on the grid of a war whose leaders have stakes: worths of a deal, of a
// collapse and of an unfinished war each with stake times survival.
TEST(Home, TwoFortsWithLeadersAreWorthWhatTheGridSays) {
  FortGame game;
  game.noise = .003;
  game.stake[0] = .15;
  game.stake[1] = .3;
  const GridSolution exact = solve_grid(grid_of(game));
  const Conflict conflict = case_of(game);
  const Played played =
      play_case(conflict, {.train = sample_size(16000), .play = sample_size(8000)});
  for (int party : {0, 1}) {
    EXPECT_NEAR(played.strategy.at_start[party], exact.value[party][0][10], sampling_error(.003));
    EXPECT_NEAR(played.histories.value_at_start[party], exact.value[party][0][10],
                sampling_error(.01));
  }
  EXPECT_NEAR(settled_by(played.histories, 12), exact.settled_by[11], sampling_error(4 * .020));
  // the stakes matter here
  const GridSolution plain = solve_grid(grid_of({.noise = .003}));
  EXPECT_GT(std::fabs(plain.settled_by[11] - exact.settled_by[11]), .05);
}

}  // namespace
}  // namespace armistice

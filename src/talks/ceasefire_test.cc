// Ceasefires before a deal: the solver against exact backward induction with phases, and what a
// ceasefire must do whatever the numbers.
#include "talks/ceasefire.h"

#include <cstdio>

#include <gtest/gtest.h>

#include "kit/case_file.h"
#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/truce_dp.h"

namespace armistice {
namespace {

constexpr double kWide = .0005;

// Games in which no decision hangs on a hair, and whose ceasefires are neither sure nor excluded:
// kept, turned into deals, broken by both, by one.
std::vector<TruceGame> wide_truces(std::size_t count) {
  std::vector<TruceGame> out;
  for (unsigned seed : {6533u, 2413u, 75u, 2417u, 333u})
    if (out.size() < count) out.push_back(random_truce(seed));
  for (const TruceGame& game : out) {
    const TruceSolution exact = solve_truce(game);
    EXPECT_GT(exact.margin, kWide);
    EXPECT_GT(exact.agreed_by.back(), .3);
    EXPECT_LT(exact.agreed_by.back(), .98);
  }
  return out;
}

TEST(TruceDp, WithoutWhatACeasefireChangesItIsTheGridOfWar) {
  TruceGame game;
  game.forts = random_forts(3);
  game.up = game.forts.up;
  game.down = game.forts.down;
  for (int i : {0, 1}) {
    game.cost[i] = game.forts.cost[i];
    game.agreeing[i] = game.gain[i] = game.loss[i] = 0;
    game.surprise[i] = 0;
  }
  const TruceSolution truce = solve_truce(game);
  const GridSolution war = solve_grid(grid_of(game.forts));
  for (int t = 0; t < game.forts.months; ++t) {
    EXPECT_NEAR(truce.settled_by[t], war.settled_by[t], 1e-12);
    for (int x = 1; x < 20; ++x)
      for (int i : {0, 1}) EXPECT_NEAR(truce.value[0][i][t][x], war.value[i][t][x], 1e-12);
  }
}

TEST(Ceasefire, MeetsTheExactGameWithPhases) {
  for (const TruceGame& game : wide_truces(2)) {
    const TruceSolution exact = solve_truce(game);
    const Conflict conflict = truce_case(game);
    const Played played =
        play_case(conflict, {.train = sample_size(16000), .play = sample_size(8000)});
    for (int party : {0, 1})
      EXPECT_NEAR(played.strategy.at_start[party], exact.value[0][party][0][10],
                  sampling_error(.004));
    for (int months : {6, 12}) {
      EXPECT_NEAR(settled_by(played.histories, months), exact.settled_by[months - 1],
                  sampling_error(.05));
      EXPECT_NEAR(agreed_by(played.histories.histories, months), exact.agreed_by[months - 1],
                  sampling_error(.05));
    }
  }
}

TEST(Ceasefire, AHundredThousandCoursesMeetTheExactGames) {
  if (!long_run()) GTEST_SKIP() << "long run";
  for (const TruceGame& game : wide_truces(4)) {
    const TruceSolution exact = solve_truce(game);
    const Conflict conflict = truce_case(game);
    constexpr int kSeeds = 5;
    double signed_[2] = {}, agreed[2] = {}, value = 0;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
      const Played played = play_case(conflict, {.seed = seed, .train = 100000, .play = 20000});
      for (int k : {0, 1}) {
        const int months = 6 + 6 * k;
        const double off = settled_by(played.histories, months) - exact.settled_by[months - 1];
        const double gap =
            agreed_by(played.histories.histories, months) - exact.agreed_by[months - 1];
        signed_[k] += off * off / kSeeds;
        agreed[k] += gap * gap / kSeeds;
      }
      for (int party : {0, 1})
        value = std::max(value,
                         std::fabs(played.strategy.at_start[party] - exact.value[0][party][0][10]));
    }
    std::printf("margin %.5f: signature rms %.4f %.4f  ceasefire rms %.4f %.4f  value %.5f\n",
                exact.margin, std::sqrt(signed_[0]), std::sqrt(signed_[1]), std::sqrt(agreed[0]),
                std::sqrt(agreed[1]), value);
    std::fflush(stdout);
    EXPECT_LE(value, .002);
    for (int k : {0, 1}) {
      EXPECT_LE(std::sqrt(signed_[k]), .03);
      EXPECT_LE(std::sqrt(agreed[k]), .03);
    }
  }
}

TEST(Ceasefire, OneThatChangesNothingLeavesEverythingAsItIs) {
  TruceGame game;
  game.forts = random_forts(14);
  game.forts.shares = 11;
  game.up = game.forts.up;
  game.down = game.forts.down;
  for (int i : {0, 1}) {
    game.cost[i] = game.forts.cost[i];
    game.agreeing[i] = game.gain[i] = game.loss[i] = 0;
    game.surprise[i] = 0;
  }
  const Conflict with = truce_case(game), without = case_of(game.forts);
  const Played a = play_case(with, {.train = sample_size(16000), .play = sample_size(8000)});
  const Played b = play_case(without, {.train = sample_size(16000), .play = sample_size(8000)});
  for (int party : {0, 1})
    EXPECT_NEAR(a.strategy.at_start[party], b.strategy.at_start[party], sampling_error(.004));
  for (int months : {6, 12, 24})
    EXPECT_NEAR(settled_by(a.histories, months), settled_by(b.histories, months),
                sampling_error(.05));
}

TEST(Ceasefire, IsNeverAgreedWhereABreachPaysAndNobodyWatches) {
  TruceGame game;
  game.forts = random_forts(14);
  game.forts.shares = 11;
  game.forts.slope = 0;  // ground does not make a deal worth more
  game.monitors = 0;
  game.gain[0] = .2;  // what one side takes by surprise the other loses
  game.surprise[0] = 3;
  game.gain[1] = game.surprise[1] = 0;
  game.up = game.forts.up;  // a month of ceasefire brings less than agreeing on it costs
  game.down = game.forts.down;
  game.agreeing[0] = game.agreeing[1] = .01;
  ASSERT_EQ(solve_truce(game).agreed_by.back(), 0);
  const Played played = play_case(truce_case(game), {.train = 8000, .play = 4000});
  EXPECT_EQ(agreed_by(played.histories.histories, game.forts.months), 0);
  // with somebody who watches, and a price for those who are caught, it is
  game.monitors = 1;
  game.loss[0] = game.loss[1] = .2;
  game.detected[0] = game.detected[1] = 0;
  game.agreeing[0] = game.agreeing[1] = 0;
  const Conflict watched_case = truce_case(game);
  const Played watched = play_case(watched_case, {.train = 8000, .play = 4000});
  EXPECT_GT(agreed_by(watched.histories.histories, game.forts.months), .1);
  // but for a state that hardly any course reaches
  int broken = 0;
  for (const History& h : watched.histories.histories)
    broken += h.ceasefire_end == CeasefireEnd::broken;
  EXPECT_LE(broken, 20);  // of 4,000
}

TEST(Ceasefire, FirstIsWhatItsReadmeSays) {
  const Conflict conflict = case_file("ceasefire_first");
  const Played watched = play_case(conflict, {.train = 2000, .play = 200});
  for (const History& h : watched.histories.histories) {
    EXPECT_EQ(h.ceasefire_month, 0);
    EXPECT_EQ(h.signed_month, 6);
    EXPECT_EQ(h.ceasefire_end, CeasefireEnd::deal);
    EXPECT_EQ(h.ceasefire_months, 6);
  }
  for (int party : {0, 1}) {
    EXPECT_NEAR(watched.strategy.at_start[party], .46, .002);
    EXPECT_NEAR(watched.histories.value_at_start[party], .46, 1e-9);
  }
  const Conflict blind = case_file("ceasefire_first/unwatched.yaml");
  const Played unwatched = play_case(blind, {.train = 2000, .play = 200});
  for (const History& h : unwatched.histories.histories) {
    EXPECT_EQ(h.ceasefire_month, -1);
    EXPECT_EQ(h.signed_month, -1);
  }
  for (int party : {0, 1}) {
    EXPECT_NEAR(unwatched.strategy.at_start[party], .263, .002);
    EXPECT_NEAR(unwatched.histories.value_at_start[party], .263, 1e-9);
  }
}

TEST(Ceasefire, AccountsOfTheCoursesAgreeWithTheFittedValue) {
  const TruceGame game = wide_truces(2)[1];
  const Conflict conflict = truce_case(game);
  const Played played =
      play_case(conflict, {.train = sample_size(16000), .play = sample_size(20000)});
  const TruceSolution exact = solve_truce(game);
  for (int party : {0, 1})
    EXPECT_NEAR(played.histories.value_at_start[party], exact.value[0][party][0][10],
                sampling_error(.01));
  double broken[2] = {0, 0}, deal = 0;
  for (const History& h : played.histories.histories) {
    if (h.ceasefire_end == CeasefireEnd::broken)
      broken[h.broken_by] += 1.0 / static_cast<double>(played.histories.histories.size());
    if (h.ceasefire_end == CeasefireEnd::deal)
      deal += 1.0 / static_cast<double>(played.histories.histories.size());
    EXPECT_EQ(h.ceasefire_month >= 0, h.ceasefire_end != CeasefireEnd::none);
    EXPECT_EQ(h.ceasefire_months > 0, h.ceasefire_month >= 0);
  }
  for (int party : {0, 1})
    EXPECT_NEAR(broken[party], exact.first_broken[party], sampling_error(.05));
  EXPECT_NEAR(deal, exact.first_deal, sampling_error(.05));
}

}  // namespace
}  // namespace armistice

// A yes with conditions where parties have types: the solver against exact backward induction, and
// what the kind of a refusal tells.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

#include <gtest/gtest.h>

#include "kit/long_run.h"
#include "kit/play_case.h"
#include "kit/typed_refusal_dp.h"
#include "talks/acts_of_types.h"

namespace armistice {
namespace {

// Largest errors of values at the start and of P(signed by month 6, 12).
ScreeningErrors errors_of(const TypedRefusalGame& game, const TypedRefusalSolution& exact,
                          int train, int play) {
  const Conflict conflict = typed_refusal_case(game);
  const Played played = play_case(conflict, {.train = train, .play = play});
  ScreeningErrors out;
  for (int e : {0, 1, 2})
    out.value = std::max(out.value, std::fabs(played.strategy.at_start[e] - exact.start[e]));
  for (int months : {6, 12})
    out.signing =
        std::max(out.signing, std::fabs(settled_by(played.histories, months) -
                                        (1 - game.base.upper) * exact.settled_by[0][months - 1] -
                                        game.base.upper * exact.settled_by[1][months - 1]));
  return out;
}

TEST(TypedRefusals, WithoutWhatTheyChangeItIsTheGameOfScreening) {
  TypedRefusalGame game = random_typed_refusals(5);
  for (auto& steps : game.step) steps[0] = steps[1] = 0;
  game.tilt = game.pace = 0;
  const TypedRefusalSolution marked = solve_typed_refusals(game);
  const ScreeningSolution plain = solve_screening(game.base);
  for (int e : {0, 1, 2}) EXPECT_NEAR(marked.start[e], plain.start[e], 1e-9);
  for (int type : {0, 1})
    EXPECT_NEAR(marked.settled_by[type].back(), plain.settled_by[type].back(), 1e-9);
}

TEST(TypedRefusals, MeetTheExactGame) {
  for (unsigned seed : {3u, 11u}) {
    const TypedRefusalGame game = random_typed_refusals(seed);
    if (!enough_to_compare()) {
      const Conflict conflict = typed_refusal_case(game);
      play_case(conflict, {.train = 1000, .play = 500});
      continue;
    }
    const TypedRefusalSolution exact = solve_typed_refusals(game);
    EXPECT_GT(exact.apart, .45) << seed;  // the kind tells something
    const ScreeningErrors errors = errors_of(game, exact, 16000, 8000);
    EXPECT_LT(errors.value, .005) << seed;
    EXPECT_LT(errors.signing, .05) << seed;
  }
}

TEST(TypedRefusals, ManyMeetTheExactGame) {
  if (!long_run()) GTEST_SKIP() << "long run";
  double value = 0, signing = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const TypedRefusalGame game = random_typed_refusals(seed);
    const TypedRefusalSolution exact = solve_typed_refusals(game);
    const ScreeningErrors errors = errors_of(game, exact, 16000, 8000);
    std::printf("%u: value %.4f, P %.4f, apart %.2f\n", seed, errors.value, errors.signing,
                exact.apart);
    EXPECT_LT(errors.value, .012) << seed;
    value += errors.value * errors.value / 12;
    signing += errors.signing * errors.signing / 12;
  }
  EXPECT_LT(std::sqrt(value), .006);
  EXPECT_LT(std::sqrt(signing), .04);
}

// Of the first 200 games those with wide margins in which anything is signed.
TEST(TypedRefusals, ManyCoursesMeetTheExactGameWhereMarginsAreWide) {
  if (!long_run()) GTEST_SKIP() << "long run";
  for (unsigned seed : {10u, 142u}) {
    const TypedRefusalGame game = random_typed_refusals(seed);
    const TypedRefusalSolution exact = solve_typed_refusals(game);
    EXPECT_GT(exact.margin, .0005) << seed;
    const ScreeningErrors errors = errors_of(game, exact, 100000, 20000);
    std::printf("%u: value %.4f, P %.4f\n", seed, errors.value, errors.signing);
    EXPECT_LT(errors.value, .002) << seed;
    EXPECT_LT(errors.signing, .03) << seed;
  }
}

TEST(TypedRefusals, EqualTypesAreACaseWithoutTypes) {
  for (unsigned seed : {2u, 5u}) {
    TypedRefusalGame game = random_typed_refusals(seed);
    game.base.cost[0] = .006;
    game.base.cost[1] = .006 + 1e-12;
    const Conflict typed_case = typed_refusal_case(game);
    const Conflict plain_case = typed_refusal_case(game, true);
    const PlayCase how{.train = sample_size(16000), .play = sample_size(8000)};
    const Played typed = play_case(typed_case, how), plain = play_case(plain_case, how);
    for (int e : {0, 1, 2})
      EXPECT_NEAR(typed.strategy.at_start[e], plain.strategy.at_start[e > 0], sampling_error(.003));
    for (int months : {6, 12})
      EXPECT_NEAR(settled_by(typed.histories, months), settled_by(plain.histories, months),
                  sampling_error(.025));
  }
}

// Among the wars still on beliefs are right on average, whatever kind of refusal they come from.
TEST(TypedRefusals, BeliefsAreTheSharesOfTypes) {
  for (const double red_offers : {1.0, .5}) {
    TypedRefusalGame game = random_typed_refusals(2);
    game.base.forts.weight[0] = red_offers;
    game.base.forts.weight[1] = 1 - red_offers;
    const Conflict conflict = typed_refusal_case(game);
    const Played played =
        play_case(conflict, {.train = sample_size(4000), .play = sample_size(10000)});
    const TypesPlayed& types = played.histories.types_played.at(0);
    for (std::size_t m = 0; m < 12; ++m) {
      const double at_war = types.at_war[2 * m] + types.at_war[2 * m + 1];
      const double belief = (types.belief[2 * m] + types.belief[2 * m + 1]) / at_war;
      EXPECT_NEAR(belief, types.at_war[2 * m + 1] / at_war, 4 * .5 / std::sqrt(at_war)) << m;
    }
  }
}

// worth: of act a to type k at belief x; to be thought lower is better for both.
double worth_of(const double (&base)[2][2], double slope, int type, int act, double x) {
  return base[type][act] - slope * x;
}

TEST(ActsOfTypes, PoolPartAndHide) {
  const auto acts = [](const double(&base)[2][2], double slope, double belief) {
    return acts_of_types(
        belief, [&](int type, int act, double x) { return worth_of(base, slope, type, act, x); });
  };
  const TypedActs pool = acts({{0, .1}, {0, .2}}, .5, .4);
  EXPECT_EQ(pool.second[0] + pool.second[1], 2);
  EXPECT_EQ(pool.after[0], .4);
  EXPECT_EQ(pool.after[1], .4);
  const TypedActs apart = acts({{0, -.1}, {0, .6}}, .5, .4);
  EXPECT_EQ(apart.second[0], 0);
  EXPECT_EQ(apart.second[1], 1);
  EXPECT_EQ(apart.after[0], 0);
  EXPECT_EQ(apart.after[1], 1);
  // to be known costs the upper type .5, its own act brings .4: it takes the other's until that
  // leaves the belief .2
  const TypedActs hides = acts({{0, -.1}, {0, .4}}, .5, .4);
  EXPECT_EQ(hides.second[0], 0);
  EXPECT_NEAR(hides.after[0], .2, 1e-9);
  EXPECT_EQ(hides.after[1], 1);
  EXPECT_NEAR(.4 * (1 - hides.second[1]) / (.4 * (1 - hides.second[1]) + .6), .2, 1e-9);
  // where its own act brings less than even the belief as it stands costs, it never takes it
  const TypedActs never = acts({{0, -.1}, {0, .2}}, .5, .4);
  EXPECT_EQ(never.second[1], 0);
  EXPECT_NEAR(never.after[0], .4, 1e-12);
  EXPECT_EQ(never.after[1], 1);
}

TEST(ActsOfTypes, NoTypeDoesBetterOtherwise) {
  std::mt19937 draw(7);
  const auto number = [&] { return static_cast<double>(draw() % 1000) / 1000; };
  int hidden = 0;
  for (int game = 0; game < 4000; ++game) {
    double base[2][2];
    for (auto& row : base)
      for (double& x : row) x = number() - .5;
    const double slope = 2 * number() - 1, belief = .05 + .9 * number();
    const TypedActs found = acts_of_types(
        belief, [&](int type, int act, double x) { return worth_of(base, slope, type, act, x); });
    for (int type : {0, 1}) {
      const double gain = worth_of(base, slope, type, 1, found.after[1]) -
                          worth_of(base, slope, type, 0, found.after[0]);
      const double second = found.second[type];
      EXPECT_TRUE(second == 1 || gain <= 1e-9) << game;
      EXPECT_TRUE(second == 0 || gain >= -1e-9) << game;
      hidden += second > 0 && second < 1;
    }
    for (int act : {0, 1}) {
      const double chance[2] = {act ? found.second[0] : 1 - found.second[0],
                                act ? found.second[1] : 1 - found.second[1]};
      const double taken = (1 - belief) * chance[0] + belief * chance[1];
      EXPECT_NEAR(found.after[act] * taken, belief * chance[1], 1e-9) << game;
    }
  }
  EXPECT_GT(hidden, 100);
}

}  // namespace
}  // namespace armistice

// Private quantities beside the rest: the record, two secrets, everything a deal can hang on.
#include "talks/typed_play.h"

#include <gtest/gtest.h>

#include "kit/case_text.h"
#include "kit/long_run.h"
#include "kit/play_case.h"

namespace armistice {
namespace {

// ---- with the rest of the table ----

// blue's cost is private; what `more` and `talks` say comes beside it.
Conflict small_case(const std::string& more, const std::string& talks,
                    const std::string& quantities = {}) {
  return conflict_from(R"yaml(
armistice: 1
title: A secret and more
start: 2000-01-01
now: 2000-04-01
horizon: 6 months
solve_until: 6 months
parties:
  red: {role: belligerent, discount: 0.99/month}
  blue: {role: belligerent, discount: 0.99/month}
  go_between: {role: mediator}
quantities:
  blue.cost: {assumed: "either(0.01, 0.06, 0.5)", private: blue, why: an example}
)yaml" + quantities + R"yaml(
war: {stocks: {front: {start: 1, flow: "noise.walk(0.1)"}}}
issues: {money: {share: 0.1}}
preferences:
  scale: as_given
  red: {money: {weight: 1, worth: money}}
  blue: {money: {weight: 1, worth: "1 - money"}}
at_horizon: {status_quo: {money: 0.5}}
endings: [{id: deal, when: signed}]
)yaml" + more + "\ntalks: {needed: [red, blue], noise: 0.01, features: [front], " +
                       talks + "}\n");
}

double share_of_upper(const WorldHistories& world, std::size_t informed = 0) {
  const TypesPlayed& types = world.types_played.at(informed);
  return types.weight[1] / (types.weight[0] + types.weight[1]);
}

TEST(PrivateRecord, NoDealSoFarSpeaksForTheStrong) {
  const Conflict c =
      small_case("cost_of_war: {red: 0.02, blue: blue.cost}\nrecord: {no_deal_before: now}",
                 "proposers: {red: 1}");
  const Played played = play_case(c, {.train = 800, .play = sample_size(4000)});
  EXPECT_LT(share_of_upper(played.histories), .3);
  const TypesPlayed& types = played.histories.types_played.at(0);
  const double belief = (types.belief[0] + types.belief[1]) / (types.at_war[0] + types.at_war[1]);
  EXPECT_NEAR(belief, share_of_upper(played.histories), sampling_error(.05));
}

// What a deal was worth to blue as either type decides how likely it was to refuse it.
TEST(PrivateRecord, AnAnswerSpeaksToo) {
  const auto with_answer = [](const char* answer) {
    return small_case(std::string("cost_of_war: {red: 0.02, blue: blue.cost}\n"
                                  "moves:\n"
                                  "  - {id: m1, date: 2000-02-01, by: red, to: blue, type: "
                                  "proposal, package: {money: 0.8}}\n"
                                  "  - {id: m2, date: 2000-02-02, by: blue, type: ") +
                          answer + ", replies_to: m1}\nrecord: {offers: [m1], tau: 0.01}",
                      "proposers: {red: 1}, meet: 0");
  };
  const Played refused =
      play_case(with_answer("refusal"), {.train = 400, .play = sample_size(4000)});
  const Played accepted =
      play_case(with_answer("acceptance"), {.train = 400, .play = sample_size(4000)});
  EXPECT_LT(share_of_upper(refused.histories), .2);
  EXPECT_GT(share_of_upper(accepted.histories), .8);
  const TypesPlayed& types = refused.histories.types_played.at(0);
  EXPECT_NEAR((types.belief[0] + types.belief[1]) / (types.at_war[0] + types.at_war[1]),
              share_of_upper(refused.histories), sampling_error(.03));
}

TEST(PrivateTable, TwoPartiesKeepSecretsOfTheirOwn) {
  const Conflict c = small_case(
      "cost_of_war: {red: red.cost, blue: blue.cost}",
      "proposers: {red: 1, blue: 1, go_between: 1}",
      "  red.cost: {assumed: \"either(0.01, 0.05, 0.4)\", private: red, why: an example}\n");
  const Played played = play_case(c, {.train = 800, .play = sample_size(2000)});
  ASSERT_EQ(played.histories.types_played.size(), 2u);
  EXPECT_EQ(played.strategy.at_start.size(), 4u);
  EXPECT_EQ(played.histories.value_at_start.size(), 2u);
  EXPECT_EQ(played.histories.failed_draws, 0);
  // who is weaker has less
  EXPECT_GT(played.strategy.at_start[0], played.strategy.at_start[2]);
  EXPECT_GT(played.strategy.at_start[1], played.strategy.at_start[3]);
}

// Worths, soft locks and relapses see the type; play brings what the fits promise.
TEST(PrivateTable, PlayBringsWhatIsPromised) {
  const Conflict c = small_case(
      "cost_of_war: {red: 0.02, blue: blue.cost}\n"
      "locks: {pride: {kind: political, holder: blue, refuses: \"money > 0.4\", cost: \"0.1 - "
      "blue.cost\"}}\n"
      "durability: {holds: 0.8, relapse_after: 2 months, relapse_cost: {red: 0.05, blue: 0.05}}\n"
      "ratify: {red: 0.9}\nratify_loss: {red: 0.01}",
      "proposers: {red: 1, blue: 1}, refusal: [{when: \"refused_by == blue\", add: {front: 0.1}}]");
  const Played played = play_case(c, {.train = sample_size(4000), .play = sample_size(8000)});
  const double exact = .5 * (played.strategy.at_start[1] + played.strategy.at_start[2]);
  EXPECT_NEAR(played.histories.value_at_start[0], played.strategy.at_start[0], sampling_error(.01));
  EXPECT_NEAR(played.histories.value_at_start[1], exact, sampling_error(.01));
}

TEST(PrivateTable, SameSeedSameBytes) {
  const Conflict c =
      small_case("cost_of_war: {red: 0.02, blue: blue.cost}", "proposers: {red: 1, blue: 1}");
  const Played a = play_case(c, {.train = 200, .play = 200}),
               b = play_case(c, {.train = 200, .play = 200});
  EXPECT_EQ(a.strategy.at_start, b.strategy.at_start);
  EXPECT_EQ(a.histories.value_paths, b.histories.value_paths);
  EXPECT_EQ(a.histories.types, b.histories.types);
}

}  // namespace
}  // namespace armistice

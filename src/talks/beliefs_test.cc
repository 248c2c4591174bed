// Parties that see the war differently, each valued on courses under its own beliefs.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "kit/case_text.h"
#include "kit/long_run.h"
#include "kit/play_case.h"

namespace armistice {
namespace {

// The frictionless war of cases/frictionless; red believes its chances g better and blue's g worse, blue
// the reverse.
Conflict optimists(double g) {
  return conflict_from(fmt::format(R"yaml(
armistice: 1
title: Optimists
start: 2000-01-01
horizon: 24 months
solve_until: 24 months
parties:
  red: {{role: belligerent, discount: 0.995/month}}
  blue: {{role: belligerent, discount: 0.995/month}}
war:
  substeps: 1
  stocks: {{front: {{start: 10, flow: battle, min: 0, max: 20}}}}
  auxiliaries:
    up: "0.35"
    down: "0.30"
    luck: "noise.uniform(0, 1)"
    battle: "if(luck < up, 1, if(luck < up + down, -1, 0))"
  collapse:
    red: {{when: "front <= 0", worth: {{red: 0, blue: 1}}}}
    blue: {{when: "front >= 20", worth: {{red: 1, blue: 0}}}}
issues: {{money: {{share: 0.002}}}}
preferences:
  scale: as_given
  red: {{money: {{weight: 1, worth: money}}}}
  blue: {{money: {{weight: 1, worth: "1 - money"}}}}
cost_of_war: {{red: .003, blue: .004}}
at_horizon: {{red: "0.85 * front / 20", blue: "0.85 * (1 - front / 20)"}}
beliefs:
  red: {{up: "0.35 + {0}", down: "0.30 - {0}"}}
  blue: {{up: "0.35 - {0}", down: "0.30 + {0}"}}
talks: {{proposers: {{red: 1, blue: 1}}, needed: [red, blue], menu: 2001, features: [front]}}
endings: [{{id: deal, when: signed}}]
)yaml",
                                   g));
}

TEST(Beliefs, ANarrowGapSettlesAtOnce) {
  const Conflict conflict = optimists(.03);
  const Played played = play_case(conflict, {.train = sample_size(8000), .play = 200});
  EXPECT_EQ(settled_by(played.histories, 1), 1.0);
  EXPECT_NEAR(played.strategy.at_start[0], .5576732996, .003);
  EXPECT_NEAR(played.strategy.at_start[1], .4423267004, .003);
}

TEST(Beliefs, AWideGapWaitsForTheEnd) {
  const Conflict conflict = optimists(.2);
  const Played played = play_case(conflict, {.train = sample_size(4000), .play = 2000});
  EXPECT_LT(settled_by(played.histories, 12), .02);
  EXPECT_GT(settled_by(played.histories, 24), .5);
  // what each expects adds up to more than there is
  EXPECT_GT(played.strategy.at_start[0] + played.strategy.at_start[1], 1.05);
}

}  // namespace
}  // namespace armistice

// What would pass at home and which steps would be done, on the case whose answers are in its
// README.
#include "outlook/home.h"

#include <gtest/gtest.h>

#include "evidence/draw_worlds.h"
#include "kit/case_file.h"
#include "outlook/mutual_steps.h"
#include "outlook/neighbours.h"

namespace armistice {
namespace {

Study study_of(const Conflict& conflict, const Worlds& draws, const std::vector<Deal>& deals) {
  Progress silent;
  RunOptions run;
  run.worlds = draws.count;
  run.paths = 16;
  run.threads = 1;
  run.judged = deals;
  run.judged_home = !deals.empty();
  run.judged_closely = 1;
  return run_study(conflict, draws, run, silent, "test");
}

TEST(HomeOverWorlds, TheCheapestChangeThatLiftsIsTheTreaty) {
  const Conflict conflict = case_file("ratification");
  const Worlds draws = draw_worlds(conflict, 1, 8);
  const Deal plain{1, 0, 0};  // split, none, no money
  const std::vector<Deal> deals = packages_for_home(conflict, {plain});
  EXPECT_EQ(deals.size(), 16u);  // of 2 x 2 x 5, all but the 4 that differ in every issue
  const HomeFindings home = find_home(conflict, study_of(conflict, draws, deals), deals, 1);
  ASSERT_EQ(home.packages.size(), 1u);
  const HomeParty& south = home.packages[0].parties.at(0);
  EXPECT_NEAR(south.p.mean, .1905, 1e-12);
  EXPECT_TRUE(south.below && south.lifted);
  EXPECT_EQ(south.smallest.to, (std::vector<std::pair<int, int>>{{1, 1}}));
  EXPECT_NEAR(south.smallest.p.mean, .55, 1e-12);
  EXPECT_NEAR(south.smallest.price, .1, 1e-12);
  // all of the money helps a little more, but costs three times as much
  ASSERT_EQ(south.changes.size(), 2u);
  EXPECT_EQ(south.changes[0].to, (std::vector<std::pair<int, int>>{{2, 4}}));
  EXPECT_NEAR(south.changes[0].change.mean, .5595 - .1905, 1e-12);
  EXPECT_NEAR(south.changes[0].price, .3, 1e-12);
  EXPECT_EQ(south.bodies.at(0).pivotal, 2);
  EXPECT_NEAR(south.bodies[0].blocs.at(2).raised.mean, .082, 1e-12);
  const LeaderFinding& leader = home.packages[0].leaders.at(1);
  EXPECT_NEAR(leader.stays.mean, .7, 1e-12);
  EXPECT_NEAR(leader.stays_at_war.mean, .6, 1e-12);
  EXPECT_NEAR(leader.effect.mean, .015, .001);  // the stake is about .15
}

TEST(HomeOverWorlds, StepsInExchange) {
  const Conflict conflict = case_file("ratification");
  const Worlds draws = draw_worlds(conflict, 1, 8);
  ASSERT_EQ(step_pairs(conflict), (std::vector<std::pair<int, int>>{{0, 1}}));
  const std::vector<StepPair> steps = find_steps(conflict, draws, study_of(conflict, draws, {}));
  ASSERT_EQ(steps.size(), 1u);
  const StepPair& pair = steps[0];
  EXPECT_NEAR(pair.pay[0][kConcede][kConcede].mean, .055, .0005);
  EXPECT_NEAR(pair.pay[1][kConcede][kHold].mean, -.035, .0005);
  EXPECT_NEAR(pair.pay[1][kHold][kConcede].mean, .03, 1e-12);
  EXPECT_EQ(pair.equilibrium[kConcede][kConcede].mean, 1);
  EXPECT_EQ(pair.equilibrium[kHold][kHold].mean, 1);
  EXPECT_EQ(pair.equilibrium[kConcede][kHold].mean, 0);
  EXPECT_EQ(pair.mixed.mean, 1);
  EXPECT_EQ(pair.hold_dominates.mean, 1);
  EXPECT_NEAR(pair.belief[0].mean, 7.0 / 12, .01);
  EXPECT_NEAR(pair.compensation.mean, .035, .0005);
  EXPECT_NEAR(pair.guarantee.mean, 1.0 / 3, .05);
  EXPECT_EQ(pair.guaranteed.mean, 1);
}

TEST(HomeOverWorlds, StepsAnswerOnlyWhatTheyName) {
  Conflict c;
  c.steps.resize(4);
  for (int k = 0; k < 4; ++k) c.steps[static_cast<std::size_t>(k)].party = k % 2;
  EXPECT_EQ(step_pairs(c).size(), 4u);
  c.steps[0].answers = {3};
  EXPECT_EQ(step_pairs(c), (std::vector<std::pair<int, int>>{{0, 3}, {1, 2}, {2, 3}}));
}

}  // namespace
}  // namespace armistice

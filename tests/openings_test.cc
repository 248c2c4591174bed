// Opening locks as a paired study agrees with the keys: a set of opened locks brings signatures if
// and only if it holds a key. Lasting locks included, behind which the packages are off the table.

#include <gtest/gtest.h>

#include "evidence/draw_worlds.h"
#include "kit/case_file.h"
#include "outlook/outcomes.h"
#include "outlook/study.h"

namespace armistice {
namespace {

double signed_share(const Study& study) {
  double count = 0, all = 0;
  for (const WorldHistories& world : study.worlds)
    for (const History& h : world.histories) {
      count += h.signed_month >= 0;
      all += 1;
    }
  return count / all;
}

TEST(Openings, SignaturesComeExactlyWhereAKeyIsOpened) {
  const Conflict conflict = case_file("lock_puzzle");
  const Worlds draws = draw_worlds(conflict, 1, 1);
  RunOptions run;
  run.worlds = 1;
  run.paths = 8;
  run.threads = 1;
  run.lock_courses = 1;
  std::vector<Scenario> scenarios;
  for (unsigned subset = 0; subset < 64; ++subset) {
    Scenario scenario;
    for (std::size_t lock = 0; lock < conflict.locks.size(); ++lock)
      scenario.opened[lock] = subset >> lock & 1;
    scenarios.push_back(scenario);
  }
  ASSERT_EQ(conflict.locks.size(), 6u);
  Progress silent;
  const PairedStudies paired = run_scenarios(conflict, draws, run, scenarios, silent, "openings");
  const std::vector<std::vector<int>>& keys = paired.base.worlds[0].locks.at(0).keys;
  ASSERT_EQ(keys.size(), 5u);
  int opened = 0;
  for (unsigned subset = 0; subset < 64; ++subset) {
    bool holds_key = false;
    for (const std::vector<int>& key : keys) {
      bool all = true;
      for (int lock : key) all = all && (subset >> lock & 1);
      holds_key = holds_key || all;
    }
    EXPECT_EQ(signed_share(paired.scenarios[subset]), holds_key ? 1.0 : 0.0) << subset;
    opened += holds_key;
  }
  EXPECT_GT(opened, 10);
}

}  // namespace
}  // namespace armistice

#include "talks/judge_deals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "kit/case_file.h"
#include "kit/play_case.h"

namespace armistice {
namespace {

// On one course: some package of the menu would be signed iff the locks say that nothing needs to
// open.
TEST(JudgeDeals, AgreesWithTheLocksOnWhetherAnythingWouldBeSigned) {
  for (const char* name : {"frictionless", "two_forts", "lock_puzzle", "random_proposer"}) {
    const Conflict conflict = case_file(name);
    for (int world = 0; world < 4; ++world) {
      PlayCase how;
      how.worlds = 4;
      how.world = world;
      how.train = 60;
      how.play = 1;
      how.options.lock_courses = 1;
      const Worlds draws = draw_worlds(conflict, how.seed, how.worlds);
      const Game game = make_game(conflict, draws, world, conflict.calendar.solve_month);
      how.options.judged = game.menu.deals;
      how.options.judged.insert(how.options.judged.end(), game.menu.locked_deals.begin(),
                                game.menu.locked_deals.end());
      const WorldHistories played = play_case(conflict, how).histories;
      if (played.locks.empty() || played.judged.courses == 0) continue;
      const bool open = !played.locks[0].keys.empty() && played.locks[0].keys[0].empty();
      const double most = *std::max_element(played.judged.signs.begin(), played.judged.signs.end());
      EXPECT_EQ(most, open ? 1 : 0) << name << " world " << world;
      for (std::size_t d = 0; d < played.judged.signs.size(); ++d) {
        EXPECT_LE(played.judged.lasts[d], played.judged.signs[d]);
        for (const int party : conflict.talks.needed)
          EXPECT_GE(played.judged.accepts[d * conflict.parties.size() + party],
                    played.judged.signs[d]);
      }
    }
  }
}

TEST(FinishJudgement, TurnsSumsIntoMeans) {
  Judgement j;
  j.weight = 4;
  j.courses = 2;
  j.signs = {3};
  j.lasts = {1};
  j.gain = {-2, std::nan("")};
  finish_judgement(j);
  EXPECT_EQ(j.signs[0], 0.75);
  EXPECT_EQ(j.lasts[0], 0.25);
  EXPECT_EQ(j.gain[0], -0.5);
  EXPECT_TRUE(std::isnan(j.gain[1]));
  Judgement none;
  none.signs = {0};
  finish_judgement(none);
  EXPECT_EQ(none.signs[0], 0);
}

}  // namespace
}  // namespace armistice

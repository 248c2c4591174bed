#include "deals/scale.h"

#include <gtest/gtest.h>

#include "kit/random_deals.h"
#include "kit/slow_deals.h"

namespace armistice {
namespace {

TEST(Scale, feasible_equals_the_extremes_of_all_packages) {
  int locked_out = 0;
  for (unsigned seed = 0; seed < 2000; ++seed) {
    TableSize size;
    size.parties = 2 + static_cast<int>(seed % 3);
    size.locks = 1 + static_cast<int>(seed % 6);
    const RandomTable table = TableMaker(seed, size).make();
    const Scale scale = make_scale(table.conflict, table.start);
    for (int p = 0; p < size.parties; ++p) {
      const auto range = slow::range(table.conflict, table.start, p);
      if (!range) {
        ++locked_out;
        EXPECT_NE(scale.notes[p], ScaleNote::ok);
        continue;
      }
      EXPECT_NEAR(scale.worst[p], range->first, 1e-12);
      EXPECT_NEAR(scale.best[p], range->second, 1e-12);
      if (scale.notes[p] == ScaleNote::indifferent) {
        EXPECT_NEAR(range->first, range->second, 1e-11);
        continue;
      }
      EXPECT_EQ(scale.notes[p], ScaleNote::ok);
      EXPECT_NEAR(scale.offset[p] + scale.factor[p] * range->first, 0, 1e-9);
      EXPECT_NEAR(scale.offset[p] + scale.factor[p] * range->second, 1, 1e-9);
    }
  }
  EXPECT_GT(locked_out, 0);
}

TEST(Scale, as_given_changes_nothing) {
  RandomTable table = TableMaker(1, {}).make();
  table.conflict.scale_feasible = false;
  const Scale scale = make_scale(table.conflict, table.start);
  EXPECT_EQ(scale.offset, std::vector<double>({0, 0}));
  EXPECT_EQ(scale.factor, std::vector<double>({1, 1}));
}

TEST(Scale, no_package_at_all_leaves_worths_as_given) {
  RandomTable table = TableMaker(1, {}).make();
  table.conflict.forbidden.push_back(constant_program(1));
  const Scale scale = make_scale(table.conflict, table.start);
  EXPECT_EQ(scale.notes[0], ScaleNote::no_package);
  EXPECT_EQ(scale.factor[0], 1.0);
}

TEST(Scale, permanent_locks_on_everything_fall_back_to_all_packages) {
  RandomTable table = TableMaker(3, {}).make();
  table.conflict.locks.clear();
  const Scale before = make_scale(table.conflict, table.start);
  Lock lock;
  lock.refuses = constant_program(1);
  table.conflict.locks.push_back(lock);
  const Scale after = make_scale(table.conflict, table.start);
  EXPECT_EQ(after.notes[0], ScaleNote::all_locked);
  EXPECT_EQ(after.worst, before.worst);
  EXPECT_EQ(after.best, before.best);
}

}  // namespace
}  // namespace armistice

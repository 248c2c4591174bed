#include "outlook/world_bytes.h"

#include <gtest/gtest.h>

#include "kit/case_file.h"
#include "kit/play_case.h"
#include "outlook/study.h"

namespace armistice {
namespace {

WorldResult played(const char* name) {
  const Conflict conflict = case_file(name);
  PlayCase how;
  how.train = how.play = 40;
  how.options.lock_courses = 4;
  how.options.window_courses = 4;
  how.options.sampled = 3;
  how.options.table_lanes = 2;
  how.options.table_courses = 2;
  const Played one = play_case(conflict, how);
  WorldResult out;
  out.played = {one.histories, one.histories};
  out.played[1].deals.clear();
  out.valued = one.game.valued;
  out.menu_size = 7;
  out.menu_epsilon = 0.25;
  out.packages = "12";
  return out;
}

TEST(WorldBytes, ReadBackWithTheSameBits) {
  for (const char* name : {"two_forts", "lock_puzzle", "ratification", "ceasefire_first"}) {
    const WorldResult result = played(name);
    const std::string bytes = write_world(result);
    const auto back = read_world(bytes);
    ASSERT_TRUE(back) << name;
    EXPECT_EQ(write_world(*back), bytes) << name;
    ASSERT_EQ(back->played.size(), 2u);
    EXPECT_EQ(back->packages, "12");
    EXPECT_EQ(back->valued, result.valued);
    const WorldHistories &a = result.played[0], &b = back->played[0];
    ASSERT_EQ(a.histories.size(), b.histories.size());
    for (std::size_t p = 0; p < a.histories.size(); ++p) {
      EXPECT_EQ(a.histories[p].weight, b.histories[p].weight);
      EXPECT_EQ(a.histories[p].ending, b.histories[p].ending);
      EXPECT_EQ(a.histories[p].ratified, b.histories[p].ratified);
      EXPECT_EQ(a.histories[p].ceasefire_end, b.histories[p].ceasefire_end);
    }
    EXPECT_EQ(a.deals, b.deals);
    EXPECT_EQ(a.sample.stocks, b.sample.stocks);
    EXPECT_EQ(a.table.values, b.table.values);
    EXPECT_EQ(a.lanes.values, b.lanes.values);
    EXPECT_EQ(a.cost_now, b.cost_now);
    ASSERT_EQ(a.locks.size(), b.locks.size());
    for (std::size_t l = 0; l < a.locks.size(); ++l) EXPECT_EQ(a.locks[l].keys, b.locks[l].keys);
  }
}

TEST(WorldBytes, WhatIsLearntOfTypesIsReadBack) {
  WorldResult result = played("hidden_resolve");
  TypesPlayed& types = result.played[0].types_played.at(0);
  double* const fields[] = {&types.alike,          &types.apart,    &types.mixed,
                            &types.refusals,       &types.silences, &types.refusals_moved,
                            &types.silences_moved, &types.battles,  &types.battles_moved};
  double next = 0.25;
  for (double* field : fields) *field = next++;
  const auto back = read_world(write_world(result));
  ASSERT_TRUE(back);
  const TypesPlayed& read = back->played[0].types_played.at(0);
  EXPECT_EQ(read.belief, types.belief);
  EXPECT_EQ(read.silences_moved, types.silences_moved);
  EXPECT_EQ(read.battles, 7.25);
  EXPECT_EQ(read.battles_moved, 8.25);
}

TEST(WorldBytes, WhatIsCutShortOrForeignIsRefused) {
  const std::string bytes = write_world(played("two_forts"));
  EXPECT_FALSE(read_world(""));
  EXPECT_FALSE(read_world(bytes + "x"));
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 7)
    EXPECT_FALSE(read_world(bytes.substr(0, size))) << size;
  std::string other = bytes;
  other[7] = '0';  // another form
  EXPECT_FALSE(read_world(other));
  // lengths beyond the end must not be believed
  for (std::size_t at = 8; at < bytes.size(); at += 1 + at / 5) {
    std::string broken = bytes;
    broken.replace(at, std::min<std::size_t>(8, bytes.size() - at), 8, char(0x7f));
    read_world(broken);
  }
}

TEST(WorldBytes, LanesAndSummaries) {
  TableLanes lanes;
  lanes.lanes = 2;
  lanes.columns = 3;
  lanes.values = {1, 2, 3, 4, 5, 6};
  const auto back = read_lanes(write_lanes(lanes));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->values, lanes.values);
  lanes.columns = 4;  // does not fit its values
  EXPECT_FALSE(read_lanes(write_lanes(lanes)));
  WorldSummary summary;
  summary.weight = 0.5;
  summary.endings = {0.25, 0.75};
  summary.months = 12;
  const auto read = read_summary(write_summary(summary));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->endings, summary.endings);
  EXPECT_EQ(read->months, 12);
  EXPECT_FALSE(read_summary("ARMWORL1"));
}

}  // namespace
}  // namespace armistice

#include "util/spelling.h"

#include <gtest/gtest.h>

namespace armistice {
namespace {

TEST(Spelling, DistanceCountsEdits) {
  EXPECT_EQ(edit_distance("", ""), 0);
  EXPECT_EQ(edit_distance("abc", ""), 3);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
  EXPECT_EQ(edit_distance("form", "from"), 1);
  EXPECT_EQ(edit_distance("ca", "ac"), 1);
}

TEST(Spelling, FindsTheClosestName) {
  const std::vector<std::string> names{"front", "blue.aid", "blue.army", "red.army"};
  EXPECT_EQ(closest_name("fornt", names), "front");
  EXPECT_EQ(closest_name("Front", names), "front");
  EXPECT_EQ(closest_name("blue.arny", names), "blue.army");
  EXPECT_EQ(closest_name("sanctions", names), "");
  EXPECT_EQ(closest_name("", names), "");
  EXPECT_EQ(closest_name(std::string(5000, 'f'), names), "");
}

}  // namespace
}  // namespace armistice

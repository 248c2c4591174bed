// The largest of many values, in whichever order the compiler takes them.
#include "util/wide.h"

#include <limits>
#include <vector>

#include <gtest/gtest.h>

namespace armistice {
namespace {

constexpr double kNone = -std::numeric_limits<double>::infinity();

double largest_of(const std::vector<double>& values, double least) {
  return largest(static_cast<int>(values.size()), least, [&](int d) { return values[d]; });
}

TEST(Largest, NothingIsThatFromWhichItBegins) {
  EXPECT_EQ(largest_of({}, kNone), kNone);
  EXPECT_EQ(largest_of(std::vector<double>(37, kNone), kNone), kNone);
  EXPECT_EQ(largest_of(std::vector<double>(37, kNone), -2), -2);
}

TEST(Largest, StandsWhereverItIs) {
  for (std::size_t n = 1; n < 40; ++n)
    for (std::size_t at = 0; at < n; ++at) {
      std::vector<double> values(n, kNone);
      values[at] = -1e300;
      EXPECT_EQ(largest_of(values, kNone), -1e300);
      values[n - 1 - at] = 3;
      EXPECT_EQ(largest_of(values, kNone), 3);
      EXPECT_EQ(largest_of(values, 4), 4);
    }
}

}  // namespace
}  // namespace armistice

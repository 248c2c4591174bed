#include "util/parallel.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace armistice {
namespace {

TEST(Parallel, EveryIndexRunsExactlyOnceForAnyNumberOfThreads) {
  for (int threads : {0, 1, 2, 3, 7}) {
    std::vector<int> visits(1000, 0);
    parallel_for(1000, threads, [&](int i) { visits[static_cast<std::size_t>(i)] += 1; });
    EXPECT_EQ(visits, std::vector<int>(1000, 1)) << threads;
  }
}

TEST(Parallel, NothingToDo) {
  parallel_for(0, 4, [](int) { FAIL(); });
  parallel_for(-3, 4, [](int) { FAIL(); });
}

TEST(Parallel, LoopsMayNest) {
  std::vector<int> sums(20, 0);
  parallel_for(20, 2, [&](int i) {
    std::vector<int> part(50, 0);
    parallel_for(50, 2, [&](int j) { part[static_cast<std::size_t>(j)] = j; });
    for (int value : part) sums[static_cast<std::size_t>(i)] += value;
  });
  EXPECT_EQ(sums, std::vector<int>(20, 1225));
}

TEST(Parallel, ExceptionsReachTheCaller) {
  for (int threads : {1, 2}) {
    try {
      parallel_for(100, threads, [](int i) {
        if (i == 57) throw std::runtime_error("fifty-seven");
      });
      FAIL() << "no exception with " << threads << " threads";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "fifty-seven");
    }
  }
}

}  // namespace
}  // namespace armistice

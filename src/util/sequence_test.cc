#include "util/sequence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "armistice/worlds.h"
#include "util/random.h"

namespace armistice {
namespace {

TEST(Sequence, EveryPrefixOfAPowerOfTwoHasOnePointPerInterval) {
  for (std::uint64_t key : {0ull, 1ull, 99ull, 0xdeadbeefcafeull})
    for (int m = 0; m <= 12; ++m) {
      const std::uint32_t n = 1u << m;
      std::set<int> strata;
      for (std::uint32_t i = 0; i < n; ++i) {
        const double x = scrambled_point(key, i);
        ASSERT_GT(x, 0);
        ASSERT_LT(x, 1);
        strata.insert(static_cast<int>(x * n));
      }
      EXPECT_EQ(strata.size(), n) << "key " << key << ", 2^" << m;
    }
}

TEST(Sequence, EveryAlignedBlockIsStratifiedToo) {
  for (std::uint32_t block = 0; block < 32; ++block) {
    std::set<int> strata;
    for (std::uint32_t i = 0; i < 64; ++i)
      strata.insert(static_cast<int>(scrambled_point(42, block * 64 + i) * 64));
    EXPECT_EQ(strata.size(), 64u) << block;
  }
}

TEST(Sequence, AWorldKeepsItsPointWhateverTheLengthOfTheRun) {
  const std::uint64_t name = hash_name("red.recruits");
  for (std::uint32_t w = 0; w < 50; ++w) {
    const std::uint64_t key = mix(mix(3, name), w % kScrambles);
    EXPECT_EQ(world_point(3, name, w), scrambled_point(key, w / kScrambles));
  }
}

// Under independent scrambles the mean of n points has variance 1/(12 n^3); plain draws
// would give 1/(12 n), 16 million times as much at n = 256.
TEST(Sequence, TheMeanOfAPrefixIsUnbiasedAndFarBetterThanPlainDraws) {
  const int keys = 4000, n = 256;
  double sum = 0, squares = 0;
  for (int k = 0; k < keys; ++k) {
    double mean = 0;
    for (std::uint32_t i = 0; i < n; ++i) mean += scrambled_point(mix(11, k), i) / n;
    sum += mean - 0.5;
    squares += (mean - 0.5) * (mean - 0.5);
  }
  const double expected = 1.0 / 12 / std::pow(n, 3);
  EXPECT_NEAR(sum / keys, 0, 5 * std::sqrt(expected / keys));
  EXPECT_LT(squares / keys, 2 * expected);
  EXPECT_GT(squares / keys, expected / 2);
}

TEST(Sequence, FirstPointsOfDifferentKeysAreUniform) {
  const int keys = 64000;
  std::vector<int> bins(64, 0);
  for (int k = 0; k < keys; ++k)
    ++bins[static_cast<std::size_t>(world_point(1, hash_name("q" + std::to_string(k)), 0) * 64)];
  double chi = 0;
  for (int count : bins) chi += std::pow(count - keys / 64.0, 2) / (keys / 64.0);
  EXPECT_LT(chi, 63 + 4 * std::sqrt(2 * 63.0));
}

// Mean over pairs of names of n times the squared correlation of their points.
template <class Point>
double squared_correlation(int names, int n, const Point& point) {
  std::vector<std::vector<double>> columns;
  for (int a = 0; a < names; ++a) {
    columns.emplace_back();
    for (int w = 0; w < n; ++w) columns.back().push_back(point(a, w) - 0.5);
  }
  double sum = 0;
  for (int a = 0; a < names; ++a)
    for (int b = 0; b < a; ++b) {
      double product = 0;
      for (int w = 0; w < n; ++w) product += columns[a][w] * columns[b][w];
      sum += std::pow(12 * product / n, 2) * n;
    }
  return sum / (names * (names - 1) / 2);
}

// A twin with nothing clever in it: both trees of flips are drawn coin by coin.
class CoinTossedPoints {
 public:
  explicit CoinTossedPoints(int digits)
      : digits_(digits), shuffle_(2 << digits), flips_(2 << digits) {
    for (std::size_t i = 0; i < shuffle_.size(); ++i) shuffle_[i] = coin(), flips_[i] = coin();
  }
  double point(int index) {
    const int shuffled = scrambled(index, shuffle_);
    int corput = 0;
    for (int k = 0; k < digits_; ++k) corput |= (shuffled >> k & 1) << (digits_ - 1 - k);
    return (scrambled(corput, flips_) + std::uniform_real_distribution<>()(engine())) /
           (1 << digits_);
  }

 private:
  static std::mt19937_64& engine() {
    static std::mt19937_64 engine(1);
    return engine;
  }
  static int coin() { return static_cast<int>(engine()() >> 63); }
  int scrambled(int x, const std::vector<int>& coins) const {
    int node = 1, out = 0;
    for (int k = digits_ - 1; k >= 0; --k) {
      const int digit = x >> k & 1;
      out = out * 2 + (digit ^ coins[static_cast<std::size_t>(node)]);
      node = node * 2 + digit;
    }
    return out;
  }
  int digits_;
  std::vector<int> shuffle_, flips_;
};

TEST(Sequence, DifferentNamesAreAsUncorrelatedAsCoinTossedScrambles) {
  const int names = 100, n = 512;
  const double ours = squared_correlation(names, n, [](int name, int w) {
    return world_point(1, hash_name("q" + std::to_string(name)), static_cast<std::uint32_t>(w));
  });
  std::vector<CoinTossedPoints> twins(names * kScrambles, CoinTossedPoints(6));
  for (CoinTossedPoints& twin : twins) twin = CoinTossedPoints(6);
  const double coins = squared_correlation(names, n, [&](int name, int w) {
    return twins[static_cast<std::size_t>(name * kScrambles + w % kScrambles)].point(w /
                                                                                     kScrambles);
  });
  EXPECT_NEAR(ours / coins, 1, 0.12);
  EXPECT_LT(ours, 1.8);  // plain draws have 1
}

}  // namespace
}  // namespace armistice

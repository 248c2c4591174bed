#include "util/random.h"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

namespace armistice {
namespace {

using Counter = r123::Philox4x32::ctr_type;
using Key = r123::Philox4x32::key_type;

// Known answers published with Random123 (kat_vectors, philox4x32 10 rounds).
TEST(Random, PhiloxGivesThePublishedAnswers) {
  r123::Philox4x32 philox;
  EXPECT_EQ(philox(Counter{{0, 0, 0, 0}}, Key{{0, 0}}),
            (Counter{{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}}));
  EXPECT_EQ(philox(Counter{{~0u, ~0u, ~0u, ~0u}}, Key{{~0u, ~0u}}),
            (Counter{{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}}));
  EXPECT_EQ(philox(Counter{{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}},
                   Key{{0xa4093822, 0x299f31d0}}),
            (Counter{{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}));
}

TEST(Random, UniformIsThePhiloxBlockOfItsAddress) {
  Stream stream;  // key 0
  const std::uint64_t bits = 0xe169c58d6627e8d5ULL >> 12;
  EXPECT_EQ(uniform_at(stream, 0, 0, 0), (static_cast<double>(bits) + 0.5) * 0x1p-52);
}

// Frozen: a change here changes every published forecast.
TEST(Random, NamesAndMixturesKeepTheirValues) {
  EXPECT_EQ(hash_name(""), 0xf52a15e9a9b5e89bULL);
  EXPECT_EQ(hash_name("front"), hash_name("front"));
  EXPECT_NE(hash_name("front"), hash_name("fronu"));
  EXPECT_NE(mix(1, 2), mix(2, 1));
  EXPECT_NE(Stream(1, 2, 3).key, Stream(1, 3, 2).key);
}

TEST(Random, EveryPartOfTheAddressMatters) {
  std::set<double> seen;
  for (std::uint32_t w = 0; w < 5; ++w)
    for (std::uint32_t p = 0; p < 5; ++p)
      for (std::uint32_t s = 0; s < 5; ++s)
        for (std::uint32_t set = 1; set < 4; ++set)
          seen.insert(uniform_at(Stream(7, set, hash_name("x")), w, p, s));
  EXPECT_EQ(seen.size(), 5u * 5 * 5 * 3);
}

TEST(Random, UniformsAreUniformAndIndependentOfTheirNeighbours) {
  const Stream a(1, 1, hash_name("a")), b(1, 1, hash_name("b"));
  const int n = 200000;
  double sum = 0, squares = 0, lagged = 0, crossed = 0, before = 0;
  std::vector<int> bins(64, 0);
  for (int i = 0; i < n; ++i) {
    const double u = uniform_at(a, 3, static_cast<std::uint32_t>(i), 9);
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
    sum += u - 0.5;
    squares += (u - 0.5) * (u - 0.5);
    lagged += (u - 0.5) * before;
    crossed += (u - 0.5) * (uniform_at(b, 3, static_cast<std::uint32_t>(i), 9) - 0.5);
    before = u - 0.5;
    ++bins[static_cast<std::size_t>(u * 64)];
  }
  EXPECT_NEAR(sum / n, 0, 4 * std::sqrt(1.0 / 12 / n));
  EXPECT_NEAR(squares / n, 1.0 / 12, 4 * std::sqrt(1.0 / 180 / n));
  EXPECT_NEAR(lagged / n, 0, 4.0 / 12 / std::sqrt(n));
  EXPECT_NEAR(crossed / n, 0, 4.0 / 12 / std::sqrt(n));
  double chi = 0;
  for (int count : bins) chi += std::pow(count - n / 64.0, 2) / (n / 64.0);
  EXPECT_LT(chi, 63 + 4 * std::sqrt(2 * 63.0));
}

TEST(Random, ShuffledPlacesArePermutationsWithoutAPattern) {
  const int keys = 20000;
  std::vector<int> first(64, 0);   // where place 0 goes
  std::vector<int> beyond(64, 0);  // how far from it place 1 goes
  for (int k = 0; k < keys; ++k) {
    const std::uint64_t key = mix(3, static_cast<std::uint64_t>(k));
    std::uint64_t seen = 0;
    for (std::uint32_t place = 0; place < 64; ++place)
      seen |= std::uint64_t{1} << shuffled_place(place, key);
    ASSERT_EQ(seen, ~std::uint64_t{0});
    ++first[shuffled_place(0, key)];
    ++beyond[(shuffled_place(1, key) - shuffled_place(0, key)) & 63];
  }
  EXPECT_EQ(beyond[0], 0);
  double chi = 0, apart = 0;
  for (int count : first) chi += std::pow(count - keys / 64.0, 2) / (keys / 64.0);
  for (int k = 1; k < 64; ++k) apart += std::pow(beyond[k] - keys / 63.0, 2) / (keys / 63.0);
  EXPECT_LT(chi, 63 + 4 * std::sqrt(2 * 63.0));
  EXPECT_LT(apart / keys, 0.1);  // 1 would be a single distance
}

// Against Boost in extended precision, over the whole range of uniform_at and beyond.
TEST(Random, NormalQuantileIsAccurateEverywhere) {
  double worst = 0;
  const auto compare = [&](double p) {
    const long double exact =
        -std::sqrt(2.0L) * boost::math::erfc_inv(2 * static_cast<long double>(p));
    if (exact == 0) return;
    const long double error = std::abs((normal_quantile(p) - exact) / exact);
    worst = std::max(worst, static_cast<double>(error));
  };
  for (double p = 0x1p-60; p < 0.5; p *= 1.07) {
    compare(p);
    if (1 - p < 1) compare(1 - p);
    compare(0.5 - p / 3);
  }
  EXPECT_LT(worst, 1e-15);
  EXPECT_EQ(normal_quantile(0.5), 0);
  EXPECT_EQ(normal_quantile(0), -INFINITY);
  EXPECT_EQ(normal_quantile(1), INFINITY);
  EXPECT_TRUE(std::isnan(normal_quantile(-0.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(NAN)));
}

TEST(Random, NormalCdfInvertsTheQuantile) {
  for (double p : {1e-12, 0.001, 0.3, 0.5, 0.9, 0.999})
    EXPECT_NEAR(normal_cdf(normal_quantile(p)), p, 1e-14 * std::max(p, 1e-2));
  EXPECT_NEAR(normal_cdf(1.959963984540054), 0.975, 1e-15);
}

TEST(Random, NormalsHaveTheMomentsOfTheNormal) {
  const Stream stream(5, 2, hash_name("walk"));
  const int n = 100000;
  double m1 = 0, m2 = 0, m4 = 0;
  for (int i = 0; i < n; ++i) {
    const double z = normal_at(stream, 0, 4, static_cast<std::uint32_t>(i));
    m1 += z;
    m2 += z * z;
    m4 += z * z * z * z;
  }
  EXPECT_NEAR(m1 / n, 0, 4 / std::sqrt(n));
  EXPECT_NEAR(m2 / n, 1, 4 * std::sqrt(2.0 / n));
  EXPECT_NEAR(m4 / n, 3, 4 * std::sqrt(96.0 / n));
}

}  // namespace
}  // namespace armistice

#include "expr/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "armistice/program.h"
#include "expr/columns.h"
#include "expr/ops.h"

namespace armistice {
namespace {

// Distance from the exact value in units of the last place.
double ulps(double got, long double exact) {
  const auto rounded = static_cast<double>(exact);
  if (std::isnan(rounded)) return std::isnan(got) ? 0 : 1e9;
  if (got == rounded) return 0;
  int exponent = 0;
  std::frexp(rounded, &exponent);
  const double unit = std::ldexp(1.0, std::max(exponent - 53, -1074));
  return static_cast<double>(std::fabs(static_cast<long double>(got) - exact) / unit);
}

TEST(Kernels, ExpAndLogAreWithinOneUnitAndPowerWithinOneAndAHalf) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> within(-1, 1);
  for (int k = 0; k < 100000; ++k) {
    for (const double reach : {745.0, 1.0}) {
      const double x = within(random) * reach;
      ASSERT_LT(ulps(kernels::exponential(x), std::exp(static_cast<long double>(x))), 1) << x;
    }
    for (const double x : {std::exp(within(random) * 700), 1 + within(random) * 0.3})
      ASSERT_LT(ulps(kernels::logarithm(x), std::log(static_cast<long double>(x))), 1) << x;
    for (const auto& [a, b] : {std::pair(std::exp(within(random) * 5), within(random) * 3),
                               std::pair(std::exp(within(random) * 100), within(random) * 7)})
      ASSERT_LT(ulps(kernels::power(a, b), std::pow(static_cast<long double>(a), b)), 1.5)
          << a << " ^ " << b;
  }
}

TEST(Kernels, EdgesAreThoseOfTheStandard) {
  const double inf = INFINITY;
  EXPECT_EQ(kernels::exponential(710), inf);
  EXPECT_EQ(kernels::exponential(inf), inf);
  EXPECT_EQ(kernels::exponential(-inf), 0);
  EXPECT_EQ(kernels::exponential(-1e9), 0);
  EXPECT_EQ(kernels::exponential(0), 1);
  EXPECT_EQ(kernels::exponential(-745), std::exp(-745));
  EXPECT_TRUE(std::isnan(kernels::exponential(NAN)));
  EXPECT_EQ(kernels::logarithm(1), 0);
  EXPECT_EQ(kernels::logarithm(0), -inf);
  EXPECT_EQ(kernels::logarithm(inf), inf);
  EXPECT_EQ(kernels::logarithm(5e-324), std::log(5e-324));
  EXPECT_TRUE(std::isnan(kernels::logarithm(-1)));
  EXPECT_TRUE(std::isnan(kernels::logarithm(NAN)));
  EXPECT_EQ(kernels::logistic(-1e9), 0);
  EXPECT_EQ(kernels::logistic(1e9), 1);
  const double values[] = {0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, inf, -inf, NAN, 1e300, 5e-324};
  for (const double a : values)
    for (const double b : values) {
      const double got = kernels::power(a, b), want = std::pow(a, b);
      EXPECT_LE(ulps(got, want), 1) << a << " ^ " << b;
      if (want == 0 || got == 0) {
        EXPECT_EQ(std::signbit(got), std::signbit(want)) << a << " ^ " << b;
      }
    }
}

// Columns of ordinary and odd numbers.
std::vector<double> numbers(int count) {
  std::mt19937_64 random(5);
  const double odd[] = {0, -0.0, 1, INFINITY, -INFINITY, NAN, 1e300, -1e-300, 5e-324, 800};
  std::vector<double> out;
  for (int k = 0; k < count; ++k)
    out.push_back(k % 7 == 0 ? odd[random() % 10] : std::normal_distribution<>(0, 20)(random));
  return out;
}

TEST(Kernels, ScalarBlockAndEveryWidthHaveTheSameBits) {
  const std::vector<double> x = numbers(kMaxLanes), y = numbers(kMaxLanes + 13);
  const Op all[] = {Op::exp, Op::log, Op::logistic, Op::pow};
  const auto bits = [](double v) {
    return std::isnan(v) ? ~0ull : std::bit_cast<std::uint64_t>(v);
  };
  for (const Op op : all)
    for (const ColumnWidth width : {ColumnWidth::plain, ColumnWidth::wide, ColumnWidth::widest})
      for (int lanes = 1; lanes <= kMaxLanes; ++lanes) {
        use_columns(width);
        std::vector<double> out(kMaxLanes);
        execute_columns(op, {x.data(), 0}, {y.data() + 13, 0}, {}, nullptr, out.data(), lanes);
        use_columns(widest_columns());
        for (int i = 0; i < lanes; ++i) {
          double one = 0;
          if (op == Op::pow)
            one = kernels::power(x[i], y[i + 13]);
          else
            ops::with_unary(op, [&](auto f) { one = f(x[i]); });
          ASSERT_EQ(bits(out[i]), bits(one)) << x[i] << ' ' << y[i + 13] << " lanes " << lanes;
        }
      }
}

}  // namespace
}  // namespace armistice

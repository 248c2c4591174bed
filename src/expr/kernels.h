// exp, log and power in plain arithmetic: no branch on the value, no table, no library call, so
// that a compiler makes vector code of a loop over them and every width of it has the same bits.
// (The C library picks another exp by processor; its bits are not ours to promise.)
//
// Errors, measured against long double in kernels_test.cc: below 1 unit in the last place for exp
// and log, below 1.5 for power.
// Method: argument reduction of Cody and Waite; the series of log and its coefficients are
// those of fdlibm (Sun Microsystems 1993); products in two parts after Dekker (1971).
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace armistice::kernels {

#define ARMISTICE_INLINE [[gnu::always_inline]] inline  // into loops for wider processors too

inline constexpr double kRound = 0x1.8p52;  // a number plus this is rounded to a whole one
inline constexpr double kLog2High = 0x1.62e42fee00000p-1;  // 33 bits: whole multiples are exact
inline constexpr double kLog2Low = 0x1.a39ef35793c76p-33;
inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

ARMISTICE_INLINE double from_bits(std::uint64_t bits) { return std::bit_cast<double>(bits); }
ARMISTICE_INLINE std::uint64_t bits_of(double value) { return std::bit_cast<std::uint64_t>(value); }

// 2^k for a whole k from -1022 to 1023, given as k + kRound.
ARMISTICE_INLINE double power_of_two(double k_rounded) {
  return from_bits((bits_of(k_rounded) << 52) + 0x3ff0000000000000u);
}

// exp(x + low) for a low below half a unit in the last place of x.
ARMISTICE_INLINE double exponential_of(double x, double low) {
  x = x < -746.0 ? -746.0 : x;  // below and above nothing changes; not a number passes
  x = x > 710.0 ? 710.0 : x;
  const double k_rounded = x * 0x1.71547652b82fep0 + kRound;
  const double k = k_rounded - kRound;
  const double r = ((x - k * kLog2High) - k * kLog2Low) + low;
  const double r2 = r * r, r4 = r2 * r2;
  const double a = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
  const double b = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
  const double c =
      (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800.0));
  const double value = 1.0 + (r + r2 * (a + r4 * (b + r4 * c)));
  // in two steps, since 2^k may lie outside the range where the result does not
  const double half_rounded = k * 0.5 + kRound;
  const double rest_rounded = (k - (half_rounded - kRound)) + kRound;
  return value * power_of_two(half_rounded) * power_of_two(rest_rounded);
}

ARMISTICE_INLINE double exponential(double x) { return exponential_of(x, 0.0); }

ARMISTICE_INLINE double logistic(double x) { return 1.0 / (1.0 + exponential(-x)); }

// A positive finite number as 2^exponent * (1 + fraction), the factor between sqrt(1/2) and
// sqrt(2).
struct Parts {
  double exponent, fraction;
};
ARMISTICE_INLINE Parts parts_of(double x) {
  const bool tiny = x < 0x1p-1022;
  const double scaled = tiny ? x * 0x1p54 : x;
  const std::uint64_t bits = bits_of(scaled);
  double exponent = from_bits(((bits >> 52) & 0x7ffu) | 0x4330000000000000u) - 0x1p52;
  exponent = exponent - (tiny ? 1077.0 : 1023.0);
  const double factor = from_bits((bits & 0x000fffffffffffffu) | 0x3ff0000000000000u);
  const bool large = factor > 0x1.6a09e667f3bcdp0;
  return {large ? exponent + 1.0 : exponent, (large ? factor * 0.5 : factor) - 1.0};
}

// What log(1 + f) adds to 2 s, s = f / (2 + f), divided by s.
ARMISTICE_INLINE double log_series(double s2) {
  const double w = s2 * s2;
  const double odd =
      w * (0x1.999999997fa04p-2 + w * (0x1.c71c51d8e78afp-3 + w * 0x1.39a09d078c69fp-3));
  const double even =
      s2 * (0x1.5555555555593p-1 +
            w * (0x1.2492494229359p-2 + w * (0x1.7466496cb03dep-3 + w * 0x1.2f112df3e5244p-3)));
  return odd + even;
}

ARMISTICE_INLINE double logarithm(double x) {
  const Parts p = parts_of(x);
  const double f = p.fraction;
  const double s = f / (2.0 + f);
  const double half = 0.5 * f * f;
  const double series = s * (half + log_series(s * s));
  double value = p.exponent * kLog2High - ((half - (series + p.exponent * kLog2Low)) - f);
  value = x == kInfinity ? x : value;
  value = x == 0.0 ? -kInfinity : value;
  return x < 0.0 || x != x ? std::numeric_limits<double>::quiet_NaN() : value;
}

// The upper half of a number's digits; what is left is exact too.
ARMISTICE_INLINE double upper_half(double x) { return from_bits(bits_of(x) & 0xfffffffff8000000u); }

// a^b for a positive finite a and a finite b.
ARMISTICE_INLINE double positive_power(double a, double b) {
  const Parts p = parts_of(a);
  const double f = p.fraction;
  // s = f / (2 + f) in two parts
  const double sum = 2.0 + f, sum_low = f - (sum - 2.0);
  const double s = f / sum;
  const double s_high = upper_half(s), sum_high = upper_half(sum);
  const double rest = ((f - s_high * sum_high) - s_high * (sum - sum_high)) - s_high * sum_low;
  const double s_low = rest / sum;
  // 2 s + 2/3 s^3 + ...: only the first term needs both parts
  const double exact = s_high + s_low;
  const double tail = 2.0 * s_low + exact * log_series(exact * exact);
  const double whole = p.exponent * kLog2High;
  const double head = 2.0 * s_high;
  const double first = whole + head;
  const double lost = whole == 0.0 ? 0.0 : head - (first - whole);
  const double low = (lost + tail) + p.exponent * kLog2Low;
  const double log_high = upper_half(first + low);
  const double log_low = (first - log_high) + low;
  const double b_high = upper_half(b), b_low = b - b_high;
  const double product = b_high * log_high;
  const double product_low = b_low * log_high + b * log_low;
  const double x = product + product_low;
  const double x_low = (product - x) + product_low;
  const bool inside = x > -746.0 && x < 710.0;
  return exponential_of(x, inside ? x_low : 0.0);
}

// Whether positive_power answers for a and b by itself.
inline bool is_plain_power(double a, double b) {
  return a > 0.0 && a < kInfinity && std::abs(b) < kInfinity;
}

// a^b with all special cases of IEEE 754.
inline double power(double a, double b) {
  if (is_plain_power(a, b)) return positive_power(a, b);
  const bool ordinary = a < 0.0 && a > -kInfinity && std::abs(b) < kInfinity;
  if (!ordinary) return std::pow(a, b);  // zeros, infinities, not a number: exact by definition
  if (std::floor(b) != b) return std::numeric_limits<double>::quiet_NaN();
  const double value = positive_power(-a, b);
  return std::floor(b * 0.5) * 2.0 != b ? -value : value;
}

}  // namespace armistice::kernels

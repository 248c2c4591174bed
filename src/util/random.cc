#include "util/random.h"

#include <Random123/philox.h>

#include <cmath>
#include <limits>

namespace armistice {
namespace {

// Finaliser of splitmix64 (Steele, Lea, Flood 2014): every input bit moves half the output bits.
std::uint64_t finalise(std::uint64_t x) {
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebULL;
  x ^= x >> 31;
  return x;
}

template <int count>
double polynomial(const double (&c)[count], double x) {
  double sum = c[count - 1];
  for (int i = count - 2; i >= 0; --i) sum = sum * x + c[i];
  return sum;
}

// Rational approximations of Wichura, "Algorithm AS 241", Applied Statistics 37(3), 1988:
// the centre in 0.180625 - q^2, the tails in sqrt(-log p) up to 5 and beyond.
constexpr double kCentreTop[] = {3.3871328727963666080e0,  1.3314166789178437745e+2,
                                 1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                 3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr double kCentreBottom[] = {1.0,
                                    4.2313330701600911252e+1,
                                    6.8718700749205790830e+2,
                                    5.3941960214247511077e+3,
                                    2.1213794301586595867e+4,
                                    3.9307895800092710610e+4,
                                    2.8729085735721942674e+4,
                                    5.2264952788528545610e+3};
constexpr double kTailTop[] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                               5.76949722146069140550e0,  3.64784832476320460504e0,
                               1.27045825245236838258e0,  2.41780725177450611770e-1,
                               2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double kTailBottom[] = {1.0,
                                  2.05319162663775882187e0,
                                  1.67638483018380384940e0,
                                  6.89767334985100004550e-1,
                                  1.48103976427480074590e-1,
                                  1.51986665636164571966e-2,
                                  5.47593808499534494600e-4,
                                  1.05075007164441684324e-9};
constexpr double kFarTop[] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                              1.78482653991729133580e0,  2.96560571828504891230e-1,
                              2.65321895265761230930e-2, 1.24266094738807843860e-3,
                              2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double kFarBottom[] = {1.0,
                                 5.99832206555887937690e-1,
                                 1.36929880922735805310e-1,
                                 1.48753612908506148525e-2,
                                 7.86869131145613259100e-4,
                                 1.84631831751005468180e-5,
                                 1.42151175831644588870e-7,
                                 2.04426310338993978564e-15};

}  // namespace

std::uint64_t hash_name(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (char c : name) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  return finalise(hash);
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  return finalise(finalise(a + 0x9e3779b97f4a7c15ULL) + b * 0xd1342543de82ef95ULL);
}

Stream::Stream(std::uint64_t seed, std::uint32_t set, std::uint64_t name_hash)
    : key(mix(mix(seed, set), name_hash)) {}

double uniform_at(const Stream& stream, std::uint32_t world, std::uint32_t path,
                  std::uint32_t step) {
  const r123::Philox4x32::ctr_type counter = {{world, path, step, 0}};
  const r123::Philox4x32::key_type key = {
      {static_cast<std::uint32_t>(stream.key), static_cast<std::uint32_t>(stream.key >> 32)}};
  const auto words = r123::Philox4x32()(counter, key);
  // 52 bits and a half: symmetric about 1/2, never 0 or 1
  const std::uint64_t bits = (static_cast<std::uint64_t>(words[1]) << 32 | words[0]) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

double normal_at(const Stream& stream, std::uint32_t world, std::uint32_t path,
                 std::uint32_t step) {
  return normal_quantile(uniform_at(stream, world, path, step));
}

std::uint32_t shuffled_place(std::uint32_t place, std::uint64_t key) {
  // rounds of steps that can each be undone: addition, an odd factor, high bits onto low ones
  std::uint32_t x = place;
  for (int round = 0; round < 4; ++round) {
    const auto part = static_cast<std::uint32_t>(key >> (16 * round));
    x = (x + part) * ((part >> 6) | 1) & 63;
    x ^= x >> 3;
  }
  return x;
}

double normal_quantile(double p) {
  if (!(p > 0 && p < 1)) {
    if (p == 0) return -std::numeric_limits<double>::infinity();
    if (p == 1) return std::numeric_limits<double>::infinity();
    return std::numeric_limits<double>::quiet_NaN();
  }
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(kCentreTop, r) / polynomial(kCentreBottom, r);
  }
  const double r = std::sqrt(-std::log(q < 0 ? p : 1 - p));
  const double x = r <= 5 ? polynomial(kTailTop, r - 1.6) / polynomial(kTailBottom, r - 1.6)
                          : polynomial(kFarTop, r - 5) / polynomial(kFarBottom, r - 5);
  return q < 0 ? -x : x;
}

double normal_cdf(double x) { return 0.5 * std::erfc(-x * 0.70710678118654752440); }

}  // namespace armistice

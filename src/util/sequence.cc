#include "util/sequence.h"

#include "armistice/worlds.h"
#include "util/random.h"

namespace armistice {
namespace {

std::uint32_t reverse_bits(std::uint32_t x) {
  x = (x >> 16) | (x << 16);
  x = ((x & 0x00ff00ffu) << 8) | ((x & 0xff00ff00u) >> 8);
  x = ((x & 0x0f0f0f0fu) << 4) | ((x & 0xf0f0f0f0u) >> 4);
  x = ((x & 0x33333333u) << 2) | ((x & 0xccccccccu) >> 2);
  x = ((x & 0x55555555u) << 1) | ((x & 0xaaaaaaaau) >> 1);
  return x;
}

// Owen scramble: each binary digit is flipped by a hash of the digits above it. Burley's
// multiplicative hash takes a few instructions only, but with it the variance of means is
// half of what independent flips give (measured), so standard errors would be wrong. A full
// hash per digit costs about 100 ns a point, which no run notices.
std::uint32_t owen_scramble(std::uint32_t x, std::uint64_t key) {
  std::uint32_t flips = 0;
  for (int bit = 31; bit >= 0; --bit) {
    const std::uint64_t above = (std::uint64_t{1} << 32 | x) >> (bit + 1);  // with its length
    flips |= static_cast<std::uint32_t>(mix(key, above) & 1) << bit;
  }
  return x ^ flips;
}

}  // namespace

double scrambled_point(std::uint64_t key, std::uint32_t index) {
  // a scrambled index keeps every aligned block of 2^m indices together: a shuffle
  const std::uint32_t shuffled = owen_scramble(index, mix(key, 1));
  const std::uint32_t point = owen_scramble(reverse_bits(shuffled), mix(key, 2));
  return (static_cast<double>(point) + 0.5) * 0x1p-32;
}

double world_point(std::uint64_t seed, std::uint64_t name_hash, std::uint32_t world) {
  const std::uint32_t scrambles = static_cast<std::uint32_t>(kScrambles);
  const std::uint64_t key = mix(mix(seed, name_hash), world % scrambles);
  return scrambled_point(key, world / scrambles);
}

}  // namespace armistice

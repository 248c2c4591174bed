// Random numbers by address, not by order: the same address gives the same number
// whatever the thread, the block or the other draws (Philox4x32-10 of Random123:
// Salmon, Moraes, Dror, Shaw, SC'11). A new name moves no other number.
#pragma once

#include <cstdint>
#include <string_view>

namespace armistice {

// 64-bit hash of a name; stable across versions (FNV-1a, then a finaliser).
std::uint64_t hash_name(std::string_view name);

// Mixes two 64-bit numbers into one; not symmetric.
std::uint64_t mix(std::uint64_t a, std::uint64_t b);

// What does not change along a path: (seed, set of paths, name) in the key.
struct Stream {
  std::uint64_t key = 0;
  Stream() = default;
  Stream(std::uint64_t seed, std::uint32_t set, std::uint64_t name_hash);
};

// Uniform on the open interval (0, 1), 53 bits.
double uniform_at(const Stream& stream, std::uint32_t world, std::uint32_t path,
                  std::uint32_t step);

// Standard normal by inversion of uniform_at.
double normal_at(const Stream& stream, std::uint32_t world, std::uint32_t path, std::uint32_t step);

// Where a permutation of 0 .. 63 that `key` chooses sends `place`.
std::uint32_t shuffled_place(std::uint32_t place, std::uint64_t key);

// Quantile of the standard normal, |relative error| < 1e-15.
double normal_quantile(double p);
double normal_cdf(double x);

}  // namespace armistice

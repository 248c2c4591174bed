// One-dimensional low-discrepancy points, shuffled and scrambled by hash as in Burley,
// "Practical hash-based Owen scrambling", JCGT 9(4), 2020, with a full hash per digit.
#pragma once

#include <cstdint>

namespace armistice {

// Point `index` of the van der Corput sequence in base 2 under the shuffle and the
// Owen scramble of `key`: in (0, 1). Every prefix of 2^m points has one in each
// interval of length 2^-m. Different keys give independent sequences.
double scrambled_point(std::uint64_t key, std::uint32_t index);

// The point of world `world` for a name: scramble world mod kScrambles of that name, so
// scrambles are independent and a longer run keeps every earlier point.
double world_point(std::uint64_t seed, std::uint64_t name_hash, std::uint32_t world);

}  // namespace armistice

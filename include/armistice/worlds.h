// Draws of every quantity: each world is one possible truth.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace armistice {

// What one party alone knows of itself: it is of one of two types, which stays. All its private
// quantities go together: the lower type has the mean of the lower part of each, the upper type
// that of the upper part. Parts are halves; of a quantity with just two values they are these, with
// their weights. The same in every world: worlds do not draw it.
struct PrivateTypes {
  int party = 0;
  double upper = 0.5;           // chance of the upper type, which is what all others believe at first
  std::vector<int> quantities;  // that are private to it
  std::vector<std::array<double, 2>> values;  // per quantity: lower type, upper type
};

struct Worlds {
  std::uint64_t seed = 0;
  int count = 0;
  int quantities = 0;
  std::vector<double> values;       // world x quantity, unit of the quantity
  std::vector<std::int32_t> drawn;  // world x quantity: index into Quantity::pooled of the claim
                                    // that was picked (or the alternative of a choice), -1: assumed
  std::vector<PrivateTypes> types;  // per Conflict::informed; `values` holds the means
  const double* of(int world) const {
    return values.data() + static_cast<std::size_t>(world) * quantities;
  }
  int drawn_claim(int world, int quantity) const {
    return drawn[static_cast<std::size_t>(world) * quantities + quantity];
  }
};

// World w belongs to scramble w mod kScrambles; scrambles are independent of one another,
// so the spread of their means gives a standard error.
inline constexpr int kScrambles = 8;

}  // namespace armistice

// Draws of every quantity: each world is one possible truth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace armistice {

struct Worlds {
  std::uint64_t seed = 0;
  int count = 0;
  int quantities = 0;
  std::vector<double> values;       // world x quantity, unit of the quantity
  std::vector<std::int32_t> drawn;  // world x quantity: index into Quantity::pooled of the claim
                                    // that was picked (or the alternative of a choice), -1: assumed
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

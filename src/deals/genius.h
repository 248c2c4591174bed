// GENIUS XML: a negotiation domain and the profiles of its parties.
//
// Worths are those of the GENIUS 10 sources: the weight of the issue times
//   discrete   the value's evaluation over the issue's largest (0 where the largest is below
//   0.00001) integer    offset + slope * (value - lower bound), kept between 0 and 1
// With `raw` an evaluation is not divided and an integer's line is not cut. GENIUS cuts the worth
// of a whole package at 1; here it is kept, and a warning says so where it can happen. Weights of
// objectives above the issues do not count, as in GENIUS.
//
// Not read, an error: real issues, utility spaces that are not additive, profiles that leave out or
// add issues or values, numbers that are not finite. Memory is bounded (xml_file.h and the limits
// below).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "armistice/deal_space.h"
#include "armistice/result.h"

namespace armistice {

inline constexpr int kMaxGeniusIssues = 500;
inline constexpr int kMaxGeniusOptions = 10'000;  // of one issue
inline constexpr int kMaxGeniusOptionsInAll = 100'000;
inline constexpr int kMaxGeniusProfiles = 16;

struct GeniusTable {
  std::string name;  // of the domain, possibly empty
  DealSpace space;  // parties p1, p2, ... in the order of the profiles; integer issues have numbers
                    // as options
  std::vector<std::optional<double>>
      discounts;  // per party and unit of time; metadata, not in any worth
};

struct NamedText {
  std::string path, text;
};

Checked<GeniusTable> read_genius(const NamedText& domain, std::span<const NamedText> profiles,
                                 bool raw = false);

}  // namespace armistice

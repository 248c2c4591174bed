// What one claim says about a number, and how much it counts among several.
//
// A claim "about 30" is a distribution around 30. The spread depends on the comparator only, so
// that two claims differ by what they say and not by who wrote them down:
//
//   comparator            of a named value v                      shape
//   exactly (default)     v                                       point
//   about                 0.9 v .. 1.1 v, most likely v           triangular
//   nearly                0.9 v .. v, most likely v               triangular
//   more_than             v .. 1.3 v, most likely v               triangular
//   at_most               0.7 v .. v, most likely v               triangular
//   up_to                 0.6 v .. v, most likely v               triangular   ("as high as")
//   down_to               v .. 1.4 v, most likely v               triangular
//   between               the value is written a..b               uniform
//   several               2 v .. 9 v, most likely 4 v; v is 1     triangular
//                         unless the claim names one
//   class_of              median v, sigma ln 2: two thirds        lognormal
//                         within a factor of 2
//   hundreds_of_thousands 1e5 v .. 9e5 v, median 3e5 v,           lognormal, cut
//                         sigma 0.5; v is 1 unless named
//
// Ranges go by size: "more than -60" reaches from -60 to -78. The factors are our own reading
// of the words; they are wide on purpose and no claim is free of doubt by being precise only in
// its wording. A quantity's `min:` and `max:` cut every spread.
//
// The weight of a claim in the pool is the product of two factors by Admiralty rating:
//
//   source     A 1    B 0.8  C 0.6  D 0.4  E 0.2  F 0.4
//   statement  1 1    2 0.8  3 0.6  4 0.4  5 0.2  6 0.4
//
// F and 6 mean "cannot be judged": less than a fair source, more than an unreliable one. A claim
// without any rating is F6 and weighs 0.16.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "armistice/distribution.h"

namespace armistice {

const std::vector<std::string>& comparators();

// What a claim's value says: a number, "a..b", or nothing.
struct ClaimedValue {
  bool given = false;
  double value = 0;  // the middle of a range
  bool is_range = false;
  double low = 0, high = 0;
};
// Nothing for a text that is neither a number nor a range.
std::optional<ClaimedValue> parse_claimed_value(std::string_view text);

// Whether this comparator says something without a number (several, hundreds_of_thousands).
bool speaks_alone(std::string_view comparator);

// `comparator` is one of comparators(); the value is given unless the comparator speaks alone.
Distribution spread_of(std::string_view comparator, const ClaimedValue& claimed);

// source 'A' to 'F', statement '1' to '6'.
double rating_weight(char source, char statement);

}  // namespace armistice

// Plain values of a case file: numbers, lengths of time, monthly rates, distributions.
//
// These functions know no case; a fault is returned as text for the caller to place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "armistice/distribution.h"

namespace armistice {

// A finite decimal number and nothing else around it.
std::optional<double> parse_number(std::string_view text);
// The shortest text that reads back as the same number.
std::string number_text(double value);

// "24 months", "2 years", "50 days", "3 weeks", or a bare number of months -> months.
// A day is 1/30.4375 of a month, a week seven of them.
std::optional<double> parse_months(std::string_view text);

// "0.99", "0.99/month", "0.9/year" -> factor per month.
std::optional<double> parse_discount(std::string_view text);

// true/false, yes/no.
std::optional<bool> parse_truth(std::string_view text);

// A fault at a byte of the text.
struct ValueFault {
  int offset = 0;
  std::string key, message, hint;
};

// Whether the text is one call `name(...)` of a distribution (known or not) that an expression
// could not be: "uniform(0, 1)" is, "max(0, 1)" is not.
bool is_distribution_call(std::string_view text);

// Whether the text begins with the name of a distribution.
bool begins_with_distribution(std::string_view text);

// uniform(low, high), triangular(low, mode, high), normal(mean, sd), lognormal(median, sigma),
// beta(alpha, beta), gamma(shape, scale), exponential(mean), pert(low, mode, high), point(value), either(low, high, chance of high),
// or a bare number. Exactly one of the result and `fault` is set.
std::optional<Distribution> parse_distribution(std::string_view text,
                                               std::optional<ValueFault>& fault);

// Smallest and largest value that the distribution can take, clamping included.
struct Support {
  double low, high;
};
Support support_of(const Distribution& distribution);

}  // namespace armistice

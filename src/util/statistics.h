// Weighted means, quantiles and standard errors of samples.
#pragma once

#include <span>
#include <vector>

namespace armistice {

double weighted_mean(std::span<const double> values, std::span<const double> weights);

// Smallest value at which the weights up to it reach p of the total. Weights >= 0, not all 0.
double weighted_quantile(std::span<const double> values, std::span<const double> weights, double p);
// Several at once, from one sorting.
std::vector<double> weighted_quantiles(std::span<const double> values,
                                       std::span<const double> weights,
                                       std::span<const double> ps);

// Effective sample size (sum w)^2 / sum w^2; 0 when all weights are 0.
double effective_size(std::span<const double> weights);

}  // namespace armistice

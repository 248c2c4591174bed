// Weighted means, quantiles and standard errors of samples.
#pragma once

#include <span>
#include <vector>

namespace armistice {

// The mean of numbers that come one by one, all alike.
class SampleMean {
 public:
  void add(double x);
  int count() const { return count_; }
  double mean() const { return sum_ / count_; }
  double variance_of_mean() const;  // its square root is the standard error; 0 for fewer than two

 private:
  double sum_ = 0, square_ = 0;
  int count_ = 0;
};

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

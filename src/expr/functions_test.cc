// Functions of numbers against values known otherwise; tables of the three kinds; counts.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>

#include "expr/counts.h"
#include "expr/evaluate.h"
#include "expr/expression.h"

namespace armistice {
namespace {

class OneName : public Scope {
 public:
  std::optional<Symbol> find(std::string_view name) const override {
    if (name != "x") return std::nullopt;
    return Symbol{};
  }
  std::vector<std::string> names() const override { return {"x"}; }
};

// Value of an expression at x.
double value_at(const std::string& text, double x) {
  OneName scope;
  const CompiledExpression compiled = compile_expression(text, scope);
  EXPECT_TRUE(compiled.errors.empty()) << text << ": " << compiled.errors[0].message;
  Frame frame(1, 1);
  frame.column(0)[0] = x;
  return evaluate_one(compiled.program, frame);
}

TEST(Functions, OfOneNumber) {
  const double x = 0.3;
  EXPECT_NEAR(value_at("sin(x)^2 + cos(x)^2", x), 1, 1e-15);
  EXPECT_NEAR(value_at("tan(x)", x), std::sin(x) / std::cos(x), 1e-15);
  EXPECT_NEAR(value_at("sin(arcsin(x)) + cos(arccos(x)) + tan(arctan(x))", x), 3 * x, 1e-15);
  EXPECT_NEAR(value_at("arccos(-x) + arccos(x)", x), std::numbers::pi, 1e-15);
  EXPECT_EQ(value_at("log10(x)", 1000), 3);
  EXPECT_EQ(value_at("truncate(x)", -1.5), -1);
  EXPECT_EQ(value_at("truncate(x)", 1.5), 1);
  EXPECT_TRUE(std::isnan(value_at("arcsin(x)", 2)));
}

TEST(Functions, RestsOfADivision) {
  const double known[][4] = {
      // a, b, modulo, remainder
      {7, 3, 1, 1}, {-7, 3, 2, -1}, {7, -3, -2, 1}, {-7, -3, -1, -1}, {6, 3, 0, 0}, {-6, 3, 0, 0}};
  for (const auto& [a, b, modulo, remainder] : known) {
    EXPECT_EQ(value_at("modulo(x, " + std::to_string(b) + ")", a), modulo) << a << " by " << b;
    EXPECT_EQ(value_at("remainder(x, " + std::to_string(b) + ")", a), remainder)
        << a << " by " << b;
  }
  EXPECT_TRUE(std::isnan(value_at("modulo(x, 0)", 1)));
}

TEST(Functions, TablesGoOnOrStepOrStayFlat) {
  const std::string points = "(x, 0, 0, 2, 10, 4, 14)";
  const double known[][4] = {// x, flat, extended, steps
                             {-1, 0, -5, 0},  {0, 0, 0, 0},    {1, 5, 5, 0},   {2, 10, 10, 10},
                             {3, 12, 12, 10}, {4, 14, 14, 14}, {6, 14, 18, 14}};
  for (const auto& [x, flat, extended, steps] : known) {
    EXPECT_EQ(value_at("table" + points, x), flat) << x;
    EXPECT_EQ(value_at("table.extended" + points, x), extended) << x;
    EXPECT_EQ(value_at("table.steps" + points, x), steps) << x;
  }
  // tables of the same points and different kinds are different tables
  EXPECT_EQ(value_at("table" + points + " - table.extended" + points, 6), -4);
}

// P(count <= k - 1) < share <= P(count <= k), by adding up exp(-m) m^k / k!.
TEST(Functions, PoissonQuantiles) {
  for (const double mean : {0.0, 0.2, 3.0, 40.0, 480.0})
    for (const double share : {0.001, 0.1, 0.5, 0.9, 0.999}) {
      const double count = poisson_quantile(mean, share);
      double below = 0, sum = 0;
      for (int k = 0; k <= count; ++k) {
        below = sum;
        sum += mean == 0 ? (k == 0) : std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0));
      }
      EXPECT_LE(below, share) << mean << " " << share;
      EXPECT_GE(sum, share - 1e-12) << mean << " " << share;
    }
  // the two methods meet: one count apart at most
  for (const double share : {0.01, 0.3, 0.5, 0.8, 0.99})
    EXPECT_NEAR(poisson_quantile(500.001, share), poisson_quantile(500, share), 1) << share;
  EXPECT_TRUE(std::isnan(poisson_quantile(-1, 0.5)));
  EXPECT_TRUE(std::isnan(poisson_quantile(3, 1.5)));
  EXPECT_EQ(poisson_quantile(3, 0), 0);
}

}  // namespace
}  // namespace armistice

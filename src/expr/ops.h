// What each operation means for one state. Constant folding and evaluation both use these, so
// that a folded expression has the bits of one that was run.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "armistice/program.h"
#include "expr/counts.h"
#include "expr/kernels.h"
#include "util/check.h"

namespace armistice::ops {

// A NaN on either side comes through (std::min would hide one of the two).
inline double smaller(double a, double b) { return b < a || b != b ? b : a; }
inline double larger(double a, double b) { return b > a || b != b ? b : a; }
// Rest of a division whose quotient is rounded down: 0 <= rest < b, or b < rest <= 0.
inline double modulo(double a, double b) {
  const double rest = std::fmod(a, b);
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

// Slope of the piece of a table that ends at point k.
inline double slope(const LookupTable& table, std::size_t k) {
  return (table.y[k] - table.y[k - 1]) / (table.x[k] - table.x[k - 1]);
}

// By the table's kind; see LookupTable.
inline double interpolate(const LookupTable& table, double x) {
  if (x != x) return x;
  const bool extended = table.kind == LookupTable::Kind::extended;
  if (x <= table.x.front() && !extended) return table.y.front();
  if (x >= table.x.back() && !extended) return table.y.back();
  std::size_t k = static_cast<std::size_t>(std::upper_bound(table.x.begin(), table.x.end(), x) -
                                           table.x.begin());
  if (table.kind == LookupTable::Kind::steps) return table.y[k - 1];
  k = std::clamp(k, std::size_t{1}, table.x.size() - 1);
  return table.y[k - 1] + (x - table.x[k - 1]) * slope(table, k);
}

// Calls `run` with the function of two numbers that `op` stands for; false: it has one or three.
template <class Run>
bool with_binary(Op op, const Run& run) {
  switch (op) {
    case Op::add: run([](double a, double b) { return a + b; }); return true;
    case Op::sub: run([](double a, double b) { return a - b; }); return true;
    case Op::mul: run([](double a, double b) { return a * b; }); return true;
    case Op::div: run([](double a, double b) { return a / b; }); return true;
    case Op::pow: run([](double a, double b) { return kernels::power(a, b); }); return true;
    case Op::lt: run([](double a, double b) { return a < b ? 1.0 : 0.0; }); return true;
    case Op::le: run([](double a, double b) { return a <= b ? 1.0 : 0.0; }); return true;
    case Op::gt: run([](double a, double b) { return a > b ? 1.0 : 0.0; }); return true;
    case Op::ge: run([](double a, double b) { return a >= b ? 1.0 : 0.0; }); return true;
    case Op::eq: run([](double a, double b) { return a == b ? 1.0 : 0.0; }); return true;
    case Op::ne: run([](double a, double b) { return a != b ? 1.0 : 0.0; }); return true;
    case Op::logical_and:
      run([](double a, double b) { return ((a != 0) & (b != 0)) ? 1.0 : 0.0; });
      return true;
    case Op::logical_or:
      run([](double a, double b) { return ((a != 0) | (b != 0)) ? 1.0 : 0.0; });
      return true;
    case Op::min: run([](double a, double b) { return smaller(a, b); }); return true;
    case Op::max: run([](double a, double b) { return larger(a, b); }); return true;
    case Op::modulo: run([](double a, double b) { return modulo(a, b); }); return true;
    case Op::remainder: run([](double a, double b) { return std::fmod(a, b); }); return true;
    case Op::poisson: run([](double a, double b) { return poisson_quantile(a, b); }); return true;
    default: return false;
  }
}

// The same for functions of one number.
template <class Run>
bool with_unary(Op op, const Run& run) {
  switch (op) {
    case Op::neg: run([](double a) { return -a; }); return true;
    case Op::logical_not: run([](double a) { return a != 0 ? 0.0 : 1.0; }); return true;
    case Op::abs: run([](double a) { return std::abs(a); }); return true;
    case Op::floor: run([](double a) { return std::floor(a); }); return true;
    case Op::exp: run([](double a) { return kernels::exponential(a); }); return true;
    case Op::log: run([](double a) { return kernels::logarithm(a); }); return true;
    case Op::sqrt: run([](double a) { return std::sqrt(a); }); return true;
    case Op::logistic: run([](double a) { return kernels::logistic(a); }); return true;
    case Op::sin: run([](double a) { return std::sin(a); }); return true;
    case Op::cos: run([](double a) { return std::cos(a); }); return true;
    case Op::tan: run([](double a) { return std::tan(a); }); return true;
    case Op::arcsin: run([](double a) { return std::asin(a); }); return true;
    case Op::arccos: run([](double a) { return std::acos(a); }); return true;
    case Op::arctan: run([](double a) { return std::atan(a); }); return true;
    case Op::log10: run([](double a) { return std::log10(a); }); return true;
    case Op::truncate: run([](double a) { return std::trunc(a); }); return true;
    default: return false;
  }
}

}  // namespace armistice::ops

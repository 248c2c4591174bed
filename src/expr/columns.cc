#include "expr/columns.h"

#include <algorithm>
#include <atomic>
#include <cfenv>
#include <cstdint>

#include "expr/kernels.h"
#include "expr/ops.h"
#include "util/check.h"

namespace armistice {
namespace {

// The sign bit says whether a number is infinite or none: one more than an exponent of all ones
// reaches it.
ARMISTICE_INLINE std::uint64_t reach(double value) {
  return (kernels::bits_of(value) & 0x7ff0000000000000u) + 0x0010000000000000u;
}

// The same loop three times: for any processor, and for those with 256-bit and 512-bit integer
// vectors (fused products, which would change bits, are switched off for all).
#if defined(__x86_64__)
#define ARMISTICE_WIDE __attribute__((target("avx2")))
#define ARMISTICE_WIDEST __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw")))
#else
#define ARMISTICE_WIDE
#define ARMISTICE_WIDEST
#endif
#define ARMISTICE_UNARY_LOOP(attribute, name, f)                          \
  attribute std::uint64_t name(const double* x, double* out, int lanes) { \
    std::uint64_t reached = 0;                                            \
    for (int i = 0; i < lanes; ++i) {                                     \
      const double value = f(x[i]);                                       \
      reached |= reach(value);                                            \
      out[i] = value;                                                     \
    }                                                                     \
    return reached;                                                       \
  }
#define ARMISTICE_UNARY_LOOPS(name, f)                 \
  ARMISTICE_UNARY_LOOP(, name##_plain, f)              \
  ARMISTICE_UNARY_LOOP(ARMISTICE_WIDE, name##_wide, f) \
  ARMISTICE_UNARY_LOOP(ARMISTICE_WIDEST, name##_widest, f)

ARMISTICE_UNARY_LOOPS(exp, kernels::exponential)
ARMISTICE_UNARY_LOOPS(log, kernels::logarithm)
ARMISTICE_UNARY_LOOPS(logistic, kernels::logistic)

void power_plain(const double* x, const double* y, double* out, int lanes) {
  for (int i = 0; i < lanes; ++i) out[i] = kernels::positive_power(x[i], y[i]);
}
ARMISTICE_WIDE void power_wide(const double* x, const double* y, double* out, int lanes) {
  for (int i = 0; i < lanes; ++i) out[i] = kernels::positive_power(x[i], y[i]);
}

ColumnWidth processor_width() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
    return ColumnWidth::widest;
  if (__builtin_cpu_supports("avx2")) return ColumnWidth::wide;
#endif
  return ColumnWidth::plain;
}

std::atomic<ColumnWidth> width{processor_width()};

using Unary = std::uint64_t (*)(const double*, double*, int);

// The loop of a function that has one of its own; null: it has none.
Unary loop_of(Op op) {
  const auto by_width = [](Unary plain, Unary wide, Unary widest) {
    const ColumnWidth w = width.load(std::memory_order_relaxed);
    return w == ColumnWidth::widest ? widest : w == ColumnWidth::wide ? wide : plain;
  };
  switch (op) {
    case Op::exp: return by_width(exp_plain, exp_wide, exp_widest);
    case Op::log: return by_width(log_plain, log_wide, log_widest);
    case Op::logistic: return by_width(logistic_plain, logistic_wide, logistic_widest);
    default: return nullptr;
  }
}

bool is_chosen(Op op) { return op == Op::exp || op == Op::log || op == Op::poisson; }

// The processor counts failed operations (expr/failures.h), but these functions choose their
// results for zero, infinity and the like, or let the compiler choose: they are counted here.
void count_failures(std::uint64_t reached) {
  if (reached >> 63 != 0) std::feraiseexcept(FE_INVALID);
}
void count_failures(const double* values, int lanes) {
  std::uint64_t reached = 0;
  for (int i = 0; i < lanes; ++i) reached |= reach(values[i]);
  count_failures(reached);
}

template <class F>
void unary_loop(const Source& a, double* out, int lanes, F f) {
  if (!a.column) {
    std::fill_n(out, lanes, f(a.constant));
    return;
  }
  const double* x = a.column;
  for (int i = 0; i < lanes; ++i) out[i] = f(x[i]);
}

template <class F>
void binary_loop(const Source& a, const Source& b, double* out, int lanes, F f) {
  const double *x = a.column, *y = b.column;
  if (x && y) {
    for (int i = 0; i < lanes; ++i) out[i] = f(x[i], y[i]);
  } else if (x) {
    const double right = b.constant;
    for (int i = 0; i < lanes; ++i) out[i] = f(x[i], right);
  } else if (y) {
    const double left = a.constant;
    for (int i = 0; i < lanes; ++i) out[i] = f(left, y[i]);
  } else {
    std::fill_n(out, lanes, f(a.constant, b.constant));
  }
}

// All lanes as if they were plain, then those that are not once more.
void power_loop(const Source& a, const Source& b, double* out, int lanes) {
  double x[kMaxLanes] = {}, y[kMaxLanes] = {}, value[kMaxLanes];
  unary_loop(a, x, lanes, [](double v) { return v; });
  unary_loop(b, y, lanes, [](double v) { return v; });
  if (width.load(std::memory_order_relaxed) != ColumnWidth::plain)
    power_wide(x, y, value, lanes);
  else
    power_plain(x, y, value, lanes);
  for (int i = 0; i < lanes; ++i)
    if (!kernels::is_plain_power(x[i], y[i])) value[i] = kernels::power(x[i], y[i]);
  std::copy_n(value, lanes, out);
  count_failures(out, lanes);
}

void select_loop(const Source& condition, const Source& yes, const Source& no, double* out,
                 int lanes) {
  if (!condition.column) {
    const Source& taken = condition.constant != 0 ? yes : no;
    unary_loop(taken, out, lanes, [](double a) { return a; });
    return;
  }
  const double* test = condition.column;
  const auto choose = [&](auto left, auto right) {
    for (int i = 0; i < lanes; ++i) {
      const double a = left(i), b = right(i);
      out[i] = test[i] != 0 ? a : b;
    }
  };
  const auto column = [](const double* x) { return [x](int i) { return x[i]; }; };
  const auto fixed = [](double x) { return [x](int) { return x; }; };
  if (yes.column && no.column)
    choose(column(yes.column), column(no.column));
  else if (yes.column)
    choose(column(yes.column), fixed(no.constant));
  else if (no.column)
    choose(fixed(yes.constant), column(no.column));
  else
    choose(fixed(yes.constant), fixed(no.constant));
}

}  // namespace

void execute_columns(Op op, const Source& a, const Source& b, const Source& c,
                     const LookupTable* table, double* out, int lanes) {
  if (op == Op::select) return select_loop(a, b, c, out, lanes);
  if (op == Op::table)
    return unary_loop(a, out, lanes, [&](double x) { return ops::interpolate(*table, x); });
  if (op == Op::pow) return power_loop(a, b, out, lanes);
  if (const Unary loop = loop_of(op); loop != nullptr && a.column != nullptr) {
    const std::uint64_t reached = loop(a.column, out, lanes);
    if (is_chosen(op)) count_failures(reached);
    return;
  }
  if (!ops::with_unary(op, [&](auto f) { unary_loop(a, out, lanes, f); }))
    ARMISTICE_CHECK(ops::with_binary(op, [&](auto f) { binary_loop(a, b, out, lanes, f); }));
  if (is_chosen(op)) count_failures(out, lanes);
}

ColumnWidth widest_columns() { return processor_width(); }
void use_columns(ColumnWidth asked) { width.store(std::min(asked, processor_width())); }

}  // namespace armistice

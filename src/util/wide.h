// ARMISTICE_WIDE marks a hot function of loops over lanes: it is compiled twice, for any x86-64 and
// for one with AVX2, and the loader takes the one that the machine can run. Elementwise arithmetic
// without contraction gives the same bits in both.
#pragma once

#include <limits>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define ARMISTICE_WIDE __attribute__((flatten, target_clones("avx2", "default")))
#else
#define ARMISTICE_WIDE
#endif

namespace armistice {

// The largest of `least` and the n values of(0 ...), which may be -infinity and none of them NaN.
template <class Of>
inline double largest(int n, double least, Of of) {
  double top = least;
#pragma omp simd reduction(max : top)
  for (int d = 0; d < n; ++d) {
    const double value = of(d);
    top = value > top ? value : top;
  }
  // Clang's reduction begins from the lowest finite number where GCC's does from -infinity
  return top > std::numeric_limits<double>::lowest() ? top : least;
}

}  // namespace armistice

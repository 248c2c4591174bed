// ARMISTICE_WIDE marks a hot function of loops over lanes: it is compiled twice, for any x86-64 and
// for one with AVX2, and the loader takes the one that the machine can run. Elementwise arithmetic
// without contraction gives the same bits in both.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define ARMISTICE_WIDE __attribute__((flatten, target_clones("avx2", "default")))
#else
#define ARMISTICE_WIDE
#endif

// How much work a test may do: little by default, much when ARMISTICE_LONG is set in the environment.
#pragma once

#include <cstdlib>

namespace armistice {

inline bool long_run() { return std::getenv("ARMISTICE_LONG") != nullptr; }

// `usual` draws, or a tenth of them under the sanitizers.
inline int sample_size(int usual) {
#ifdef ARMISTICE_SANITIZED
  return usual / 10;
#else
  return usual;
#endif
}

// How far off a sampled number may be: `usual` with the usual draws, and the root of ten times as
// much with the tenth of them that the sanitizers get.
inline double sampling_error(double usual) {
#ifdef ARMISTICE_SANITIZED
  return usual * 3.1623;
#else
  return usual;
#endif
}

// Whether there are draws enough to hold games against exact ones whose decisions hang on closely
// fitted values: the tenth that the sanitizers get only walks through the code.
inline bool enough_to_compare() {
#ifdef ARMISTICE_SANITIZED
  return false;
#else
  return true;
#endif
}

}  // namespace armistice

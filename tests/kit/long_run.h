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

}  // namespace armistice

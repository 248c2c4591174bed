// A bug, not bad input: prints both values and throws std::logic_error, which the
// command line and the server catch at the outermost call.
#pragma once

#include <sstream>
#include <stdexcept>

namespace armistice {

template <class A, class B>
[[noreturn]] void check_failed(const char* file, int line, const char* text, const A& a,
                               const B& b) {
  std::ostringstream out;
  out << file << ':' << line << ": check failed: " << text << " (" << a << " and " << b << ')';
  throw std::logic_error(out.str());
}

}  // namespace armistice

#define ARMISTICE_CHECK_OP(a, op, b)                                                      \
  do {                                                                                    \
    const auto& check_a = (a);                                                            \
    const auto& check_b = (b);                                                            \
    if (!(check_a op check_b))                                                            \
      ::armistice::check_failed(__FILE__, __LINE__, #a " " #op " " #b, check_a, check_b); \
  } while (false)
#define ARMISTICE_CHECK(condition) ARMISTICE_CHECK_OP(static_cast<bool>(condition), ==, true)

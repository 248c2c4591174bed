// Machine code for the simple stretches of a line (add, divide, compare, choose, ...), four lanes
// at a time in 256-bit registers. Every instruction it uses is exact by IEEE 754, as those of the
// portable way are, and products and sums are not fused, so the bits are the same.
//
// Only for x86-64 under System V with AVX2; elsewhere, or where the system forbids memory that can
// be executed, compile_native gives null and lines run the portable way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "expr/line_code.h"

namespace armistice {

class NativeCode {
 public:
  // Takes the bytes of all parts; `starts`: where each begins. `pool`: constants, four times each.
  static std::shared_ptr<const NativeCode> load(const std::vector<std::uint8_t>& bytes,
                                                std::vector<std::size_t> starts,
                                                std::vector<double> pool);
  NativeCode(const NativeCode&) = delete;
  NativeCode& operator=(const NativeCode&) = delete;
  ~NativeCode();

  // Part k over `lanes` lanes from where frame and extra point. Made code has no type marks before
  // it, which Clang's check of function types would look for.
#if defined(__clang__)
  __attribute__((no_sanitize("function")))
#endif
  void
  run(int part, double* frame, double* extra, int lanes) const {
    using Function = void (*)(double*, double*, const double*, std::int64_t);
    const std::size_t start = starts_[static_cast<std::size_t>(part)];
    if (start == kNothing) return;
    reinterpret_cast<Function>(memory_ + start)(frame, extra, pool_.data(), (lanes + 3) / 4);
  }

  static constexpr std::size_t kNothing = static_cast<std::size_t>(-1);  // a part without code

 private:
  NativeCode() = default;
  std::uint8_t* memory_ = nullptr;
  std::size_t size_ = 0;
  std::vector<std::size_t> starts_;
  std::vector<double> pool_;
};

// Code for the simple stretches in order, then one part for the stores that had to wait.
std::shared_ptr<const NativeCode> compile_native(const LineCode& code);

}  // namespace armistice

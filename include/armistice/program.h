// A compiled expression: straight-line code over columns of numbers.
//
// A Frame is a block of up to kMaxLanes states (lanes) side by side: one column
// of `lanes` doubles per slot (see layout.h). A Program reads slot columns,
// constants and its own registers, writes one register per instruction in
// order, and its result is the last one written (or a slot or constant alone).
// There is no branch: `if` evaluates both sides and selects. Truth is 0 or 1.
// Programs are immutable and shared between threads; a Frame belongs to one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace armistice {

inline constexpr int kMaxLanes = 64;  // block width, see bench/

// Columns of a frame lie this many numbers apart: one cache line more than a block is wide, so that the
// same lane of many columns does not fall into a few sets of the cache.
inline constexpr int kColumnStride = kMaxLanes + 8;

enum class Op : std::uint8_t {
  add, sub, mul, div, pow, neg,             // a, b
  lt, le, gt, ge, eq, ne,                   // 0 or 1
  logical_and, logical_or, logical_not,     // any non-zero is true
  select,                                   // a ? b : c
  min, max,                                 // a, b
  abs, floor, exp, log, sqrt, logistic,     // a
  table,                                    // tables[c.index] at a
  sin, cos, tan, arcsin, arccos, arctan,    // a
  log10, truncate,                          // a
  modulo, remainder,                        // a, b: with the sign of b, with the sign of a
  poisson,                                  // a mean, b share: the count below which a share lies
};

struct Operand {
  enum class Kind : std::uint8_t { none, slot, constant, reg };
  Kind kind = Kind::none;
  std::int32_t index = 0;
};

struct Instruction {
  Op op;
  Operand a, b, c;
};

// Function through points: x strictly rising, same length as y, at least 2 points.
struct LookupTable {
  enum class Kind : std::uint8_t {
    clamped,   // linear between the points, the end values beyond them
    extended,  // the first and the last piece go on beyond the ends
    steps,     // the value of the last point at or before x; the first value before all points
  };
  std::vector<double> x, y;
  Kind kind = Kind::clamped;
};

struct Program {
  std::vector<Instruction> code;  // instruction k writes register k
  std::vector<double> constants;
  std::vector<LookupTable> tables;
  Operand result;                  // kind none: no program was given
  std::vector<std::int32_t> reads; // slots read, rising, unique
  std::string text;                // the expression as written, for messages and reports

  bool given() const { return result.kind != Operand::Kind::none; }
  bool is_constant() const { return reads.empty(); }
};

// Slot columns of `lanes` states. Column s starts at data[s * kColumnStride].
struct Frame {
  int lanes = 0;
  int slots = 0;
  std::vector<double> data;  // slots x kColumnStride

  Frame() = default;
  Frame(int slot_count, int lane_count)
      : lanes(lane_count), slots(slot_count),
        data(static_cast<std::size_t>(slot_count) * kColumnStride, 0.0) {}
  double* column(int slot) { return data.data() + static_cast<std::size_t>(slot) * kColumnStride; }
  const double* column(int slot) const {
    return data.data() + static_cast<std::size_t>(slot) * kColumnStride;
  }
};

}  // namespace armistice

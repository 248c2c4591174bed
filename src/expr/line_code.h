// A FusedLine made ready to run: columns for its intermediate results, and, on processors that have
// 256-bit vectors, machine code for its stretches of simple operations (native_code.h). The
// portable way runs instruction by instruction; both give the same bits.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "expr/fuse.h"

namespace armistice {

class NativeCode;  // expr/native_code.h

// Machine code, where that can be had, or the portable way only.
enum class Engine { native, portable };

class LineCode {
 public:
  LineCode() = default;
  // `first_scratch`: the first extra column that is free for intermediate results.
  LineCode(FusedLine line, int first_scratch, Engine engine);

  // Runs lanes first .. first + lanes - 1; first is a multiple of 4. Columns lie kColumnStride
  // apart. Lanes up to the next multiple of 4 may be written too.
  void run(double* frame, double* extra, int first, int lanes) const;

  bool empty() const { return line_.stores.empty(); }
  bool is_native() const { return native_ != nullptr; }
  int extra_columns() const {
    return extra_columns_;
  }  // those that it needs, hoisted ones included

 private:
  friend class NativeCompiler;
  struct Stretch {
    int begin = 0, end = 0;  // of FusedLine::code
    bool simple = true;      // no column operation
  };

  void lay_out(int first_scratch);
  void run_portable(const Stretch& stretch, double* frame, double* extra, int lanes) const;
  void run_stores(double* frame, double* extra, int lanes) const;

  FusedLine line_;
  std::vector<Stretch> stretches_;
  std::vector<int> homes_;  // per result: its extra column
  int extra_columns_ = 0;
  std::shared_ptr<const NativeCode> native_;
};

// What instruction k reads; a choice by a comparison reads what is compared too.
std::vector<Spot> spots_read(const FusedLine& line, int k);

// The comparison that decides a select, or -1.
int deciding_comparison(const FusedLine& line, int k);

}  // namespace armistice

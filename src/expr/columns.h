// One instruction over the lanes of columns, each a plain loop that a compiler can vectorise. Every
// lane is computed by the same scalar operations (expr/ops.h), so neither the number of lanes,
// nor the place of a lane, nor the width of the processor can change a bit.
#pragma once

#include "armistice/program.h"

namespace armistice {

// Where an operand's numbers are: a column, or one constant for all lanes.
struct Source {
  const double* column = nullptr;
  double constant = 0;
};

// out = op(a, b, c); `table` is that of Op::table, else null. `out` may be one of the columns.
void execute_columns(Op op, const Source& a, const Source& b, const Source& c,
                     const LookupTable* table, double* out, int lanes);

// What the processor offers, and a switch to use less of it (tests compare; the bits are the same).
enum class ColumnWidth { plain, wide, widest };  // for any; with AVX2; with AVX-512
ColumnWidth widest_columns();
void use_columns(ColumnWidth width);

}  // namespace armistice

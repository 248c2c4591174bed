// Where the middle 90 % of a quantity lies, before any record is seen.
#pragma once

#include <vector>

namespace armistice {

struct Range { double p05 = 0, p50 = 0, p95 = 0; };

struct QuantityRange {
  Range all;                  // of what worlds draw: the pool, the assumption, the alternatives
  std::vector<Range> claims;  // per pooled claim: its own spread
};

}  // namespace armistice

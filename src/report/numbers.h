// Numbers as a reader wants them: no more digits than the standard error supports.
#pragma once

#include <string>

#include "armistice/estimate.h"

namespace armistice {

std::string percent(double share);  // "34%"; "<1%" and ">99%" near the ends; "–" for none
std::string points(double share);   // a difference in percentage points, signed: "+9", "-0.4"
std::string unsigned_points(double share);  // its size: "9", "0.4"
std::string error_points(double share);     // a standard error in percentage points: "±2", "±0.4"
std::string error_size(double se);  // of a plain number: "±0.02"; "±0" where rounding is all it is
std::string range_percent(const Estimate& p);     // "4–64%": p05 to p95
std::string plain(double value, int digits = 3);  // significant digits, no exponent where avoidable
std::string months_change(double value);          // "+1.2", "0", "-0.4"
std::string months(double value);                 // "17", "2.5" below 10

}  // namespace armistice

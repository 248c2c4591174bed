// Calendar dates. Months are calendar months; month 0 of a case begins at its
// start date, month k at the same day k months later (so a start is day 1 to 28).
#pragma once

#include <compare>

namespace armistice {

struct Date {
  int year = 0;
  int month = 0;  // 1 to 12
  int day = 0;    // 1 to 31
  friend auto operator<=>(const Date&, const Date&) = default;
};

}  // namespace armistice

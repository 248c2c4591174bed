// Dates as text and as months.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "armistice/date.h"

namespace armistice {

// "2025-07-18"; also "2025-07" and "2025" (the first day). Nothing for what is no date.
std::optional<Date> parse_date(std::string_view text);
std::string to_text(const Date& date);          // ISO 8601
Date add_months(const Date& date, int months);  // day kept, cut to the month's length
int days_between(const Date& from, const Date& to);

// Whole months from `start` to `date`, rounded down (negative before it).
int months_floor(const Date& start, const Date& date);
// The first month whose beginning is not before `date`.
int months_ceil(const Date& start, const Date& date);
// Months with a fraction: days into the month over the month's length.
double months_exact(const Date& start, const Date& date);

}  // namespace armistice

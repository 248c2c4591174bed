#include "util/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "util/check.h"

namespace armistice {
namespace {

std::chrono::year_month_day calendar(const Date& date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

int days_in_month(int year, int month) {
  const std::chrono::year_month_day_last last = std::chrono::year(year) / month / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

// All of `text` as digits; nothing otherwise.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  const bool shaped = text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
                      (text.size() == 10 && text[4] == '-' && text[7] == '-');
  if (!shaped) return std::nullopt;
  const std::optional<int> year = digits(text.substr(0, 4));
  const std::optional<int> month = text.size() > 4 ? digits(text.substr(5, 2)) : 1;
  const std::optional<int> day = text.size() > 7 ? digits(text.substr(8, 2)) : 1;
  if (!year || !month || !day || *year < 1) return std::nullopt;
  const Date date{*year, *month, *day};
  if (!calendar(date).ok()) return std::nullopt;
  return date;
}

std::string to_text(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

Date add_months(const Date& date, int months) {
  const int total = date.year * 12 + (date.month - 1) + months;
  const int year = total >= 0 ? total / 12 : -((11 - total) / 12);
  const int month = total - year * 12 + 1;
  return {year, month, std::min(date.day, days_in_month(year, month))};
}

int days_between(const Date& from, const Date& to) {
  const std::chrono::days days =
      std::chrono::sys_days(calendar(to)) - std::chrono::sys_days(calendar(from));
  return static_cast<int>(days.count());
}

int months_floor(const Date& start, const Date& date) {
  const int months = (date.year - start.year) * 12 + date.month - start.month;
  return date < add_months(start, months) ? months - 1 : months;
}

int months_ceil(const Date& start, const Date& date) {
  const int months = months_floor(start, date);
  return add_months(start, months) == date ? months : months + 1;
}

double months_exact(const Date& start, const Date& date) {
  const int months = months_floor(start, date);
  const Date begin = add_months(start, months);
  const int length = days_between(begin, add_months(start, months + 1));
  ARMISTICE_CHECK_OP(length, >, 0);
  return months + static_cast<double>(days_between(begin, date)) / length;
}

}  // namespace armistice

#include "util/dates.h"

#include <gtest/gtest.h>

#include <cmath>

namespace armistice {
namespace {

TEST(Dates, ReadsYearsMonthsAndDays) {
  EXPECT_EQ(parse_date("2025-07-18"), (Date{2025, 7, 18}));
  EXPECT_EQ(parse_date("2025-07"), (Date{2025, 7, 1}));
  EXPECT_EQ(parse_date("2025"), (Date{2025, 1, 1}));
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
}

TEST(Dates, RefusesWhatIsNoDate) {
  for (const char* text : {"", "25", "2025-7-18", "2025-13", "2025-00", "2025-02-29", "2025-04-31",
                           "2025-01-00", "2025/01/01", "2025-01-01T", "+025-01-01", "0000-01-01",
                           " 2025", "2025-1 -01", "20250101", "2025-01-"})
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
}

TEST(Dates, WritesIso) {
  EXPECT_EQ(to_text(Date{2025, 7, 18}), "2025-07-18");
  EXPECT_EQ(to_text(Date{987, 1, 2}), "0987-01-02");
}

TEST(Dates, AddsMonthsAndCutsTheDay) {
  EXPECT_EQ(add_months({2025, 1, 31}, 1), (Date{2025, 2, 28}));
  EXPECT_EQ(add_months({2023, 12, 31}, 2), (Date{2024, 2, 29}));
  EXPECT_EQ(add_months({2025, 2, 1}, 23), (Date{2027, 1, 1}));
  EXPECT_EQ(add_months({2025, 2, 1}, -2), (Date{2024, 12, 1}));
  EXPECT_EQ(add_months({2025, 2, 1}, -26), (Date{2022, 12, 1}));
}

TEST(Dates, CountsDays) {
  EXPECT_EQ(days_between({2025, 2, 1}, {2026, 2, 1}), 365);
  EXPECT_EQ(days_between({2024, 2, 1}, {2025, 2, 1}), 366);
  EXPECT_EQ(days_between({2025, 3, 18}, {2025, 3, 11}), -7);
}

TEST(Dates, CountsMonthsFromAStart) {
  const Date start{2025, 2, 10};
  EXPECT_EQ(months_floor(start, {2025, 2, 10}), 0);
  EXPECT_EQ(months_floor(start, {2025, 3, 9}), 0);
  EXPECT_EQ(months_floor(start, {2025, 3, 10}), 1);
  EXPECT_EQ(months_floor(start, {2025, 2, 9}), -1);
  EXPECT_EQ(months_floor(start, {2026, 1, 23}), 11);
  EXPECT_EQ(months_ceil(start, {2025, 2, 10}), 0);
  EXPECT_EQ(months_ceil(start, {2025, 2, 11}), 1);
  EXPECT_EQ(months_ceil(start, {2025, 2, 9}), 0);
  EXPECT_EQ(months_ceil(start, {2026, 1, 23}), 12);
}

TEST(Dates, FractionsAreDaysOverTheLengthOfTheMonth) {
  const Date start{2025, 2, 1};
  EXPECT_DOUBLE_EQ(months_exact(start, {2025, 2, 15}), 0.5);
  EXPECT_DOUBLE_EQ(months_exact(start, {2026, 1, 23}), 11 + 22.0 / 31);
  EXPECT_DOUBLE_EQ(months_exact(start, {2025, 1, 31}), -1.0 / 31);
}

TEST(Dates, FloorExactAndCeilAgreeOnEveryDayOfEightYears) {
  const Date start{2023, 5, 17};
  for (int month = -40; month < 56; ++month)
    for (int day = 1; day <= 28; ++day) {
      const Date date = add_months({2023, 5, day}, month);
      const double exact = months_exact(start, date);
      ASSERT_EQ(months_floor(start, date), static_cast<int>(std::floor(exact))) << to_text(date);
      ASSERT_EQ(months_ceil(start, date), static_cast<int>(std::ceil(exact))) << to_text(date);
    }
}

}  // namespace
}  // namespace armistice

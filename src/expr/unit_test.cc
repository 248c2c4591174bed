#include "expr/unit.h"

#include <gtest/gtest.h>

namespace armistice {
namespace {

std::string round_trip(std::string_view text) {
  const std::optional<Unit> unit = parse_unit(text);
  return unit ? to_text(*unit) : "no unit";
}

TEST(Unit, ReadsAndWrites) {
  EXPECT_EQ(round_trip("1"), "1");
  EXPECT_EQ(round_trip("km"), "km");
  EXPECT_EQ(round_trip("thousand/month"), "thousand/month");
  EXPECT_EQ(round_trip("usd*km^2"), "km^2*usd");
  EXPECT_EQ(round_trip("1/month"), "1/month");
  EXPECT_EQ(round_trip("km^2 / km"), "km");
  EXPECT_EQ(round_trip("km/month/month"), "km/month^2");
  EXPECT_EQ(round_trip("km^-2"), "1/km^2");
  EXPECT_EQ(round_trip("km/km"), "1");
  EXPECT_EQ(to_text(Unit{}), "");
}

TEST(Unit, RefusesWhatIsNoUnit) {
  for (const char* text : {"", "2", "12", "km/", "/km", "km^", "km^x", "km^0", "km^11", "km month",
                           "km+1", "%", "_a", "千", "1km"})
    EXPECT_EQ(round_trip(text), "no unit") << text;
}

TEST(Unit, Algebra) {
  const Unit km = *parse_unit("km"), month = *parse_unit("month");
  EXPECT_EQ(multiply(divide(km, month), month), km);
  EXPECT_EQ(divide(km, km), Unit::none());
  EXPECT_EQ(power(km, 3), *parse_unit("km^3"));
  EXPECT_EQ(power(km, 0), Unit::none());
  EXPECT_EQ(root(*parse_unit("km^2/month^4")), *parse_unit("km/month^2"));
  EXPECT_EQ(root(km), std::nullopt);
  EXPECT_FALSE(multiply(km, Unit{}).checked);
  EXPECT_FALSE(power(power(km, 100), 100).checked);
}

TEST(Unit, UncheckedFitsEverything) {
  const Unit km = *parse_unit("km"), month = *parse_unit("month");
  EXPECT_TRUE(fits(km, km));
  EXPECT_TRUE(fits(km, Unit{}));
  EXPECT_FALSE(fits(km, month));
  EXPECT_FALSE(fits(km, Unit::none()));
}

}  // namespace
}  // namespace armistice

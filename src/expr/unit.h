// Units of measurement: a product of named base units with integer powers, "thousand/month".
// An unchecked unit fits every other; a plain number (`1`) is dimensionless.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace armistice {

struct Unit {
  bool checked = false;
  std::map<std::string, int> powers;         // no zero entries
  static Unit none() { return {true, {}}; }  // dimensionless
  friend bool operator==(const Unit&, const Unit&) = default;
};

std::optional<Unit> parse_unit(std::string_view text);  // "1", "km", "thousand/month", "usd*km^2"
std::string to_text(const Unit& unit);  // "1" when dimensionless, empty when unchecked
Unit multiply(const Unit& a, const Unit& b);
Unit divide(const Unit& a, const Unit& b);
Unit power(const Unit& unit, int exponent);  // powers beyond 1000: unchecked
std::optional<Unit> root(const Unit& unit);  // nothing when a power is odd
bool fits(const Unit& a, const Unit& b);     // equal, or one of them unchecked

}  // namespace armistice

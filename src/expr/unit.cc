#include "expr/unit.h"

#include <cctype>
#include <cstddef>
#include <cstdlib>

namespace armistice {
namespace {

constexpr int kMaxPower = 1000;

// `unit` with every power of `other` added `times` times.
Unit combine(const Unit& unit, const Unit& other, int times) {
  if (!unit.checked || !other.checked) return {};
  Unit out = unit;
  for (const auto& [name, exponent] : other.powers) {
    const long sum = out.powers[name] + static_cast<long>(exponent) * times;
    if (std::labs(sum) > kMaxPower) return {};
    out.powers[name] = static_cast<int>(sum);
    if (sum == 0) out.powers.erase(name);
  }
  return out;
}

// Reads one unit text from the left.
class UnitReader {
 public:
  explicit UnitReader(std::string_view text) : text_(text) {}

  std::optional<Unit> read() {
    Unit unit = Unit::none();
    int sign = 1;
    while (true) {
      std::optional<Unit> factor = read_factor();
      if (!factor) return std::nullopt;
      unit = combine(unit, *factor, sign);
      skip_spaces();
      if (at_ == text_.size()) return unit;
      if (text_[at_] != '*' && text_[at_] != '/') return std::nullopt;
      sign = text_[at_++] == '*' ? 1 : -1;
    }
  }

 private:
  void skip_spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool is(int (*kind)(int)) const {
    return at_ < text_.size() && kind(static_cast<unsigned char>(text_[at_]));
  }

  // a name with an optional whole power, or 1
  std::optional<Unit> read_factor() {
    skip_spaces();
    if (at_ < text_.size() && text_[at_] == '1') {
      ++at_;
      if (is(std::isalnum)) return std::nullopt;
      return Unit::none();
    }
    const std::size_t begin = at_;
    if (!is(std::isalpha)) return std::nullopt;
    while (is(std::isalnum) || (at_ < text_.size() && text_[at_] == '_')) ++at_;
    const std::string name(text_.substr(begin, at_ - begin));
    int exponent = 1;
    if (at_ < text_.size() && text_[at_] == '^') {
      ++at_;
      const int sign = at_ < text_.size() && text_[at_] == '-' ? (++at_, -1) : 1;
      if (!is(std::isdigit)) return std::nullopt;
      exponent = sign * (text_[at_++] - '0');
      if (is(std::isalnum) || exponent == 0) return std::nullopt;
    }
    return Unit{true, {{name, exponent}}};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Unit> parse_unit(std::string_view text) { return UnitReader(text).read(); }

std::string to_text(const Unit& unit) {
  if (!unit.checked) return {};
  std::string above, below;
  for (const auto& [name, exponent] : unit.powers) {
    const int size = std::abs(exponent);
    const std::string factor = size == 1 ? name : name + "^" + std::to_string(size);
    if (exponent > 0)
      above += (above.empty() ? "" : "*") + factor;
    else
      below += "/" + factor;
  }
  return (above.empty() ? "1" : above) + below;
}

Unit multiply(const Unit& a, const Unit& b) { return combine(a, b, 1); }
Unit divide(const Unit& a, const Unit& b) { return combine(a, b, -1); }

Unit power(const Unit& unit, int exponent) {
  if (exponent > kMaxPower || exponent < -kMaxPower) return {};
  return unit.checked ? combine(Unit::none(), unit, exponent) : Unit{};
}

std::optional<Unit> root(const Unit& unit) {
  Unit out = unit;
  for (auto& [name, exponent] : out.powers) {
    if (exponent % 2 != 0) return std::nullopt;
    exponent /= 2;
  }
  return out;
}

bool fits(const Unit& a, const Unit& b) { return !a.checked || !b.checked || a == b; }

}  // namespace armistice

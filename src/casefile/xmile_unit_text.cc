#include "casefile/xmile_unit_text.h"

#include <charconv>
#include <cstddef>

#include "casefile/xmile_names.h"

namespace armistice {
namespace {

constexpr std::size_t kMaxText = 1000;  // bytes
constexpr std::size_t kMaxParts = 50;   // base units of one unit
constexpr int kMaxBrackets = 30;        // nested

// One spelling for all of a name: "People", "persons" and "person" are one unit.
std::string unit_key(std::string_view name) {
  std::string key = xmile_key(name, false);
  if (key == "people") return "person";
  const bool plural = key.size() > 3 && key.ends_with('s') && !key.ends_with("ss");
  if (plural) key.pop_back();
  return key;
}

bool is_plain(std::string_view key) {
  return key == "dmnl" || key == "dimensionles" || key == "dimensionless" || key == "unitless" ||
         key == "fraction";
}

}  // namespace

// Reads one text from the left: factors parted by * and /, each with a power.
class XmileUnitReader {
 public:
  XmileUnitReader(std::string_view text, const XmileUnits& units) : text_(text), units_(units) {}

  std::optional<Unit> run() {
    std::optional<Unit> unit = product(0);
    skip_spaces();
    if (!unit || at_ != text_.size()) return std::nullopt;
    if (unit->powers.size() > kMaxParts) return Unit{};
    return unit;
  }

 private:
  void skip_spaces() {
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) <= ' ') ++at_;
  }
  bool accept(char sign) {
    skip_spaces();
    if (at_ == text_.size() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }

  std::optional<Unit> product(int depth) {
    std::optional<Unit> unit = factor(depth);
    while (unit) {
      const bool times = accept('*');
      if (!times && !accept('/')) break;
      const std::optional<Unit> next = factor(depth);
      if (!next) return std::nullopt;
      unit = times ? multiply(*unit, *next) : divide(*unit, *next);
    }
    return unit;
  }

  std::optional<Unit> factor(int depth) {
    std::optional<Unit> unit;
    if (accept('(')) {
      if (depth < kMaxBrackets) unit = product(depth + 1);
      if (!unit || !accept(')')) return std::nullopt;
    } else {
      unit = named();
    }
    if (!unit || !accept('^')) return unit;
    skip_spaces();
    int exponent = 0;
    const auto [end, fault] =
        std::from_chars(text_.data() + at_, text_.data() + text_.size(), exponent);
    if (fault != std::errc()) return std::nullopt;
    at_ = static_cast<std::size_t>(end - text_.data());
    return power(*unit, exponent);
  }

  // Everything up to the next sign is a name; of numbers only 1 is a unit.
  std::optional<Unit> named() {
    skip_spaces();
    const std::size_t end = std::min(text_.find_first_of("*/^()", at_), text_.size());
    const std::string key = unit_key(text_.substr(at_, end - at_));
    at_ = end;
    if (key.empty()) return std::nullopt;
    if (key == "1" || is_plain(key)) return Unit::none();
    if (key[0] >= '0' && key[0] <= '9') return std::nullopt;
    const auto known = units_.known_.find(key);
    return known != units_.known_.end() ? known->second : Unit{true, {{key, 1}}};
  }

  std::string_view text_;
  const XmileUnits& units_;
  std::size_t at_ = 0;
};

// A definition may use those before it.
XmileUnits::XmileUnits(const std::vector<XmileUnitDefinition>& definitions) {
  for (const XmileUnitDefinition& definition : definitions) {
    if (definition.names.empty()) continue;
    std::optional<Unit> unit = read(definition.made_of);
    if (!unit || !unit->checked) unit = read(definition.names.front());
    if (!unit) continue;
    for (const std::string& name : definition.names)
      if (const std::string key = unit_key(name); !key.empty()) known_.emplace(key, *unit);
  }
}

std::optional<Unit> XmileUnits::read(std::string_view text) const {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return Unit{};
  if (text.size() > kMaxText) return std::nullopt;
  return XmileUnitReader(text, *this).run();
}

}  // namespace armistice

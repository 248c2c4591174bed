#include "casefile/fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "util/dates.h"
#include "util/spelling.h"

namespace armistice {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string shown(double x) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%g", x);
  return buffer;
}

std::string range_words(double low, double high) {
  if (low == -kNoLimit && high == kNoLimit) return "a number";
  if (high == kNoLimit) return low == 0 ? "zero or a positive number" : "at least " + shown(low);
  return "a number from " + shown(low) + " to " + shown(high);
}

std::string number_hint(const std::string& text) {
  if (!text.empty() && text.back() == '%') {
    if (const auto percent = number_in(text.substr(0, text.size() - 1)))
      return "write " + shown(*percent / 100);
  }
  if (text.find(',') != std::string::npos) return "write digits with a decimal point, no commas";
  return "write it as 12, 0.5 or 1e-3";
}

}  // namespace

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 200 && is_letter(text[0]) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '.'; });
}

std::optional<double> number_in(std::string_view text) {
  if (!text.empty() && text[0] == '+') text.remove_prefix(1);
  double x = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), x);
  if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(x))
    return std::nullopt;
  return x;
}

bool wrong_form(const Value& value, const std::string& key, const std::string& wanted,
                const std::string& hint, Faults& faults) {
  const std::string found = value.node.kind == YamlNode::Kind::scalar
                                ? quote(value.node.word.text)
                                : kind_name(value.node.kind);
  faults.error(value.place(), key, value.name() + " must be " + wanted + ", not " + found, hint);
  return false;
}

bool expect_map(const Value& value, Faults& faults) {
  return value.node.kind == YamlNode::Kind::map ||
         wrong_form(value, "wrong-kind", "a map", "write `{key: value, ...}`, or the keys indented below",
                    faults);
}

void missing_key(const Place& place, const std::string& phrase, const std::string& key,
                 Faults& faults) {
  const bool top = phrase.empty();  // then no line is to blame
  faults.error(top ? Place{place.file, 0, 0} : place, "missing-key",
               (top ? "the case" : phrase) + " needs `" + key + "`",
               "add `" + key + ": ...`");
}

void unknown_key(const Word& key, const std::string& phrase, const std::vector<std::string>& known,
                 Faults& faults) {
  faults.error(key.place, "unknown-key",
               "unknown key " + quote(key.text) + (phrase.empty() ? " in a case" : " in " + phrase),
               known.empty() ? "remove it" : suggestion(key.text, known));
}

void empty_value(const Value& value, Faults& faults) {
  faults.error(value.place(), "empty-value", value.name() + " has no value",
               "give one, or remove the key");
}

Word read_scalar(const Value& value, Faults& faults) {
  if (value.node.kind != YamlNode::Kind::scalar) {
    wrong_form(value, "wrong-kind", "one value", "write `" + value.key + ": value`", faults);
    return {};
  }
  if (value.node.word.text.find_first_not_of(" \t\n") == std::string::npos) {
    empty_value(value, faults);
    return {};
  }
  return value.node.word;
}

Word read_name(const Value& value, Faults& faults) {
  Word word = read_scalar(value, faults);
  if (!word.given() || is_name(word.text)) return word;
  wrong_form(value, "not-a-name", "a name",
             "names are English letters, digits, _ and ., and begin with a letter", faults);
  return {};
}

Word read_choice(const Value& value, const std::vector<std::string>& allowed, Faults& faults) {
  Word word = read_scalar(value, faults);
  if (!word.given() || std::find(allowed.begin(), allowed.end(), word.text) != allowed.end())
    return word;
  std::string list;
  for (std::size_t k = 0; k < allowed.size(); ++k)
    list += (k == 0 ? "" : k + 1 == allowed.size() ? " or " : ", ") + allowed[k];
  const std::string near = closest_name(word.text, allowed);
  wrong_form(value, "unknown-word", list,
             near.empty() ? "use one of these words" : "did you mean " + quote(near) + "?", faults);
  return {};
}

Word read_date(const Value& value, bool whole_day, Faults& faults) {
  Word word = read_scalar(value, faults);
  if (!word.given()) return word;
  const bool full = word.text.size() == 10;
  if (parse_date(word.text) && (full || !whole_day)) return word;
  wrong_form(value, "not-a-date", whole_day ? "a date" : "a date, a month or a year",
             std::string("write year-month-day, such as 2025-07-18") +
                 (whole_day ? "" : "; 2025-07 and 2025 will do"),
             faults);
  return {};
}

Word read_flag(const Value& value, Faults& faults) {
  Word word = read_scalar(value, faults);
  if (!word.given()) return word;
  std::string lower = word.text;
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (lower == "true" || lower == "yes" || lower == "on") {
    word.text = "true";
  } else if (lower == "false" || lower == "no" || lower == "off") {
    word.text = "false";
  } else {
    wrong_form(value, "not-a-flag", "true or false", "write `" + value.key + ": true`", faults);
    return {};
  }
  return word;
}

Word read_duration(const Value& value, Faults& faults) {
  Word word = read_scalar(value, faults);
  if (!word.given()) return word;
  const std::string& text = word.text;
  std::size_t i = 0;
  int count = 0;
  while (i < text.size() && is_digit(text[i]) && count < 100000) count = 10 * count + (text[i++] - '0');
  const bool has_digits = i > 0;
  while (i < text.size() && text[i] == ' ') ++i;
  const std::string unit = text.substr(i);
  const bool months = unit.empty() || unit == "month" || unit == "months";
  const bool years = unit == "year" || unit == "years";
  constexpr int kMaxMonths = 1200;
  const int total = years ? 12 * count : count;
  if (has_digits && (months || years) && total >= 1 && total <= kMaxMonths) return word;
  wrong_form(value, "not-a-duration", "whole months, from 1 to 1200",
             "write `" + value.key + ": 24 months`, or years", faults);
  return {};
}

Word read_number(const Value& value, double low, double high, bool or_expression, Faults& faults) {
  Word word = read_scalar(value, faults);
  if (!word.given()) return word;
  const auto number = number_in(word.text);
  if (!number) {
    if (or_expression) return word;
    wrong_form(value, "not-a-number", range_words(low, high), number_hint(word.text), faults);
    return {};
  }
  if (*number >= low && *number <= high) return word;
  wrong_form(value, "out-of-range", range_words(low, high), "put a number in that range", faults);
  return {};
}

LocalizedText read_text(const Value& value, Faults& faults) {
  LocalizedText text;
  if (value.node.kind == YamlNode::Kind::scalar) {
    text.en = value.node.word.text;
    return text;
  }
  if (value.node.kind != YamlNode::Kind::map) {
    wrong_form(value, "wrong-kind", "a text, or a map of languages",
               "write `{en: ..., zh-Hans: ..., zh-Hant: ...}`", faults);
    return text;
  }
  for (const MapEntry& entry : value.node.entries) {
    std::string* to = entry.key.text == "en"        ? &text.en
                      : entry.key.text == "zh-Hans" ? &text.zh_hans
                      : entry.key.text == "zh-Hant" ? &text.zh_hant
                                                    : nullptr;
    if (to == nullptr)
      unknown_key(entry.key, "a map of languages", {"en", "zh-Hans", "zh-Hant"}, faults);
    else
      *to = read_scalar({*entry.value, entry.key.text, "a text"}, faults).text;
  }
  return text;
}

std::vector<Word> read_words(const Value& value, bool names, Faults& faults) {
  const auto read = [&](const Value& v) {
    return names ? read_name(v, faults) : read_scalar(v, faults);
  };
  std::vector<Word> words;
  if (value.node.kind == YamlNode::Kind::list) {
    for (const YamlNode* item : value.node.items) {
      if (Word word = read({*item, value.key, value.owner}); word.given())
        words.push_back(std::move(word));
    }
  } else if (value.node.kind == YamlNode::Kind::scalar) {
    if (Word word = read(value); word.given()) words.push_back(std::move(word));
  } else {
    wrong_form(value, "wrong-kind", "a list", "write `" + value.key + ": [one, two]`", faults);
  }
  return words;
}

std::vector<Entry> read_entries(const Value& value, Faults& faults) {
  return read_numbers(value, -kNoLimit, kNoLimit, true, faults);
}

std::vector<Entry> read_numbers(const Value& value, double low, double high, bool or_expression,
                                Faults& faults) {
  std::vector<Entry> entries;
  if (!expect_map(value, faults)) return entries;
  for (const MapEntry& entry : value.node.entries) {
    const Value inner{*entry.value, entry.key.text, value.name()};
    if (!is_name(entry.key.text)) {
      faults.error(entry.key.place, "not-a-name",
                   quote(entry.key.text) + " in " + value.name() + " is not a name",
                   "names are English letters, digits, _ and ., and begin with a letter");
      continue;
    }
    Word word = read_number(inner, low, high, or_expression, faults);
    if (word.given()) entries.push_back({entry.key, std::move(word)});
  }
  return entries;
}

void check_id(const Value& value, const Word& id, bool any_text, std::map<std::string, Place>& seen,
              Faults& faults) {
  if (!id.given()) return;  // its fault is known
  if (!any_text && !is_name(id.text)) {
    faults.error(id.place, "not-a-name", quote(id.text) + " is not a name for " + value.owner,
                 "names are English letters, digits, _ and ., and begin with a letter; what people "
                 "read goes to `title`");
    return;
  }
  const auto [first, is_new] = seen.emplace(id.text, id.place);
  if (!is_new)
    faults.error(id.place, "duplicate-id", quote(id.text) + " names " + value.owner + " twice",
                 "the first is at " + faults.where(first->second) + "; rename one of them");
}

}  // namespace armistice

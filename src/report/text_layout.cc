#include "report/text_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace armistice {
namespace {

constexpr char32_t kBroken = 0xFFFD;

// Takes one code point off the front; broken bytes come one by one as kBroken.
char32_t take(std::string_view& text) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char first = byte(0);
  std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  char32_t code = first < 0x80 ? first : first & (0xFFu >> (length + 1));
  static constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  bool valid = first < 0x80 || (first >= 0xC2 && first <= 0xF4 && text.size() >= length);
  for (std::size_t k = 1; valid && k < length; ++k) {
    valid = (byte(k) & 0xC0) == 0x80;
    code = (code << 6) | (byte(k) & 0x3F);
  }
  valid =
      valid && code >= kSmallest[length] && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
  if (!valid) {
    code = kBroken;
    length = 1;
  }
  text.remove_prefix(length);
  return code;
}

void put(std::string& out, char32_t code) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

using Range = std::pair<char32_t, char32_t>;

template <std::size_t n>
bool within(const std::array<Range, n>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
    return code >= range.first && code <= range.second;
  });
}

// Unicode's East Asian width W and F, in blocks.
constexpr std::array<Range, 10> kWide = {{{0x1100, 0x115F},
                                          {0x2E80, 0x303E},
                                          {0x3041, 0xA4CF},
                                          {0xAC00, 0xD7A3},
                                          {0xF900, 0xFAFF},
                                          {0xFE30, 0xFE6F},
                                          {0xFF01, 0xFF60},
                                          {0xFFE0, 0xFFE6},
                                          {0x1F300, 0x1FAFF},
                                          {0x20000, 0x3FFFD}}};
constexpr std::array<Range, 3> kNoWidth = {{{0x300, 0x36F}, {0x200B, 0x200D}, {0xFE00, 0xFE0F}}};
// Marks that turn the direction of reading, and the byte order mark.
constexpr std::array<Range, 5> kDirection = {
    {{0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}, {0x61C, 0x61C}, {0xFEFF, 0xFEFF}}};

bool is_blank(char32_t code) {
  return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x2028 || code == 0x2029;
}

int width_of(char32_t code) { return within(kWide, code) ? 2 : within(kNoWidth, code) ? 0 : 1; }

bool closes(char32_t code) {
  static constexpr std::u32string_view kClosing = U"，。、：；！？）」』】》”’…％";
  return kClosing.find(code) != std::u32string_view::npos;
}

bool opens(char32_t code) {
  static constexpr std::u32string_view kOpening = U"（「『【《“‘";
  return kOpening.find(code) != std::u32string_view::npos;
}

struct Word {
  std::string text;
  int width = 0;
  bool after_blank = false;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool blank = false;
  bool glue = false;    // the next narrow character continues the last word
  bool opened = false;  // the next character of any kind does
  while (!text.empty()) {
    const char32_t code = take(text);
    if (code == U' ') {
      blank = true;
      glue = opened = false;
      continue;
    }
    const bool wide = width_of(code) == 2;
    if (!words.empty() && !blank && ((glue && !wide) || opened || closes(code))) {
      put(words.back().text, code);
      words.back().width += width_of(code);
    } else {
      words.push_back({"", width_of(code), blank});
      put(words.back().text, code);
    }
    glue = !wide;
    opened = opens(code);
    blank = false;
  }
  return words;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  bool blank = false;
  while (!text.empty()) {
    const char32_t code = take(text);
    if (is_blank(code)) {
      blank = !out.empty();
    } else if (!within(kDirection, code)) {
      if (blank) out += ' ';
      blank = false;
      put(out, code);
    }
  }
  return out;
}

std::string readable(std::string_view id) {
  std::string words(id);
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '_' || c == '.'; }, ' ');
  return words;
}

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) width += width_of(take(text));
  return width;
}

std::string pad_right(std::string text, int width) {
  text.append(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
  return text;
}

std::string pad_left(std::string text, int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ') +
         text;
}

std::string shorten(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  std::string out;
  int used = 1;  // the ellipsis
  while (!text.empty()) {
    const char32_t code = take(text);
    used += width_of(code);
    if (used > width) break;
    put(out, code);
  }
  return out + "…";
}

std::vector<std::string> wrap(std::string_view text, int width) {
  width = std::max(width, 2);
  std::vector<std::string> lines(1);
  int used = 0;
  for (const Word& word : words_of(text)) {
    const int gap = word.after_blank && used > 0 ? 1 : 0;
    if (used > 0 && used + gap + word.width > width) {
      lines.emplace_back();
      used = 0;
    } else if (gap > 0) {
      lines.back() += ' ';
      ++used;
    }
    std::string_view rest = word.text;
    while (!rest.empty()) {
      const char32_t code = take(rest);
      if (used + width_of(code) > width) {
        lines.emplace_back();
        used = 0;
      }
      put(lines.back(), code);
      used += width_of(code);
    }
  }
  return lines;
}

std::string bar(double part, int width) {
  static constexpr std::array<const char*, 8> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double share = std::isfinite(part) ? std::clamp(part, 0.0, 1.0) : 0.0;
  const int eighths = static_cast<int>(std::lround(share * width * 8));
  std::string out;
  for (int k = 0; k < eighths / 8; ++k) out += "█";
  out += kEighths[static_cast<std::size_t>(eighths % 8)];
  for (int k = (eighths + 7) / 8; k < width; ++k) out += "·";
  return out;
}

}  // namespace armistice

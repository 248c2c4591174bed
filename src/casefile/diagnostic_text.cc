// A diagnostic as a terminal shows it.
#include <cstdint>
#include <string>
#include <string_view>

#include "casefile/read_case.h"

namespace armistice {
namespace {

struct Character {
  std::uint32_t code = 0;
  std::string_view bytes;
};

// The character at `text[i]`; bytes that are not UTF-8 count one by one.
Character character_at(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char lead = byte(i);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (i + length > text.size() || length == 1) return {lead, text.substr(i, 1)};
  std::uint32_t code = lead & (0xFFu >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) code = (code << 6) | (byte(i + k) & 0x3Fu);
  return {code, text.substr(i, length)};
}

// Would move the cursor, colour the terminal or turn the direction of writing.
bool is_control(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Two cells wide on a terminal: the East Asian blocks.
bool is_wide(std::uint32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    if (c.code == '\n' || c.code == '\t')
      out += ' ';
    else if (is_control(c.code))
      out += "\xEF\xBF\xBD";
    else
      out += c.bytes;
    i += c.bytes.size();
  }
  return out;
}

constexpr int kShown = 120;  // characters of a longer line that are shown,
constexpr int kBefore = 70;  // and how many of them left of the column

// The line, cut around the column, and the caret below. A tab stays a tab in both lines.
std::string caret_display(std::string_view line, int column) {
  std::string shown, blank;
  int at = 1;
  const bool cut = line.size() > kShown;
  const int first = cut && column > kBefore ? column - kBefore : 1;
  const int last = cut ? first + kShown - 1 : static_cast<int>(line.size());
  if (first > 1) {
    shown += "...";
    blank += "   ";
  }
  for (std::size_t i = 0; i < line.size(); ++at) {
    const Character c = character_at(line, i);
    i += c.bytes.size();
    if (at < first) continue;
    if (at > last) {
      shown += "...";
      break;
    }
    const bool tab = c.code == '\t';
    shown += tab ? std::string("\t") : harmless(c.bytes);
    if (at < column) blank += tab ? "\t" : is_wide(c.code) ? "  " : " ";
  }
  for (; at < column; ++at) blank += ' ';
  return shown + "\n" + blank + "^\n";
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic) {
  std::string out = harmless(diagnostic.file);
  if (diagnostic.line > 0) {
    out += ":" + std::to_string(diagnostic.line);
    if (diagnostic.column > 0) out += ":" + std::to_string(diagnostic.column);
  }
  if (!out.empty()) out += ": ";
  out += diagnostic.severity == Severity::error ? "error: " : "warning: ";
  out += harmless(diagnostic.message) + "\n";
  if (diagnostic.line > 0 && diagnostic.column > 0 && !diagnostic.text.empty())
    out += caret_display(diagnostic.text, diagnostic.column);
  if (!diagnostic.hint.empty()) out += "  " + harmless(diagnostic.hint) + "\n";
  return out;
}

}  // namespace armistice

#include "casefile/xmile_names.h"

#include <cstdint>

#include "casefile/compile_context.h"
#include "expr/tree.h"

namespace armistice {
namespace {

constexpr std::size_t kLongestIdentifier = 80;
constexpr char kQuotedDot = '\x01';

// Bytes of the separator that begins here; 0: none does.
std::size_t separator_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '_' || c == '\n' || c == '\t' || c == '\r') return 1;
  if (text.substr(at, 2) == "\\n" || text.substr(at, 2) == "\xc2\xa0") return 2;
  return 0;
}

// The small letter of a capital one, for scripts whose capitals lie in one run.
char32_t small_letter(char32_t c) {
  if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 32;
  if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

// Appends the character that begins at `at` in lower case; returns its bytes.
std::size_t append_small(std::string_view text, std::size_t at, std::string& out) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const bool two = (byte(at) & 0xe0) == 0xc0 && at + 1 < text.size();
  if (!two) {
    out += static_cast<char>(byte(at) < 0x80 ? small_letter(byte(at)) : byte(at));
    return 1;
  }
  const char32_t small = small_letter(((byte(at) & 0x1fu) << 6) | (byte(at + 1) & 0x3fu));
  out += static_cast<char>(0xc0 | (small >> 6));
  out += static_cast<char>(0x80 | (small & 0x3f));
  return 2;
}

}  // namespace

std::string xmile_key(std::string_view name, bool dots_part) {
  std::string key;
  bool quoted = false, gap = false;
  for (std::size_t at = 0; at < name.size();) {
    if (const std::size_t bytes = separator_at(name, at)) {
      gap = true;
      at += bytes;
      continue;
    }
    if (name[at] == '"') {
      quoted = !quoted;
      ++at;
      continue;
    }
    if (name[at] == '\\' && at + 1 < name.size()) ++at;  // \" and \\ stand for themselves
    if (gap && !key.empty()) key += '_';
    gap = false;
    if (name[at] == '.' && (quoted || !dots_part)) {
      key += kQuotedDot;
      ++at;
    } else {
      at += append_small(name, at, key);
    }
  }
  return key;
}

std::string xmile_title(std::string_view name) {
  std::string title;
  bool gap = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t bytes = name[at] == '_' ? 0 : separator_at(name, at);
    if (bytes > 0) {
      gap = true;
      at += bytes;
      continue;
    }
    if (gap && !title.empty()) title += ' ';
    gap = false;
    if (name[at] != '"') title += name[at];
    ++at;
  }
  return title;
}

std::string IdentifierMaker::make(std::string_view wish) {
  std::string id;
  for (const char c : wish) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    const bool at_start = id.empty() || id.back() == '.';
    if (c == '.' && !at_start) {
      id += '.';
    } else if (letter || (digit && !at_start)) {
      id += c;
    } else {
      if (at_start || id.back() != '_' || c == '_') id += '_';
      if (digit) id += c;
    }
  }
  if (id.size() > kLongestIdentifier) id.resize(kLongestIdentifier);
  if (id.empty() || id.back() == '.') id += '_';
  for (const std::string_view first : {"lock.", "noise."})
    if (id.starts_with(first)) id.insert(first.size() - 1, "_");
  bool reserved = is_reserved(id);
  for (const FunctionInfo& function : function_table()) reserved |= function.name == id;
  if (reserved) id += '_';
  std::string unique = id;
  for (int k = 2; !taken_.insert(unique).second; ++k) unique = id + "_" + std::to_string(k);
  return unique;
}

}  // namespace armistice

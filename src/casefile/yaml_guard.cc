#include "casefile/yaml_guard.h"

#include <algorithm>
#include <cstring>

#include "casefile/read_case.h"
#include "util/utf8.h"

namespace armistice {
namespace {

Place place_of(const std::string& text, std::size_t offset, int file) {
  Place place{file, 1, 1};
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_space(char c) { return is_blank(c) || c == '\n'; }
bool in(char c, const char* set) { return c != '\0' && std::strchr(set, c) != nullptr; }

// Follows brackets through a file: what is inside quotes, comments, plain and block texts is no
// bracket. Where YAML is broken this may go astray, which costs nothing but a worse message.
class BracketScan {
 public:
  explicit BracketScan(const std::string& text) : text_(text) {}

  enum class Outcome { fine, too_deep, too_many };
  Outcome run() {
    while (at_ < text_.size() && outcome_ == Outcome::fine) step();
    return outcome_;
  }
  std::size_t offset() const { return at_; }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\n';
  }
  int column() const { return static_cast<int>(at_ - line_); }

  void step() {
    const char c = peek();
    if (c == '\n') {
      new_line();
    } else if (is_blank(c)) {
      ++at_;
    } else if (c == '#' && (at_ == 0 || is_space(text_[at_ - 1]))) {
      skip_line();
      plain_open_ = false;
    } else if (depth_ > 0) {
      flow_token(c);
    } else if (plain_open_ && column() > parent_) {
      block_plain();  // goes on with the text of the line before
    } else {
      plain_open_ = false;
      block_token(c);
    }
  }

  void new_line() {
    ++at_;
    line_ = at_;
  }
  void skip_line() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
  }

  void count_flow_token() {
    if (++flow_tokens_ > 2L * kMaxNodes) outcome_ = Outcome::too_many;
  }

  void open_bracket() {
    if (++depth_ > kMaxDepth) {
      outcome_ = Outcome::too_deep;
      return;
    }
    ++at_;
  }

  void flow_token(char c) {
    const bool goes_on = plain_open_ && !in(c, ",[]{}:");
    plain_open_ = false;
    if (in(c, "]}")) {
      if (--depth_ == 0) flow_tokens_ = 0;
      ++at_;
      return;
    }
    if (c == ':' || (c == '?' && is_space(peek(1)))) {
      ++at_;
      return;
    }
    count_flow_token();
    if (outcome_ != Outcome::fine) return;
    if (in(c, "[{")) {
      open_bracket();
    } else if (c == ',') {
      ++at_;
    } else if (!goes_on && (c == '"' || c == '\'')) {
      skip_quoted(c);
    } else if (!goes_on && in(c, "&*!")) {
      skip_word();
    } else {
      flow_plain();
    }
  }

  void flow_plain() {
    while (at_ < text_.size() && !in(text_[at_], ",[]{}\n") &&
           !(text_[at_] == ':' && (is_space(peek(1)) || in(peek(1), ",[]{}"))) &&
           !(is_blank(text_[at_]) && peek(1) == '#'))
      ++at_;
    plain_open_ = peek() == '\n';
  }

  void block_token(char c) {
    if (in(c, "-?:") && is_space(peek(1))) {
      if (c != ':') parent_ = column();
      ++at_;
    } else if (in(c, "[{")) {
      open_bracket();
    } else if (c == '"' || c == '\'') {
      const int begin = column();
      skip_quoted(c);
      if (peek() == ':') parent_ = begin;
    } else if (in(c, "&*!")) {
      skip_word();
    } else if (in(c, "|>")) {
      skip_block_text();
    } else {
      block_plain();
    }
  }

  // Plain text up to ": ", " #" or the end of the line; it may go on in the next.
  void block_plain() {
    const int begin = column();
    while (at_ < text_.size() && text_[at_] != '\n') {
      if (text_[at_] == ':' && is_space(peek(1))) {
        parent_ = begin;
        plain_open_ = false;
        ++at_;
        return;
      }
      if (is_blank(text_[at_]) && peek(1) == '#') {
        plain_open_ = false;
        return;
      }
      ++at_;
    }
    plain_open_ = true;
  }

  void skip_quoted(char quote_mark) {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') line_ = at_ + 1;
      if (c == '\\' && quote_mark == '"') {
        ++at_;
        if (peek() == '\n') line_ = at_ + 1;
      } else if (c == quote_mark) {
        if (c == '\'' && peek(1) == '\'') {
          ++at_;
        } else {
          ++at_;
          return;
        }
      }
    }
  }

  void skip_word() {
    while (at_ < text_.size() && !is_space(text_[at_]) && !in(text_[at_], ",[]{}")) ++at_;
    if (depth_ == 0)  // a bracket glued to an anchor is no bracket of ours
      while (at_ < text_.size() && !is_space(text_[at_])) ++at_;
  }

  // The lines of a `|` or `>` text: those further in than what holds it, and empty ones.
  void skip_block_text() {
    skip_line();
    while (at_ < text_.size()) {
      std::size_t first = at_ + 1;
      while (first < text_.size() && text_[first] == ' ') ++first;
      const bool empty = first >= text_.size() || text_[first] == '\n';
      if (!empty && static_cast<int>(first - at_ - 1) <= parent_) return;
      new_line();
      skip_line();
    }
  }

  const std::string& text_;
  std::size_t at_ = 0, line_ = 0;  // here; where this line begins
  int depth_ = 0;                  // open brackets
  long flow_tokens_ = 0;           // since the outermost bracket
  int parent_ = -1;                // column of the key or dash that the next value belongs to
  bool plain_open_ = false;        // a plain text reached the end of its line
  Outcome outcome_ = Outcome::fine;
};

bool guard_bytes(const std::string& text, int file, Faults& faults) {
  const std::size_t bad = find_bad_utf8(text);
  if (bad != std::string::npos) {
    faults.error(place_of(text, bad, file), "not-utf8",
                 "byte " + std::to_string(bad + 1) + " of the text is not UTF-8",
                 "save the file as UTF-8");
    return false;
  }
  const auto control = std::find_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  });
  if (control != text.end()) {
    faults.error(place_of(text, static_cast<std::size_t>(control - text.begin()), file),
                 "control-character",
                 "control character " + std::to_string(static_cast<int>(*control)) + " in the text",
                 "delete it; a case is plain text");
    return false;
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin > kMaxLineBytes) {
      faults.error(place_of(text, begin, file), "line-too-long",
                   "this line has more than " + std::to_string(kMaxLineBytes) + " bytes",
                   "break it into shorter lines");
      return false;
    }
    begin = end + 1;
  }
  return true;
}

}  // namespace

std::string plain_text(const std::string& content) {
  std::string text;
  text.reserve(content.size());
  std::size_t i = content.rfind("\xEF\xBB\xBF", 0) == 0 ? 3 : 0;
  for (; i < content.size(); ++i) {
    if (content[i] == '\r') {
      text += '\n';
      if (i + 1 < content.size() && content[i + 1] == '\n') ++i;
    } else {
      text += content[i];
    }
  }
  return text;
}

bool guard_text(const std::string& text, int file, Faults& faults) {
  if (!guard_bytes(text, file, faults)) return false;
  BracketScan scan(text);
  const BracketScan::Outcome outcome = scan.run();
  if (outcome == BracketScan::Outcome::fine) return true;
  const Place place = place_of(text, scan.offset(), file);
  if (outcome == BracketScan::Outcome::too_deep)
    faults.error(place, "too-deep",
                 "more than " + std::to_string(kMaxDepth) + " brackets are open here",
                 "a case never needs that many: close the brackets, or put the text in quotes");
  else
    faults.error(place, "too-large",
                 "one bracket holds more than " + std::to_string(2 * kMaxNodes) + " tokens",
                 "split the case into files under `include:`");
  return false;
}

}  // namespace armistice

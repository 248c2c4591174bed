#include "deals/xml_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "util/utf8.h"

namespace armistice {
namespace {

constexpr std::size_t kMaxLineShown = 4096;  // bytes; no caret display for longer lines
constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace

XmlFile::XmlFile(std::string path, std::string_view text, Diagnostics& out)
    : path_(std::move(path)), text_(text), out_(out) {
  if (text_.starts_with(kMark)) text_.remove_prefix(kMark.size());
  line_starts_.push_back(0);
  usable_ = guard() && parse();
}

// What would cost memory out of proportion is refused before the library sees it.
bool XmlFile::guard() {
  if (text_.size() > kMaxXmlBytes) {
    report(Severity::error, -1, "too-large",
           "the file has more than " + std::to_string(kMaxXmlBytes >> 20) + " MiB",
           "is it a GENIUS domain or profile?");
    return false;
  }
  for (std::size_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
  const std::size_t bad = std::min(find_bad_utf8(text_), text_.find('\0'));
  if (bad != std::string_view::npos) {
    report(Severity::error, static_cast<std::ptrdiff_t>(bad), "not-utf8",
           "this byte is not UTF-8 text", "save the file as UTF-8");
    return false;
  }
  const auto number_of = [&](char c) {
    return static_cast<std::size_t>(std::count(text_.begin(), text_.end(), c));
  };
  if (number_of('<') <= kMaxXmlTags && number_of('=') <= kMaxXmlAttributes) return true;
  report(Severity::error, -1, "too-large",
         "the file has more than " + std::to_string(kMaxXmlTags) + " tags or " +
             std::to_string(kMaxXmlAttributes) + " attributes",
         "a domain of that size is not read: leave out issues or values");
  return false;
}

bool XmlFile::parse() {
  const pugi::xml_parse_result result =
      document_.load_buffer(text_.data(), text_.size(), pugi::parse_default, pugi::encoding_utf8);
  if (result) return true;
  const std::ptrdiff_t offset = std::min(static_cast<std::ptrdiff_t>(result.offset),
                                         static_cast<std::ptrdiff_t>(text_.size()));
  std::string reason = result.description();
  if (!reason.empty()) reason[0] = static_cast<char>(reason[0] | 0x20);
  report(Severity::error, offset, "bad-xml", "this is not well-formed XML: " + reason,
         "repair the file, or save it again with the program that made it");
  return false;
}

void XmlFile::report(Severity severity, std::ptrdiff_t offset, std::string key, std::string message,
                     std::string hint) {
  if (severity == Severity::error) ++errors_;
  if (++reported_ > kMaxXmlFaults) {
    if (reported_ > kMaxXmlFaults + 1) return;
    offset = -1;
    key = "too-many";
    message = "there are more faults than the " + std::to_string(kMaxXmlFaults) + " shown";
    hint = "put these right and read the file again";
  }
  Diagnostic d;
  d.severity = severity;
  d.file = path_;
  d.key = std::move(key);
  d.message = std::move(message);
  d.hint = std::move(hint);
  if (offset >= 0) {
    const std::size_t at = static_cast<std::size_t>(offset);
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
    const std::size_t begin = *(next - 1);
    d.line = static_cast<int>(next - line_starts_.begin());
    d.column =
        1 + static_cast<int>(std::count_if(text_.begin() + begin, text_.begin() + at, [](char c) {
          return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        }));
    const std::size_t end = std::min(text_.find('\n', begin), text_.size());
    if (end - begin <= kMaxLineShown &&
        find_bad_utf8(text_.substr(begin, end - begin)) == text_.npos)
      d.text = std::string(text_.substr(begin, end - begin));
  }
  out_.push_back(std::move(d));
}

void XmlFile::error(pugi::xml_node at, std::string key, std::string message, std::string hint) {
  // the library's offset is that of the name, one behind the bracket
  report(Severity::error, at ? at.offset_debug() - 1 : -1, std::move(key), std::move(message),
         std::move(hint));
}

void XmlFile::warning(pugi::xml_node at, std::string key, std::string message, std::string hint) {
  report(Severity::warning, at ? at.offset_debug() - 1 : -1, std::move(key), std::move(message),
         std::move(hint));
}

std::string attribute(pugi::xml_node node, const char* name) {
  return std::string(trimmed(node.attribute(name).value()));
}

bool read_number(std::string_view text, double& value) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

bool read_integer(std::string_view text, int& value) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && end == text.data() + text.size();
}

}  // namespace armistice

#include "deals/xml_file.h"

#include <charconv>
#include <cmath>
#include <utility>

#include "util/utf8.h"

namespace armistice {
namespace {

constexpr std::size_t kMaxLineShown = 4096;  // bytes; no caret display for longer lines

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

}  // namespace

XmlFile::XmlFile(std::string path, std::string_view text, Diagnostics& out)
    : path_(std::move(path)), source_(without_mark(text)), out_(out) {
  usable_ = open();
}

bool XmlFile::open() {
  using Kind = XmlFault::Kind;
  if (source_.text().size() > kMaxXmlBytes) {
    report(Severity::error, -1, "too-large",
           "the file has more than " + std::to_string(kMaxXmlBytes >> 20) + " MiB",
           "is it a GENIUS domain or profile?");
    return false;
  }
  const std::optional<XmlFault> fault =
      source_.open({.tags = kMaxXmlTags, .attributes = kMaxXmlAttributes}, document_);
  if (!fault) return true;
  const auto at = static_cast<std::ptrdiff_t>(fault->at);
  if (fault->kind == Kind::not_utf8 || fault->kind == Kind::zero_byte) {
    report(Severity::error, at, "not-utf8", "this byte is not UTF-8 text",
           "save the file as UTF-8");
  } else if (fault->kind == Kind::too_large) {
    report(Severity::error, -1, "too-large",
           "the file has more than " + std::to_string(kMaxXmlTags) + " tags or " +
               std::to_string(kMaxXmlAttributes) + " attributes",
           "a domain of that size is not read: leave out issues or values");
  } else {
    std::string reason = fault->reason;
    if (!reason.empty()) reason[0] = static_cast<char>(reason[0] | 0x20);
    report(Severity::error, at, "bad-xml", "this is not well-formed XML: " + reason,
           "repair the file, or save it again with the program that made it");
  }
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
    const auto at = static_cast<std::size_t>(offset);
    const XmlPosition position = source_.position(at);
    d.line = position.line;
    d.column = position.column;
    const std::string_view line = source_.line_at(at);
    if (line.size() <= kMaxLineShown && find_bad_utf8(line) == line.npos) d.text = line;
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

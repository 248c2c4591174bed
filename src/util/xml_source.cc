#include "util/xml_source.h"

#include <algorithm>

#include "util/utf8.h"

namespace armistice {
namespace {

std::size_t number_of(std::string_view text, char c) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
}

}  // namespace

XmlSource::XmlSource(std::string_view text) : text_(text) {
  line_starts_.push_back(0);
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
    line_starts_.push_back(at + 1);
}

std::optional<XmlFault> XmlSource::open(const XmlLimits& limits,
                                        pugi::xml_document& document) const {
  const std::size_t bad = find_bad_utf8(text_);
  // the library would take the text to end there
  const std::size_t zero = text_.find('\0');
  if (bad < zero) return XmlFault{XmlFault::Kind::not_utf8, bad, {}};
  if (zero != text_.npos) return XmlFault{XmlFault::Kind::zero_byte, zero, {}};
  const std::size_t tags = number_of(text_, '<'), attributes = number_of(text_, '=');
  if (tags > limits.tags || attributes > limits.attributes || tags + attributes > limits.both)
    return XmlFault{XmlFault::Kind::too_large, 0, {}};
  const pugi::xml_parse_result result = document.load_buffer(
      text_.data(), text_.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  if (result) return std::nullopt;
  const bool end_tag = result.status == pugi::status_end_element_mismatch;
  const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
  return XmlFault{end_tag ? XmlFault::Kind::end_tag : XmlFault::Kind::ill_formed,
                  std::min(at, text_.size()), result.description()};
}

std::size_t XmlSource::line_index(std::size_t at) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
  return static_cast<std::size_t>(after - line_starts_.begin()) - 1;
}

XmlPosition XmlSource::position(std::size_t at) const {
  at = std::min(at, text_.size());
  const std::size_t line = line_index(at), from = line_starts_[line];
  XmlPosition out;
  out.line = static_cast<int>(line) + 1;
  if (at - from > kLongXmlLine) {
    out.column = static_cast<int>(at - from) + 1;
    return out;
  }
  for (std::size_t k = from; k < at; ++k)
    out.column += (static_cast<unsigned char>(text_[k]) & 0xC0) != 0x80;
  return out;
}

std::string_view XmlSource::line_at(std::size_t at) const {
  const std::size_t from = line_starts_[line_index(std::min(at, text_.size()))];
  return text_.substr(from, std::min(text_.find('\n', from), text_.size()) - from);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t from = text.find_first_not_of(kBlanks);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

}  // namespace armistice

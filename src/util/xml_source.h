// XML text that knows its lines, and the one way in which such text is opened.
//
// Hostile text ends in a fault with bounded memory: its bytes are looked at and its tags and
// attributes are counted before the library sees any of it. Entities are never expanded beyond the
// five of XML and numbered characters. What to do about a fault is the reader's to say.
#pragma once

#include <cstddef>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace armistice {

struct XmlLimits {
  std::size_t tags = std::string_view::npos;        // '<' in the text
  std::size_t attributes = std::string_view::npos;  // '='
  std::size_t both = std::string_view::npos;        // together
};

struct XmlFault {
  enum class Kind { not_utf8, zero_byte, too_large, ill_formed, end_tag };
  Kind kind = Kind::ill_formed;  // end_tag: ill-formed, by an end tag that closes something else
  std::size_t at = 0;            // byte of the text; of no meaning where it is too large
  std::string reason;            // in the library's words, where it is ill-formed
};

struct XmlPosition {
  int line = 1;
  int column = 1;  // in characters; in bytes beyond kLongXmlLine bytes of a line
};

// A file of one line must not cost more than others.
inline constexpr std::size_t kLongXmlLine = 4096;

class XmlSource {
 public:
  // `text` outlives this object.
  explicit XmlSource(std::string_view text);

  // Nothing when `document` holds the tree; a document type, if there is one, is a node of it.
  std::optional<XmlFault> open(const XmlLimits& limits, pugi::xml_document& document) const;

  std::string_view text() const { return text_; }
  XmlPosition position(std::size_t at) const;
  // The whole line in which a byte stands.
  std::string_view line_at(std::size_t at) const;

 private:
  std::size_t line_index(std::size_t at) const;

  std::string_view text_;
  std::vector<std::size_t> line_starts_;
};

// Without white space at the ends.
std::string_view trimmed(std::string_view text);

}  // namespace armistice

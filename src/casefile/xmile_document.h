// An XMILE file as a tree of elements that know where they stand.
//
// Hostile files end in an error with bounded memory (util/xml_source.h): more than kMaxXmlMarks
// tags and attributes, elements nested deeper than kMaxDepth, bytes that are not UTF-8, a document
// type (which could define entities).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casefile/faults.h"
#include "casefile/xmile_repair.h"
#include "util/xml_source.h"

namespace armistice {

inline constexpr std::size_t kMaxXmlMarks = 1000000;

// Characters of an element or attribute, entities replaced, with the byte of the file where they
// begin.
struct XmlText {
  std::string text;
  std::size_t at = std::string::npos;  // npos: absent
  bool given() const { return at != std::string::npos; }
};

struct XmlElement {
  std::string name;    // as written, with its prefix
  std::size_t at = 0;  // byte of the file
  XmlText text;        // directly inside
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlElement> children;

  bool is_foreign() const { return name.find(':') != std::string::npos; }  // a vendor's own
  const std::string* attribute(std::string_view key) const;
  const XmlElement* child(std::string_view key) const;  // the first of that name
};

class XmileFile {
 public:
  // `text` outlives this object; `file` is its index in the list of files.
  XmileFile(const std::string& text, int file);

  // The root; nothing after a fault.
  std::optional<XmlElement> parse(Faults& faults) const;
  Place place(std::size_t at) const;
  // The place of the character at `offset` of a text, whose entities were one character each.
  Place place_in(const XmlText& text, std::size_t offset) const;

 private:
  bool mend(XmlRepair& repair, pugi::xml_document& document, Faults& faults) const;
  void refuse(const XmlFault& fault, Faults& faults) const;

  XmlSource source_;
  int file_;
};

}  // namespace armistice

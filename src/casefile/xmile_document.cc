#include "casefile/xmile_document.h"

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>

#include "casefile/read_case.h"
#include "casefile/xmile_repair.h"
#include "util/utf8.h"

namespace armistice {
namespace {

constexpr std::size_t kLongLine = 4096;

std::size_t offset_of(const pugi::xml_node& node, const XmlRepair& repair) {
  const std::ptrdiff_t at = node.offset_debug();
  return at <= 0 ? 0 : repair.original(static_cast<std::size_t>(at));
}

bool convert(const pugi::xml_node& from, int depth, const XmlRepair& repair, XmlElement& into) {
  if (depth > kMaxDepth) return false;
  into.name = from.name();
  into.at = offset_of(from, repair);
  for (const pugi::xml_attribute& attribute : from.attributes())
    into.attributes.emplace_back(attribute.name(), attribute.value());
  for (const pugi::xml_node& child : from.children()) {
    if (child.type() == pugi::node_element) {
      into.children.emplace_back();
      if (!convert(child, depth + 1, repair, into.children.back())) return false;
    } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      if (!into.text.given()) into.text.at = offset_of(child, repair);
      into.text.text += child.value();
    }
  }
  return true;
}

pugi::xml_parse_result load(pugi::xml_document& document, const std::string& text) {
  return document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_doctype,
                              pugi::encoding_utf8);
}

}  // namespace

const std::string* XmlElement::attribute(std::string_view key) const {
  for (const auto& [name_of, value] : attributes)
    if (name_of == key) return &value;
  return nullptr;
}

const XmlElement* XmlElement::child(std::string_view key) const {
  for (const XmlElement& element : children)
    if (element.name == key) return &element;
  return nullptr;
}

XmlFile::XmlFile(const std::string& text, int file) : text_(text), file_(file) {
  line_starts_.push_back(0);
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
    line_starts_.push_back(at + 1);
}

Place XmlFile::place(std::size_t at) const {
  at = std::min(at, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
  const std::size_t from = *(after - 1);
  const int line = static_cast<int>(after - line_starts_.begin());
  // far out in a line bytes are counted, so that a file of one line costs no more than others
  if (at - from > kLongLine) return {file_, line, static_cast<int>(at - from) + 1};
  int column = 1;
  for (std::size_t k = from; k < at; ++k)
    column += (static_cast<unsigned char>(text_[k]) & 0xc0) != 0x80;
  return {file_, line, column};
}

Place XmlFile::place_in(const XmlText& text, std::size_t offset) const {
  std::size_t at = text.at;
  for (std::size_t done = 0; done < offset && at < text_.size(); ++done) {
    const std::size_t close = text_[at] == '&' ? text_.find(';', at) : std::string::npos;
    at = close != std::string::npos && close - at < 12 ? close + 1 : at + 1;
  }
  return place(at);
}

std::optional<XmlElement> XmlFile::parse(Faults& faults) const {
  const std::size_t bad = find_bad_utf8(text_);
  if (bad != std::string::npos) {
    faults.error(place(bad), "not-utf8",
                 "byte " + std::to_string(bad + 1) + " of the text is not UTF-8",
                 "save the file as UTF-8");
    return std::nullopt;
  }
  const auto marks =
      std::count_if(text_.begin(), text_.end(), [](char c) { return c == '<' || c == '='; });
  if (static_cast<std::size_t>(marks) > kMaxXmlMarks) {
    faults.error({file_, 0, 0}, "too-large", "the file has more tags and attributes than are read",
                 "leave views and stored runs out of it");
    return std::nullopt;
  }
  pugi::xml_document document;
  pugi::xml_parse_result result = load(document, text_);
  XmlRepair repair;
  if (result.status == pugi::status_end_element_mismatch) {
    repair = close_variables(text_);
    if (!repair.added.empty() && load(document, repair.text)) {
      result.status = pugi::status_ok;
      for (std::size_t k = 0; k < repair.added.size(); ++k)
        faults.warning(place(repair.added[k].first), "missing-end",
                       "the end tag </" + repair.names[k] + "> is missing before this",
                       "it is read as if it stood here");
    }
  }
  if (!result) {
    faults.error(place(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0))),
                 "bad-xml", std::string("this is no sound XML: ") + result.description(),
                 "correct the tag or attribute here");
    return std::nullopt;
  }
  for (const pugi::xml_node& node : document.children())
    if (node.type() == pugi::node_doctype) {
      faults.error(place(static_cast<std::size_t>(text_.find("<!DOCTYPE"))), "document-type",
                   "a document type is not read", "remove the <!DOCTYPE ...> declaration");
      return std::nullopt;
    }
  XmlElement root;
  if (!convert(document.document_element(), 1, repair, root)) {
    faults.error({file_, 0, 0}, "too-deep",
                 "elements are nested deeper than " + std::to_string(kMaxDepth) + " levels",
                 "no model needs that many");
    return std::nullopt;
  }
  return root;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t from = text.find_first_not_of(kBlank);
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(kBlank) - from + 1));
}

}  // namespace armistice

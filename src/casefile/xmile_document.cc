#include "casefile/xmile_document.h"

#include <algorithm>

#include "casefile/read_case.h"

namespace armistice {
namespace {

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

XmileFile::XmileFile(const std::string& text, int file) : source_(text), file_(file) {}

Place XmileFile::place(std::size_t at) const {
  const XmlPosition position = source_.position(at);
  return {file_, position.line, position.column};
}

Place XmileFile::place_in(const XmlText& text, std::size_t offset) const {
  const std::string_view all = source_.text();
  std::size_t at = text.at;
  for (std::size_t done = 0; done < offset && at < all.size(); ++done) {
    const std::size_t close = all[at] == '&' ? all.find(';', at) : all.npos;
    at = close != all.npos && close - at < 12 ? close + 1 : at + 1;
  }
  return place(at);
}

// True if the end tags that an export forgot could be put in, which is said.
bool XmileFile::mend(XmlRepair& repair, pugi::xml_document& document, Faults& faults) const {
  repair = close_variables(std::string(source_.text()));
  if (repair.added.empty() || XmlSource(repair.text).open({}, document)) return false;
  for (std::size_t k = 0; k < repair.added.size(); ++k)
    faults.warning(place(repair.added[k].first), "missing-end",
                   "the end tag </" + repair.names[k] + "> is missing before this",
                   "it is read as if it stood here");
  return true;
}

void XmileFile::refuse(const XmlFault& fault, Faults& faults) const {
  switch (fault.kind) {
    case XmlFault::Kind::not_utf8:
      return faults.error(place(fault.at), "not-utf8",
                          "byte " + std::to_string(fault.at + 1) + " of the text is not UTF-8",
                          "save the file as UTF-8");
    case XmlFault::Kind::zero_byte:
      return faults.error(place(fault.at), "zero-byte",
                          "byte " + std::to_string(fault.at + 1) + " of the text is zero",
                          "save the file as UTF-8 text, or remove the byte");
    case XmlFault::Kind::too_large:
      return faults.error({file_, 0, 0}, "too-large",
                          "the file has more tags and attributes than are read",
                          "leave views and stored runs out of it");
    case XmlFault::Kind::ill_formed:
    case XmlFault::Kind::end_tag:
      return faults.error(place(fault.at), "bad-xml", "this is no sound XML: " + fault.reason,
                          "correct the tag or attribute here");
  }
}

std::optional<XmlElement> XmileFile::parse(Faults& faults) const {
  pugi::xml_document document;
  XmlRepair repair;
  const std::optional<XmlFault> fault = source_.open({.both = kMaxXmlMarks}, document);
  if (fault && !(fault->kind == XmlFault::Kind::end_tag && mend(repair, document, faults))) {
    refuse(*fault, faults);
    return std::nullopt;
  }
  for (const pugi::xml_node& node : document.children())
    if (node.type() == pugi::node_doctype) {
      faults.error(place(static_cast<std::size_t>(source_.text().find("<!DOCTYPE"))),
                   "document-type", "a document type is not read",
                   "remove the <!DOCTYPE ...> declaration");
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

}  // namespace armistice

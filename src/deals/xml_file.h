// One XML file as a tree that knows its lines, and what is wrong with it.
//
// Hostile text ends in an error with bounded memory: more than kMaxXmlBytes, kMaxXmlTags or
// kMaxXmlAttributes, bytes that are not UTF-8. Entities of a document type are not expanded.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "armistice/result.h"

namespace armistice {

inline constexpr std::size_t kMaxXmlBytes = 16u << 20;
inline constexpr std::size_t kMaxXmlTags = 250'000;
inline constexpr std::size_t kMaxXmlAttributes = 1'000'000;
inline constexpr std::size_t kMaxXmlFaults =
    100;  // shown at once; a last one says that there are more

class XmlFile {
 public:
  // `text` and `out` outlive this object.
  XmlFile(std::string path, std::string_view text, Diagnostics& out);

  bool usable() const { return usable_; }
  pugi::xml_node root() const { return document_.document_element(); }
  int errors() const { return errors_; }

  // At the tag of `at`, or about the whole file where `at` is empty.
  void error(pugi::xml_node at, std::string key, std::string message, std::string hint);
  void warning(pugi::xml_node at, std::string key, std::string message, std::string hint);

 private:
  bool guard();
  bool parse();
  void report(Severity severity, std::ptrdiff_t offset, std::string key, std::string message,
              std::string hint);

  std::string path_;
  std::string_view text_;  // without byte order mark
  Diagnostics& out_;
  std::vector<std::size_t> line_starts_;
  pugi::xml_document document_;
  std::size_t reported_ = 0;
  int errors_ = 0;
  bool usable_ = false;
};

// The attribute as a reader sees it: without blanks around it; empty where there is none.
std::string attribute(pugi::xml_node node, const char* name);

// True if the whole text is one finite number.
bool read_number(std::string_view text, double& value);
bool read_integer(std::string_view text, int& value);

}  // namespace armistice

// One XML file of a GENIUS domain or profile as a tree, and what is wrong with it.
//
// Hostile text ends in an error with bounded memory (util/xml_source.h): more than kMaxXmlBytes,
// kMaxXmlTags or kMaxXmlAttributes, bytes that are not UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "armistice/result.h"
#include "util/xml_source.h"

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
  bool open();
  void report(Severity severity, std::ptrdiff_t offset, std::string key, std::string message,
              std::string hint);

  std::string path_;
  XmlSource source_;  // without byte order mark
  Diagnostics& out_;
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

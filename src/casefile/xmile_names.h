// Names of an XMILE model: how they are compared, and what they are called in our expressions.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace armistice {

// Two spellings name one thing if their keys are equal. Letter case does not count (Latin, Greek
// and Cyrillic letters); a run of spaces, underscores, no-break spaces, line ends and of the two
// characters \n is one separator. Quotes around the name are dropped. A dot inside quotes, or
// anywhere if `dots_part` is false, is a character like any other; else it parts module and name.
std::string xmile_key(std::string_view name, bool dots_part);

// The same as people read it: quotes dropped, white space and \n one space.
std::string xmile_title(std::string_view name);

// Hands out identifiers of the expression language, each once.
class IdentifierMaker {
 public:
  // lower_snake form of a key; made unique by a number.
  std::string make(std::string_view wish);

 private:
  std::set<std::string, std::less<>> taken_;
};

}  // namespace armistice

// Forgotten end tags: some exports open a stock, flow or auxiliary inside another that was not
// closed.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace armistice {

struct XmlRepair {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> added;  // byte of the old text, length
  std::vector<std::string> names;                          // per addition: of the closed element

  // Where a byte of the new text was in the old one.
  std::size_t original(std::size_t at) const;
};

// The text with the end tags put in where the next variable begins. One pass, no recursion.
XmlRepair close_variables(const std::string& text);

}  // namespace armistice

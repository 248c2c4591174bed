// Collects the lines of a text report in one language at one width.
//
// All text that comes from a case goes through `clean` here, so no caller can forget it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "armistice/text.h"

namespace armistice {

class TextWriter {
 public:
  TextWriter(Language language, int width);

  std::string say(std::string_view key, const std::vector<std::string>& arguments = {}) const;
  std::string title(const LocalizedText& text,
                    const std::string& id) const;  // made of the id where empty

  void headline(const std::string& text);  // underlined, opens the report
  void heading(const std::string& text);   // a blank line, the text, a thin rule
  void paragraph(const std::string& text, int indent = 0);
  // `label` in the first columns, the text beside it, further lines under the text.
  void item(const std::string& label, const std::string& text, int indent = 2);
  void line(const std::string& text);  // as it is, cut to the width
  void blank();

  Language language() const { return language_; }
  int width() const { return width_; }
  const std::string& text() const { return out_; }

 private:
  Language language_;
  int width_;
  std::string out_;
};

}  // namespace armistice

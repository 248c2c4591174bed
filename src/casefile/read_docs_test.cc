// docs/case-format.md: its whole case must read, and it must name every key.
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "casefile/accepted_keys.h"
#include "kit/case_files.h"

namespace armistice {
namespace {

std::string load_page() {
  std::ifstream file(ARMISTICE_ROOT "/docs/case-format.md");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(CaseFormatPage, ItsWholeCaseReads) {
  const std::string page = load_page();
  const std::string fence = "```yaml\n";
  const std::size_t begin = page.find(fence, page.find("## A whole case")) + fence.size();
  const auto spec = read_text(page.substr(begin, page.find("```", begin) - begin));
  EXPECT_TRUE(spec && spec.diagnostics.empty()) << all_text(spec.diagnostics);
}

TEST(CaseFormatPage, ItsExamplesRead) {
  const std::string page = load_page();
  const std::string fence = "```yaml\n";
  int examples = 0;
  for (std::size_t at = page.find(fence); at != std::string::npos; at = page.find(fence, at)) {
    at += fence.size();
    const std::size_t end = page.find("```", at);
    std::string text = page.substr(at, end - at);
    at = end + 3;
    if (text[0] == '#') continue;  // the line for editors
    // the two endings under "Forms" are two ways to write one section
    if (const std::size_t second = text.find("\nendings:"); text.rfind("endings:", 0) == 0)
      text.resize(second + 1);
    if (text.find("start: 2025") == std::string::npos) text = "armistice: 1\nstart: 2025-01-01\n" + text;
    const auto spec = read_text(text);
    EXPECT_TRUE(spec && spec.diagnostics.empty()) << text << all_text(spec.diagnostics);
    ++examples;
  }
  EXPECT_GE(examples, 6);
}

TEST(CaseFormatPage, NamesEveryKey) {
  const std::string page = load_page();
  for (const auto& [name, keys] : accepted_keys()) {
    for (const std::string& key : keys) {
      const bool passed_over = name == "source";  // most fields of CSL-JSON are not read
      // `key`, `section.key` or a key of an inline example
      const bool named = page.find("`" + key + "`") != std::string::npos ||
                         page.find("." + key + "`") != std::string::npos ||
                         page.find(key + ": ") != std::string::npos;
      EXPECT_TRUE(passed_over || named) << name << "." << key;
    }
  }
}

}  // namespace
}  // namespace armistice

// Every case of the repository reads and compiles without an error.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "casefile/compile.h"
#include "casefile/read_case.h"

namespace armistice {
namespace {

// Files that begin a case: case.yaml, and others of its folder that say `armistice: 1`.
std::vector<std::string> case_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(ARMISTICE_ROOT "/cases")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);)
      if (line.starts_with("armistice:")) {
        files.push_back(entry.path().string());
        break;
      }
  }
  std::sort(files.begin(), files.end());
  return files;
}

void expect_no_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics)
    EXPECT_NE(diagnostic.severity, Severity::error) << to_text(diagnostic);
}

TEST(Cases, ReadAndCompile) {
  const std::vector<std::string> files = case_files();
  EXPECT_GE(files.size(), 8u);
  for (const std::string& file : files) {
    SCOPED_TRACE(file);
    const Checked<CaseSpec> spec = read_case(file, disk_files());
    expect_no_error(spec.diagnostics);
    if (!spec) continue;
    const Checked<Conflict> conflict = compile(*spec.value);
    expect_no_error(conflict.diagnostics);
    EXPECT_TRUE(conflict.value.has_value());
  }
}

TEST(Cases, EachFolderHasACaseAndSaysWhatItShows) {
  for (const auto& entry : std::filesystem::directory_iterator(ARMISTICE_ROOT "/cases")) {
    if (!entry.is_directory()) continue;
    EXPECT_TRUE(std::filesystem::exists(entry.path() / "case.yaml")) << entry.path();
    EXPECT_TRUE(std::filesystem::exists(entry.path() / "README.md")) << entry.path();
  }
}

}  // namespace
}  // namespace armistice

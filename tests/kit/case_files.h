// Cases in memory, and what the reader says about them.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "casefile/read_case.h"

namespace armistice {

// A file system that holds these files and the folders above them.
inline Files memory_files(std::map<std::string, std::string> content) {
  Files files;
  files.read = [content](const std::string& path, std::string& error) {
    const auto found = content.find(path);
    if (found != content.end()) return std::optional<std::string>(found->second);
    error = "there is no file " + path;
    return std::optional<std::string>();
  };
  files.is_folder = [content](const std::string& path) {
    const auto after = content.lower_bound(path + "/");
    return after != content.end() && after->first.rfind(path + "/", 0) == 0;
  };
  return files;
}

// Reads `text` as the case war.yaml.
inline Checked<CaseSpec> read_text(const std::string& text) {
  return read_case("war.yaml", memory_files({{"war.yaml", text}}));
}

// All diagnostics as the terminal shows them.
inline std::string all_text(const Diagnostics& list) {
  std::string out;
  for (const Diagnostic& d : list) out += to_text(d);
  return out;
}

}  // namespace armistice

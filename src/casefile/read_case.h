// text -> CaseSpec: what the file says, field for field.
//
// All errors at once, each with file:line:column. Hostile text ends in an error with bounded memory:
// more than kMaxFileBytes over all files, more than kMaxNodes nodes after alias expansion, nesting deeper than
// kMaxDepth, bytes that are not UTF-8, includes that leave the folder.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "armistice/case_spec.h"
#include "armistice/result.h"

namespace armistice {

inline constexpr std::size_t kMaxFileBytes = 16u << 20;
inline constexpr int kMaxNodes = 500000;
inline constexpr int kMaxDepth = 64;

// The narrow door to the file system: content of a file by path, or nothing with a reason.
// Tests give an in-memory one; disk_files() is the real one.
struct Files {
  // path -> content; sets `error` when it cannot be read (missing, a folder, too large, leaves the case).
  std::function<std::optional<std::string>(const std::string& path, std::string& error)> read;
  std::function<bool(const std::string& path)> is_folder;
  // Symlinks resolved; empty for what does not exist. May be left out: paths are then real already.
  std::function<std::string(const std::string& path)> real_path = {};
};
Files disk_files();

// What stands in a case that may have errors.
struct CaseReading {
  CaseSpec spec;            // without the parts that are wrong
  Diagnostics diagnostics;
  bool parsed = false;      // the text is YAML, so that `spec` holds what is right in it
};
CaseReading read_what_is_right(const std::string& path, const Files& files);

// `path` names a case file, or a folder that holds case.yaml.
Checked<CaseSpec> read_case(const std::string& path, const Files& files);

// "file:line:column: error: message", the line, a caret, "  hint".
std::string to_text(const Diagnostic& diagnostic);

}  // namespace armistice

// A case in a few lines of YAML, for tests of everything behind the compiler.
//
//   const Conflict conflict = conflict_from(R"(
//     armistice: 1
//     ...
//   )");
//
// Reads and compiles the text as the only file of a case, "case.yaml". Any error throws with all
// diagnostics in full; warnings are left out of the text.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "armistice/conflict.h"
#include "casefile/compile.h"
#include "casefile/read_case.h"

namespace armistice {

// What is said about a text, errors and warnings, one after another.
inline std::string all_text(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += to_text(d) + "\n";
  return text;
}

inline Files one_file(std::string_view yaml) {
  Files files;
  files.read = [text = std::string(yaml)](const std::string& path,
                                          std::string& error) -> std::optional<std::string> {
    if (path == "case.yaml") return text;
    error = "there is no file '" + path + "'";
    return std::nullopt;
  };
  files.is_folder = [](const std::string&) { return false; };
  return files;
}

// Both stages; diagnostics of the second only when the first has no errors.
inline Checked<Conflict> compile_text(std::string_view yaml, const CompileOptions& options = {}) {
  Checked<CaseSpec> spec = read_case("case.yaml", one_file(yaml));
  if (!spec) return {std::nullopt, std::move(spec.diagnostics)};
  Checked<Conflict> conflict = compile(*spec.value, options);
  conflict.diagnostics.insert(conflict.diagnostics.begin(), spec.diagnostics.begin(),
                              spec.diagnostics.end());
  return conflict;
}

inline Conflict conflict_from(std::string_view yaml, const CompileOptions& options = {}) {
  Checked<Conflict> conflict = compile_text(yaml, options);
  if (!conflict) throw std::runtime_error("the case has errors:\n" + all_text(conflict.diagnostics));
  return std::move(*conflict.value);
}

}  // namespace armistice

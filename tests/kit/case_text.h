// A case in a few lines of YAML, for tests of everything behind the compiler.
//
//   const Conflict conflict = conflict_from(R"(
//     armistice: 1
//     ...
//   )");
//
// Reads and compiles the text as the only file of a case, "war.yaml". Any error throws with all
// diagnostics in full.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "armistice/conflict.h"
#include "casefile/compile.h"
#include "kit/case_files.h"

namespace armistice {

// Both stages; the second runs when the first finds no errors.
inline Checked<Conflict> compile_text(std::string_view yaml, const CompileOptions& options = {}) {
  Checked<CaseSpec> spec = read_text(std::string(yaml));
  if (!spec) return {std::nullopt, std::move(spec.diagnostics)};
  Checked<Conflict> conflict = compile(*spec.value, options);
  conflict.diagnostics.insert(conflict.diagnostics.begin(), spec.diagnostics.begin(),
                              spec.diagnostics.end());
  return conflict;
}

inline Conflict conflict_from(std::string_view yaml, const CompileOptions& options = {}) {
  Checked<Conflict> conflict = compile_text(yaml, options);
  if (!conflict)
    throw std::runtime_error("the case has errors:\n" + all_text(conflict.diagnostics));
  return std::move(*conflict.value);
}

}  // namespace armistice

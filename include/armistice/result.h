// What can be wrong with an input, and the value that comes with it.
//
// A Diagnostic names a place in a file, a rule, a reason and a way out; a
// Checked<T> carries every diagnostic of a stage together with the value, which
// is present exactly when no diagnostic is an error. Bad input is always a
// diagnostic; a bug is a failed ARMISTICE_CHECK (src/util/check.h).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace armistice {

// A position in one of the files of a case; line and column count from 1,
// file is an index into CaseSpec::files. file == -1: no place (built in code).
struct Place {
  int file = -1;
  int line = 0;
  int column = 0;
};

enum class Severity { error, warning };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string file;     // as the user named it
  int line = 0;         // from 1; 0 when the whole file is meant
  int column = 0;       // from 1, in characters
  std::string key;      // the rule, a stable kebab-case word: "unknown-key"
  std::string message;  // what is wrong
  std::string hint;     // what to do
  std::string text;     // the offending line, for the caret display
};

using Diagnostics = std::vector<Diagnostic>;

inline bool has_errors(const Diagnostics& list) {
  for (const Diagnostic& d : list)
    if (d.severity == Severity::error) return true;
  return false;
}

template <class T>
struct Checked {
  std::optional<T> value;  // present iff diagnostics holds no error
  Diagnostics diagnostics;
  explicit operator bool() const { return value.has_value(); }
};

}  // namespace armistice

#include "casefile/read_and_compile.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace armistice {
namespace {

bool begins_with(const std::string& text, const char* start) { return text.rfind(start, 0) == 0; }

// An error that the loss of other parts of the case can bring about.
bool may_follow(const Diagnostic& d) {
  static const char* const kStarts[] = {"unknown-", "missing-", "no-",         "needed-",
                                        "nobody-",  "weights-", "incomplete-", "wrong-kind",
                                        "role-",    "unit-"};
  return std::any_of(std::begin(kStarts), std::end(kStarts),
                     [&](const char* start) { return begins_with(d.key, start); });
}

// An unknown key inside an entry hides nothing that is named elsewhere; a section whose name is
// misspelt does.
bool hides_names(const Diagnostic& d) {
  const bool misspelt_section = d.column == 1 && begins_with(d.hint, "did you mean");
  return d.severity == Severity::error && (d.key != "unknown-key" || misspelt_section);
}

void append(Diagnostics& list, Diagnostics more) {
  std::move(more.begin(), more.end(), std::back_inserter(list));
}

}  // namespace

Checked<Conflict> read_and_compile(const std::string& path, const Files& files,
                                   const CompileOptions& options, std::vector<CaseFile>& read) {
  Checked<Conflict> result;
  CaseReading reading = read_what_is_right(path, files);
  read = reading.spec.files;
  const bool sound = !has_errors(reading.diagnostics);
  const bool hides =
      std::any_of(reading.diagnostics.begin(), reading.diagnostics.end(), hides_names);
  result.diagnostics = std::move(reading.diagnostics);
  if (!reading.parsed) return result;
  Checked<Conflict> compiled = compile(reading.spec, options);
  Diagnostics found = std::move(compiled.diagnostics);
  if (!sound)
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const Diagnostic& d) {
                                 return d.severity == Severity::warning || d.line == 0 ||
                                        (hides && may_follow(d));
                               }),
                found.end());
  append(result.diagnostics, std::move(found));
  if (!has_errors(result.diagnostics)) result.value = std::move(compiled.value);
  return result;
}

}  // namespace armistice

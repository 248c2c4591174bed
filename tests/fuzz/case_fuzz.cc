// Any bytes as a case file: read and compiled, or refused with places inside the file.
#include <cstddef>
#include <cstdint>
#include <string>

#include "casefile/compile.h"
#include "casefile/read_case.h"
#include "util/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace armistice;
  const std::string text(reinterpret_cast<const char*>(data), size);
  Files files;
  files.read = [&](const std::string& path, std::string& error) -> std::optional<std::string> {
    if (path == "case.yaml") return text;
    error = "there is no such file";
    return std::nullopt;
  };
  files.is_folder = [](const std::string&) { return false; };
  const Checked<CaseSpec> spec = read_case("case.yaml", files);
  ARMISTICE_CHECK_OP(spec.value.has_value(), ==, !has_errors(spec.diagnostics));
  for (const Diagnostic& diagnostic : spec.diagnostics) {
    ARMISTICE_CHECK(!diagnostic.key.empty() && !diagnostic.message.empty());
    to_text(diagnostic);
  }
  if (!spec) return 0;
  const Checked<Conflict> conflict = compile(*spec.value);
  ARMISTICE_CHECK_OP(conflict.value.has_value(), ==, !has_errors(conflict.diagnostics));
  return 0;
}

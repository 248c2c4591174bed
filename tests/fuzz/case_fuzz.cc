// Any bytes are a case, a faulty case, or no case: never a crash, a hang or a leak. Bytes up to the
// first "%%%\n" are the case file, the rest is the file other.yaml that it may include.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "casefile/read_and_compile.h"
#include "kit/case_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace armistice;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = text.find("%%%\n");
  std::map<std::string, std::string> files = {{"case.yaml", text.substr(0, cut)}};
  if (cut != std::string::npos) files["other.yaml"] = text.substr(cut + 4);
  const Checked<CaseSpec> spec = read_case("case.yaml", memory_files(files));
  // a value exactly when nothing is wrong, and every fault has a place to look at
  if (spec.value.has_value() == has_errors(spec.diagnostics)) std::abort();
  for (const Diagnostic& d : spec.diagnostics)
    if (d.file.empty() || d.key.empty() || d.message.empty() || to_text(d).empty()) std::abort();
  // what is right in a faulty case compiles or has errors of its own
  std::vector<CaseFile> read;
  const Checked<Conflict> conflict = read_and_compile("case.yaml", memory_files(files), {}, read);
  if (conflict.value.has_value() == has_errors(conflict.diagnostics)) std::abort();
  return 0;
}

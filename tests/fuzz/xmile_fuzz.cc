// Any bytes are a model, a faulty model, or no model: never a crash, a hang or a leak.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "casefile/xmile.h"
#include "kit/case_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace armistice;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const Checked<XmileRun> run = read_xmile("m.xmile", memory_files({{"m.xmile", text}}));
  // a value exactly when nothing is wrong, and every fault has a place to look at
  if (run.value.has_value() == has_errors(run.diagnostics)) std::abort();
  for (const Diagnostic& d : run.diagnostics)
    if (d.file.empty() || d.key.empty() || d.message.empty() || to_text(d).empty()) std::abort();
  if (run && run.value->slots.size() != run.value->columns.size()) std::abort();
  return 0;
}

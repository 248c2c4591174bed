// A case of cases/ as a Conflict, for tests.
#pragma once

#include <stdexcept>
#include <string>

#include "armistice/conflict.h"
#include "casefile/compile.h"
#include "casefile/read_case.h"

namespace armistice {

// `name`: a folder of cases/, or a file in one ("two_forts/fine.yaml").
inline Conflict case_file(const std::string& name) {
  const auto all = [](const Diagnostics& list) {
    std::string text;
    for (const Diagnostic& d : list) text += to_text(d) + "\n";
    return text;
  };
  const Checked<CaseSpec> spec = read_case(std::string(ARMISTICE_ROOT) + "/cases/" + name, disk_files());
  if (!spec) throw std::runtime_error(all(spec.diagnostics));
  Checked<Conflict> conflict = compile(*spec.value);
  if (!conflict) throw std::runtime_error(all(conflict.diagnostics));
  return std::move(*conflict.value);
}

}  // namespace armistice

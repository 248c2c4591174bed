// A faulty text of a case and what the terminal says of it.
#pragma once

#include <gtest/gtest.h>

#include "casefile/read_case.h"
#include "kit/case_files.h"

namespace armistice::kit {

struct Fault {
  const char* name;
  const char* text;      // of the case
  const char* expected;  // on the terminal
};

inline void expect_fault(const Fault& fault) {
  const Checked<CaseSpec> spec = read_text(fault.text);
  EXPECT_EQ(all_text(spec.diagnostics), fault.expected);
  EXPECT_EQ(spec.value.has_value(), !has_errors(spec.diagnostics));
}

}  // namespace armistice::kit

// CaseSpec -> Conflict: names become ids, expressions programs, dates months. All errors at once.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "armistice/case_spec.h"
#include "armistice/conflict.h"
#include "armistice/result.h"

namespace armistice {

struct CompileOptions {
  std::string as_of{};    // ISO date; empty: everything. Sources issued and moves made later are
                          // left out and the case's `now` becomes that date
  std::string believe{};  // claim ids (or "quantity=alternative" of a choice), split by commas;
                          // empty: pool
  // What quantities are to be instead of what the case says, by id: a number, a distribution or an
  // alternative.
  std::vector<std::pair<std::string, std::string>> set{};
  bool strict = false;    // bare numbers are errors
  bool war_only = false;  // quantities and the war: no table, so no issues and no parties needed
};

Checked<Conflict> compile(const CaseSpec& spec, const CompileOptions& options = {});

}  // namespace armistice

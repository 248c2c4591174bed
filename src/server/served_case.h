// The cases that a server was given: nothing else of the disk is read.
#pragma once

#include <string>
#include <vector>

#include "server/settings.h"

namespace armistice {

struct ServedCase {
  std::string id;    // the name of its folder, made unique
  std::string path;  // never shown
  std::string hash;
  ServerJson title;
  ServerJson document;  // what can be changed in it (GET /api/cases/{case})
  std::string text;     // the same as text
};

// Throws std::runtime_error with all problems where a case has errors.
std::vector<ServedCase> read_cases(const std::vector<std::string>& paths);

// The case of a study, as its settings change it; throws Refusal (422) with the diagnostics.
Conflict changed_case(const ServedCase& served, const StudySettings& settings, Scenario& standing);

}  // namespace armistice

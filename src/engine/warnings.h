// What a reader must be told about a study before they use it.
#pragma once

#include "armistice/conflict.h"
#include "armistice/findings.h"
#include "armistice/worlds.h"
#include "engine/analyze.h"
#include "outlook/study.h"

namespace armistice {

// Where the record leaves too few effective worlds.
void warn_of_few_worlds(Findings& out);

// Adds to Findings::warnings; keys have their words in src/report/words_of_cases.h.
void find_warnings(const Conflict& conflict, const Worlds& draws, const Study& study,
                   const StudyOptions& options, Findings& out);

}  // namespace armistice

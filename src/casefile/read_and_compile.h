// text -> Conflict in one go, with the errors of both stages.
#pragma once

#include <string>

#include "armistice/conflict.h"
#include "casefile/compile.h"
#include "casefile/read_case.h"

namespace armistice {

// Where reading finds errors, what is right is compiled all the same, so that a file's errors come
// at once; errors that may only follow from what could not be read (a name nobody defined, a part
// that is missing) are then left out. `read`: the files of the case.
Checked<Conflict> read_and_compile(const std::string& path, const Files& files,
                                   const CompileOptions& options, std::vector<CaseFile>& read);

}  // namespace armistice

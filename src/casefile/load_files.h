// Reads the files of a case and merges them into one tree.
#pragma once

#include <string>

#include "armistice/case_spec.h"
#include "casefile/faults.h"
#include "casefile/read_case.h"
#include "casefile/yaml_tree.h"

namespace armistice {

inline constexpr std::size_t kMaxFiles = 256;

// Fills `list` with the files in the order they were read, [0] the case itself, and returns the
// merged root map; nullptr after a fault that leaves none. Of the same top-level key in two files
// lists append and maps merge, inside `war` one level further down; anything else there twice is a
// fault that names both places. kMaxFileBytes bounds all files together.
const YamlNode* load_files(const std::string& path, const Files& files, std::vector<CaseFile>& list,
                           YamlForest& forest, Faults& faults);

// Adds a file that the case names, inside its folder and relative to the file it is named in; its
// index, or -1 after a fault. Lines end in '\n'; the text is not looked at.
int load_named_file(const Word& name, const Files& files, std::vector<CaseFile>& list,
                    Faults& faults);

}  // namespace armistice

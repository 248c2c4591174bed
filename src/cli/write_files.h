// The files of a study.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace armistice {

// Makes the folder and tries to write there, so that a long study does not end with nowhere to go. Throws
// std::runtime_error with the path and the reason.
void prepare_folder(const std::string& folder);

// Name and content of each file; the folder is made if needed. A file is written beside its place
// and then moved, so that a reader never sees half of it. Throws std::runtime_error with the path
// and the reason.
void write_files(const std::string& folder,
                 const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace armistice

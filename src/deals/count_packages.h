// How many packages there are.
#pragma once

#include <string>
#include <vector>

#include "armistice/conflict.h"

namespace armistice {

// Exact number of packages that `forbidden` allows, as a decimal. Issue by issue: packages
// that leave the same rules open are counted together, not listed. `more`: further rules.
std::string count_packages(const Conflict& conflict, const std::vector<Program>& more = {});

}  // namespace armistice

// How many packages there are.
#pragma once

#include <string>

#include "armistice/conflict.h"
#include "armistice/result.h"

namespace armistice {

// Exact number of packages that `forbidden` allows, as a decimal. Issue by issue: packages
// that leave the same rules open are counted together, not listed.
std::string count_packages(const Conflict& conflict);

// An error where `forbidden` leaves nothing to bargain over.
Diagnostics check_packages(const Conflict& conflict);

}  // namespace armistice

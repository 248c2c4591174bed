// Packages that differ from a given one in little.
#pragma once

#include <vector>

#include "armistice/conflict.h"

namespace armistice {

// Whether nothing forbids the package.
bool allowed(const Conflict& conflict, const Deal& deal);

int differences(const Deal& a, const Deal& b);  // issues

// The package, then all that differ from it in one issue, then in two, at most `most` of them;
// of an issue with many options some are tried, spread evenly.
std::vector<Deal> neighbours(const Conflict& conflict, const Deal& deal, std::size_t most);

}  // namespace armistice

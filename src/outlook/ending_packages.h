// Which packages can lead to an ending: those with which, signed and in force, its condition can
// match while no earlier one must.
#pragma once

#include <vector>

#include "armistice/conflict.h"

namespace armistice {

// Programs of issues only, one of which is true exactly for packages that cannot lead to
// endings[ending]. `signed` and `ratified` are taken as true and nobody as collapsed; what the
// state of the war, chance or time decide may turn out either way, each mention on its own, so a
// package is kept where that is not known.
std::vector<Program> packages_without_ending(const Conflict& conflict, int ending);

}  // namespace armistice

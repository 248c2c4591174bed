// Packages judged over worlds: estimates from what each world's courses said at `now`.
#pragma once

#include <optional>
#include <vector>

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

// The packages to look into: `asked` and all that differ from it in one issue, then in two (within
// limits), then what most worlds' menus hold. Forbidden ones are left out. In this order, without
// repeats.
std::vector<Deal> packages_to_judge(const Conflict& conflict, const Worlds& draws, int worlds,
                                    const std::optional<Deal>& asked);

// `deals`: as the study judged them.
DealFindings find_judged(const Conflict& conflict, const Study& study,
                         const std::vector<Deal>& deals, const std::optional<Deal>& asked);

}  // namespace armistice

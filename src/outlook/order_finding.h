// An order of steps: which parts of a deal are signed, where the chain breaks, and what each
// signature does to whose hand.
#pragma once

#include "armistice/conflict.h"
#include "armistice/findings.h"
#include "armistice/histories.h"

namespace armistice {

// `order`: the one under which the histories were played; empty without parts.
OrderFinding find_order(const Conflict& conflict, const Order& order,
                        const std::vector<WorldHistories>& worlds);

}  // namespace armistice

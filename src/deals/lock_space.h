// The locks and rules of a case as a deal space without parties: what the lock search needs to look
// at all packages.
#pragma once

#include <optional>

#include "armistice/conflict.h"
#include "armistice/deal_space.h"

namespace armistice {

// A program of issues for every way to settle those it reads; nothing where there are more than
// kMaxDealTable.
std::optional<DealTable> table_of_issues(const Conflict& conflict, const Program& program);

// Lock l of the space is lock l of the case, holding or not. Nothing where a condition reads so
// many issues that its table would be longer than kMaxDealTable.
std::optional<DealSpace> lock_space(const Conflict& conflict);

}  // namespace armistice

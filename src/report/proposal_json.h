// A package proposed at `now`, as JSON.
#pragma once

#include "report/json_parts.h"

namespace armistice {

// The field `proposal` of `timeline --move`.
Json proposal_json(const Report& report);

}  // namespace armistice

// What one side alone knows, as JSON; null where nothing is private.
#pragma once

#include "report/json_parts.h"

namespace armistice {

Json private_json(const Conflict& conflict, const PrivateFindings& hidden);

}  // namespace armistice

// The reading of the war (armistice/war_reading.h) as JSON: `war` of the run document, `reading` of
// that of the war alone.
#pragma once

#include "report/json_parts.h"

namespace armistice {

Json war_reading_json(const Conflict& conflict, const WarReading& reading);

}  // namespace armistice

// The reading of the war (armistice/war_reading.h) as JSON: `war` of the run document, `reading` of
// that of the war alone. And what of it returns after a deal: `relapse`.
#pragma once

#include "report/json_parts.h"

namespace armistice {

// Null where no agreement is in force, or none can come apart.
Json relapse_json(const Conflict& conflict, const RelapseFinding& relapse);

Json war_reading_json(const Conflict& conflict, const WarReading& reading);

}  // namespace armistice

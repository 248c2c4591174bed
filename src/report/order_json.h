// Orders of steps as JSON.
#pragma once

#include "report/json_parts.h"
#include "report/report.h"

namespace armistice {

// As the case file names a part: of a block, or (-1) of all the rest.
std::string id_of_part(const Conflict& conflict, int block);

// Null where everything is on the table at once.
Json sequence_json(const Conflict& conflict, const OrderFinding& order);

// The document of the orders command.
Json orders_json(const Report& report);

}  // namespace armistice

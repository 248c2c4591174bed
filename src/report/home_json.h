// `ratification` and `steps` of the study's document.
#pragma once

#include "armistice/histories.h"
#include "report/json_parts.h"

namespace armistice {

Json ratification_json(const Report& report);  // null where it was not looked into
Json steps_json(const Report& report);

}  // namespace armistice

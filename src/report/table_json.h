// `table` of the study's document: what a page needs to judge packages by itself.
#pragma once

#include "report/json_parts.h"

namespace armistice {

Json table_json(const Report& report);  // null where no course was kept

}  // namespace armistice

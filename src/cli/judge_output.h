// Packages judged over worlds, as JSON and as text.
#pragma once

#include "armistice/conflict.h"
#include "armistice/findings.h"
#include "report/json_parts.h"
#include "report/text_writer.h"

namespace armistice {

// Sets judged, nearest, robust, mediated and looked_into.
void put_judgement(const Conflict& conflict, const DealFindings& found, Json& document);

void write_judgement(const Conflict& conflict, const DealFindings& found, TextWriter& out);

}  // namespace armistice

// When a ceasefire is agreed, how long it lasts and how it ends.
#pragma once

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

CeasefireFindings find_ceasefire(const Conflict& conflict, const Study& study);

}  // namespace armistice

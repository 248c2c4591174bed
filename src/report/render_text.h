// Report -> text for a terminal: what an analyst needs to brief somebody in ten minutes.
#pragma once

#include <string>

#include "armistice/result.h"
#include "armistice/text.h"
#include "report/report.h"

namespace armistice {

// By Report::info.command: run, locks, levers, evidence, demands or timeline.
// `width`: columns of the terminal; held between 40 and 120.
std::string render_text(const Report& report, Language language, int width);

}  // namespace armistice

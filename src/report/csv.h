// Tables for a spreadsheet: RFC 4180, UTF-8, lines end in "\n".
#pragma once

#include <string>
#include <string_view>

#include "report/report.h"

namespace armistice {

// A cell. One that a spreadsheet would take for a formula (it begins with = + - @, a tab or a
// return) gets a leading apostrophe; quoted where it holds a comma, a quote or a line end.
std::string csv_cell(std::string_view text);
std::string csv_number(double value);  // empty where there is none

// ending, title, mean, se, p05, p50, p95, n: one line per ending, file order.
std::string render_endings_csv(const Report& report, Language language);

// month, date, then p05, p25, p50, p75 and p95 of every stock: the war as findings hold it.
std::string render_war_csv(const Findings& findings);

}  // namespace armistice

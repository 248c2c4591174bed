// deals on GENIUS files: a domain with profiles in, the deal space of a case out.
#pragma once

#include "cli/commands.h"
#include "deals/case_space.h"

namespace armistice {

// True if the path names an XML file rather than a case.
bool is_genius(const std::string& path);

// `deals DOMAIN.xml P1.xml P2.xml ...`
int run_genius_deals(const Arguments& arguments, Console& console);

// Writes domain.xml and one profile per party to a folder, and says what the format has no place
// for.
int export_genius(const Conflict& conflict, const CaseSpace& made, const std::string& folder,
                  const Arguments& arguments, Console& console);

}  // namespace armistice

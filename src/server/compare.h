// Two studies side by side: what differs, and whether that can be told from chance.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "outlook/world_bytes.h"
#include "server/settings.h"

namespace armistice {

// Of a stored report what a comparison reads: most of it is evidence and curves, and is let go
// while it is read.
ServerJson read_compared(const std::string& report);

struct ComparedStudy {
  const ServerJson& report;
  std::vector<std::pair<int, WorldSummary>> worlds;
};

// Second less first: endings (by id), signature, ratification, lasting, months of war, levers.
// Errors are of the difference between the scrambles of the worlds (armistice/worlds.h), so that
// what two studies of the same seed share cancels.
ServerJson compare_studies(const ComparedStudy& first, const ComparedStudy& second);

}  // namespace armistice

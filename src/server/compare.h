// Two studies side by side: what differs, and whether that can be told from chance.
#pragma once

#include <utility>
#include <vector>

#include "outlook/world_bytes.h"
#include "server/settings.h"

namespace armistice {

struct ComparedStudy {
  const ServerJson& report;
  std::vector<std::pair<int, WorldSummary>> worlds;
};

// Second less first: endings (by id), signature, ratification, lasting, months of war, levers.
// Errors are of the difference between the scrambles of the worlds (armistice/worlds.h), so that
// what two studies of the same seed share cancels.
ServerJson compare_studies(const ComparedStudy& first, const ComparedStudy& second);

}  // namespace armistice

// What one world gave, as bytes: to be kept by a WorldStore and read back with the same bits.
//
// The bytes begin with a mark and the number of their form; numbers stand as the machine holds
// them, lists after their length. They are for this program on this machine, not for exchange.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "armistice/histories.h"
#include "armistice/strategy.h"

namespace armistice {

// One world's results in every scenario; [0] is the base.
struct WorldResult {
  std::vector<WorldHistories> played;
  std::vector<Strategy> strategy;  // one, if it is kept; not stored
  std::vector<int> valued;
  double menu_size = 0, menu_epsilon = 0;
  std::string packages;
};

std::string write_world(const WorldResult& result);
// Nothing where the bytes are cut short, of another form or no such thing.
std::optional<WorldResult> read_world(const std::string& bytes);

std::string write_lanes(const TableLanes& lanes);
std::optional<TableLanes> read_lanes(const std::string& bytes);

// How one world's histories ended: enough to compare two studies world by world.
struct WorldSummary {
  double weight = 0;            // of the world by the record: mean over its histories
  std::vector<double> endings;  // share of each
  double signs = 0, ratified = 0, lasting = 0,
         months = 0;  // months of war from now, to the horizon
};
std::string write_summary(const WorldSummary& summary);
std::optional<WorldSummary> read_summary(const std::string& bytes);

}  // namespace armistice

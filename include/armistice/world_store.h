// Where a long computation leaves the worlds that it has finished, and finds those that an earlier
// run of the same settings left. The base class keeps nothing.
//
// `stage` and `world` name a piece of work; what it gave is bytes that only the engine reads
// (outlook/world_bytes.h). Called from many threads at once.
#pragma once

#include <string>
#include <string_view>

namespace armistice {

class WorldStore {
 public:
  virtual ~WorldStore() = default;
  // True, with its bytes, if the piece is there.
  virtual bool load(std::string_view /*stage*/, int /*world*/, std::string& /*bytes*/) {
    return false;
  }
  virtual void save(std::string_view /*stage*/, int /*world*/, const std::string& /*bytes*/) {}
  // What the table of a world needs to judge packages (armistice/table_lanes.h), and how its
  // histories ended: kept beyond the end of the study.
  virtual void keep(std::string_view /*what*/, int /*world*/, const std::string& /*bytes*/) {}
};

}  // namespace armistice

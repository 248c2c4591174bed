// How a long computation tells what it does, and learns that it should stop.
// The base class does nothing. Called from one thread at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace armistice {

class Progress {
 public:
  virtual ~Progress() = default;
  // `done` of `total` units of work of the named stage are finished.
  virtual void update(std::string_view /*stage*/, std::size_t /*done*/, std::size_t /*total*/) {}
  // True: finish the unit at hand and return what there is.
  virtual bool interrupted() const { return false; }
};

}  // namespace armistice

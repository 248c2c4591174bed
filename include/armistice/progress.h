// How a long computation tells what it does, and learns that it should stop.
// The base class does nothing. Called from one thread at a time.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace armistice {

class Progress {
 public:
  virtual ~Progress() = default;
  // `done` of `total` units of work of the named stage are finished.
  virtual void update(std::string_view /*stage*/, std::size_t /*done*/, std::size_t /*total*/) {}
  // True: stop soon, and return the units that are finished.
  virtual bool interrupted() const { return false; }
};

// Asked now and then, from any thread, by a computation that is one unit of work: true ends it
// soon, and what it returns is then of no use. Once true it stays true. Empty: it is never stopped.
using StopCheck = std::function<bool()>;

inline bool should_stop(const StopCheck& stop) { return stop && stop(); }

}  // namespace armistice

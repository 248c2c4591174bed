// Courses of the war in one world, month by month, without talks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace armistice {

// Which independent stream of random numbers a path set uses.
enum class PathSet : std::uint32_t {
  train = 1,
  validate = 2,
  play = 3,
  pause = 4,
  explore = 5,
  certify = 6,
  branch = 7,
};

struct Paths {
  int world = 0;
  int count = 0;
  int months = 0;    // months 0 .. months are stored: months + 1 states
  int columns = 0;   // Layout::state_end
  std::vector<double> state;  // (month x column) x path; meaningless after a collapse
  std::vector<std::int16_t> collapse_month;  // per path: first month whose state is a collapse; -1 never
  std::vector<std::int16_t> collapse_by;     // per path: index into Conflict::collapses

  std::vector<std::uint8_t> broken;  // per path: a stock was no sound number (war/simulate.h)

  std::int64_t failed = 0;  // hazards, chances and stocks that were no sound number (war/simulate.h)
  std::string failed_name;  // of the first,
  int failed_month = -1;    // its month since start
  int failed_world = -1;    // and its world

  const double* column(int month, int c) const {
    return state.data() + (static_cast<std::size_t>(month) * columns + c) * count;
  }
  double* column(int month, int c) {
    return state.data() + (static_cast<std::size_t>(month) * columns + c) * count;
  }
};

}  // namespace armistice

// Progress from many threads, one call at a time.
#pragma once

#include <cstddef>
#include <mutex>

#include "armistice/progress.h"

namespace armistice {

class Counter {
 public:
  Counter(Progress& progress, const char* stage, int total)
      : progress_(progress), stage_(stage), total_(total) {
    progress_.update(stage_, 0, static_cast<std::size_t>(total_));
  }
  // Once true, always true: what was cut short must not count as finished.
  bool interrupted() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return interrupted_ = interrupted_ || progress_.interrupted();
  }
  void one_more() {
    const std::lock_guard<std::mutex> lock(mutex_);
    progress_.update(stage_, static_cast<std::size_t>(++done_), static_cast<std::size_t>(total_));
  }

 private:
  Progress& progress_;
  const char* stage_;
  int total_, done_ = 0;
  bool interrupted_ = false;
  std::mutex mutex_;
};

}  // namespace armistice

// Numbers for short lists of integers of one length, given in the order in which they come: nothing
// depends on how they are hashed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "util/random.h"

namespace armistice {

class KeyNumbers {
 public:
  explicit KeyNumbers(int width = 0) : width_(static_cast<std::size_t>(width)), slots_(64, -1) {}
  const std::int32_t* operator[](std::size_t k) const { return flat_.data() + k * width_; }
  int number_of(const std::vector<std::int32_t>& key) {
    std::size_t at = place(key.data());
    if (slots_[at] >= 0) return slots_[at];
    slots_[at] = count_++;
    flat_.insert(flat_.end(), key.begin(), key.end());
    if (static_cast<std::size_t>(count_) * 2 > slots_.size()) {
      slots_.assign(slots_.size() * 4, -1);
      for (int k = 0; k < count_; ++k) slots_[place((*this)[static_cast<std::size_t>(k)])] = k;
    }
    return count_ - 1;
  }

 private:
  // The slot that holds the key, or the empty one where it belongs.
  std::size_t place(const std::int32_t* key) const {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < width_; ++k) hash = mix(hash, static_cast<std::uint64_t>(key[k]));
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at] >= 0 &&
           !std::equal(key, key + width_, (*this)[static_cast<std::size_t>(slots_[at])]))
      at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  std::size_t width_;
  int count_ = 0;
  std::vector<std::int32_t> flat_, slots_;
};

}  // namespace armistice

// Where a value rests on an operation that failed: a division by zero, an overflow, a logarithm of
// a negative number. Such a value need not look wrong: a min or a max, a comparison or a table may
// have made a finite number of it.
//
// An operation fails when its operands are finite and its result is not. What fails in the branch
// of an `if` that is not taken, or behind an `and` or `or` that is decided without it, does not
// count.
#pragma once

#include <cstdint>

#include "armistice/program.h"
#include "expr/evaluate.h"

namespace armistice {

// What is known of a run of columns already: per slot from first_slot on and lane, the origin of
// its failure, or 0.
struct KnownFailures {
  int first_slot = 0, count = 0;
  const std::uint16_t* origins = nullptr;  // slot x kMaxLanes

  const std::uint16_t* of(int slot) const {
    const bool inside = slot >= first_slot && slot < first_slot + count;
    return inside ? origins + static_cast<std::size_t>(slot - first_slot) * kMaxLanes : nullptr;
  }
};

// Per lane: 0, or the origin of the first failure that the program's value rests on: `own`, or that
// of a slot it reads. `value`, if wanted, receives the program's values.
void find_failures(const Program& program, const Frame& frame, const KnownFailures& known,
                   std::uint16_t own, Registers& registers, std::uint16_t* out,
                   double* value = nullptr);

// The processor's own account of failed operations on this thread: it misses none, but counts
// those that do not matter too. Starts anew, and says whether any came since.
void forget_failures();
bool may_have_failed();

}  // namespace armistice

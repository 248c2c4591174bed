// A program for a known value of one of the slots that it reads.
#pragma once

#include "armistice/program.h"

namespace armistice {

// The slot becomes the constant; what then is the same in every state is worked out (also both
// sides of an `if` whose condition is known, `and`, `or` and products with 0) and what nothing
// needs is left out, so that `reads` tells what the value still depends on.
Program bind_slot(const Program& program, int slot, double value);

}  // namespace armistice

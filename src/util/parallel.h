// A parallel loop whose result cannot depend on the number of threads: `body(i)` writes
// only what belongs to i. Exceptions of a body reach the caller.
#pragma once

#include <functional>

namespace armistice {

// Runs body(0) .. body(count - 1) on `threads` threads (0: as many as the machine has).
void parallel_for(int count, int threads, const std::function<void(int)>& body);

}  // namespace armistice

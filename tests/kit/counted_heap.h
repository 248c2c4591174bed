// How often the test program has asked for heap memory. Its operator new, which counts, stands in a
// source file of its own (src/war/counted_heap_test.cc), where the compiler cannot mix it up
// with the one of the library.
#pragma once

namespace armistice::kit {

long allocations();

}  // namespace armistice::kit

#include "util/parallel.h"

#include <tbb/blocked_range.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace armistice {

void parallel_for(int count, int threads, const std::function<void(int)>& body) {
  if (count <= 0) return;
  if (threads == 1) {
    for (int i = 0; i < count; ++i) body(i);
    return;
  }
  // more threads than the machine has would only make TBB print a warning
  const int machine = tbb::info::default_concurrency();
  tbb::task_arena arena(threads > 0 ? std::min(threads, machine) : machine);
  arena.execute([&] {
    tbb::parallel_for(
        tbb::blocked_range<int>(0, count, 1),
        [&](const tbb::blocked_range<int>& range) {
          for (int i = range.begin(); i < range.end(); ++i) body(i);
        },
        tbb::simple_partitioner());
  });
}

}  // namespace armistice

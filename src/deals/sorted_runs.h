// Runs of worth vectors, best first, and what of them nothing else beats.
//
// A run is sorted by its numbers, the first one deciding, larger before smaller; so what beats a
// vector stands before it, and equal vectors stand side by side. D numbers per vector, padded
// with zeros where there are fewer parties.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace armistice {

template <int D>
struct RunItem {
  std::array<std::int64_t, D> v;
  std::int32_t source = 0, row = 0;  // where it comes from: the caller's
};

template <int D>
using Run = std::vector<RunItem<D>>;

template <int D>
bool equal_numbers(const std::array<std::int64_t, D>& a, const std::array<std::int64_t, D>& b) {
  bool all = true;
  for (int d = 0; d < D; ++d) all = all & (a[d] == b[d]);
  return all;
}

template <int D>
bool ahead(const RunItem<D>& a, const RunItem<D>& b) {
  for (int d = 0; d < D; ++d)
    if (a.v[d] != b.v[d]) return a.v[d] > b.v[d];
  return false;
}

// Two parties and fewer: in one pass only the best second number so far matters.
template <int D>
void keep_steps(Run<D>& run) {
  std::size_t kept = 0;
  std::int64_t best = INT64_MIN;
  for (const RunItem<D>& item : run) {
    const std::int64_t second = D > 1 ? item.v[D - 1] : 0;
    if (second <= best && (kept == 0 || !equal_numbers<D>(item.v, run[kept - 1].v))) continue;
    best = second;
    run[kept++] = item;
  }
  run.resize(kept);
}

// Three parties: the steps of the last two numbers so far, the second rising and the third falling.
template <int D>
void keep_staircase(Run<D>& run) {
  struct Step {
    std::int64_t second, third;
  };
  std::vector<Step> steps;
  std::size_t kept = 0;
  for (const RunItem<D>& item : run) {
    if (kept > 0 && equal_numbers<D>(item.v, run[kept - 1].v)) {
      run[kept++] = item;
      continue;
    }
    const std::int64_t second = item.v[1], third = item.v[2];
    // the first step that is as good in the second number is the best of these in the third
    Step* low = steps.data();
    for (std::size_t n = steps.size(); n > 0;) {
      const std::size_t half = n / 2;
      const bool right = low[half].second < second;
      low += right ? half + 1 : 0;
      n = right ? n - half - 1 : half;
    }
    const std::size_t at = static_cast<std::size_t>(low - steps.data());
    if (at < steps.size() && low->third >= third) continue;
    std::size_t from = at;
    while (from > 0 && steps[from - 1].third <= third) --from;
    const bool same = at < steps.size() && low->second == second;
    const std::size_t until = at + (same ? 1 : 0);
    if (from == until) {
      steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(from), {second, third});
    } else {
      steps[from] = {second, third};
      steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(from) + 1,
                  steps.begin() + static_cast<std::ptrdiff_t>(until));
    }
    run[kept++] = item;
  }
  run.resize(kept);
}

// More parties: against all that is kept, a block at a time; a block whose best numbers do not
// reach the vector is passed over.
template <int D>
void keep_by_blocks(Run<D>& run, std::size_t limit) {
  constexpr std::size_t kBlock = 32;
  using Numbers = std::array<std::int64_t, D>;
  const auto covers = [](const Numbers& a, const Numbers& b) {
    bool all = true;
    for (int d = 1; d < D; ++d) all = all & (a[d] >= b[d]);
    return all;
  };
  std::vector<Numbers> tops;
  std::size_t kept = 0;
  for (std::size_t k = 0; k < run.size() && kept <= limit; ++k) {
    const RunItem<D> item = run[k];
    const bool same = kept > 0 && equal_numbers<D>(item.v, run[kept - 1].v);
    bool covered = false;
    for (std::size_t b = 0; !same && !covered && b < tops.size(); ++b) {
      if (!covers(tops[b], item.v)) continue;
      const std::size_t end = std::min(kept, (b + 1) * kBlock);
      for (std::size_t q = b * kBlock; q < end && !covered; ++q) covered = covers(run[q].v, item.v);
    }
    if (covered) continue;
    if (kept % kBlock == 0) tops.push_back(item.v);
    for (int d = 0; d < D; ++d) tops.back()[d] = std::max(tops.back()[d], item.v[d]);
    run[kept++] = item;
  }
  run.resize(kept);
}

// Drops what another vector of the run beats: at least as good in every number, better in one.
// Where more than `limit` stay the run may be cut there, if that saves time.
template <int D>
void keep_undominated(Run<D>& run, std::size_t limit = SIZE_MAX) {
  if constexpr (D <= 2)
    keep_steps(run);
  else if constexpr (D == 3)
    keep_staircase(run);
  else
    keep_by_blocks(run, limit);
}

// Joins runs that come one by one, two of like size at a time.
template <int D>
class RunJoiner {
 public:
  void push(Run<D>&& run) {
    if (run.empty()) return;
    stack_.push_back(std::move(run));
    while (stack_.size() > 1 && stack_[stack_.size() - 2].size() < 2 * stack_.back().size()) join();
  }
  // All vectors that nothing beats, with every equal of theirs.
  Run<D> finish() {
    while (stack_.size() > 1) join();
    if (stack_.empty()) return {};
    keep_undominated(stack_[0]);
    return std::move(stack_[0]);
  }

 private:
  // Long runs are cut to what nothing beats at once, short ones of three numbers and more at the
  // end.
  static constexpr std::size_t kLong = std::size_t{1} << 19;

  void join() {
    const Run<D>&a = stack_[stack_.size() - 2], &b = stack_.back();
    Run<D> joined(a.size() + b.size());
    std::merge(a.begin(), a.end(), b.begin(), b.end(), joined.begin(), ahead<D>);
    if (D <= 2 || joined.size() > kLong) keep_undominated(joined);
    stack_.pop_back();
    stack_.back() = std::move(joined);
  }
  std::vector<Run<D>> stack_;
};

}  // namespace armistice

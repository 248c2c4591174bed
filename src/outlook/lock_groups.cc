#include "outlook/lock_groups.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "outlook/lock_estimates.h"

namespace armistice {
namespace {

constexpr std::size_t kMostLocks = 24, kListed = 5;

using Mask = std::uint32_t;  // of the locks looked at

// Locks that occur in keys of at most three locks, the likeliest first when there are too many;
// rising.
std::vector<int> locks_looked_at(const Conflict& c, const Study& study) {
  const int locks = static_cast<int>(c.locks.size());
  std::vector<double> weight(c.locks.size(), 0.0);
  for (const WorldHistories& world : study.worlds)
    for (const LockSituation& s : world.locks)
      for (const std::vector<int>& key : s.keys)
        if (key.size() <= 3 &&
            std::all_of(key.begin(), key.end(), [&](int p) { return p < locks; }))
          for (const int p : key) weight[p] += s.weight;
  std::vector<int> chosen;
  for (int l = 0; l < locks; ++l)
    if (weight[l] > 0) chosen.push_back(l);
  std::stable_sort(chosen.begin(), chosen.end(),
                   [&](int a, int b) { return weight[a] > weight[b]; });
  if (chosen.size() > kMostLocks) chosen.resize(kMostLocks);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

// The keys of a course among these locks; none where a deal is let through as things stand.
std::vector<Mask> keys_among(const LockSituation& s, const std::vector<int>& locks) {
  std::vector<Mask> keys;
  for (const std::vector<int>& key : s.keys) {
    Mask mask = 0;
    for (const int p : key) {
      const auto at = std::lower_bound(locks.begin(), locks.end(), p);
      if (at != locks.end() && *at == p) mask |= Mask{1} << (at - locks.begin());
    }
    if (!key.empty() && std::popcount(mask) == static_cast<int>(key.size())) keys.push_back(mask);
  }
  return keys;
}

bool opens(const std::vector<Mask>& keys, Mask opened) {
  return std::any_of(keys.begin(), keys.end(), [&](Mask key) { return (key & ~opened) == 0; });
}

// All sets of `size` among n locks, in order of their members.
std::vector<Mask> sets_of(int size, int n) {
  std::vector<Mask> sets;
  for (int a = 0; a < n; ++a)
    for (int b = a + 1; b < n; ++b) {
      const Mask pair = Mask{1} << a | Mask{1} << b;
      if (size == 2) sets.push_back(pair);
      for (int c = b + 1; c < n && size == 3; ++c) sets.push_back(pair | Mask{1} << c);
    }
  return sets;
}

struct Course {
  double weight = 0;  // of the course within its world's estimate
  std::vector<Mask> keys;
};

std::vector<LockSetShare> best_of(const Conflict& c, const Study& study,
                                  const std::vector<int>& locks, const std::vector<Course>& courses,
                                  int size) {
  std::vector<std::pair<double, Mask>> ranked;
  for (const Mask set : sets_of(size, static_cast<int>(locks.size()))) {
    double weight = 0;
    for (const Course& course : courses)
      if (opens(course.keys, set)) weight += course.weight;
    if (weight > 0) ranked.emplace_back(weight, set);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (ranked.size() > kListed) ranked.resize(kListed);
  std::vector<LockSetShare> out;
  for (const auto& [weight, set] : ranked) {
    LockSetShare share;
    for (std::size_t k = 0; k < locks.size(); ++k)
      if (set >> k & 1) share.locks.push_back(c.locks[locks[k]].id);
    const Mask opened = set;
    share.p = estimate_situations(
        study, [&](const LockSituation& s) { return double(opens(keys_among(s, locks), opened)); });
    out.push_back(std::move(share));
  }
  return out;
}

}  // namespace

void find_lock_groups(const Conflict& c, const Study& study, LockFindings& out) {
  const std::vector<int> locks = locks_looked_at(c, study);
  std::vector<Course> courses;
  for (const WorldHistories& world : study.worlds)
    for (const LockSituation& s : world.locks) {
      Course course{s.weight / static_cast<double>(world.locks.size()), keys_among(s, locks)};
      if (!course.keys.empty()) courses.push_back(std::move(course));
    }
  out.pairs = best_of(c, study, locks, courses, 2);
  out.triples = best_of(c, study, locks, courses, 3);
}

}  // namespace armistice

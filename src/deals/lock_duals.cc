#include "deals/lock_duals.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "deals/hitting_sets.h"
#include "deals/package_finder.h"
#include "deals/player_words.h"

namespace armistice {
namespace {

using Players = PackageFinder::Players;
using Sets = HittingSets<Players>;

constexpr std::size_t kSteps = 40;  // for each part package of the budget
// Beyond, keys take longer from knots than without them.
constexpr std::size_t kKnots = 2'000, kPackages = 4'000;

// Packages as they are found; the same blockers once.
struct Seen {
  Players blockers = 0;
  Deal deal;
};

// The order of smaller_set.
bool smaller(Players a, Players b) {
  if (size_of(a) != size_of(b)) return size_of(a) < size_of(b);
  const Players differ = a ^ b;
  return (a & differ & (~differ + 1)) != 0;
}

class Duals {
 public:
  Duals(PackageFinder& finder, const LockQuestion& question)
      : finder_(finder), question_(question), blocked_(question.players) {
    steps_ = kSteps * std::min(question.budget, std::numeric_limits<std::size_t>::max() / kSteps);
    for (const PlayerSet& set : question.known) {
      known_.push_back(narrowed<Players>(set));
      blocked_.add(known_.back());
    }
    std::sort(known_.begin(), known_.end());
  }
  std::optional<LockFamily> run();

 private:
  bool find_knots();
  bool find_keys(LockFamily& out);
  std::optional<Deal> package_behind(Players key);

  PackageFinder& finder_;
  const LockQuestion& question_;
  Sets blocked_;  // known sets and the blockers of packages seen
  std::size_t steps_ = 0;
  std::vector<Players> known_, knots_;
  std::vector<Seen> seen_;
};

// A run in which packages came up may have missed knots; those it found are knots all the same.
bool Duals::find_knots() {
  const int largest = kMaxPlayers;
  for (bool found = true; found;) {
    found = false;
    std::vector<Players> proven = std::move(knots_);
    std::sort(proven.begin(), proven.end());
    knots_.clear();
    const auto test = [&](Players shut) {
      if (!std::binary_search(proven.begin(), proven.end(), shut)) {
        const PackageFinder::Found* package = finder_.find(shut, true, steps_);
        if (package) {
          if (seen_.size() == kPackages) return Sets::Next::stop;
          found = true;
          seen_.push_back({package->blockers, package->deal});
          blocked_.add(package->blockers);
          return Sets::Next::edge;
        }
        if (steps_ == 0) return Sets::Next::stop;
      }
      knots_.push_back(shut);
      return knots_.size() < kKnots ? Sets::Next::more : Sets::Next::stop;
    };
    if (!blocked_.run(test, steps_, largest)) return false;
  }
  return true;
}

std::optional<Deal> Duals::package_behind(Players key) {
  const auto at = std::lower_bound(seen_.begin(), seen_.end(), key,
                                   [](const Seen& s, Players k) { return s.blockers < k; });
  if (at != seen_.end() && at->blockers == key) return at->deal;
  const Players all = question_.players == 0 ? 0 : ~Players{0} >> (64 - question_.players);
  const PackageFinder::Found* package = finder_.find(all & ~key, false, steps_);
  if (package == nullptr) return std::nullopt;
  return package->deal;
}

// The smallest of the sets that meet every knot; one more than are listed tells where the list
// ends.
bool Duals::find_keys(LockFamily& out) {
  const std::size_t most = std::min(question_.most, std::numeric_limits<std::size_t>::max() / 4);
  Sets sets(question_.players);
  for (const Players knot : knots_) sets.add(knot);
  int largest = kMaxPlayers;
  std::vector<Players> keys;
  const auto take = [&](Players key) {
    if (std::binary_search(known_.begin(), known_.end(), key)) return Sets::Next::more;
    keys.push_back(key);
    if (keys.size() < 2 * most + 2) return Sets::Next::more;
    std::nth_element(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(most), keys.end(),
                     smaller);
    keys.resize(most + 1);
    largest = size_of(keys.back());
    return Sets::Next::more;
  };
  if (!sets.run(take, steps_, largest)) return false;
  std::sort(keys.begin(), keys.end(), smaller);
  if (keys.size() > most) {
    out.complete = false;
    out.complete_below = size_of(keys[most]);
    keys.resize(most);
  }
  std::sort(seen_.begin(), seen_.end(), [](const Seen& a, const Seen& b) {
    return a.blockers != b.blockers ? a.blockers < b.blockers : a.deal < b.deal;
  });
  for (const Players key : keys) {
    std::optional<Deal> deal = package_behind(key);
    if (!deal) return false;
    out.sets.push_back({widened(key), std::move(*deal)});
  }
  return true;
}

std::optional<LockFamily> Duals::run() {
  LockFamily out;
  if (!find_knots()) return std::nullopt;
  out.any_package = knots_.empty() || knots_[0] != 0;
  if (!out.any_package) {
    out.knots.emplace();
    return out;
  }
  std::sort(knots_.begin(), knots_.end(), smaller);
  if (!find_keys(out)) return std::nullopt;
  if (known_.empty()) {
    out.knots.emplace();
    for (const Players knot : knots_) out.knots->push_back(widened(knot));
  }
  return out;
}

}  // namespace

std::optional<LockFamily> blockers_by_duality(const DealSpace& space,
                                              const LockQuestion& question) {
  std::optional<PackageFinder> finder = PackageFinder::of(space, question);
  if (!finder) return std::nullopt;
  return Duals(*finder, question).run();
}

}  // namespace armistice

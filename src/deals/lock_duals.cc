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

constexpr std::size_t kSteps = 40;  // issues settled for each part package of the budget
// Beyond, merging issues is as quick.
constexpr std::size_t kKeys = 40'000, kKnots = 40'000;

struct Key {
  Players players = 0;
  Deal deal;
};

// The order of smaller_set.
bool smaller(const Key& a, const Key& b) {
  if (size_of(a.players) != size_of(b.players)) return size_of(a.players) < size_of(b.players);
  const Players differ = a.players ^ b.players;
  return (a.players & differ & (~differ + 1)) != 0;
}

class Duals {
 public:
  Duals(PackageFinder& finder, const LockQuestion& question)
      : finder_(finder), question_(question), knots_(question.players) {
    steps_ = kSteps * std::min(question.budget, std::numeric_limits<std::size_t>::max() / kSteps);
    for (const PlayerSet& set : question.known) known_.push_back(narrowed<Players>(set));
    std::sort(known_.begin(), known_.end());
    if (question.players > 0) all_ = ~Players{0} >> (64 - question.players);
  }
  std::optional<LockFamily> run();

 private:
  bool find_keys();
  Players needed_in(Players knot, Players sure) const;
  std::optional<Players> knot_within(Players shut);
  Players reduced(Players core, Players shut) const;
  LockFamily told();

  PackageFinder& finder_;
  const LockQuestion& question_;
  Players all_ = 0;
  Sets knots_;
  std::size_t steps_ = 0;
  std::vector<Players> known_, found_;  // sets there already; players of the keys
  std::vector<Key> keys_;
};

// Of players that block every package together: those that the proof of it names, and of each known
// set that these miss another.
Players Duals::reduced(Players core, Players shut) const {
  for (const Players set : known_)
    if ((set & core) == 0) core |= set & shut & (~(set & shut) + 1);
  return core;
}

// Of players among whom a knot is looked for, those that are in it for sure: of a known set or a
// key it holds them alone. Of the keys the latest are looked at, being most like what is tested
// now; a knot has to meet every known set, so of these none is left out.
Players Duals::needed_in(Players knot, Players sure) const {
  constexpr std::size_t kBlock = 32, kLooked = 1024;
  const auto look_at = [&](Players set) {
    const Players met = set & knot;
    sure |= (met & (met - 1)) == 0 ? met : 0;
  };
  for (const Players set : known_) look_at(set);
  const std::size_t last = found_.size() > kLooked ? found_.size() - kLooked : 0;
  for (std::size_t k = found_.size(); k > last && sure != knot;) {
    const std::size_t end = std::max(last, k > kBlock ? k - kBlock : 0);
    for (; k > end; --k) look_at(found_[k - 1]);
  }
  return sure;
}

// A knot among players whose part PackageFinder::core() has just been proven to block every
// package: all that need not be in it are left out, one by one. None: the steps ran out.
std::optional<Players> Duals::knot_within(Players shut) {
  Players knot = reduced(finder_.core(), shut);
  Players sure = needed_in(knot, 0);
  while (sure != knot) {
    const Players rest = knot & ~sure, left_out = rest & (~rest + 1);
    if (finder_.find(knot & ~left_out, steps_) != nullptr) {
      sure |= left_out;
      continue;
    }
    if (steps_ == 0) return std::nullopt;
    knot = reduced(finder_.core(), knot & ~left_out);
    sure = needed_in(knot, sure);
  }
  return knot;
}

// A run in which knots came up may have missed keys; those it found are keys all the same.
bool Duals::find_keys() {
  for (bool found = true; found;) {
    found = false;
    std::vector<Players> proven = known_;
    for (const Key& key : keys_) proven.push_back(key.players);
    std::sort(proven.begin(), proven.end());
    const auto test = [&](Players opened) {
      if (std::binary_search(proven.begin(), proven.end(), opened)) return Sets::Next::more;
      if (const Deal* package = finder_.find(all_ & ~opened, steps_)) {
        keys_.push_back({opened, *package});
        found_.push_back(opened);
        return keys_.size() < kKeys ? Sets::Next::more : Sets::Next::stop;
      }
      if (steps_ == 0) return Sets::Next::stop;
      const std::optional<Players> knot = knot_within(all_ & ~opened);
      if (!knot || knots_.edges().size() == kKnots) return Sets::Next::stop;
      knots_.add(*knot);
      found = true;
      return Sets::Next::edge;
    };
    if (!knots_.run(test, steps_)) return false;
  }
  return true;
}

LockFamily Duals::told() {
  LockFamily out;
  std::sort(keys_.begin(), keys_.end(), smaller);
  if (keys_.size() > question_.most) {
    out.complete = false;
    out.complete_below = size_of(keys_[question_.most].players);
    keys_.resize(question_.most);
  }
  for (Key& key : keys_) out.sets.push_back({widened(key.players), std::move(key.deal)});
  const std::vector<Players>& knots = knots_.edges();
  out.any_package = std::find(knots.begin(), knots.end(), Players{0}) == knots.end();
  if (!known_.empty()) return out;
  out.knots.emplace();
  for (const Players knot : knots)
    if (knot != 0) out.knots->push_back(widened(knot));
  std::sort(out.knots->begin(), out.knots->end(), smaller_set);
  return out;
}

std::optional<LockFamily> Duals::run() {
  if (!find_keys()) return std::nullopt;
  return told();
}

}  // namespace

std::optional<LockFamily> blockers_by_duality(const DealSpace& space,
                                              const LockQuestion& question) {
  std::optional<PackageFinder> finder = PackageFinder::of(space, question);
  if (!finder) return std::nullopt;
  return Duals(*finder, question).run();
}

}  // namespace armistice

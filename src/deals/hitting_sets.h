// Minimal hitting sets one by one (Murakami and Uno 2014), of edges that are all there from the
// start or come up while the sets are looked for.
//
// Every chosen player keeps its critical edges, those that no other chosen player meets: one
// without any is not needed, so the branch is left. `visit` is shown each set that meets all edges
// and says what to do. With Next::edge it has named, by add(), an edge that the set misses. Every
// part of the set misses it too, so it is open all the way up. What was left before it came was
// left without knowing it: a run in which edges came may have missed sets; one without has not.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "deals/player_words.h"

namespace armistice {

template <class Set>
class HittingSets {
 public:
  enum class Next { more, edge, stop };

  explicit HittingSets(int players) : meets_(static_cast<std::size_t>(players)) {
    frames_.resize(static_cast<std::size_t>(players) + 1);
  }
  const std::vector<Set>& edges() const { return edges_; }

  void add(const Set& edge) {
    const std::size_t word = edges_.size() / 64;
    const std::uint64_t bit = std::uint64_t{1} << (edges_.size() % 64);
    edges_.push_back(edge);
    if (bit == 1) {
      for (Edges& met : meets_) met.push_back(0);
      for (Frame& frame : frames_) {
        frame.open.resize(word + 1, 0);
        for (Edges& critical : frame.critical) critical.resize(word + 1, 0);
      }
    }
    for_each_player(edge, [&](int p) { meets_[static_cast<std::size_t>(p)][word] |= bit; });
    for (Frame& frame : frames_) frame.open[word] |= bit;
  }

  // False: stopped, by `visit` or because `steps` ran out.
  template <class Visit>
  bool run(Visit visit, std::size_t& steps) {
    frames_[0].chosen = Set{};
    frames_[0].candidates = Set{};
    for (std::size_t p = 0; p < meets_.size(); ++p)
      add_player(frames_[0].candidates, static_cast<int>(p));
    for (std::size_t e = 0; e < edges_.size(); ++e)
      frames_[0].open[e / 64] |= std::uint64_t{1} << (e % 64);
    return grow(0, visit, steps);
  }

 private:
  using Edges = std::vector<std::uint64_t>;  // one bit per edge
  struct Frame {                             // after so many players were chosen
    Set chosen{}, candidates{};
    Edges open;                   // met by none of them
    std::vector<Edges> critical;  // per player chosen
  };

  static bool none(const Edges& set) {
    for (const std::uint64_t word : set)
      if (word != 0) return false;
    return true;
  }

  // Of the first open edges the one with the fewest candidates.
  const Set& narrowest(const Frame& frame) const {
    constexpr int kLooked = 32;
    int looked = 0, least = kMaxPlayers + 1;
    std::size_t best = 0;
    for (std::size_t w = 0; w < frame.open.size() && looked < kLooked; ++w)
      for (std::uint64_t rest = frame.open[w]; rest != 0 && looked < kLooked;
           rest &= rest - 1, ++looked) {
        const std::size_t edge = w * 64 + static_cast<std::size_t>(std::countr_zero(rest));
        const int count = size_of(Set(edges_[edge] & frame.candidates));
        if (count >= least) continue;
        least = count;
        best = edge;
      }
    return edges_[best];
  }

  // The frame after player p is chosen too. False: it would leave another without an edge.
  bool choose(std::size_t depth, int p) {
    const Frame& now = frames_[depth];
    Frame& next = frames_[depth + 1];
    const Edges& met = meets_[static_cast<std::size_t>(p)];
    next.critical.resize(depth + 1);
    for (std::size_t k = 0; k < depth; ++k) {
      next.critical[k].resize(met.size());
      std::uint64_t any = 0;
      for (std::size_t w = 0; w < met.size(); ++w)
        any |= next.critical[k][w] = now.critical[k][w] & ~met[w];
      if (any == 0) return false;
    }
    next.critical[depth].resize(met.size());
    for (std::size_t w = 0; w < met.size(); ++w) {
      next.critical[depth][w] = now.open[w] & met[w];
      next.open[w] = now.open[w] & ~met[w];
    }
    next.chosen = now.chosen;
    add_player(next.chosen, p);
    next.candidates = now.candidates;
    return true;
  }

  template <class Visit>
  bool grow(std::size_t depth, Visit& visit, std::size_t& steps) {
    if (steps == 0) return false;
    --steps;
    Frame& frame = frames_[depth];
    if (none(frame.open)) {
      const Next next = visit(frame.chosen);
      if (next != Next::edge) return next == Next::more;
    }
    const Set branch = narrowest(frame) & frame.candidates;
    frame.candidates &= ~branch;
    bool go_on = true;
    for_each_player(branch, [&](int p) {
      if (!go_on) return;
      if (choose(depth, p)) go_on = grow(depth + 1, visit, steps);
      add_player(frame.candidates, p);
    });
    return go_on;
  }

  std::vector<Set> edges_;
  std::vector<Edges> meets_;  // per player: the edges that it is in
  std::vector<Frame> frames_;
};

}  // namespace armistice

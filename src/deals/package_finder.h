// A package that given players let through: found by trying, option by option, where every lock and
// rule reads at most two issues.
//
// Each issue keeps the options that what is settled still allows. An option that a settled issue
// rules out through a shut lock is struck off, and so is one with which a shut need could not be
// reached even if all that is open went its way. The issue with the fewest options left is settled
// next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "armistice/deal.h"
#include "armistice/deal_space.h"
#include "deals/lock_search.h"

namespace armistice {

class PackageFinder {
 public:
  using Players = std::uint64_t;
  // None: more than 64 players or options of an issue, or a table over more than two issues.
  static std::optional<PackageFinder> of(const DealSpace& space, const LockQuestion& question);

  // A package that none of the `shut` players blocks; good until the next call. Null: there is
  // none, or the `steps` (issues settled) ran out.
  const Deal* find(Players shut, std::size_t& steps);

  // After find() told that there is no such package: those of the players that its proof named.
  // They alone block every package.
  Players core() const { return core_; }

 private:
  using Options = std::uint64_t;
  struct Tie {                     // a lock or rule over two issues, seen from one of them
    int other = 0, player = -1;    // the other issue; -1: a rule
    std::vector<Options> allowed;  // per option of this issue: those of the other
  };
  struct Single {  // a lock or rule over one issue
    int player = -1;
    Options allowed = 0;
  };
  struct Issue {
    int options = 0;
    std::vector<Tie> ties;
    std::vector<Single> singles;
    std::vector<int> ranked;  // options, those that locks and rules refuse least first
    int shut_ties = 0;        // of the current call
  };
  struct Need {
    int player = 0;
    double constant = 0, need = 0, slack = 0;
    std::vector<std::vector<double>> worth;  // issue x option
    std::vector<std::vector<int>> dearest;   // per issue: options, the best first
  };
  struct State {
    std::vector<Options> left;        // per issue
    std::vector<std::uint8_t> count;  // of these
    std::vector<double> best;         // need x issue: the most that is left
    std::uint64_t open = 0;           // issues not settled
  };

  bool read(const DealSpace& space, const LockQuestion& question);
  bool read_table(const DealTable& table, int player);
  bool read_need(const DealSpace& space, int party, int player, double need);
  void rank_options();
  bool start(Players shut);
  bool grow(std::size_t depth, Players shut, std::size_t& steps);
  int next_issue(const State& state) const;
  bool settle(State& state, int issue, int option, Players shut);
  void narrow(State& state, int issue, Options left) const;
  bool within_reach(State& state, Players shut);
  void name(int player);
  Players disappointed(const Deal& deal) const;

  std::vector<Issue> issues_;
  std::vector<Need> needs_;
  Players always_ = 0;         // they block every package
  bool impossible_ = false;    // a rule forbids every package
  std::vector<State> states_;  // per depth
  Deal found_;
  Players core_ = 0;  // named so far in the proof under way
};

}  // namespace armistice

// Any package judged at the tables of many worlds at once, as they stand at `now`.
//
// Playing a world leaves a few of its courses at `now` as columns of numbers (TableLanes): what
// fighting on is worth, what each option is worth, which locks hold, what the verdicts read. Lanes
// of different worlds then stand side by side in blocks of kMaxLanes, so a package costs a few
// microseconds per block. The formulas are those of talks/gains.h; talks/judge_deals.h, which works
// on one world's own blocks, is the slow twin in the tests.
#pragma once

#include <cstdint>
#include <vector>

#include "armistice/histories.h"
#include "talks/gains.h"

namespace armistice {

// Where each number of a lane stands.
struct TableColumns {
  int weight = 0;                     // share of the world's weight
  int failed = 0;                     // chance at which ratification failed before
  std::vector<int> priced;            // parties with preferences
  std::vector<int> valued;            // parties whose value of fighting on is known
  std::vector<int> option;            // priced x issue: column of option 0, the others follow
  std::vector<int> together;          // per priced: column of its first together term
  int lock_holds = 0, lock_cost = 0;  // first of one column per lock
  // first of one column per valued party
  int go_on = 0, after_pause = 0, fail_low = 0, fail_high = 0, peace_share = 0, relapse_cost = 0,
      ratify_loss = 0, stake = 0;
  int pause_spread = 0, pause_samples = 0;  // sample x valued
  std::vector<std::int32_t> slots;          // of the frame, that verdicts read
  int slot = 0;                             // first of one column per such slot
  int count = 0;
};
TableColumns table_columns(const Conflict& conflict);

// `count` courses of the prepared table, picked evenly by weight (evenly among those alive where
// none has any); `alive`: per lane.
TableLanes keep_table(const Game& game, const TableState& state, const std::vector<double>& weights,
                      const std::vector<char>& alive, int count, const WarBlock& block);

// What a package would bring, one entry per world: means over its lanes.
struct PackageVerdict {
  std::vector<double> signs, passes, holds, lasts;  // lasts: signed, ratified and lasting
  std::vector<double> worth;                        // priced x world
  std::vector<double> gain, accepts;                // valued x world
  std::vector<double> locks;    // refusing lock (PackageTable::refusing) x world: holds
  std::vector<double> blocked;  // a hard or vetoing lock of it holds
};

class PackageTable {
 public:
  struct WorldLanes {
    int world = 0;
    double weight = 0;  // by the record
    TableLanes lanes;
  };
  // Worlds whose lanes are not of this case are left out. The conflict must outlive the table.
  PackageTable(const Conflict& conflict, std::vector<WorldLanes> worlds);

  int worlds() const { return static_cast<int>(world_.size()); }
  int world(int k) const { return world_[k]; }
  double weight(int k) const { return weight_[k]; }  // 1 for all where the record fits none
  int blocks() const { return static_cast<int>(blocks_.size()); }
  const TableColumns& columns() const { return columns_; }
  std::size_t bytes() const;

  // Locks that name the package, rising.
  std::vector<int> refusing(const Deal& deal) const;

  // Only the first `blocks` blocks (0: all): the first lanes of the first worlds, which then are
  // the only ones that the verdict speaks of; the number of these worlds. Safe from many threads.
  int judge(const Deal& deal, PackageVerdict& out, int blocks = 0) const;

 private:
  struct Block {
    int lanes = 0;
    std::vector<int> world;     // per lane: index
    std::vector<double> share;  // per lane: of its world
    std::vector<double> data;   // column x kMaxLanes
    const double* column(int c) const {
      return data.data() + static_cast<std::size_t>(c) * kMaxLanes;
    }
  };
  struct Scratch;
  void price(const Deal& deal, const Block& block, Scratch& scratch) const;
  void give_verdicts(const Block& block, Scratch& scratch) const;
  void put_in_force(const Block& block, Scratch& scratch) const;
  void keep_by_interest(const Block& block, Scratch& scratch) const;
  void pay_soft_locks(const Block& block, Scratch& scratch) const;
  // `alone`: each lane stands for its world.
  void add_up(const Block& block, Scratch& scratch, int counted, bool alone,
              PackageVerdict& out) const;

  const Conflict& conflict_;
  TableColumns columns_;
  std::vector<int> deciders_;      // per breach cost: index into columns_.valued, -1
  std::vector<int> priced_index_;  // per valued: index into columns_.priced, -1
  std::vector<int> leader_;        // per valued: index into Conflict::leaders, -1
  std::vector<int> world_;
  std::vector<double> weight_;
  std::vector<Block> blocks_;
};

}  // namespace armistice

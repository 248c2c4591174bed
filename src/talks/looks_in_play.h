// What a study looks into at the tables of its histories, besides playing them: locks, windows,
// packages that are judged, tables that are kept.
#pragma once

#include <optional>
#include <vector>

#include "talks/lock_table.h"
#include "talks/play.h"

namespace armistice {

// Follows one block of histories after another. What is seen goes into `out`, which is sized
// already. `state`: of the table of whole packages in the month; `live`: lanes to look at.
class LooksInPlay {
 public:
  LooksInPlay(const Game& game, const PlayOptions& options, WorldHistories& out);

  void begin(int first) { first_ = first; }
  void at_now(const Strategy& strategy, const TableState& state, LaneMask live, WarBlock& block);
  void at_windows(const TableState& state, int month, LaneMask live, WarBlock& block);
  double lock_weight() const { return lock_weight_; }  // of the histories whose locks were seen

 private:
  std::vector<double> weights(LaneMask live, const WarBlock& block) const;
  void judge(const TableState& state, LaneMask live, WarBlock& block);
  void keep_for_table(const TableState& state, LaneMask live, WarBlock& block);
  void locks(const Strategy& strategy, const TableState& state, int lanes, LaneMask live,
             WarBlock& block);

  const Game& game_;
  const PlayOptions& options_;
  WorldHistories& out_;
  int first_ = 0;
  double lock_weight_ = 0;
  DealTerms judged_;
  std::optional<LockTable> lock_table_;  // once its locks are looked into
};

}  // namespace armistice

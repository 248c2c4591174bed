// Types in histories (talks/types.h): drawn once per history, seen by their own party alone; what
// the others believe is part of the state and moves with what they see. Without informed parties
// everything here does nothing.
#pragma once

#include <vector>

#include "talks/play.h"
#include "talks/typed_moves.h"

namespace armistice {

// Follows one block of histories after another; in this order each month: open, see, hear, learn,
// learn_from_war.
class TypesInPlay {
 public:
  // What is counted goes into `out`, which is sized already.
  TypesInPlay(const Game& game, const PlayOptions& options, WorldHistories& out);

  void begin(int first, WarBlock& block);  // the block stands at month 0
  // Before a month's table: where types become known, and what is believed.
  void open(const Game& game, int month, LaneMask live, WarBlock& block);
  // After it: the table as it is for the parties as they are.
  void see(const Game& game, WarBlock& block, TableState& state, TableOutcome& outcome);
  // A recorded answer, which everybody knows; counts once the month's table is over.
  void hear(const Game& game, int answer, TableState& state, WarBlock& block);
  void learn(const Game& game, const TableOutcome& outcome,
             const std::array<TableMove, kMaxLanes>& moves, int month, LaneMask live,
             WarBlock& block);
  // After the month of war, whatever it has brought.
  void learn_from_war(int month, LaneMask live, WarBlock& block);
  // Puts the parties' own numbers back, which refreshing a block takes away.
  void stand(WarBlock& block) { be_types(game_, types_, block); }
  // Columns per fit become per valued party.
  void pick(std::vector<Lane>& per_fit) const;

 private:
  struct Heard {  // how likely each type of an informed party was to answer so
    std::size_t informed;
    std::array<Lane, 2> likelihood;
  };
  void count(const TableOutcome& outcome, const TableMove& move, std::size_t h, int lane,
             double before, double after);
  double weight(int lane) const;
  void move_by_answers(const Game& game, int month, WarBlock& block);

  const Game& game_;
  const PlayOptions& options_;
  WorldHistories& out_;
  int first_ = 0;
  std::vector<LaneTypes> types_;  // per informed party
  std::vector<Heard> heard_;
};

}  // namespace armistice

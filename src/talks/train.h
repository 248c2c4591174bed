// Training courses of the war: without a deal, but with what the table leaves behind.
#pragma once

#include "armistice/paths.h"
#include "armistice/progress.h"
#include "talks/ceasefire.h"
#include "talks/game.h"
#include "talks/table.h"

namespace armistice {

struct TrainOptions {
  int paths = 500;
  int view = 0;
  PathSet set = PathSet::train;
  Scenario scenario;
  int pass = 0;  // 0: table moves are drawn broadly; else under `strategy`
  const Strategy* strategy = nullptr;
  StopCheck stop;  // asked every month
};

// States of `paths` courses at months 0 .. game.months. What only the table changes (refusals, a
// failed ratification) is drawn broadly in pass 0, and by the last strategy in later passes, in
// which half of the courses are still explored. Stopped: months that were not reached have no
// state.
//
// Where the table moves the state (with a ceasefire in the case, the phase too), `running` tells
// how courses stand once the table of each month is over; else it stays empty.
struct RunningCourses {
  Paths paths;                   // states in which the months begin to run
  std::vector<PhaseMove> moves;  // month x course: what settled the phase
  // Where the war teaches, (month x informed) x course: what the month tells (war/lessons.h).
  std::vector<double> lessons;
  const double* lesson(int month, std::size_t informed) const {
    const std::size_t parties = lessons.size() / moves.size();
    return lessons.data() + (static_cast<std::size_t>(month) * parties + informed) * paths.count;
  }
};
Paths train_paths(const Game& game, const TrainOptions& options, RunningCourses* running = nullptr);

// Explored courses that never leave the war, whatever befalls them.
bool stays_at_war(const Game& game, const TrainOptions& options, std::uint32_t path);

// In an order of steps: whether all that was signed on the way to the game was by `month`.
bool all_parts_signed(const Game& game, PathSet set, std::uint32_t path, int month);

// The states of some paths after `game.pause_months` of peace begun at a month of theirs.
struct Pauses {
  std::vector<int> path;      // which training path
  std::vector<int> month;     // when its pause begins
  std::vector<int> after;     // months at its end (cut at the recursion's end)
  std::vector<double> state;  // column x pause
  std::vector<std::vector<double>> lessons;  // informed x pause, where the war teaches
};
Pauses pause_paths(const Game& game, const TrainOptions& options, const Paths& paths);

// Copies the state of paths `which` at `month` into a block and refreshes it as the truth.
void load_block(const Game& game, const Paths& paths, int month, const int* which, int lanes,
                WarBlock& block);

}  // namespace armistice

// Strategy -> Histories: fresh courses of the war, now with talks.
//
// Before `now`, where the record says that no deal was signed, every month is drawn given that
// nothing is signed, and the history's weight takes the chance of that (integrated over
// proposers and acceptance); answers to recorded offers multiply it by their likelihood. From `now` on
// everything is drawn. Doubts that persist (ratification, durability) are drawn once per history.
#pragma once

#include "armistice/histories.h"
#include "armistice/progress.h"
#include "talks/table.h"

namespace armistice {

struct PlayOptions {
  int paths = 500;
  PathSet set = PathSet::play;
  Scenario scenario;                    // from `now` on
  const Strategy* strategy = nullptr;   // from `now` on
  const Strategy* before = nullptr;     // up to `now`; null: the same
  const Game* game_before = nullptr;    // the rules up to `now`; null: the same
  bool types_known = false;             // from `now` on private quantities are known to all
  int sampled = 0;                      // first histories whose war is kept for bands
  int lock_courses = 0;                 // first courses whose locks are looked into at `now`
  int window_courses = 0;               // first courses whose windows are looked into, month by month
  int table_courses = 0;                // first courses whose table is kept at `now`
  std::vector<Deal> judged;             // packages that are judged at `now` on every course
  int table_lanes = 0;                  // courses kept for judging other packages later
  std::vector<WatchedState> watched;    // told month by month from `now` on
  bool home = false;                    // ... also at home,
  int closely = 0;                      // of so many of the first bloc by bloc
  const std::vector<Program>* lock_excluded = nullptr;  // packages that these looks leave out (talks/lock_table.h)
  StopCheck stop;                       // asked every month of every block of courses
};

WorldHistories play_talks(const Game& game, const PlayOptions& options);

}  // namespace armistice

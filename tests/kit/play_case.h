// One world of a case solved and played, for tests of the talks and of the outlook.
#pragma once

#include <cstdint>

#include "evidence/draw_worlds.h"
#include "talks/play.h"
#include "talks/solve.h"

namespace armistice {

struct Played {
  Worlds draws;
  Game game;  // reads `draws` and the conflict, which must outlive it
  Strategy strategy;
  WorldHistories histories;
};

struct PlayCase {
  std::uint64_t seed = 1;
  int train = 500, play = 500;
  int world = 0, worlds = 1;
  SolveOptions solve{};
  PlayOptions options{};
};

inline Played play_case(const Conflict& conflict, PlayCase how) {
  Played out;
  out.draws = draw_worlds(conflict, how.seed, how.worlds);
  out.game = make_game(conflict, out.draws, how.world, conflict.calendar.solve_month);
  how.solve.paths = how.train;
  out.strategy = solve_talks(out.game, how.solve);
  how.options.paths = how.play;
  how.options.strategy = &out.strategy;
  out.histories = play_talks(out.game, how.options);
  return out;
}

// Share of the histories (unweighted) that signed within the first `months` months of the case.
inline double settled_by(const WorldHistories& world, int months) {
  double count = 0;
  for (const History& h : world.histories) count += h.signed_month >= 0 && h.signed_month < months;
  return count / static_cast<double>(world.histories.size());
}

}  // namespace armistice

#include "outlook/other_rules.h"

#include "talks/play.h"

namespace armistice {

OtherRules::OtherRules(const Conflict& c, const Worlds& draws, const RunOptions& options, int world,
                       const StopCheck& stop)
    : options_(options),
      stop_(stop),
      now_(c.calendar.now_month),
      game_(make_game(c, draws, world, c.calendar.solve_month)) {
  const SolveOptions solve = solve_options();
  const Game trained = trained_game(game_, options_);
  strategy_ = solve_talks(trained, solve);
  if (stop_()) return;
  courses_ = training_courses(trained.first_step ? *trained.first_step : trained, strategy_,
                              solve.paths, stop_);
}

SolveOptions OtherRules::solve_options() const {
  SolveOptions solve;
  solve.paths = options_.train_paths > 0 ? options_.train_paths : options_.paths;
  solve.basis = options_.basis;
  solve.stop = stop_;
  return solve;
}

Strategy OtherRules::solve(const Game& game) const {
  SolveOptions solve = solve_options();
  solve.from = now_;
  solve.courses = &courses_;
  return solve_talks(trained_game(game, options_), solve);
}

WorldHistories OtherRules::play(const Game& game, const Strategy& strategy) const {
  PlayOptions play;
  play.stop = stop_;
  play.paths = options_.paths;
  play.strategy = &strategy;
  play.before = &strategy_;
  play.game_before = &game_;
  return play_talks(game, play);
}

}  // namespace armistice

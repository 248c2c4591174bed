// An order of steps solved from the last parts back to the first.
#include "talks/order_of_steps.h"
#include "talks/solve.h"

namespace armistice {
namespace {

std::vector<ViewPaths> courses_for_all(const Game& game, const SolveOptions& options) {
  TrainOptions train;
  train.paths = options.paths;
  train.scenario = options.scenario;
  train.stop = options.stop;
  return train_views(game, train);
}

// From the last parts back to this one.
Strategy solve_step(const Game& game, const SolveOptions& options) {
  NextStrategies next;
  for (std::size_t d = 0; d < game.step.next.size() && !should_stop(options.stop); ++d) {
    SolveOptions after = options;
    const bool begun = options.initial != nullptr && d < options.initial->next.size();
    after.initial = begun ? options.initial->next[d].get() : nullptr;
    next.push_back(std::make_shared<Strategy>(solve_step(*game.step.next[d], after)));
  }
  if (should_stop(options.stop)) return {};
  SolveOptions own = options;
  if (signatures_set_something(game)) own.courses = nullptr;
  return solve_game(game, own, std::move(next));
}

}  // namespace

Strategy solve_talks(const Game& game, const SolveOptions& options) {
  if (!game.first_step) return solve_game(game, options);
  const Game& first = *game.first_step;
  // Courses of a war that talks leave alone are the same whatever is signed.
  std::vector<ViewPaths> courses;
  SolveOptions all = options;
  if (options.courses == nullptr && first.has_next() && !first.table_moves_state()) {
    courses = courses_for_all(first, options);
    all.courses = &courses;
  }
  return solve_step(first, all);
}

}  // namespace armistice

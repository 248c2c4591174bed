#include "talks/view_courses.h"

#include <algorithm>

namespace armistice {

std::vector<ViewPaths> train_views(const Game& game, TrainOptions train) {
  std::vector<ViewPaths> out(std::max<std::size_t>(1, game.conflict->views.size()));
  for (std::size_t v = 0; v < out.size(); ++v) {
    train.view = static_cast<int>(v);
    out[v].paths = train_paths(game, train, &out[v].running);
    if (game.has_pause())
      out[v].pauses =
          pause_paths(game, train, game.taught() ? out[v].running.paths : out[v].paths);
  }
  return out;
}

std::vector<ViewPaths> training_courses(const Game& game, const Strategy& strategy, int paths,
                                        const StopCheck& stop) {
  TrainOptions train;
  train.paths = paths;
  train.pass = 1;
  train.strategy = &strategy;
  train.stop = stop;
  return train_views(game, train);
}

}  // namespace armistice

#include "talks/residual.h"

#include <algorithm>
#include <numeric>

#include "talks/offers.h"

namespace armistice {

double residual_error(const Game& game, const Strategy& strategy, int paths, PathSet set) {
  TrainOptions train;
  train.paths = paths;
  train.set = set;
  const Paths courses = train_paths(game, train);
  TableState state(*game.conflict);
  TableOutcome outcome;
  WarBlock block;
  double sum = 0;
  for (int first = 0; first < paths; first += kMaxLanes) {
    const int lanes = std::min(kMaxLanes, paths - first);
    std::vector<int> which(lanes);
    std::iota(which.begin(), which.end(), first);
    std::vector<Lane> expected, cost;
    for (int month = 0; month < game.months; ++month) {
      load_block(game, courses, month, which.data(), lanes, block);
      prepare_table(game, strategy, {}, month, block, state);
      play_table(game, state, deal_programs(game, game.table, block), block, outcome);
      for (int lane = 0; lane < lanes; ++lane) {
        const int fell = courses.collapse_month[first + lane];
        if (fell >= 0 && fell <= month) continue;
        for (std::size_t k = 0; k < game.valued.size(); ++k) {
          if (game.conflict->view_of(game.valued[k]) != 0) continue;  // its courses are its own
          if (month > 0) {
            const double miss = game.discount[game.valued[k]] * outcome.value[k][lane] -
                                cost[k][lane] - expected[k][lane];
            sum += miss * miss;
          }
        }
      }
      cost_at(game, month, block, cost);
      expected = state.go_on;
    }
  }
  return sum / paths;
}

}  // namespace armistice

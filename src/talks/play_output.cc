#include "talks/play_output.h"

#include <algorithm>

#include "talks/types.h"
#include "talks/war_sample.h"
#include "talks/windows.h"

namespace armistice {

WorldHistories empty_histories(const Game& game, const PlayOptions& options) {
  const Conflict& c = *game.conflict;
  WorldHistories out;
  out.world = game.world;
  out.histories.resize(options.paths);
  out.answers.resize(c.record.answers.size() * options.paths);
  out.value_at_start.assign(game.valued.size(), 0.0);
  out.value_paths.assign(game.valued.size() * options.paths, 0.0);
  out.cost_now.assign(game.valued.size(), 0.0);
  out.best_gain_now.assign(game.valued.size(), 0.0);
  out.windows = empty_windows(c, options.window_courses > 0);
  const std::size_t parts = game.first_step ? c.talks.sequence.parts.size() : 0;
  out.parts_played.resize(parts);
  for (PartPlayed& part : out.parts_played) {
    part.gain.assign(c.talks.needed.size(), 0.0);
    part.if_it_stops = part.leverage = part.gain;
  }
  out.sample = empty_sample(c, std::min(options.sampled, options.paths));
  return out;
}

void finish_means(const Game& game, const PlayOptions& options, const WarBlock& block,
                  double lock_weight, WorldHistories& out) {
  out.failed_draws = block.failed;
  out.failed_name = block.failed_name;
  out.failed_month = block.failed_month;
  double weight = 0;
  for (const History& h : out.histories) weight += h.weight;
  for (std::size_t k = 0; k < game.valued.size(); ++k) {
    double sum = 0;
    for (int p = 0; p < options.paths; ++p)
      sum += out.value_paths[static_cast<std::size_t>(p) * game.valued.size() + k];
    out.value_at_start[k] = sum / options.paths;
    // under its own beliefs a party's value is not what these courses bring
    if (game.conflict->view_of(game.valued[k]) != 0)
      out.value_at_start[k] = mean_over_types(game, options.strategy->at_start, k);
    if (weight > 0) out.cost_now[k] /= weight;
    if (lock_weight > 0) out.best_gain_now[k] /= lock_weight;
  }
}

std::uint32_t redraws_of(const Conflict& c, const WarBlock& block, int lane) {
  double count = 0;
  for (std::size_t e = 0; e < c.events.size(); ++e)
    if (c.events[e].redraws_ratification)
      count += block.frame.column(c.layout.event_counts + static_cast<int>(e))[lane];
  return static_cast<std::uint32_t>(count);
}

}  // namespace armistice

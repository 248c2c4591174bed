#include "talks/play_output.h"

#include <algorithm>

#include "talks/types.h"

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
  Windows& windows = out.windows;
  windows.parties = static_cast<int>(c.talks.needed.size());
  const std::size_t months =
      options.window_courses > 0 ? c.calendar.end_month - c.calendar.now_month : 0;
  for (auto* sums : {&windows.weight, &windows.overlap, &windows.all_open})
    sums->assign(months, 0.0);
  for (auto* sums : {&windows.own, &windows.open, &windows.joint})
    sums->assign(months * windows.parties, 0.0);
  WarSample& sample = out.sample;
  sample.sampled = std::min(options.sampled, options.paths);
  sample.months = c.calendar.end_month + 1;
  const std::size_t cells = static_cast<std::size_t>(sample.months) * sample.sampled;
  sample.stocks.resize(cells * c.stocks.size());
  sample.modes.resize(cells * c.modes.size());
  sample.limits.resize(cells * c.limits.size());
  sample.last_month.assign(sample.sampled, static_cast<std::int16_t>(c.calendar.end_month));
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

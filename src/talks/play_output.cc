#include "talks/play_output.h"

#include <algorithm>

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

}  // namespace armistice

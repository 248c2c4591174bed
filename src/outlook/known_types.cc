#include "outlook/known_types.h"

#include <vector>

#include "outlook/estimates.h"

namespace armistice {
namespace {

// By weight of the base: its mean over the histories that the record leaves, and the variance.
WorldValue mean_of(const WorldHistories& base, const std::vector<double>& values) {
  const History* first = base.histories.data();
  return world_value(base, [&](const History& h) { return values[&h - first]; });
}

struct Outcome {
  std::vector<double> months, no_deal;  // per history
};

Outcome outcome_of(const Conflict& c, const WorldHistories& world) {
  Outcome out;
  for (const History& h : world.histories) {
    const int end = h.ended_month >= 0 ? int(h.ended_month) : c.calendar.end_month;
    out.months.push_back(end - c.calendar.now_month);
    out.no_deal.push_back(!h.ratified);
  }
  return out;
}

}  // namespace

void compare_known_types(const Game& game, const PlayOptions& options, WorldHistories& played) {
  if (game.informed.empty()) return;
  PlayOptions known;
  known.paths = options.paths;
  known.strategy = options.strategy;
  known.types_known = true;
  const Outcome with = outcome_of(*game.conflict, play_talks(game, known));
  const Outcome without = outcome_of(*game.conflict, played);
  Outcome more = without;
  for (std::size_t p = 0; p < more.months.size(); ++p) {
    more.months[p] -= with.months[p];
    more.no_deal[p] -= with.no_deal[p];
  }
  KnownTypes& out = played.known;
  out.played = true;
  out.months = mean_of(played, without.months).value;
  out.no_deal = mean_of(played, without.no_deal).value;
  out.known_months = mean_of(played, with.months).value;
  out.known_no_deal = mean_of(played, with.no_deal).value;
  out.months_variance = mean_of(played, more.months).variance;
  out.no_deal_variance = mean_of(played, more.no_deal).variance;
}

}  // namespace armistice

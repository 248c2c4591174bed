#include "talks/month_ahead.h"

#include <numeric>

#include "talks/collapse.h"
#include "talks/train.h"

namespace armistice {

MonthAhead::MonthAhead(const Game& game, const Strategy& strategy, std::size_t valued)
    : game_(game),
      strategy_(strategy),
      valued_(valued),
      party_(game.valued[valued]),
      state_(*game.conflict) {}

void MonthAhead::load(const Paths& courses, int month, int course) {
  const std::vector<int> same(kMaxLanes, course);
  load_block(game_, courses, month, same.data(), kMaxLanes, block_);
}

double MonthAhead::next(const Paths& courses, int month, int course, const PhaseMove& move) {
  const Conflict& c = *game_.conflict;
  load(courses, month, course);
  if (move.kind != PhaseMove::Kind::none)
    apply_phases(game_, std::vector<PhaseMove>(kMaxLanes, move), block_);
  for (int l = 0; l < kMaxLanes; ++l)
    block_.path[l] = static_cast<std::uint32_t>(course * kMaxLanes + l);
  block_.place.resize(kMaxLanes);
  std::iota(block_.place.begin(), block_.place.end(),
            static_cast<std::uint32_t>(course * kMaxLanes));
  const WarContext context = game_.context(PathSet::branch, c.view_of(party_));
  refresh_block(context, month, block_);
  step_month(context, month, block_);
  refresh_block(game_.context(PathSet::branch), month + 1, block_);
  std::vector<Lane> value;
  if (month + 1 < game_.months) {
    prepare_table(game_, strategy_, {}, month + 1, block_, state_);
    play_table(game_, state_, deal_programs(game_, game_.table, block_), block_, outcome_);
    value = outcome_.value;
  } else {
    values_at(game_, strategy_, month + 1, block_, value);
  }
  for (int by = 0; by < static_cast<int>(c.collapses.size()); ++by) {
    LaneMask mask = 0;
    for (int l = 0; l < kMaxLanes; ++l)
      if (block_.collapsed[l] == by) mask |= LaneMask{1} << l;
    if (mask != 0) imposed_worth(game_, by, block_, mask, value);
  }
  return std::accumulate(value[valued_].begin(), value[valued_].end(), 0.0) / kMaxLanes;
}

double MonthAhead::after(const Paths& courses, int month, int course, const PhaseMove& move) {
  load(courses, month, course);
  const std::vector<PhaseMove> same(kMaxLanes, move);
  std::vector<Lane> payoff, cost;
  phase_payoffs(game_, same, block_, payoff);
  apply_phases(game_, same, block_);
  refresh_block(game_.context(PathSet::train), month, block_);
  cost_at(game_, month, block_, cost);
  return payoff[valued_][0] - cost[valued_][0] +
         game_.discount[party_] * next(courses, month, course, move);
}

PhaseDeviation MonthAhead::worths(const Paths& courses, int month, int first, int lanes) {
  const Ceasefire& ceasefire = game_.conflict->talks.ceasefire;
  const double* phase = courses.column(month, game_.conflict->layout.phase);
  PhaseDeviation out;
  out.valued = valued_;
  out.broken.assign(ceasefire.breaches.size(), Lane{});
  for (int lane = 0; lane < lanes; ++lane) {
    const int course = first + lane;
    if (courses.collapse_month[course] >= 0 && courses.collapse_month[course] <= month) continue;
    out.none[lane] = after(courses, month, course, {});
    if (phase[course] != kCeasefirePhase) {
      out.agreed[lane] = after(courses, month, course, {PhaseMove::Kind::agreed, -1, false});
      continue;
    }
    Lane seen{};
    load(courses, month, course);
    evaluate(ceasefire.monitors, block_.frame, block_.registers, seen.data(), 0.0);
    keep_chance(seen, kMaxLanes, "monitors", block_);
    for (std::size_t b = 0; b < out.broken.size(); ++b) {
      const auto breach = [&](bool detected) {
        return after(courses, month, course,
                     {PhaseMove::Kind::broken, static_cast<std::int8_t>(b), detected});
      };
      const double works = breach(false);
      out.broken[b][lane] = works + (seen[0] > 0 ? seen[0] * (breach(true) - works) : 0.0);
    }
  }
  return out;
}

}  // namespace armistice

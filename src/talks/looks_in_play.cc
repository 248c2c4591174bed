#include "talks/looks_in_play.h"

#include <algorithm>

#include "talks/judge_deals.h"
#include "talks/lock_situation.h"
#include "talks/package_table.h"
#include "talks/table_sample.h"
#include "talks/windows.h"

namespace armistice {

LooksInPlay::LooksInPlay(const Game& game, const PlayOptions& options, WorldHistories& out)
    : game_(game), options_(options), out_(out), judged_(deal_terms(game, options.judged)) {
  out_.judged.home = options_.home;
  out_.judged.closely = options_.closely;
}

std::vector<double> LooksInPlay::weights(LaneMask live, const WarBlock& block) const {
  std::vector<double> out;
  for (int lane = 0; lane < block.frame.lanes; ++lane)
    out.push_back(live >> lane & 1 ? out_.histories[first_ + lane].weight : 0.0);
  return out;
}

void LooksInPlay::at_now(const Strategy& strategy, const TableState& state, LaneMask live,
                         WarBlock& block) {
  std::vector<Lane> cost;
  cost_at(game_, state.month, block, cost);
  for (int lane = 0; lane < block.frame.lanes; ++lane)
    if (live >> lane & 1)
      for (std::size_t k = 0; k < game_.valued.size(); ++k)
        out_.cost_now[k] += out_.histories[first_ + lane].weight * cost[k][lane];
  judge(state, live, block);
  if (first_ == 0 && options_.table_lanes > 0) keep_for_table(state, live, block);
  const int lanes = std::min(block.frame.lanes, options_.lock_courses - first_);
  if (lanes > 0) locks(strategy, state, lanes, live, block);
}

void LooksInPlay::locks(const Strategy& strategy, const TableState& state, int lanes, LaneMask live,
                        WarBlock& block) {
  if (!lock_table_) lock_table_ = lock_table(game_, options_.lock_excluded);
  BasisColumns columns;
  evaluate_basis(game_.basis, block.frame, columns);
  std::vector<Lane> no_deal(game_.valued.size());
  for (std::size_t k = 0; k < no_deal.size(); ++k)
    predict(strategy.no_deal[k], columns, block.frame.lanes, no_deal[k].data());
  LaneMask alive = 0;
  for (int lane = 0; lane < lanes; ++lane)
    if ((live >> lane & 1) && out_.histories[first_ + lane].weight > 0)
      alive |= LaneMask{1} << lane;
  std::vector<Lane> best;
  std::vector<LockSituation> situations = lock_situations(
      game_, state, lock_keys(game_, *lock_table_, state, no_deal, lanes, alive, block, best),
      block);
  const std::vector<int>& needed = game_.conflict->talks.needed;
  for (int lane = 0; lane < lanes; ++lane) {
    if (!(live >> lane & 1)) continue;
    const double weight = out_.histories[first_ + lane].weight;
    situations[lane].weight = weight;
    for (std::size_t n = 0; n < needed.size(); ++n)
      out_.best_gain_now[game_.index_of[needed[n]]] += weight * best[n][lane];
    lock_weight_ += weight;
    out_.locks.push_back(std::move(situations[lane]));
  }
}

void LooksInPlay::at_windows(const TableState& state, int month, LaneMask live, WarBlock& block) {
  const int lanes = std::min(block.frame.lanes, options_.window_courses - first_);
  if (lanes <= 0) return;
  std::vector<double> by_lane(block.frame.lanes, 0.0);
  for (int lane = 0; lane < lanes; ++lane)
    if ((live >> lane & 1) && !block.broken[lane])
      by_lane[lane] = out_.histories[first_ + lane].weight;
  add_windows(game_, state, by_lane,
              static_cast<std::size_t>(month - game_.conflict->calendar.now_month), block,
              out_.windows);
}

void LooksInPlay::judge(const TableState& state, LaneMask live, WarBlock& block) {
  std::vector<double> by_lane = weights(live, block);
  if (!options_.judged.empty()) judge_deals(game_, state, judged_, by_lane, block, out_.judged);
  if (first_ >= options_.table_courses) return;
  by_lane.resize(std::min<std::size_t>(by_lane.size(), options_.table_courses - first_));
  sample_table(game_, state, by_lane, block, out_.table);
}

void LooksInPlay::keep_for_table(const TableState& state, LaneMask live, WarBlock& block) {
  std::vector<char> alive;
  for (int lane = 0; lane < block.frame.lanes; ++lane) alive.push_back(live >> lane & 1);
  out_.lanes = keep_table(game_, state, weights(live, block), alive, options_.table_lanes, block);
}

}  // namespace armistice

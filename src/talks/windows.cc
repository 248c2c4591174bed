#include "talks/windows.h"

#include <algorithm>
#include <limits>

namespace armistice {
namespace {

constexpr double kNothing = -std::numeric_limits<double>::infinity();

struct Best {
  std::vector<Lane> own, joint;  // per needed party
};

Best best_gains(const Game& game, const TableState& state, WarBlock& block) {
  const std::vector<int>& needed = game.conflict->talks.needed;
  Lane nothing;
  nothing.fill(kNothing);
  Best best{std::vector<Lane>(needed.size(), nothing), std::vector<Lane>(needed.size(), nothing)};
  const DealPrograms programs = deal_programs(game, game.all, block);
  DealColumns deal;
  std::vector<double> gain(needed.size());
  for (int d = 0; d < game.all.count(); ++d) {
    evaluate_deal(game, state, game.all, programs, d, block, deal);
    for (int lane = 0; lane < state.lanes; ++lane) {
      if (deal.vetoed >> lane & 1) continue;
      bool all = true;
      for (std::size_t n = 0; n < needed.size(); ++n) {
        const auto i = static_cast<std::size_t>(game.index_of[needed[n]]);
        const bool barred = (deal.refuses[i] >> lane & 1) != 0;
        gain[n] = barred ? kNothing : deal.sign[i][lane] - state.go_on[i][lane];
        best.own[n][lane] = std::max(best.own[n][lane], gain[n]);
        all = all && gain[n] > 0;
      }
      for (std::size_t n = 0; all && n < needed.size(); ++n)
        best.joint[n][lane] = std::max(best.joint[n][lane], gain[n]);
    }
  }
  return best;
}

}  // namespace

Windows empty_windows(const Conflict& c, bool looked_into) {
  Windows out;
  out.parties = static_cast<int>(c.talks.needed.size());
  const std::size_t months = looked_into ? c.calendar.end_month - c.calendar.now_month : 0;
  for (auto* sums : {&out.weight, &out.overlap, &out.all_open}) sums->assign(months, 0.0);
  for (auto* sums : {&out.own, &out.open, &out.joint}) sums->assign(months * out.parties, 0.0);
  return out;
}

void add_windows(const Game& game, const TableState& state, const std::vector<double>& weights,
                 std::size_t month, WarBlock& block, Windows& out) {
  const Best best = best_gains(game, state, block);
  const std::size_t parties = best.own.size();
  for (int lane = 0; lane < state.lanes; ++lane) {
    const double weight = weights[lane];
    if (weight <= 0) continue;
    bool all_open = true;
    for (std::size_t n = 0; n < parties; ++n) {
      const std::size_t at = month * parties + n;
      const double own = best.own[n][lane], joint = best.joint[n][lane];
      // where every package is forbidden to it, it has nothing to gain and its window is shut
      if (own > kNothing) out.own[at] += weight * own;
      if (own > 0) out.open[at] += weight;
      if (joint > 0) out.joint[at] += weight * joint;
      all_open = all_open && own > 0;
    }
    out.weight[month] += weight;
    if (best.joint[0][lane] > 0) out.overlap[month] += weight;
    if (all_open) out.all_open[month] += weight;
  }
}

}  // namespace armistice

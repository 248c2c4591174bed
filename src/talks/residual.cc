#include "talks/residual.h"

#include <algorithm>
#include <numeric>

#include "talks/collapse.h"
#include "talks/offers.h"

namespace armistice {
namespace {

// One month of a block: what the table and the month of war bring, per valued party and lane.
struct MonthRecord {
  std::vector<Lane> value, go_on, cost;
  Lane settling{};
};

class ResidualBlock {
 public:
  ResidualBlock(const Game& game, const Strategy& strategy, const Paths& courses, int view,
                int first, int lanes)
      : game_(game),
        strategy_(strategy),
        courses_(courses),
        view_(view),
        state_(*game.conflict),
        which_(lanes) {
    std::iota(which_.begin(), which_.end(), first);
  }

  double error() {
    for (int month = 0; month < game_.months; ++month) record(month);
    load(game_.months);
    values_at(game_, strategy_, game_.months, block_, realised_);
    double sum = 0;
    for (int month = game_.months - 1; month >= 0; --month) sum += step_back(month);
    return sum;
  }

 private:
  int lanes() const { return static_cast<int>(which_.size()); }
  void load(int month) { load_block(game_, courses_, month, which_.data(), lanes(), block_); }

  void record(int month) {
    load(month);
    TableOutcome outcome;
    prepare_table(game_, strategy_, {}, month, block_, state_);
    play_table(game_, state_, deal_programs(game_, game_.table, block_), block_, outcome);
    MonthRecord now;
    now.value = outcome.value;
    now.settling = outcome.settling;
    now.go_on = state_.go_on;
    cost_at(game_, month, block_, now.cost);
    months_.push_back(std::move(now));
  }

  // Carries the realised value from after the table of month + 1 to that of `month`; returns the
  // misses.
  double step_back(int month) {
    fall(month + 1);
    const MonthRecord& now = months_[month];
    double sum = 0;
    for (std::size_t k = 0; k < game_.valued.size(); ++k) {
      if (game_.conflict->view_of(game_.valued[k]) != view_) continue;  // its courses are its own
      for (int lane = 0; lane < lanes(); ++lane) {
        const int fell = courses_.collapse_month[which_[lane]];
        if (fell >= 0 && fell <= month) continue;
        const double brought =
            -now.cost[k][lane] + game_.discount[game_.valued[k]] * realised_[k][lane];
        const double miss = brought - now.go_on[k][lane];
        sum += miss * miss;
        realised_[k][lane] = now.value[k][lane] + (1 - now.settling[lane]) * miss;
      }
    }
    return sum;
  }

  // What a collapse in `month` imposes replaces the realised value.
  void fall(int month) {
    for (int by = 0; by < static_cast<int>(game_.conflict->collapses.size()); ++by) {
      LaneMask mask = 0;
      for (int lane = 0; lane < lanes(); ++lane)
        if (courses_.collapse_month[which_[lane]] == month &&
            courses_.collapse_by[which_[lane]] == by)
          mask |= LaneMask{1} << lane;
      if (mask == 0) continue;
      load(month);
      imposed_worth(game_, by, block_, mask, realised_);
    }
  }

  const Game& game_;
  const Strategy& strategy_;
  const Paths& courses_;
  int view_;
  TableState state_;
  WarBlock block_;
  std::vector<int> which_;
  std::vector<MonthRecord> months_;
  std::vector<Lane> realised_;
};

}  // namespace

double residual_error(const Game& game, const Strategy& strategy, int paths, PathSet set,
                      const StopCheck& stop) {
  double sum = 0;
  for (int view = 0; view < std::max(1, static_cast<int>(game.conflict->views.size())); ++view) {
    const bool held = std::any_of(game.valued.begin(), game.valued.end(),
                                  [&](int party) { return game.conflict->view_of(party) == view; });
    if (!held) continue;
    TrainOptions train;
    train.paths = paths;
    train.set = set;
    train.view = view;
    train.stop = stop;
    const Paths courses = train_paths(game, train);
    for (int first = 0; first < paths; first += kMaxLanes) {
      if (should_stop(stop)) return sum;
      const int lanes = std::min(kMaxLanes, paths - first);
      sum += ResidualBlock(game, strategy, courses, view, first, lanes).error();
    }
  }
  return sum / paths;
}

}  // namespace armistice

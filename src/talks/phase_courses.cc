#include "talks/phase_courses.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "util/random.h"

namespace armistice {
namespace {

class PhaseWalk {
 public:
  PhaseWalk(const Game& game, const Strategy& strategy, PathSet set, int view,
            const PhaseWorths& deviation, Paths& out)
      : game_(game),
        strategy_(strategy),
        truth_(game.context(set)),
        context_(game.context(set, view)),
        phase_(game.seed, static_cast<std::uint32_t>(set), hash_name("talks.phase")),
        seen_(game.seed, static_cast<std::uint32_t>(set), hash_name("talks.seen")),
        deviation_(deviation),
        out_(out) {}

  // The courses first .. first + lanes.
  void walk(int first, int lanes, const StopCheck& stop) {
    std::vector<std::uint32_t> path(static_cast<std::size_t>(lanes));
    std::iota(path.begin(), path.end(), static_cast<std::uint32_t>(first));
    start_block(context_, path, block_);
    keep(0, first);
    for (int month = 0; month < game_.months && !should_stop(stop); ++month) {
      settle_phases(month, first);
      step_month(context_, month, block_);
      note_collapses(month + 1, first);
      keep(month + 1, first);
    }
  }

 private:
  // Both sides see the truth at the table; the month then runs as the party sees it.
  void settle_phases(int month, int first) {
    refresh_block(truth_, month, block_);
    evaluate_locks(*game_.conflict, {}, month, block_.frame, block_.registers);
    std::optional<PhaseDeviation> own;
    if (deviation_) own = deviation_(out_, month, first, block_.frame.lanes);
    choose_phase(game_, strategy_, {}, month, block_, choices_, own ? &*own : nullptr);
    std::array<PhaseMove, kMaxLanes> moves{};
    const auto world = static_cast<std::uint32_t>(game_.world);
    const auto step = static_cast<std::uint32_t>(month);
    for (int lane = 0; lane < block_.frame.lanes; ++lane)
      moves[lane] = draw_phase(choices_, lane, uniform_at(phase_, world, block_.path[lane], step),
                               uniform_at(seen_, world, block_.path[lane], step));
    apply_phases(game_, moves, block_);
    refresh_block(context_, month, block_);
  }

  void note_collapses(int month, int first) {
    for (int lane = 0; lane < block_.frame.lanes; ++lane) {
      std::int16_t& fell = out_.collapse_month[first + lane];
      if (block_.collapsed[lane] < 0 || fell >= 0) continue;
      fell = static_cast<std::int16_t>(month);
      out_.collapse_by[first + lane] = block_.collapsed[lane];
    }
  }

  void keep(int month, int first) {
    for (int c = 0; c < out_.columns; ++c)
      std::copy_n(block_.frame.column(c), block_.frame.lanes, out_.column(month, c) + first);
  }

  const Game& game_;
  const Strategy& strategy_;
  const WarContext truth_, context_;
  Stream phase_, seen_;
  const PhaseWorths& deviation_;
  Paths& out_;
  WarBlock block_;
  PhaseChoices choices_;
};

}  // namespace

Paths phase_courses(const Game& game, const Strategy& strategy, PathSet set, int view, int count,
                    const PhaseWorths& deviation, const StopCheck& stop) {
  Paths out;
  out.world = game.world;
  out.count = count;
  out.months = game.months;
  out.columns = game.conflict->layout.state_end;
  out.collapse_month.assign(count, -1);
  out.collapse_by.assign(count, -1);
  out.state.resize(static_cast<std::size_t>(game.months + 1) * out.columns * count);
  for (int first = 0; first < count; first += kMaxLanes)
    PhaseWalk(game, strategy, set, view, deviation, out)
        .walk(first, std::min(kMaxLanes, count - first), stop);
  return out;
}

}  // namespace armistice

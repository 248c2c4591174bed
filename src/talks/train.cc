#include "talks/train.h"

#include <algorithm>
#include <numeric>

#include "talks/moves.h"
#include "util/random.h"

namespace armistice {
namespace {

constexpr double kFailedBefore = 0.3;   // share of explored courses with a failed ratification

std::uint32_t set_number(PathSet set) { return static_cast<std::uint32_t>(set); }

// Table moves drawn without a strategy: each course has its own intensity of refusals, so that the
// regression sees states from "never refused" to "refused every month".
class Explorer {
 public:
  Explorer(const Game& game, PathSet set)
      : game_(game),
        intensity_(game.seed, set_number(set), hash_name("explore.intensity")),
        pair_(game.seed, set_number(set), hash_name("explore.pair")),
        failed_(game.seed, set_number(set), hash_name("explore.failed")) {}

  TableMove move(std::uint32_t path, int month) const {
    const Talks& talks = game_.conflict->talks;
    const auto world = static_cast<std::uint32_t>(game_.world);
    const auto step = static_cast<std::uint32_t>(month);
    if (talks.refusals.empty()) return {};
    const double intensity = uniform_at(intensity_, world, path, 0);
    if (uniform_at(intensity_, world, path, step + 1) >= intensity) return {};
    const std::size_t pairs = talks.proposers.size() * talks.needed.size();
    const auto pick = static_cast<std::size_t>(uniform_at(pair_, world, path, step) *
                                               static_cast<double>(pairs));
    const int proposer = static_cast<int>(pick / talks.needed.size());
    const int refuser = static_cast<int>(pick % talks.needed.size());
    if (talks.proposers[proposer].party == talks.needed[refuser]) return {};
    return {TableMove::Kind::refused, proposer, refuser, -1};
  }

  // Chance at which a ratification fails in this month, or 0.
  double failure(std::uint32_t path, int month) const {
    if (game_.conflict->ratifiers.empty()) return 0;
    const auto world = static_cast<std::uint32_t>(game_.world);
    if (uniform_at(failed_, world, path, 0) >= kFailedBefore) return 0;
    const auto when = static_cast<int>(uniform_at(failed_, world, path, 1) * game_.months);
    return when == month ? uniform_at(failed_, world, path, 2) : 0;
  }

 private:
  const Game& game_;
  Stream intensity_, pair_, failed_;
};

// What the table does to a block at `month`, given that nothing enters into force.
class TrainingTable {
 public:
  TrainingTable(const Game& game, const TrainOptions& options)
      : game_(game), options_(options), explorer_(game, options.set), state_(*game.conflict),
        draw_(game.seed, set_number(options.set), hash_name("talks.move")),
        verdict_(game.seed, set_number(options.set), hash_name("talks.verdict")) {}

  // After the first pass every other block of courses is still explored: the regression keeps seeing
  // what the strategy would not bring about.
  bool is_explored(const WarBlock& block) const {
    return options_.pass == 0 || block.path[0] / kMaxLanes % 2 == 1;
  }

  void act(int month, WarBlock& block) {
    const bool explored = is_explored(block);
    if (!explored) {
      if (options_.view != 0) refresh_block(game_.context(options_.set), month, block);
      prepare_table(game_, *options_.strategy, options_.scenario, month, block, state_);
      play_table(game_, state_, deal_programs(game_, game_.table, block), block, outcome_);
    }
    std::array<TableMove, kMaxLanes> moves{};
    Lane failed{};
    LaneMask fails = 0;
    const auto world = static_cast<std::uint32_t>(game_.world);
    const auto step = static_cast<std::uint32_t>(month);
    for (int lane = 0; lane < block.frame.lanes; ++lane) {
      const std::uint32_t path = block.path[lane];
      if (explored) {
        moves[lane] = explorer_.move(path, month);
        failed[lane] = explorer_.failure(path, month);
      } else {
        moves[lane] = draw_move(state_, outcome_, lane, uniform_at(draw_, world, path, step), false);
        if (moves[lane].kind == TableMove::Kind::signed_ && !game_.conflict->ratifiers.empty()) {
          const double r = outcome_.offers[moves[lane].offer].ratified_raw[lane];
          if (uniform_at(verdict_, world, path, 0) >= r) failed[lane] = r;
        }
      }
      if (failed[lane] > 0) fails |= LaneMask{1} << lane;
    }
    if (fails) {
      apply_failure(game_, fails, failed, block);
      refresh_block(game_.context(options_.set), month, block);
    }
    apply_refusals(game_, moves, month, block);
  }

 private:
  const Game& game_;
  const TrainOptions& options_;
  Explorer explorer_;
  TableState state_;
  TableOutcome outcome_;
  Stream draw_, verdict_;
};

void store(const WarBlock& block, int month, int first, Paths& paths) {
  for (int c = 0; c < paths.columns; ++c)
    std::copy_n(block.frame.column(c), block.frame.lanes, paths.column(month, c) + first);
}

}  // namespace

Paths train_paths(const Game& game, const TrainOptions& options) {
  const Conflict& c = *game.conflict;
  const WarContext context = game.context(options.set, options.view, options.scenario);
  Paths paths;
  paths.world = game.world;
  paths.count = options.paths;
  paths.months = game.months;
  paths.columns = c.layout.state_end;
  paths.state.resize(static_cast<std::size_t>(game.months + 1) * paths.columns * options.paths);
  paths.collapse_month.assign(options.paths, -1);
  paths.collapse_by.assign(options.paths, -1);
  WarBlock block;
  TrainingTable table(game, options);
  std::vector<std::uint32_t> numbers;
  for (int first = 0; first < options.paths; first += kMaxLanes) {
    const int lanes = std::min(kMaxLanes, options.paths - first);
    numbers.resize(lanes);
    std::iota(numbers.begin(), numbers.end(), static_cast<std::uint32_t>(first));
    start_block(context, numbers, block);
    store(block, 0, first, paths);
    for (int month = 0; month < game.months; ++month) {
      if (game.table_moves_state()) {
        table.act(month, block);
        if (options.view != 0) refresh_block(context, month, block);
      }
      step_month(context, month, block);
      store(block, month + 1, first, paths);
      for (int lane = 0; lane < lanes; ++lane) {
        if (block.collapsed[lane] < 0 || paths.collapse_month[first + lane] >= 0) continue;
        paths.collapse_month[first + lane] = static_cast<std::int16_t>(month + 1);
        paths.collapse_by[first + lane] = block.collapsed[lane];
      }
    }
  }
  return paths;
}

void load_block(const Game& game, const Paths& paths, int month, const int* which, int lanes,
                WarBlock& block) {
  if (block.frame.slots != game.start.slots) {
    const std::uint32_t path = 0;
    start_block(game.context(PathSet::train), {&path, 1}, block);
    block.frame = Frame(game.start.slots, kMaxLanes);
    for (int s = 0; s < game.start.slots; ++s)
      std::fill_n(block.frame.column(s), kMaxLanes, game.start.column(s)[0]);
    block.laid = nullptr;
  }
  block.frame.lanes = lanes;
  block.path.resize(lanes);
  block.world.assign(lanes, static_cast<std::uint32_t>(game.world));
  block.collapsed.assign(lanes, -1);
  for (int lane = 0; lane < lanes; ++lane) block.path[lane] = static_cast<std::uint32_t>(which[lane]);
  for (int column = 0; column < paths.columns; ++column) {
    const double* from = paths.column(month, column);
    double* to = block.frame.column(column);
    for (int lane = 0; lane < lanes; ++lane) to[lane] = from[which[lane]];
  }
  refresh_block(game.context(PathSet::train), month, block);
}

Pauses pause_paths(const Game& game, const TrainOptions& options, const Paths& paths) {
  const Conflict& c = *game.conflict;
  const Stream when(game.seed, set_number(options.set), hash_name("pause.month"));
  std::vector<std::vector<int>> begins(game.months);
  for (int p = 0; p < paths.count; ++p) {
    const int month = static_cast<int>(
        uniform_at(when, static_cast<std::uint32_t>(game.world), static_cast<std::uint32_t>(p), 0) *
        game.months);
    if (paths.collapse_month[p] < 0 || paths.collapse_month[p] > month) begins[month].push_back(p);
  }
  Pauses out;
  const WarContext context = game.context(PathSet::pause, options.view, options.scenario);
  WarBlock block;
  std::vector<std::vector<double>> columns(paths.columns);
  for (int month = 0; month < game.months; ++month)
    for (std::size_t first = 0; first < begins[month].size(); first += kMaxLanes) {
      const int lanes =
          static_cast<int>(std::min<std::size_t>(kMaxLanes, begins[month].size() - first));
      load_block(game, paths, month, begins[month].data() + first, lanes, block);
      std::fill_n(block.frame.column(c.layout.phase), lanes, 2.0);
      refresh_block(context, month, block);
      const int after = std::min(month + game.pause_months, game.months);
      for (int m = month; m < after; ++m) step_month(context, m, block);
      std::fill_n(block.frame.column(c.layout.phase), lanes, 0.0);
      for (int lane = 0; lane < lanes; ++lane) {
        out.path.push_back(begins[month][first + lane]);
        out.month.push_back(month);
        out.after.push_back(after);
      }
      for (int column = 0; column < paths.columns; ++column) {
        const double* from = block.frame.column(column);
        columns[column].insert(columns[column].end(), from, from + lanes);
      }
    }
  for (const std::vector<double>& column : columns)
    out.state.insert(out.state.end(), column.begin(), column.end());
  return out;
}

}  // namespace armistice

#include "talks/train.h"

#include <algorithm>
#include <numeric>

#include "talks/course_order.h"
#include "talks/moves.h"
#include "talks/order_of_steps.h"
#include "talks/typed_moves.h"
#include "talks/typed_war.h"
#include "util/random.h"

namespace armistice {
namespace {

constexpr double kFailedBefore = 0.3;   // share of explored courses with a failed ratification
constexpr double kStayAtWar = 1.0 / 3;  // share of explored courses without a ceasefire
constexpr std::uint32_t kTypedPauses = 12;  // per course, in as many stretches of its months
constexpr double kMostChange = 0.5;     // largest monthly chance of a change of phase in the others

std::uint32_t set_number(PathSet set) { return static_cast<std::uint32_t>(set); }

// Table moves drawn without a strategy: each course has its own intensity of refusals, so that the
// regression sees states from "never refused" to "refused every month".
class Explorer {
 public:
  Explorer(const Game& game, PathSet set)
      : game_(game),
        intensity_(game.seed, set_number(set), hash_name("explore.intensity")),
        pair_(game.seed, set_number(set), hash_name("explore.pair")),
        answer_(game.seed, set_number(set), hash_name("explore.answer")),
        failed_(game.seed, set_number(set), hash_name("explore.failed")),
        phase_(game.seed, set_number(set), hash_name("explore.phase")),
        phase_rate_(game.seed, set_number(set), hash_name("explore.phase_rate")) {}

  TableMove move(std::uint32_t path, int month) const {
    const Talks& talks = game_.conflict->talks;
    const auto world = static_cast<std::uint32_t>(game_.world);
    const auto step = static_cast<std::uint32_t>(month);
    if (!talks.answers_set_something()) return {};
    const double intensity = uniform_at(intensity_, world, path, 0);
    if (uniform_at(intensity_, world, path, step + 1) >= intensity) return {};
    const std::size_t pairs = talks.proposers.size() * talks.needed.size();
    const auto pick =
        static_cast<std::size_t>(uniform_at(pair_, world, path, step) * static_cast<double>(pairs));
    const int proposer = static_cast<int>(pick / talks.needed.size());
    const int refuser = static_cast<int>(pick % talks.needed.size());
    if (talks.proposers[proposer].party == talks.needed[refuser]) return {};
    const bool conditions =
        !talks.conditions.empty() && uniform_at(answer_, world, path, step) < .5;
    return {TableMove::Kind::refused, proposer, refuser,
            conditions ? Answer::conditions : Answer::no, -1};
  }

  // Chance at which a ratification fails in this month, or 0.
  double failure(std::uint32_t path, int month) const {
    if (game_.conflict->ratifiers.empty()) return 0;
    const auto world = static_cast<std::uint32_t>(game_.world);
    if (uniform_at(failed_, world, path, 0) >= kFailedBefore) return 0;
    const auto when = static_cast<int>(uniform_at(failed_, world, path, 1) * game_.months);
    return when == month ? uniform_at(failed_, world, path, 2) : 0;
  }

  bool stays_at_war(std::uint32_t path) const {
    return uniform_at(phase_rate_, static_cast<std::uint32_t>(game_.world), path, 0) < kStayAtWar;
  }

  // How the phase changes in a month: ceasefires of all lengths, and breaches of every kind.
  PhaseMove phase(std::uint32_t path, int month, bool in_truce) const {
    const auto world = static_cast<std::uint32_t>(game_.world);
    const auto step = static_cast<std::uint32_t>(month) * 3;
    const std::size_t breaches = game_.conflict->talks.ceasefire.breaches.size();
    if (stays_at_war(path) || (in_truce && breaches == 0)) return {};
    const double rate = uniform_at(phase_rate_, world, path, in_truce ? 1 : 2);
    if (uniform_at(phase_, world, path, step) >= kMostChange * rate * rate) return {};
    if (!in_truce) return {PhaseMove::Kind::agreed, -1, false};
    const double pick = uniform_at(phase_, world, path, step + 1) * static_cast<double>(breaches);
    return {PhaseMove::Kind::broken, static_cast<std::int8_t>(pick),
            uniform_at(phase_, world, path, step + 2) < .5};
  }

 private:
  const Game& game_;
  Stream intensity_, pair_, answer_, failed_, phase_, phase_rate_;
};

// After the first pass every other block of courses is still explored: the regression keeps
// seeing what the strategy would not bring about.
bool is_explored(const TrainOptions& options, std::uint32_t path) {
  return options.pass == 0 || path / kMaxLanes % 2 == 1;
}

// What the table does to a block at `month`, given that nothing enters into force.
class TrainingTable {
 public:
  TrainingTable(const Game& game, const TrainOptions& options)
      : game_(game),
        options_(options),
        explorer_(game, options.set),
        state_(*game.conflict),
        draw_(game.seed, set_number(options.set), hash_name("talks.move")),
        phase_(game.seed, set_number(options.set), hash_name("talks.phase")),
        seen_(game.seed, set_number(options.set), hash_name("talks.seen")),
        verdict_(game.seed, set_number(options.set), hash_name("talks.verdict")) {}

  void act(int month, WarBlock& block) {
    const bool explored = is_explored(options_, block.path[0]);
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
        moves[lane] =
            draw_move(state_, outcome_, lane, uniform_at(draw_, world, path, step), false);
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
    if (game_.has_ceasefire()) settle_phase(month, explored, block);
    if (explored)
      explore_beliefs(game_, options_.set, month, block);
    else
      move_beliefs(game_, outcome_, moves, nullptr, options_.set, month, block);
    round_beliefs(game_, options_.set, month, block);
  }

  // What settled the lanes' phases at the last table.
  const std::array<PhaseMove, kMaxLanes>& phase_moves() const { return phases_; }

 private:
  void settle_phase(int month, bool explored, WarBlock& block) {
    const auto world = static_cast<std::uint32_t>(game_.world);
    const auto step = static_cast<std::uint32_t>(month);
    const double* phase = block.frame.column(game_.conflict->layout.phase);
    phases_ = {};
    if (!explored) {
      evaluate_locks(*game_.conflict, options_.scenario, month, block.frame, block.registers);
      choose_phase(game_, *options_.strategy, options_.scenario, month, block, choices_);
    }
    for (int lane = 0; lane < block.frame.lanes; ++lane) {
      const std::uint32_t path = block.path[lane];
      phases_[lane] = explored ? explorer_.phase(path, month, phase[lane] == kCeasefirePhase)
                               : draw_phase(choices_, lane, uniform_at(phase_, world, path, step),
                                            uniform_at(seen_, world, path, step));
    }
    if (apply_phases(game_, phases_, block))
      refresh_block(game_.context(options_.set), month, block);
  }

  const Game& game_;
  const TrainOptions& options_;
  Explorer explorer_;
  TableState state_;
  TableOutcome outcome_;
  PhaseChoices choices_;
  std::array<PhaseMove, kMaxLanes> phases_{};
  Stream draw_, phase_, seen_, verdict_;
};

// Copies the state of paths `which` at `month` into the lanes of a block that has been started.
void gather(const Paths& paths, int month, const int* which, int lanes, WarBlock& block) {
  block.frame.lanes = lanes;
  block.path.resize(lanes);
  block.collapsed.assign(lanes, -1);
  block.broken.assign(lanes, 0);
  for (int lane = 0; lane < lanes; ++lane)
    block.path[lane] = static_cast<std::uint32_t>(which[lane]);
  bool in_a_row = true;
  for (int lane = 1; lane < lanes; ++lane) in_a_row = in_a_row && which[lane] == which[0] + lane;
  for (int column = 0; column < paths.columns; ++column) {
    const double* from = paths.column(month, column);
    double* to = block.frame.column(column);
    if (in_a_row) {
      std::copy_n(from + which[0], lanes, to);
      continue;
    }
    for (int lane = 0; lane < lanes; ++lane) to[lane] = from[which[lane]];
  }
}

// Steps the courses of a world month by month.
class Training {
 public:
  Training(const Game& game, const TrainOptions& options, RunningCourses* running)
      : game_(game),
        options_(options),
        running_(game.table_moves_state() ? running : nullptr),
        context_(game.context(options.set, options.view, options.scenario)),
        table_(game, options),
        features_(game.basis.features.size(), std::vector<double>(options.paths)) {
    paths_.world = game.world;
    paths_.count = options.paths;
    paths_.months = game.months;
    paths_.columns = game.conflict->layout.state_end;
    paths_.collapse_month.assign(options.paths, -1);
    paths_.collapse_by.assign(options.paths, -1);
    if (running_ != nullptr) running_->paths = paths_;
    paths_.state.reserve(states(game.months + 1));
    if (running_ == nullptr) return;
    running_->paths.state.reserve(states(game.months + 1));
    running_->moves.assign(static_cast<std::size_t>(game.months) * options.paths, {});
    if (game.taught()) running_->lessons.assign(running_->moves.size() * game.informed.size(), 0.0);
  }

  Paths run() {
    start();
    for (int month = 0; month < game_.months && !should_stop(options_.stop); ++month) {
      make_room(month);
      for (const bool explored : {false, true}) {
        std::vector<int> courses = at_war(explored);
        order_alike(features_, game_.taught() ? 0 : game_.informed.size(), courses);
        for (std::size_t first = 0; first < courses.size(); first += kMaxLanes)
          step(month, courses.data() + first,
               static_cast<int>(std::min<std::size_t>(kMaxLanes, courses.size() - first)));
      }
    }
    if (running_ != nullptr) {
      running_->paths.collapse_month = paths_.collapse_month;
      running_->paths.collapse_by = paths_.collapse_by;
    }
    return std::move(paths_);
  }

 private:
  std::size_t states(int months) const {
    return static_cast<std::size_t>(months) * paths_.columns * paths_.count;
  }

  // For the states of the next month. Not all months at once: in a large world it takes seconds
  // until so much memory is there, and a stop would wait for it.
  void make_room(int month) {
    paths_.state.resize(states(month + 2));
    if (running_ != nullptr) running_->paths.state.resize(states(month + 2));
  }

  // Every course begins in the same state.
  void start() {
    paths_.state.resize(states(1));
    const std::uint32_t path = 0;
    start_block(context_, {&path, 1}, block_);
    set_first_beliefs(game_, block_.frame);
    for (int c = 0; c < paths_.columns; ++c)
      std::fill_n(paths_.column(0, c), paths_.count, block_.frame.column(c)[0]);
    const Frame start = block_.frame;
    block_.frame = Frame(start.slots, kMaxLanes);
    for (int s = 0; s < start.slots; ++s)
      std::fill_n(block_.frame.column(s), kMaxLanes, start.column(s)[0]);
    block_.laid = nullptr;
    if (!signatures_set_something(game_)) return;
    std::vector<int> which(kMaxLanes);
    for (int first = 0; first < paths_.count; first += kMaxLanes) {
      const int lanes = std::min(kMaxLanes, paths_.count - first);
      std::iota(which.begin(), which.end(), first);
      gather(paths_, 0, which.data(), lanes, block_);
      sign_parts(0);
      for (int c = 0; c < paths_.columns; ++c)
        scatter(block_.frame.column(c), which.data(), lanes, paths_.column(0, c));
    }
  }

  // What parts that are signed at the beginning of the month set.
  void sign_parts(int month) {
    std::vector<LaneMask> signing(game_.step.once_signed.size());
    for (int lane = 0; lane < block_.frame.lanes; ++lane) {
      const std::vector<int> months =
          signing_months(game_, set_number(options_.set), block_.path[lane]);
      for (std::size_t part = 0; part < months.size(); ++part)
        if (months[part] == month) signing[part] |= LaneMask{1} << lane;
    }
    bool moved = false;
    for (std::size_t part = 0; part < signing.size(); ++part)
      if (signing[part] != 0) moved = apply_signature(game_, part, signing[part], block_) || moved;
    if (moved) refresh_block(context_, month, block_);
  }

  std::vector<int> at_war(bool explored) {
    std::vector<int> out;
    for (int p = 0; p < paths_.count; ++p)
      if (paths_.collapse_month[p] < 0 &&
          is_explored(options_, static_cast<std::uint32_t>(p)) == explored)
        out.push_back(p);
    return out;
  }

  void step(int month, const int* which, int lanes) {
    gather(paths_, month, which, lanes, block_);
    block_.place.assign(lanes, kNoPlace);
    if (lanes == kMaxLanes) std::iota(block_.place.begin(), block_.place.end(), places_);
    places_ += kMaxLanes;
    refresh_block(context_, month, block_);
    if (game_.table_moves_state()) {
      table_.act(month, block_);
      if (options_.view != 0) refresh_block(context_, month, block_);
    }
    if (running_ != nullptr) keep_running(month, which, lanes);
    draw_month_types(game_, options_.set, month, block_);
    step_month(context_, month, block_);
    learn_from_war(game_, block_);
    if (running_ != nullptr && game_.taught()) keep_lessons(month, which, lanes);
    if (signatures_set_something(game_)) sign_parts(month + 1);
    for (int c = 0; c < paths_.columns; ++c)
      scatter(block_.frame.column(c), which, lanes, paths_.column(month + 1, c));
    for (std::size_t f = 0; f < features_.size(); ++f)
      scatter(block_.frame.column(game_.basis.features[f]), which, lanes, features_[f].data());
    for (int lane = 0; lane < lanes; ++lane) {
      if (block_.collapsed[lane] < 0) continue;
      paths_.collapse_month[which[lane]] = static_cast<std::int16_t>(month + 1);
      paths_.collapse_by[which[lane]] = block_.collapsed[lane];
    }
  }

  void keep_running(int month, const int* which, int lanes) {
    for (int c = 0; c < paths_.columns; ++c)
      scatter(block_.frame.column(c), which, lanes, running_->paths.column(month, c));
    PhaseMove* moves = running_->moves.data() + static_cast<std::size_t>(month) * paths_.count;
    for (int lane = 0; lane < lanes; ++lane) moves[which[lane]] = table_.phase_moves()[lane];
  }

  void keep_lessons(int month, const int* which, int lanes) {
    const std::size_t parties = game_.informed.size();
    for (std::size_t h = 0; h < parties; ++h)
      scatter(block_.lessons[h].data(), which, lanes,
              running_->lessons.data() +
                  (static_cast<std::size_t>(month) * parties + h) * paths_.count);
  }

  static void scatter(const double* from, const int* which, int lanes, double* to) {
    for (int lane = 0; lane < lanes; ++lane) to[which[lane]] = from[lane];
  }

  const Game& game_;
  const TrainOptions& options_;
  RunningCourses* running_;  // null: nobody asks
  const WarContext context_;
  TrainingTable table_;
  std::vector<std::vector<double>> features_;  // feature x course, where it stands
  std::uint32_t places_ = 0;                   // given so far: no two blocks share strata
  WarBlock block_;
  Paths paths_;
};

// Where what others believe is a state, what C after a pause may be is to be known at each belief.
std::uint32_t pauses_per_course(const Game& game) {
  return game.informed.empty() || game.deciders.empty() ? 1 : kTypedPauses;
}

}  // namespace

Paths train_paths(const Game& game, const TrainOptions& options, RunningCourses* running) {
  return Training(game, options, running).run();
}

bool stays_at_war(const Game& game, const TrainOptions& options, std::uint32_t path) {
  return is_explored(options, path) && Explorer(game, options.set).stays_at_war(path);
}

bool all_parts_signed(const Game& game, PathSet set, std::uint32_t path, int month) {
  return !signatures_set_something(game) ||
         signing_months(game, set_number(set), path).back() <= month;
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
  block.world.assign(lanes, static_cast<std::uint32_t>(game.world));
  gather(paths, month, which, lanes, block);
  refresh_block(game.context(PathSet::train), month, block);
}

Pauses pause_paths(const Game& game, const TrainOptions& options, const Paths& paths) {
  const Conflict& c = *game.conflict;
  const Stream when(game.seed, set_number(options.set), hash_name("pause.month"));
  std::vector<std::vector<int>> begins(game.months);
  const std::uint32_t each = pauses_per_course(game);
  for (int p = 0; p < paths.count; ++p)
    for (std::uint32_t n = 0; n < each; ++n) {
      const auto path = static_cast<std::uint32_t>(p);
      const double u = uniform_at(when, static_cast<std::uint32_t>(game.world), path, n);
      const int month = static_cast<int>((n + u) / each * game.months);
      if (!all_parts_signed(game, options.set, path, month)) continue;
      if (paths.collapse_month[p] < 0 || paths.collapse_month[p] > month)
        begins[month].push_back(p);
    }
  Pauses out;
  const WarContext context = game.context(PathSet::pause, options.view, options.scenario);
  WarBlock block;
  std::vector<std::vector<double>> columns(paths.columns);
  for (int month = 0; month < game.months && !should_stop(options.stop); ++month)
    for (std::size_t first = 0; first < begins[month].size(); first += kMaxLanes) {
      const int lanes =
          static_cast<int>(std::min<std::size_t>(kMaxLanes, begins[month].size() - first));
      load_block(game, paths, month, begins[month].data() + first, lanes, block);
      std::fill_n(block.frame.column(c.layout.phase), lanes, 2.0);
      refresh_block(context, month, block);
      const int after = std::min(month + game.pause_months, game.months);
      draw_month_types(game, PathSet::pause, month, block);
      std::vector<std::array<double, kMaxLanes>> told(block.types.size());
      for (int m = month; m < after; ++m) {
        step_month(context, m, block);
        learn_from_war(game, block);
        for (std::size_t h = 0; h < told.size(); ++h)
          for (int lane = 0; lane < lanes; ++lane) told[h][lane] += block.lessons[h][lane];
      }
      out.lessons.resize(told.size());
      for (std::size_t h = 0; h < told.size(); ++h)
        out.lessons[h].insert(out.lessons[h].end(), told[h].begin(), told[h].begin() + lanes);
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

#include "talks/solve.h"

#include <algorithm>

#include "talks/collapse.h"
#include "talks/month_rows.h"
#include "talks/offers.h"
#include "talks/order_of_steps.h"
#include "talks/pause_fit.h"
#include "talks/typed_war.h"
#include "talks/types.h"

namespace armistice {
namespace {

constexpr int kLeavesOfBeliefs = 128;  // where what others believe is a state: values jump in it

// The courses of one view and what they are worth to the parties that hold it.
struct ViewCourses {
  std::vector<int> held_by;  // fitted values (Game::fits)
  ViewPaths own;
  const ViewPaths* given = nullptr;  // made earlier; null: the own ones
  std::vector<std::vector<double>> miss;  // ... held_by x course: what its month brings beyond C
  std::vector<std::uint8_t> at_war;       // with a ceasefire, per course: it never leaves the war
  std::vector<std::vector<double>> next;  // held_by x path: value after the next table
  std::vector<std::vector<double>> war;   // held_by x path: war with no deal ever
  PauseSamples paused;
  const Paths& paths() const { return given != nullptr ? given->paths : own.paths; }
  const RunningCourses& running() const { return given != nullptr ? given->running : own.running; }
  const Pauses& pauses() const { return given != nullptr ? given->pauses : own.pauses; }
};

class Solver {
 public:
  Solver(const Game& game, const SolveOptions& options, NextStrategies next = {})
      : game_(game),
        c_(*game.conflict),
        options_(options),
        basis_(options.basis),
        next_(std::move(next)),
        state_(c_) {
    if (game.informed.empty()) return;
    basis_.max_leaves = kLeavesOfBeliefs;
    basis_.by_value = static_cast<int>(game.informed.size());
  }

  Strategy solve() {
    passes_ = game_.table_moves_state() && options_.courses == nullptr ? options_.passes : 1;
    const bool begun = options_.initial != nullptr && passes_ > 1;
    if (begun) strategy_ = *options_.initial;
    strategy_.next = next_;
    for (int pass = begun ? 1 : 0; pass < passes_; ++pass) {
      simulate(pass);
      if (should_stop(options_.stop)) break;
      backward();
    }
    return strategy_;
  }

 private:
  // An early pass only has to tell the next one how the table goes: a quarter of the courses will
  // do.
  int courses_of(int pass) const {
    return pass + 1 < passes_ ? std::max(2, options_.paths / 4) : options_.paths;
  }

  void simulate(int pass) {
    std::vector<ViewCourses> views;
    for (int v = 0; v < std::max(1, static_cast<int>(c_.views.size())); ++v) {
      ViewCourses courses;
      for (int k = 0; k < game_.fits(); ++k)
        if (c_.view_of(game_.party_of(k)) == v) courses.held_by.push_back(k);
      if (courses.held_by.empty()) continue;
      TrainOptions train;
      train.paths = courses_of(pass);
      train.view = v;
      train.scenario = options_.scenario;
      train.pass = pass;
      train.strategy = &strategy_;
      train.stop = options_.stop;
      if (options_.courses != nullptr) {
        courses.given = &(*options_.courses)[v];
        train.paths = courses.paths().count;
      } else {
        courses.own.paths = train_paths(game_, train, &courses.own.running);
        if (game_.has_pause())
          courses.own.pauses =
              pause_paths(game_, train, before_pauses(courses.paths(), courses.running()));
      }
      if (game_.table_moves_state())
        courses.miss.assign(courses.held_by.size(), std::vector<double>(train.paths, 0.0));
      if (game_.has_ceasefire()) {
        for (int p = 0; p < train.paths; ++p)
          courses.at_war.push_back(stays_at_war(game_, train, static_cast<std::uint32_t>(p)));
      }
      courses.next.assign(courses.held_by.size(), std::vector<double>(train.paths, 0.0));
      courses.war = courses.next;
      views.push_back(std::move(courses));
    }
    views_ = std::move(views);
  }

  void backward() {
    Strategy fresh;
    for (int k = 0; k < game_.fits(); ++k) fresh.parties.push_back(game_.party_of(k));
    fresh.months = game_.months;
    const std::size_t fits = static_cast<std::size_t>(game_.months) * fresh.parties.size();
    fresh.value.resize(fits);
    if (game_.has_pause()) fresh.after_pause.resize(fits);
    if (!game_.deciders.empty()) {
      fresh.pause_samples = kPauseSpread;
      fresh.pause_spread.resize(game_.months);
    }
    if (game_.has_ceasefire()) fresh.truce.resize(fits);
    fresh.no_deal.resize(fresh.parties.size());
    fresh.next = next_;
    if (game_.step.part >= 0) fresh.fallback.resize(fits);
    fresh.at_start.assign(fresh.parties.size(), 0.0);
    strategy_ = std::move(fresh);
    for (ViewCourses& view : views_) finish(view);
    for (int month = game_.months - 1; month >= options_.from; --month) {
      if (should_stop(options_.stop)) return;
      std::vector<MonthRows> rows;
      std::vector<std::vector<std::vector<double>>> targets;
      for (ViewCourses& view : views_) {
        collapse(view, month + 1);
        if (game_.taught()) weigh(view, month);
        std::vector<std::vector<double>> cost;
        if (game_.table_moves_state()) {
          const bool single = regress_running(view, month) && !signatures_set_something(game_);
          const std::vector<std::uint8_t> here = signed_by(view, month);
          rows.push_back(single ? single_rows(view.paths(), month)
                                : month_rows(game_, options_.scenario, view.paths(), month, block_,
                                             {}, here.empty() ? nullptr : &here));
          targets.emplace_back();
          continue;
        }
        const std::vector<std::uint8_t> here = signed_by(view, month);
        rows.push_back(
            rows_and_costs(view, view.paths(), month, cost, here.empty() ? nullptr : &here));
        targets.push_back(regress(view, rows.back(), cost, month));
      }
      if (game_.has_pause())
        for (ViewCourses& view : views_) {
          add_pauses(game_, strategy_, options_.scenario, before_pauses(view.paths(), view.running()),
                     view.pauses(), view.held_by, month, block_, view.paused);
          fit_pause(game_, basis_, view.paused, view.held_by, month, strategy_);
        }
      for (std::size_t v = 0; v < views_.size(); ++v) talk(views_[v], rows[v], targets[v], month);
    }
  }

  Fit& value_fit(int month, int k) {
    return strategy_.value[static_cast<std::size_t>(month) * strategy_.parties.size() + k];
  }

  // Calls body(block, lanes' positions) over blocks of the given courses at a month.
  template <class Body>
  void each_block(const Paths& paths, int month, const std::vector<int>& which, Body body) {
    for (std::size_t first = 0; first < which.size(); first += kMaxLanes) {
      const int lanes = static_cast<int>(std::min<std::size_t>(kMaxLanes, which.size() - first));
      load_block(game_, paths, month, which.data() + first, lanes, block_);
      body(first, lanes);
    }
  }

  // The status quo, for the courses still at war at the recursion's end.
  void finish(ViewCourses& view) {
    std::vector<int> at_war;
    for (int p = 0; p < view.paths().count; ++p)
      if (view.paths().collapse_month[p] < 0) at_war.push_back(p);
    std::vector<Lane> worth;
    each_block(view.paths(), game_.months, at_war, [&](std::size_t first, int lanes) {
      values_at(game_, strategy_, game_.months, block_, worth);
      for (std::size_t h = 0; h < view.held_by.size(); ++h)
        for (int lane = 0; lane < lanes; ++lane)
          view.next[h][at_war[first + lane]] = view.war[h][at_war[first + lane]] =
              worth[view.held_by[h]][lane];
    });
  }

  // Where the war teaches pauses begin where months do: with beliefs on the grid.
  const Paths& before_pauses(const Paths& paths, const RunningCourses& running) const {
    return game_.taught() ? running.paths : paths;
  }

  // Values after `month` as the law of each fit has them.
  void weigh(ViewCourses& view, int month) {
    const auto then = [&](auto fit_of) {
      std::vector<const Fit*> fits;
      for (int k : view.held_by) fits.push_back(fit_of(k));
      return fitted_values(game_, options_.scenario, view.running().paths, month, fits, block_);
    };
    const bool last = month + 1 == game_.months;
    CourseValues about;
    if (!last) about = then([&](int k) { return &value_fit(month + 1, k); });
    weigh_lessons(game_, view.held_by, view.running(), month, about, view.next);
    if (month < c_.calendar.now_month) return;
    if (!last) about = then([&](int k) { return &strategy_.no_deal[k]; });
    weigh_lessons(game_, view.held_by, view.running(), month, about, view.war);
  }

  // What is imposed on the courses that collapse in `month`.
  void collapse(ViewCourses& view, int month) {
    for (std::size_t by = 0; by < c_.collapses.size(); ++by) {
      std::vector<int> fallen;
      for (int p = 0; p < view.paths().count; ++p)
        if (view.paths().collapse_month[p] == month &&
            view.paths().collapse_by[p] == static_cast<int>(by))
          fallen.push_back(p);
      std::vector<Lane> worth;
      each_block(view.paths(), month, fallen, [&](std::size_t first, int lanes) {
        worth.resize(game_.valued.size());
        by_type(game_, block_, worth, [&](std::vector<Lane>& out) {
          imposed_worth(game_, static_cast<int>(by), block_, ~LaneMask{0}, out);
        });
        for (std::size_t h = 0; h < view.held_by.size(); ++h)
          for (int lane = 0; lane < lanes; ++lane)
            view.next[h][fallen[first + lane]] = view.war[h][fallen[first + lane]] =
                worth[view.held_by[h]][lane];
      });
    }
  }

  // Courses on which all that led to this game is signed; empty: all are.
  std::vector<std::uint8_t> signed_by(const ViewCourses& view, int month) const {
    std::vector<std::uint8_t> out;
    if (!signatures_set_something(game_)) return out;
    for (int p = 0; p < view.paths().count; ++p)
      out.push_back(all_parts_signed(game_, PathSet::train, static_cast<std::uint32_t>(p), month));
    return out;
  }

  // cost: held_by x course at war.
  MonthRows rows_and_costs(const ViewCourses& view, const Paths& paths, int month,
                           std::vector<std::vector<double>>& cost,
                           const std::vector<std::uint8_t>* only = nullptr) {
    cost.assign(view.held_by.size(), {});
    std::vector<Lane> columns;
    const auto pay = [&](WarBlock& block) {
      cost_by_type(game_, month, block, columns);
      for (std::size_t h = 0; h < view.held_by.size(); ++h) {
        const Lane& paid = columns[view.held_by[h]];
        cost[h].insert(cost[h].end(), paid.begin(), paid.begin() + block.frame.lanes);
      }
    };
    return month_rows(game_, options_.scenario, paths, month, block_, pay, only);
  }

  // Fits C at `month`; returns the targets, held_by x course at war.
  std::vector<std::vector<double>> regress(ViewCourses& view, const MonthRows& rows,
                                           const std::vector<std::vector<double>>& cost,
                                           int month) {
    std::vector<std::vector<double>> targets(view.held_by.size());
    std::vector<Target> grouped;
    for (std::size_t h = 0; h < view.held_by.size(); ++h) {
      const double discount = game_.discount[game_.party_of(view.held_by[h])];
      targets[h].resize(rows.path.size());
      for (std::size_t p = 0; p < rows.path.size(); ++p) {
        const double paid = cost[h][p];
        targets[h][p] = -paid + discount * view.next[h][rows.path[p]];
        view.war[h][rows.path[p]] = -paid + discount * view.war[h][rows.path[p]];
      }
      grouped.push_back(row_target(rows, targets[h]));
    }
    std::vector<const Fit*> later;
    if (month + 1 < game_.months)
      for (int k : view.held_by) later.push_back(&value_fit(month + 1, k));
    std::vector<Fit> fits = fit_targets(rows.design, grouped, basis_, later);
    for (std::size_t h = 0; h < view.held_by.size(); ++h)
      value_fit(month, view.held_by[h]) = std::move(fits[h]);
    fit_no_deal(view, rows, month);
    return targets;
  }

  // Fits C at `month` on the states in which the month begins to run: what the table changes in
  // them is added when the table is played. True: no two courses are alike.
  bool regress_running(ViewCourses& view, int month) {
    std::vector<std::vector<double>> cost;
    bool single = true;
    const auto fit_on = [&](const std::vector<std::uint8_t>* only, std::vector<Fit>& into) {
      const MonthRows rows = rows_and_costs(view, view.running().paths, month, cost, only);
      fit_running(view, rows, cost, month, into);
      single = single && rows.representative.size() == rows.path.size();
    };
    const std::vector<std::uint8_t> here = signed_by(view, month);
    if (!game_.has_ceasefire()) {
      fit_on(here.empty() ? nullptr : &here, strategy_.value);
    } else {  // either phase on the courses that spend the month in it
      const double* phase = view.running().paths.column(month, c_.layout.phase);
      for (const double which : {kWarPhase, kCeasefirePhase}) {
        std::vector<std::uint8_t> only(view.paths().count);
        for (int p = 0; p < view.paths().count; ++p)
          only[p] = phase[p] == which && (here.empty() || here[p]);
        fit_on(&only, which == kWarPhase ? strategy_.value : strategy_.truce);
      }
    }
    if (!wants_no_deal(month)) return single;
    std::vector<std::uint8_t> without = here;
    if (game_.has_ceasefire()) {
      without = view.at_war;
      for (std::size_t p = 0; p < here.size(); ++p) without[p] = without[p] && here[p];
    }
    fit_no_deal(
        view,
        rows_and_costs(view, view.running().paths, month, cost, without.empty() ? nullptr : &without),
        month);
    // beliefs are set anew each month, so the war without deals goes on from its fit
    if (game_.taught() && month >= c_.calendar.now_month) {
      std::vector<const Fit*> fits;
      for (int k : view.held_by) fits.push_back(&strategy_.no_deal[k]);
      view.war = fitted_values(game_, options_.scenario, view.paths(), month, fits, block_);
    }
    return single;
  }

  void fit_running(ViewCourses& view, const MonthRows& rows,
                   const std::vector<std::vector<double>>& cost, int month,
                   std::vector<Fit>& into) {
    const auto fit_at = [&](int m, int k) -> Fit& {
      return into[static_cast<std::size_t>(m) * strategy_.parties.size() + k];
    };
    std::vector<std::vector<double>> targets(view.held_by.size());
    std::vector<Target> grouped;
    std::vector<const Fit*> later;
    for (std::size_t h = 0; h < view.held_by.size(); ++h) {
      const double discount = game_.discount[game_.party_of(view.held_by[h])];
      for (std::size_t p = 0; p < rows.path.size(); ++p) {
        targets[h].push_back(-cost[h][p] + discount * view.next[h][rows.path[p]]);
        view.war[h][rows.path[p]] = -cost[h][p] + discount * view.war[h][rows.path[p]];
      }
      grouped.push_back(row_target(rows, targets[h]));
      if (month + 1 < game_.months) later.push_back(&fit_at(month + 1, view.held_by[h]));
    }
    std::vector<Fit> fits;
    if (rows.design.rows > 0)
      fits = fit_targets(rows.design, grouped, basis_, later);
    else  // nobody was there: as a month later, or else as in war
      for (int k : view.held_by)
        fits.push_back(month + 1 < game_.months ? fit_at(month + 1, k) : value_fit(month, k));
    for (std::size_t h = 0; h < view.held_by.size(); ++h)
      fit_at(month, view.held_by[h]) = std::move(fits[h]);
    for (std::size_t h = 0; h < view.held_by.size(); ++h) {
      const Fit& fit = fit_at(month, view.held_by[h]);
      for (std::size_t p = 0; p < rows.path.size(); ++p)
        view.miss[h][rows.path[p]] = targets[h][p] - fitted(fit, rows.design, rows.row[p]);
    }
  }

  bool wants_no_deal(int month) const {
    return month == c_.calendar.now_month || game_.step.part >= 0 ||
           (game_.taught() && month > c_.calendar.now_month);
  }

  void fit_no_deal(const ViewCourses& view, const MonthRows& rows, int month) {
    if (!wants_no_deal(month)) return;
    std::vector<Target> grouped;
    for (std::size_t h = 0; h < view.held_by.size(); ++h) {
      std::vector<double> values;
      for (int p : rows.path) values.push_back(view.war[h][p]);
      grouped.push_back(row_target(rows, values));
    }
    std::vector<Fit> fits = fit_targets(rows.design, grouped, basis_);
    for (std::size_t h = 0; h < view.held_by.size(); ++h) {
      const std::size_t k = static_cast<std::size_t>(view.held_by[h]);
      if (game_.step.part >= 0)
        strategy_.fallback[static_cast<std::size_t>(month) * strategy_.parties.size() + k] =
            fits[h];
      if (month == c_.calendar.now_month || game_.taught())
        strategy_.no_deal[k] = std::move(fits[h]);
    }
  }

  // Plays the table of the month for every row and carries its value back to the courses.
  void talk(ViewCourses& view, const MonthRows& rows,
            const std::vector<std::vector<double>>& targets, int month) {
    const std::size_t n = rows.representative.size();
    std::vector<std::vector<double>> value(view.held_by.size(), std::vector<double>(n));
    std::vector<std::vector<double>> go_on = value, settling = value;
    std::vector<PhaseChoices> phases;  // per block of rows, with a ceasefire in the case
    each_block(view.paths(), month, rows.representative, [&](std::size_t first, int lanes) {
      prepare_table(game_, strategy_, options_.scenario, month, block_, state_);
      play_table(game_, state_, deal_programs(game_, game_.table, block_), block_, outcome_);
      if (game_.has_ceasefire())
        choose_phase(game_, strategy_, options_.scenario, month, block_, phases.emplace_back());
      for (int lane = 0; lane < lanes; ++lane) {
        for (std::size_t h = 0; h < view.held_by.size(); ++h) {
          settling[h][first + lane] = outcome_.settles.empty()
                                          ? outcome_.settling[lane]
                                          : outcome_.settles[view.held_by[h]][lane];
          value[h][first + lane] = outcome_.value[view.held_by[h]][lane];
          go_on[h][first + lane] = state_.go_on[view.held_by[h]][lane];
          if (!state_.war_gain.empty())  // the fitted C
            go_on[h][first + lane] += state_.war_gain[view.held_by[h]][lane];
        }
      }
    });
    for (std::size_t h = 0; h < view.held_by.size(); ++h) {
      for (std::size_t p = 0; p < rows.path.size(); ++p) {
        const int r = rows.row[p], path = rows.path[p];
        const double miss =
            !game_.table_moves_state() ? targets[h][p] - go_on[h][r]
            : phases.empty()
                ? view.miss[h][path]
                : view.miss[h][path] *
                      chance_of(
                          phases[r / kMaxLanes],
                          view.running()
                              .moves[static_cast<std::size_t>(month) * view.paths().count + path],
                          r % kMaxLanes);
        view.next[h][path] = value[h][r] + options_.realised * (1 - settling[h][r]) * miss;
      }
      if (month == 0 && n > 0) strategy_.at_start[view.held_by[h]] = value[h][0];
    }
  }

  const Game& game_;
  const Conflict& c_;
  const SolveOptions& options_;
  BasisOptions basis_;
  NextStrategies next_;
  int passes_ = 1;
  Strategy strategy_;
  std::vector<ViewCourses> views_;
  WarBlock block_;
  TableState state_;
  TableOutcome outcome_;
};

}  // namespace

Strategy solve_game(const Game& game, const SolveOptions& options, NextStrategies next) {
  return Solver(game, options, std::move(next)).solve();
}

}  // namespace armistice

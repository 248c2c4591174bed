#include "talks/solve.h"

#include <algorithm>

#include "talks/collapse.h"
#include "talks/month_rows.h"
#include "talks/offers.h"

namespace armistice {
namespace {

constexpr int kPauseWindow = 12;            // months of pauses that one regression pools
constexpr std::size_t kPauseEnough = 1000;  // no more months than give this number
constexpr std::size_t kPauseCells = 500;    // from which cells are fitted
constexpr std::size_t kPauseMinimum = 60;  // ... or as many more as make this number

// The courses of one view and what they are worth to the parties that hold it.
struct ViewCourses {
  std::vector<int> held_by;  // indices into Game::valued
  Paths paths;
  RunningCourses running;                 // with a ceasefire in the case
  std::vector<std::vector<double>> miss;  // ... held_by x course: what its month brings beyond C
  std::vector<std::uint8_t> at_war;       // ... per course: it never leaves the war
  Pauses pauses;
  std::vector<std::vector<double>> next;  // held_by x path: value after the next table
  std::vector<std::vector<double>> war;   // held_by x path: war with no deal ever
  Design pause_design;                    // pauses met so far, latest month first
  std::vector<int> pause_month;
  std::vector<double> pause_order;  // the first party's value after each: puts samples in an order
  std::vector<std::vector<double>> pause_value;  // held_by x pause
};

class Solver {
 public:
  Solver(const Game& game, const SolveOptions& options)
      : game_(game), c_(*game.conflict), options_(options), state_(c_) {}

  Strategy solve() {
    passes_ = game_.table_moves_state() && options_.courses == nullptr ? options_.passes : 1;
    const bool begun = options_.initial != nullptr && passes_ > 1;
    if (begun) strategy_ = *options_.initial;
    for (int pass = begun ? 1 : 0; pass < passes_; ++pass) {
      simulate(pass);
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
      for (std::size_t k = 0; k < game_.valued.size(); ++k)
        if (c_.view_of(game_.valued[k]) == v) courses.held_by.push_back(static_cast<int>(k));
      if (courses.held_by.empty()) continue;
      TrainOptions train;
      train.paths = courses_of(pass);
      train.view = v;
      train.scenario = options_.scenario;
      train.pass = pass;
      train.strategy = &strategy_;
      if (options_.courses != nullptr) {
        courses.paths = (*options_.courses)[v].paths;
        courses.pauses = (*options_.courses)[v].pauses;
        train.paths = courses.paths.count;
      } else {
        courses.paths = train_paths(game_, train, &courses.running);
        if (game_.has_pause()) courses.pauses = pause_paths(game_, train, courses.paths);
      }
      if (game_.has_ceasefire()) {
        courses.miss.assign(courses.held_by.size(), std::vector<double>(train.paths, 0.0));
        for (int p = 0; p < train.paths; ++p)
          courses.at_war.push_back(stays_at_war(game_, train, static_cast<std::uint32_t>(p)));
      }
      courses.next.assign(courses.held_by.size(), std::vector<double>(train.paths, 0.0));
      courses.war = courses.next;
      courses.pause_value.resize(courses.held_by.size());
      views.push_back(std::move(courses));
    }
    views_ = std::move(views);
  }

  void backward() {
    Strategy fresh;
    fresh.parties = game_.valued;
    fresh.months = game_.months;
    const std::size_t fits = static_cast<std::size_t>(game_.months) * game_.valued.size();
    fresh.value.resize(fits);
    if (game_.has_pause()) fresh.after_pause.resize(fits);
    if (!game_.deciders.empty()) {
      fresh.pause_samples = kPauseSamples;
      fresh.pause_spread.resize(game_.months);
    }
    if (game_.has_ceasefire()) fresh.truce.resize(fits);
    fresh.no_deal.resize(game_.valued.size());
    fresh.at_start.assign(game_.valued.size(), 0.0);
    strategy_ = std::move(fresh);
    for (ViewCourses& view : views_) finish(view);
    for (int month = game_.months - 1; month >= options_.from; --month) {
      std::vector<MonthRows> rows;
      std::vector<std::vector<std::vector<double>>> targets;
      for (ViewCourses& view : views_) {
        collapse(view, month + 1);
        std::vector<std::vector<double>> cost;
        if (game_.has_ceasefire()) {
          regress_phases(view, month);
          rows.push_back(month_rows(game_, options_.scenario, view.paths, month, block_));
          targets.emplace_back();
          continue;
        }
        rows.push_back(rows_and_costs(view, view.paths, month, cost));
        targets.push_back(regress(view, rows.back(), cost, month));
      }
      if (game_.has_pause())
        for (ViewCourses& view : views_) regress_pause(view, month);
      for (std::size_t v = 0; v < views_.size(); ++v) talk(views_[v], rows[v], targets[v], month);
    }
  }

  Fit& value_fit(int month, int k) {
    return strategy_.value[static_cast<std::size_t>(month) * game_.valued.size() + k];
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
    for (int p = 0; p < view.paths.count; ++p)
      if (view.paths.collapse_month[p] < 0) at_war.push_back(p);
    std::vector<Lane> worth;
    each_block(view.paths, game_.months, at_war, [&](std::size_t first, int lanes) {
      values_at(game_, strategy_, game_.months, block_, worth);
      for (std::size_t h = 0; h < view.held_by.size(); ++h)
        for (int lane = 0; lane < lanes; ++lane)
          view.next[h][at_war[first + lane]] = view.war[h][at_war[first + lane]] =
              worth[view.held_by[h]][lane];
    });
  }

  // What is imposed on the courses that collapse in `month`.
  void collapse(ViewCourses& view, int month) {
    for (std::size_t by = 0; by < c_.collapses.size(); ++by) {
      std::vector<int> fallen;
      for (int p = 0; p < view.paths.count; ++p)
        if (view.paths.collapse_month[p] == month &&
            view.paths.collapse_by[p] == static_cast<int>(by))
          fallen.push_back(p);
      std::vector<Lane> worth(game_.valued.size());
      each_block(view.paths, month, fallen, [&](std::size_t first, int lanes) {
        imposed_worth(game_, static_cast<int>(by), block_, ~LaneMask{0}, worth);
        for (std::size_t h = 0; h < view.held_by.size(); ++h)
          for (int lane = 0; lane < lanes; ++lane)
            view.next[h][fallen[first + lane]] = view.war[h][fallen[first + lane]] =
                worth[view.held_by[h]][lane];
      });
    }
  }

  // cost: held_by x course at war.
  MonthRows rows_and_costs(const ViewCourses& view, const Paths& paths, int month,
                           std::vector<std::vector<double>>& cost,
                           const std::vector<std::uint8_t>* only = nullptr) {
    cost.assign(view.held_by.size(), {});
    std::vector<Lane> columns;
    const auto pay = [&](WarBlock& block) {
      cost_at(game_, month, block, columns);
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
      const double discount = game_.discount[game_.valued[view.held_by[h]]];
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
    std::vector<Fit> fits = fit_targets(rows.design, grouped, options_.basis, later);
    for (std::size_t h = 0; h < view.held_by.size(); ++h)
      value_fit(month, view.held_by[h]) = std::move(fits[h]);
    if (month == c_.calendar.now_month) fit_no_deal(view, rows);
    return targets;
  }

  // Fits C of either phase at `month` on the courses that spend it there.
  void regress_phases(ViewCourses& view, int month) {
    const double* phase = view.running.paths.column(month, c_.layout.phase);
    for (const double which : {kWarPhase, kCeasefirePhase}) {
      std::vector<std::uint8_t> only(view.paths.count);
      for (int p = 0; p < view.paths.count; ++p) only[p] = phase[p] == which;
      std::vector<std::vector<double>> cost;
      const MonthRows rows = rows_and_costs(view, view.running.paths, month, cost, &only);
      fit_phase(view, rows, cost, month, which == kWarPhase ? strategy_.value : strategy_.truce);
    }
    if (month != c_.calendar.now_month) return;
    std::vector<std::vector<double>> cost;
    fit_no_deal(view, rows_and_costs(view, view.running.paths, month, cost, &view.at_war));
  }

  void fit_phase(ViewCourses& view, const MonthRows& rows,
                 const std::vector<std::vector<double>>& cost, int month, std::vector<Fit>& into) {
    const auto fit_at = [&](int m, int k) -> Fit& {
      return into[static_cast<std::size_t>(m) * game_.valued.size() + k];
    };
    std::vector<std::vector<double>> targets(view.held_by.size());
    std::vector<Target> grouped;
    std::vector<const Fit*> later;
    for (std::size_t h = 0; h < view.held_by.size(); ++h) {
      const double discount = game_.discount[game_.valued[view.held_by[h]]];
      for (std::size_t p = 0; p < rows.path.size(); ++p) {
        targets[h].push_back(-cost[h][p] + discount * view.next[h][rows.path[p]]);
        view.war[h][rows.path[p]] = -cost[h][p] + discount * view.war[h][rows.path[p]];
      }
      grouped.push_back(row_target(rows, targets[h]));
      if (month + 1 < game_.months) later.push_back(&fit_at(month + 1, view.held_by[h]));
    }
    std::vector<Fit> fits;
    if (rows.design.rows > 0)
      fits = fit_targets(rows.design, grouped, options_.basis, later);
    else  // nobody was there: as a month later, or else as in war
      for (int k : view.held_by)
        fits.push_back(month + 1 < game_.months ? fit_at(month + 1, k) : value_fit(month, k));
    for (std::size_t h = 0; h < view.held_by.size(); ++h)
      fit_at(month, view.held_by[h]) = std::move(fits[h]);
    find_misses(view, rows, targets, month, into);
  }

  void find_misses(ViewCourses& view, const MonthRows& rows,
                   const std::vector<std::vector<double>>& targets, int month,
                   const std::vector<Fit>& fits) {
    std::vector<std::vector<double>> fitted(view.held_by.size());
    BasisColumns columns;
    Lane value;
    each_block(view.running.paths, month, rows.representative, [&](std::size_t, int lanes) {
      evaluate_locks(c_, options_.scenario, month, block_.frame, block_.registers);
      evaluate_basis(game_.basis, block_.frame, columns);
      for (std::size_t h = 0; h < view.held_by.size(); ++h) {
        predict(fits[static_cast<std::size_t>(month) * game_.valued.size() + view.held_by[h]],
                columns, lanes, value.data());
        fitted[h].insert(fitted[h].end(), value.begin(), value.begin() + lanes);
      }
    });
    for (std::size_t h = 0; h < view.held_by.size(); ++h)
      for (std::size_t p = 0; p < rows.path.size(); ++p)
        view.miss[h][rows.path[p]] = targets[h][p] - fitted[h][rows.row[p]];
  }

  void fit_no_deal(const ViewCourses& view, const MonthRows& rows) {
    std::vector<Target> grouped;
    for (std::size_t h = 0; h < view.held_by.size(); ++h) {
      std::vector<double> values;
      for (int p : rows.path) values.push_back(view.war[h][p]);
      grouped.push_back(row_target(rows, values));
    }
    std::vector<Fit> fits = fit_targets(rows.design, grouped, options_.basis);
    for (std::size_t h = 0; h < view.held_by.size(); ++h)
      strategy_.no_deal[view.held_by[h]] = std::move(fits[h]);
  }

  // Adds the pauses that begin in `month` and fits E C after one, pooled over this and later
  // months.
  void regress_pause(ViewCourses& view, int month) {
    std::vector<int> which, path;
    for (std::size_t q = 0; q < view.pauses.path.size(); ++q)
      if (view.pauses.month[q] == month) {
        which.push_back(static_cast<int>(q));
        path.push_back(view.pauses.path[q]);
      }
    append_rows(game_, options_.scenario, view.paths, month, path, view.pause_design, block_);
    Paths after;  // the states after these pauses, as courses of their own
    after.count = static_cast<int>(which.size());
    after.columns = view.paths.columns;
    after.state.resize(static_cast<std::size_t>(after.columns) * after.count);
    const std::size_t total = view.pauses.path.size();
    for (int column = 0; column < after.columns; ++column)
      for (int q = 0; q < after.count; ++q)
        after.column(0, column)[q] = view.pauses.state[column * total + which[q]];
    const int end = std::min(month + game_.pause_months, game_.months);
    std::vector<int> all(which.size());
    for (std::size_t q = 0; q < all.size(); ++q) all[q] = static_cast<int>(q);
    std::vector<Lane> worth;
    for (std::size_t first = 0; first < all.size(); first += kMaxLanes) {
      const int lanes = static_cast<int>(std::min<std::size_t>(kMaxLanes, all.size() - first));
      load_block(game_, after, 0, all.data() + first, lanes, block_);
      refresh_block(game_.context(PathSet::pause), end, block_);
      evaluate_locks(c_, options_.scenario, end, block_.frame, block_.registers);
      values_at(game_, strategy_, end, block_, worth, options_.scenario);
      view.pause_order.insert(view.pause_order.end(), worth[0].begin(), worth[0].begin() + lanes);
      for (std::size_t h = 0; h < view.held_by.size(); ++h)
        view.pause_value[h].insert(view.pause_value[h].end(), worth[view.held_by[h]].begin(),
                                   worth[view.held_by[h]].begin() + lanes);
    }
    view.pause_month.insert(view.pause_month.end(), which.size(), month);
    fit_pause(view, month);
  }

  void fit_pause(ViewCourses& view, int month) {
    const std::size_t known = view.pause_month.size();
    std::size_t begin = known;  // pauses are stored latest month first: the window is at the end
    while (begin > 0 &&
           (known - begin < kPauseMinimum ||
            (known - begin < kPauseEnough && view.pause_month[begin - 1] < month + kPauseWindow)))
      --begin;
    Design window;
    window.rows = static_cast<int>(known - begin);
    window.weight.assign(window.rows, 1.0);
    for (const auto& column : view.pause_design.columns)
      window.columns.emplace_back(column.begin() + static_cast<std::ptrdiff_t>(begin),
                                  column.end());
    std::vector<Target> targets;
    for (std::size_t h = 0; h < view.held_by.size(); ++h) {
      Target target;
      target.mean.assign(view.pause_value[h].begin() + static_cast<std::ptrdiff_t>(begin),
                         view.pause_value[h].end());
      target.within.assign(window.rows, 0.0);
      targets.push_back(std::move(target));
    }
    for (const auto& feature : view.pause_design.features)
      window.features.emplace_back(feature.begin() + static_cast<std::ptrdiff_t>(begin),
                                   feature.end());
    BasisOptions basis = options_.basis;
    basis.cells = basis.cells && known - begin >= kPauseCells;
    std::vector<Fit> fits = fit_targets(window, targets, basis);
    for (std::size_t h = 0; h < view.held_by.size(); ++h) {
      Fit& fit =
          strategy_
              .after_pause[static_cast<std::size_t>(month) * game_.valued.size() + view.held_by[h]];
      fit = std::move(fits[h]);
      if (window.rows == 0) fit = value_fit(month, view.held_by[h]);
    }
    if (strategy_.pause_samples > 0)
      for (std::size_t h = 0; h < view.held_by.size(); ++h)
        keep_spread(window, view.pause_order.data() + begin, targets[h].mean, month,
                    view.held_by[h]);
  }

  // What the fit of C after a pause leaves open, on courses spread over each cell of the first fit.
  // Courses in the order of the first party's luck, so that samples are its quantiles and the same
  // luck of all.
  void keep_spread(const Design& window, const double* order, const std::vector<double>& value,
                   int month, int k) {
    const Fit& cells = strategy_.pause_fit(month, 0);
    const Fit& fit = strategy_.pause_fit(month, k);
    const std::size_t valued = game_.valued.size();
    std::vector<double>& spread = strategy_.pause_spread[month];
    spread.resize(std::max<std::size_t>(1, cells.leaf.size()) * kPauseSamples * valued);
    std::vector<std::vector<int>> rows(std::max<std::size_t>(1, cells.leaf.size()));
    std::vector<double> luck(window.rows);
    for (int row = 0; row < window.rows; ++row) {
      rows[cell_of(cells, window, row)].push_back(row);
      luck[row] = order[row] - fitted(cells, window, row);
    }
    for (std::vector<int>& cell : rows)
      std::sort(cell.begin(), cell.end(),
                [&](int a, int b) { return luck[a] < luck[b] || (luck[a] == luck[b] && a < b); });
    for (std::size_t cell = 0; cell < rows.size(); ++cell)
      for (int sample = 0; sample < kPauseSamples && !rows[cell].empty(); ++sample) {
        const double at = (sample + 0.5) / kPauseSamples * static_cast<double>(rows[cell].size());
        const int row = rows[cell][static_cast<std::size_t>(at)];
        spread[(cell * kPauseSamples + sample) * valued + k] =
            value[row] - fitted(fit, window, row);
      }
  }

  static double fitted(const Fit& fit, const Design& design, int row) {
    double value = fit.intercept;
    for (std::size_t c = 0; c < fit.slope.size(); ++c)
      value += fit.slope[c] * design.columns[c][row];
    if (!fit.leaf.empty()) value += fit.leaf[cell_of(fit, design, row)];
    return std::clamp(value, fit.low, fit.high);
  }

  // Plays the table of the month for every row and carries its value back to the courses.
  void talk(ViewCourses& view, const MonthRows& rows,
            const std::vector<std::vector<double>>& targets, int month) {
    const std::size_t n = rows.representative.size();
    std::vector<std::vector<double>> value(view.held_by.size(), std::vector<double>(n));
    std::vector<std::vector<double>> go_on = value;
    std::vector<double> settling(n);
    std::vector<PhaseChoices> phases;  // per block of rows, with a ceasefire in the case
    each_block(view.paths, month, rows.representative, [&](std::size_t first, int lanes) {
      prepare_table(game_, strategy_, options_.scenario, month, block_, state_);
      play_table(game_, state_, deal_programs(game_, game_.table, block_), block_, outcome_);
      if (game_.has_ceasefire())
        choose_phase(game_, strategy_, options_.scenario, month, block_, phases.emplace_back());
      for (int lane = 0; lane < lanes; ++lane) {
        settling[first + lane] = outcome_.settling[lane];
        for (std::size_t h = 0; h < view.held_by.size(); ++h) {
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
            phases.empty()
                ? targets[h][p] - go_on[h][r]
                : view.miss[h][path] *
                      chance_of(
                          phases[r / kMaxLanes],
                          view.running
                              .moves[static_cast<std::size_t>(month) * view.paths.count + path],
                          r % kMaxLanes);
        view.next[h][path] = value[h][r] + options_.realised * (1 - settling[r]) * miss;
      }
      if (month == 0 && n > 0) strategy_.at_start[view.held_by[h]] = value[h][0];
    }
  }

  const Game& game_;
  const Conflict& c_;
  const SolveOptions& options_;
  int passes_ = 1;
  Strategy strategy_;
  std::vector<ViewCourses> views_;
  WarBlock block_;
  TableState state_;
  TableOutcome outcome_;
};

}  // namespace

std::vector<ViewPaths> training_courses(const Game& game, const Strategy& strategy, int paths) {
  std::vector<ViewPaths> out(std::max<std::size_t>(1, game.conflict->views.size()));
  for (std::size_t v = 0; v < out.size(); ++v) {
    TrainOptions train;
    train.paths = paths;
    train.view = static_cast<int>(v);
    train.pass = 1;
    train.strategy = &strategy;
    out[v].paths = train_paths(game, train);
    if (game.has_pause()) out[v].pauses = pause_paths(game, train, out[v].paths);
  }
  return out;
}

Strategy solve_talks(const Game& game, const SolveOptions& options) {
  return Solver(game, options).solve();
}

}  // namespace armistice

#include "talks/pause_fit.h"

#include <algorithm>
#include <numeric>

#include "talks/month_rows.h"
#include "talks/table.h"
#include "talks/typed_war.h"

namespace armistice {
namespace {

constexpr int kWindow = 12;             // months of pauses that one regression pools
constexpr std::size_t kEnough = 1000;   // no more months than give this number
constexpr std::size_t kForCells = 500;  // from which cells are fitted
constexpr std::size_t kMinimum = 60;    // ... or as many more months as make this number

// The states after some pauses, as courses of their own.
Paths states_after(const Paths& paths, const Pauses& pauses, const std::vector<int>& which) {
  Paths after;
  after.count = static_cast<int>(which.size());
  after.columns = paths.columns;
  after.state.resize(static_cast<std::size_t>(after.columns) * after.count);
  const std::size_t total = pauses.path.size();
  for (int column = 0; column < after.columns; ++column)
    for (int q = 0; q < after.count; ++q)
      after.column(0, column)[q] = pauses.state[column * total + which[q]];
  return after;
}

// Where the window of `month` begins: samples are stored latest month first, so it is at the end.
std::size_t window_begin(const PauseSamples& samples, int month) {
  const std::size_t known = samples.month.size();
  std::size_t begin = known;
  while (begin > 0 && (known - begin < kMinimum ||
                       (known - begin < kEnough && samples.month[begin - 1] < month + kWindow)))
    --begin;
  return begin;
}

Design rows_from(const Design& design, std::size_t begin, std::size_t end) {
  Design window;
  window.rows = static_cast<int>(end - begin);
  window.weight.assign(window.rows, 1.0);
  const auto first = static_cast<std::ptrdiff_t>(begin);
  for (const auto& column : design.columns)
    window.columns.emplace_back(column.begin() + first, column.end());
  for (const auto& feature : design.features)
    window.features.emplace_back(feature.begin() + first, feature.end());
  return window;
}

// What the fit of C after a pause leaves open, on courses spread over each cell of the first fit.
// Courses in the order of the first party's luck, so that samples are its quantiles and the same
// luck of all.
void keep_spread(const Game& game, const Design& window, const double* order,
                 const std::vector<double>& value, int month, int k, Strategy& strategy) {
  const Fit& cells = strategy.pause_fit(month, 0);
  const Fit& fit = strategy.pause_fit(month, k);
  const auto fits = static_cast<std::size_t>(game.fits());
  std::vector<double>& spread = strategy.pause_spread[month];
  spread.resize(std::max<std::size_t>(1, cells.leaf.size()) * kPauseSpread * fits);
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
    for (int sample = 0; sample < kPauseSpread && !rows[cell].empty(); ++sample) {
      const double at = (sample + 0.5) / kPauseSpread * static_cast<double>(rows[cell].size());
      const int row = rows[cell][static_cast<std::size_t>(at)];
      spread[(cell * kPauseSpread + sample) * fits + k] = value[row] - fitted(fit, window, row);
    }
}

}  // namespace

void add_pauses(const Game& game, const Strategy& strategy, const Scenario& scenario,
                const Paths& paths, const Pauses& pauses, const std::vector<int>& held_by,
                int month, WarBlock& block, PauseSamples& samples) {
  std::vector<int> which, path;
  for (std::size_t q = 0; q < pauses.path.size(); ++q)
    if (pauses.month[q] == month) {
      which.push_back(static_cast<int>(q));
      path.push_back(pauses.path[q]);
    }
  append_rows(game, scenario, paths, month, path, samples.design, block);
  const Paths after = states_after(paths, pauses, which);
  const int end = std::min(month + game.pause_months, game.months);
  std::vector<int> all(which.size());
  std::iota(all.begin(), all.end(), 0);
  samples.value.resize(held_by.size());
  std::vector<Lane> worth;
  for (std::size_t first = 0; first < all.size(); first += kMaxLanes) {
    const int lanes = static_cast<int>(std::min<std::size_t>(kMaxLanes, all.size() - first));
    load_block(game, after, 0, all.data() + first, lanes, block);
    refresh_block(game.context(PathSet::pause), end, block);
    evaluate_locks(*game.conflict, scenario, end, block.frame, block.registers);
    values_at(game, strategy, end, block, worth, scenario);
    samples.order.insert(samples.order.end(), worth[0].begin(), worth[0].begin() + lanes);
    for (std::size_t h = 0; h < held_by.size(); ++h)
      samples.value[h].insert(samples.value[h].end(), worth[held_by[h]].begin(),
                              worth[held_by[h]].begin() + lanes);
  }
  if (game.taught()) weigh_pauses(game, held_by, paths, pauses, which, month, samples.value);
  samples.month.insert(samples.month.end(), which.size(), month);
}

void fit_pause(const Game& game, BasisOptions basis, const PauseSamples& samples,
               const std::vector<int>& held_by, int month, Strategy& strategy) {
  const std::size_t known = samples.month.size(), begin = window_begin(samples, month);
  const Design window = rows_from(samples.design, begin, known);
  std::vector<Target> targets;
  for (const std::vector<double>& value : samples.value) {
    Target target;
    target.mean.assign(value.begin() + static_cast<std::ptrdiff_t>(begin), value.end());
    target.within.assign(window.rows, 0.0);
    targets.push_back(std::move(target));
  }
  basis.cells = basis.cells && known - begin >= kForCells;
  std::vector<Fit> fits = fit_targets(window, targets, basis);
  const std::size_t row = static_cast<std::size_t>(month) * strategy.parties.size();
  for (std::size_t h = 0; h < held_by.size(); ++h)
    strategy.after_pause[row + held_by[h]] =
        window.rows == 0 ? strategy.fit(month, held_by[h]) : std::move(fits[h]);
  if (strategy.pause_samples == 0) return;
  for (std::size_t h = 0; h < held_by.size(); ++h)
    keep_spread(game, window, samples.order.data() + begin, targets[h].mean, month, held_by[h],
                strategy);
}

}  // namespace armistice

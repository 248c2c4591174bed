#include "outlook/war_loops.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "util/dates.h"
#include "util/statistics.h"
#include "war/simulate.h"

namespace armistice {
namespace {

constexpr int kLongest = 6;            // stocks of a loop
constexpr int kMostLoops = 20000;      // looked at
constexpr int kShown = 8, kAlone = 3;  // loops told; of a single stock
constexpr int kDates = 7;              // at most

using Matrix = std::vector<double>;  // [to x stocks + from]: slope of to's flow in from

std::vector<double> median_quantities(const Conflict& c, const Worlds& draws) {
  std::vector<double> out;
  for (std::size_t q = 0; q < c.quantities.size(); ++q) {
    std::vector<double> values;
    for (int w = 0; w < draws.count; ++w) values.push_back(draws.of(w)[q]);
    std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
    out.push_back(values[values.size() / 2]);  // a value that was drawn: choices stay choices
  }
  return out;
}

// The path whose stocks lie nearest to the medians, in units of their spread; of those still at
// war.
int nearest_path(const Conflict& c, const Paths& paths, const std::vector<int>& months) {
  std::vector<double> distance(paths.count, 0.0);
  const std::vector<double> ones(paths.count, 1.0);
  for (const int month : months)
    for (std::size_t s = 0; s < c.stocks.size(); ++s) {
      const double* column = paths.column(month, c.layout.stocks + static_cast<int>(s));
      const std::vector<double> values(column, column + paths.count);
      const double middle = weighted_quantile(values, ones, 0.5);
      const double spread =
          weighted_quantile(values, ones, 0.9) - weighted_quantile(values, ones, 0.1);
      if (!(spread > 0)) continue;
      for (int p = 0; p < paths.count; ++p)
        distance[p] += std::pow((values[p] - middle) / spread, 2);
    }
  for (int p = 0; p < paths.count; ++p)
    if (paths.collapse_month[p] >= 0 || paths.broken[p])
      distance[p] += 1e6 * (1 + paths.months - std::max<int>(0, paths.collapse_month[p]));
  return static_cast<int>(std::min_element(distance.begin(), distance.end()) - distance.begin());
}

// Flows of all stocks with stock `lane` of the chunk moved by step[lane] in lane `lane`.
std::vector<double> moved_flows(const Conflict& c, const WarContext& context, const Paths& paths,
                                int path, int month, int first, int lanes,
                                const std::vector<double>& step) {
  WarBlock block;
  block.frame = Frame(c.layout.size(), lanes);
  block.path.assign(lanes, static_cast<std::uint32_t>(path));
  for (int column = 0; column < paths.columns; ++column)
    std::fill_n(block.frame.column(column), lanes, paths.column(month, column)[path]);
  for (int l = 0; l < lanes; ++l) block.frame.column(c.layout.stocks + first + l)[l] += step[l];
  refresh_block(context, month, block);
  std::vector<double> flows(c.stocks.size() * kMaxLanes);
  for (std::size_t s = 0; s < c.stocks.size(); ++s)
    evaluate(c.stocks[s].flow, block.frame, block.registers, flows.data() + s * kMaxLanes);
  return flows;
}

Matrix slopes_at(const Conflict& c, const WarContext& context, const Paths& paths, int path,
                 int month) {
  const int stocks = static_cast<int>(c.stocks.size());
  Matrix out(static_cast<std::size_t>(stocks) * stocks, 0.0);
  for (int first = 0; first < stocks; first += kMaxLanes) {
    const int lanes = std::min(kMaxLanes, stocks - first);
    std::vector<double> up(lanes), down(lanes);
    for (int l = 0; l < lanes; ++l) {
      const double level = paths.column(month, c.layout.stocks + first + l)[path];
      up[l] = 1e-4 * std::max(std::abs(level), 1e-2);
      down[l] = -up[l];
    }
    const std::vector<double> above = moved_flows(c, context, paths, path, month, first, lanes, up);
    const std::vector<double> below =
        moved_flows(c, context, paths, path, month, first, lanes, down);
    for (int to = 0; to < stocks; ++to)
      for (int l = 0; l < lanes; ++l) {
        const std::size_t at = static_cast<std::size_t>(to) * kMaxLanes + l;
        const double slope = (above[at] - below[at]) / (2 * up[l]);
        // what is left of rounding is no slope
        const double least = 1e-13 * (std::abs(above[at]) + 1e-3) / up[l];
        if (std::isfinite(slope) && std::abs(slope) > least)
          out[static_cast<std::size_t>(to) * stocks + first + l] = slope;
      }
  }
  return out;
}

// All simple cycles of the graph up to kLongest, each from its lowest stock on.
class LoopSearch {
 public:
  LoopSearch(int stocks, const std::vector<Matrix>& slopes) : stocks_(stocks), next_(stocks) {
    for (int from = 0; from < stocks; ++from)
      for (int to = 0; to < stocks; ++to)
        if (std::any_of(slopes.begin(), slopes.end(), [&](const Matrix& m) {
              return m[static_cast<std::size_t>(to) * stocks + from] != 0;
            }))
          next_[from].push_back(to);
  }
  std::vector<std::vector<int>> run() {
    // short loops first, so that the cap takes the long ones
    for (longest_ = 1; longest_ <= kLongest; ++longest_)
      for (int start = 0; start < stocks_; ++start) {
        path_ = {start};
        go_on(start);
      }
    return std::move(found_);
  }

 private:
  void go_on(int start) {
    if (static_cast<int>(found_.size()) >= kMostLoops) return;
    for (const int to : next_[path_.back()]) {
      if (to == start && static_cast<int>(path_.size()) == longest_) found_.push_back(path_);
      if (to <= start || static_cast<int>(path_.size()) >= longest_ ||
          std::find(path_.begin(), path_.end(), to) != path_.end())
        continue;
      path_.push_back(to);
      go_on(start);
      path_.pop_back();
    }
  }
  int stocks_, longest_ = 1;
  std::vector<std::vector<int>> next_;
  std::vector<int> path_;
  std::vector<std::vector<int>> found_;
};

double gain_of(const std::vector<int>& loop, const Matrix& slopes, int stocks) {
  double product = 1;
  for (std::size_t k = 0; k < loop.size(); ++k)
    product *= slopes[static_cast<std::size_t>(loop[(k + 1) % loop.size()]) * stocks + loop[k]];
  const double rate = std::pow(std::abs(product), 1.0 / static_cast<double>(loop.size()));
  return product < 0 ? -rate : rate;
}

}  // namespace

void find_loops(const Conflict& c, const Worlds& draws, int paths, WarReading& out) {
  const int stocks = static_cast<int>(c.stocks.size());
  if (stocks == 0 || draws.count == 0) return;
  const int from = c.calendar.now_month, until = c.calendar.end_month;
  const int stride = std::max(1, (until - from + kDates - 2) / (kDates - 1));
  std::vector<int> months;
  for (int month = from; month <= until; month += stride) months.push_back(month);
  const std::vector<double> middle = median_quantities(c, draws);
  const WarContext context{&c, draws.seed,    0,       middle.data(), 0,
                           {}, PathSet::play, nullptr, draws.types};
  const Paths courses = run_war(context, std::max(1, paths), until);
  const int path = nearest_path(c, courses, months);
  std::vector<Matrix> slopes;
  for (const int month : months) {
    slopes.push_back(slopes_at(c, context, courses, path, month));
    out.loop_dates.push_back(add_months(c.calendar.start, month));
  }
  const std::vector<std::vector<int>> found = LoopSearch(stocks, slopes).run();
  out.loops_found = static_cast<int>(found.size());
  std::vector<double> total(months.size(), 0.0);
  for (const std::vector<int>& loop : found) {
    LoopReading reading;
    for (const int s : loop) reading.stocks.push_back(c.stocks[s].id);
    for (std::size_t m = 0; m < months.size(); ++m) {
      reading.gain.push_back(gain_of(loop, slopes[m], stocks));
      total[m] += std::abs(reading.gain.back());
    }
    out.loops.push_back(std::move(reading));
  }
  for (LoopReading& loop : out.loops) {
    for (std::size_t m = 0; m < months.size(); ++m)
      loop.dominance.push_back(total[m] > 0 ? std::abs(loop.gain[m]) / total[m] : 0);
    loop.mean_dominance = std::accumulate(loop.dominance.begin(), loop.dominance.end(), 0.0) /
                          static_cast<double>(months.size());
  }
  std::stable_sort(out.loops.begin(), out.loops.end(),
                   [](const LoopReading& a, const LoopReading& b) {
                     return a.mean_dominance > b.mean_dominance;
                   });
  // a stock that only decays is a loop too; a few of these do
  int alone = 0;
  std::erase_if(out.loops, [&](const LoopReading& loop) {
    return loop.stocks.size() == 1 && ++alone > kAlone;
  });
  if (out.loops.size() > kShown) out.loops.resize(kShown);
}

}  // namespace armistice

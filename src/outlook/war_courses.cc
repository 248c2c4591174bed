#include "outlook/war_courses.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "war/lessons.h"
#include "war/simulate.h"

namespace armistice {
namespace {

// One block's courses, followed month by month and added to the world's sums.
class Follower {
 public:
  Follower(const Conflict& conflict, const WarContext& context, bool truce, WorldCourses& out)
      : c_(conflict), context_(context), truce_(truce), out_(out) {}

  void follow(const std::vector<std::uint32_t>& paths) {
    start_block(context_, paths, block_);
    draw_types(context_, block_);
    const std::size_t lanes = paths.size();
    limits_.assign(lanes, std::vector<int>(c_.limits.size(), -1));
    ended_.assign(lanes, false);
    out_of_count_.assign(lanes, false);
    values_.assign(lanes * static_cast<std::size_t>(c_.layout.size()), 0);
    ends_.assign(lanes * c_.stocks.size(), 0);
    costs_.assign(2 * lanes * c_.parties.size(), std::nan(""));
    for (int month = 0; month <= c_.calendar.end_month; ++month) {
      if (month == c_.calendar.now_month) stand_at_now();
      if (month >= c_.calendar.now_month) watch(month);
      if (month == c_.calendar.end_month) break;
      step_month(context_, month, block_);
      for (std::size_t l = 0; l < lanes; ++l)
        if (block_.collapsed[l] >= 0 && !ended_[l]) {
          ended_[l] = true;
          if (month + 1 <= c_.calendar.now_month) out_of_count_[l] = true;
          keep_stocks(l);
        }
    }
    for (std::size_t l = 0; l < lanes; ++l) {
      if (!ended_[l]) keep_stocks(l);
      add(l);
    }
  }

 private:
  void stand_at_now() {
    if (truce_) {
      std::fill_n(block_.frame.column(c_.layout.phase), block_.frame.lanes, 1.0);
      refresh_block(context_, c_.calendar.now_month, block_);
    }
    for (int slot = 0; slot < c_.layout.size(); ++slot)
      for (int l = 0; l < block_.frame.lanes; ++l)
        values_[static_cast<std::size_t>(l) * c_.layout.size() + slot] =
            block_.frame.column(slot)[l];
  }

  void watch(int month) {
    double truth[kMaxLanes];
    for (std::size_t k = 0; k < c_.limits.size(); ++k) {
      evaluate(c_.limits[k].broken, block_.frame, block_.registers, truth);
      for (int l = 0; l < block_.frame.lanes; ++l)
        if (!ended_[l] && truth[l] != 0 && !std::isnan(truth[l]) && limits_[l][k] < 0)
          limits_[l][k] = month - c_.calendar.now_month;
    }
    for (const int at : {0, 1}) {
      if (month != (at == 0 ? c_.calendar.now_month : c_.calendar.end_month)) continue;
      for (std::size_t p = 0; p < c_.parties.size(); ++p) {
        evaluate(c_.cost_of_war[p], block_.frame, block_.registers, truth);
        for (int l = 0; l < block_.frame.lanes; ++l)
          if (!ended_[l]) costs_[(2 * l + at) * c_.parties.size() + p] = truth[l];
      }
    }
  }

  void keep_stocks(std::size_t lane) {
    for (std::size_t s = 0; s < c_.stocks.size(); ++s)
      ends_[lane * c_.stocks.size() + s] =
          block_.frame.column(c_.layout.stocks + static_cast<int>(s))[lane];
  }

  void add(std::size_t lane) {
    if (block_.broken[lane]) ++out_.broken;
    if (block_.broken[lane] || out_of_count_[lane]) return;
    ++out_.counted;
    out_.limit_month.push_back(limits_[lane]);
    for (int slot = 0; slot < c_.layout.size(); ++slot)
      out_.values_now[slot] += values_[lane * c_.layout.size() + slot];
    for (std::size_t s = 0; s < c_.stocks.size(); ++s)
      out_.stocks_end[s] += ends_[lane * c_.stocks.size() + s];
    for (std::size_t p = 0; p < c_.parties.size(); ++p) {
      out_.cost_now[p] += costs_[2 * lane * c_.parties.size() + p];
      if (const double end = costs_[(2 * lane + 1) * c_.parties.size() + p]; !ended_[lane])
        out_.cost_end[p] += end;
    }
    at_end_ += !ended_[lane];
  }

 public:
  int at_end_ = 0;  // courses still at war at the end

 private:
  const Conflict& c_;
  const WarContext& context_;
  bool truce_;
  WorldCourses& out_;
  WarBlock block_;
  std::vector<std::vector<int>> limits_;
  std::vector<bool> ended_, out_of_count_;
  std::vector<double> values_, ends_, costs_;  // lane x slot; x stock; x (now, end) x party
};

}  // namespace

WorldCourses run_courses(const Conflict& c, const Worlds& draws, const CourseOptions& options) {
  WorldCourses out;
  out.world = options.world;
  out.values_now.assign(c.layout.size(), 0);
  out.stocks_end.assign(c.stocks.size(), 0);
  out.cost_now.assign(c.parties.size(), 0);
  out.cost_end.assign(c.parties.size(), 0);
  const WarContext context{&c,         draws.seed,       options.world, draws.of(options.world),
                           0,          options.scenario, PathSet::play, nullptr,
                           draws.types};
  Follower follower(c, context, options.truce, out);
  for (int first = 0; first < options.paths; first += kMaxLanes) {
    std::vector<std::uint32_t> paths(std::min(kMaxLanes, options.paths - first));
    std::iota(paths.begin(), paths.end(), static_cast<std::uint32_t>(first));
    follower.follow(paths);
  }
  const auto divide = [](std::vector<double>& sums, int count) {
    for (double& sum : sums) sum = count > 0 ? sum / count : std::nan("");
  };
  divide(out.values_now, out.counted);
  divide(out.stocks_end, out.counted);
  divide(out.cost_now, out.counted);
  divide(out.cost_end, follower.at_end_);
  return out;
}

}  // namespace armistice

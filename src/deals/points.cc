#include "deals/points.h"

#include <algorithm>
#include <cmath>

#include "deals/fine_division.h"
#include "deals/frontier_merge.h"
#include "deals/merge_plan.h"
#include "deals/point_value.h"

namespace armistice {
namespace {

// Part packages carried to count the ties of a point that is known to be best.
constexpr std::int64_t kMostForTies = 1 << 15;

// The best entry by the rule, -1 if none is worth e to all.
int best_entry(const Frontier& frontier, const PointValue& rule) {
  int best = -1;
  for (int k = 0; k < frontier.count(); ++k) {
    const double* worth = frontier.worths(k);
    if (!rule.allows(worth)) continue;
    if (best < 0 || rule.better(worth, frontier.worths(best)) ||
        (!rule.better(frontier.worths(best), worth) && frontier.deal(k) < frontier.deal(best)))
      best = k;
  }
  return best;
}

Point point_at(const Frontier& frontier, int entry, const PointValue& rule) {
  Point point;
  if (entry < 0) return point;
  point.found = true;
  point.deal = frontier.deal(entry);
  point.worth.assign(frontier.worths(entry), frontier.worths(entry) + frontier.parties);
  point.ties = frontier.tie_count(entry);
  point.value = point.bound = rule.value(frontier.worths(entry));
  return point;
}

// Branch and bound over the part packages of one space.
class PointSearch {
 public:
  PointSearch(const DealSpace& space, const std::vector<int>& parties,
              const std::vector<double>& disagreement, const Frontier& frontier, std::int64_t most)
      : space_(space),
        parties_(parties),
        e_(disagreement),
        start_(frontier),
        most_(most),
        plan_(make_plan(space, parties, false)) {}

  Point solve(const PointValue& rule) const;

 private:
  double most_gained(const std::vector<double>& weights) const;
  std::vector<double> best_weights(const PointValue& rule, std::vector<double> weights) const;
  std::vector<double> first_weights(const PointValue& rule, const Point& known) const;
  int least_unfair(const PointValue& rule) const;
  void divide(const PointValue& rule, const std::vector<double>& weights, Point& known) const;
  FrontierOptions cuts_for(const PointValue& rule, const Point& known,
                           const std::vector<double>& weights) const;

  const DealSpace& space_;
  const std::vector<int>& parties_;
  const std::vector<double>& e_;
  const Frontier& start_;
  std::int64_t most_;
  MergePlan plan_;
};

// The most that the weighted sum of gains can be, each issue and each term at its best.
double PointSearch::most_gained(const std::vector<double>& weights) const {
  const CutBound bound = make_bound(plan_, {weights, 0});
  double most = bound.rest[0];
  for (const auto& term : bound.best) most += term[0][0];
  for (std::size_t d = 0; d < weights.size(); ++d)
    most += weights[d] * (plan_.worths[d].base - e_[d]);
  return most;
}

// Weights whose bound on the rule is low, by a limited number of steps up and down in one weight at
// a time.
std::vector<double> PointSearch::best_weights(const PointValue& rule,
                                              std::vector<double> weights) const {
  constexpr int kRounds = 12;  // at most, per size of step
  double best = rule.bound(weights, most_gained(weights));
  for (double step = 1; step > 1e-5; step /= 2) {
    bool moved = true;
    for (int round = 0; moved && round < kRounds; ++round) {
      moved = false;
      for (std::size_t d = 0; d + 1 < weights.size(); ++d)  // only ratios matter
        for (const double factor : {1 + step, 1 / (1 + step)}) {
          std::vector<double> tried = weights;
          tried[d] *= factor;
          const double bound = rule.bound(tried, most_gained(tried));
          if (!(bound < best * (1 - 1e-9))) continue;
          best = bound;
          weights = tried;
          moved = true;
        }
    }
  }
  if (weights.size() != 2) return weights;
  // two parties: the lowest bound is often just where two options are equally good
  constexpr std::size_t kRatios = 16;
  for (const double ratio : ratios_near(plan_, weights[0] / weights[1], kRatios)) {
    const std::vector<double> tried{ratio * weights[1], weights[1]};
    const double bound = rule.bound(tried, most_gained(tried));
    if (!(bound < best)) continue;
    best = bound;
    weights = tried;
  }
  return weights;
}

// The entry whose smallest gain is largest.
int PointSearch::least_unfair(const PointValue& rule) const {
  int best = -1;
  double most = 0;
  for (int k = 0; k < start_.count(); ++k) {
    double least = INFINITY;
    for (std::size_t d = 0; d < e_.size(); ++d)
      least = std::min(least, start_.worths(k)[d] - rule.disagreement[d]);
    if (best >= 0 && least <= most) continue;
    best = k;
    most = least;
  }
  return best;
}

// A better package than the known one, by a finer division of what there is to gain.
void PointSearch::divide(const PointValue& rule, const std::vector<double>& weights,
                         Point& known) const {
  const int entry = known.found ? -1 : least_unfair(rule);
  if (!known.found && entry < 0) return;
  const Deal base = known.found ? known.deal : start_.deal(entry);
  const double sum = most_gained(weights), bound = rule.bound(weights, sum);
  for (const double reach : {1.0, 0.125, 1.0 / 64}) {
    // the first search also finds which of equally good ones is the more even
    if (reach < 1 && known.found && PointValue::reaches(known.value, bound)) return;
    const Deal deal = divide_finely(plan_, rule, weights, sum, base, reach);
    const std::vector<std::int64_t> sums = whole_sums(plan_, deal);
    std::vector<double> worth;
    for (std::size_t d = 0; d < sums.size(); ++d) worth.push_back(plan_.worths[d].worth(sums[d]));
    if (!rule.allows(worth.data())) continue;
    if (known.found && !rule.better(worth.data(), known.worth.data())) continue;
    known.found = true;
    known.deal = deal;
    known.worth = worth;
    known.ties = "1";
    known.value = known.bound = rule.value(worth.data());
  }
}

std::vector<double> PointSearch::first_weights(const PointValue& rule, const Point& known) const {
  std::vector<double> weights(e_.size(), 1.0);
  for (std::size_t d = 0; d < e_.size(); ++d) {
    if (rule.kind == PointValue::Kind::nash) {
      if (known.found && known.worth[d] > e_[d]) weights[d] = 1 / (known.worth[d] - e_[d]);
    } else if (rule.scale[d] > 0) {
      weights[d] = rule.kind == PointValue::Kind::sum ? rule.scale[d] : 1 / rule.scale[d];
    } else {
      weights[d] = 1e-3;
    }
  }
  return weights;
}

// What can still be worth e to all and reach the known value; a few weights around the best ones
// cut more than these alone.
FrontierOptions PointSearch::cuts_for(const PointValue& rule, const Point& known,
                                      const std::vector<double>& weights) const {
  FrontierOptions options;
  options.most = most_;
  const std::size_t n = e_.size();
  for (std::size_t d = 0; d < n; ++d) {
    FrontierCut floor{std::vector<double>(n, 0.0), e_[d] - 1e-11 * std::max(1.0, std::abs(e_[d]))};
    floor.weight[d] = 1;
    if (known.found && rule.kind == PointValue::Kind::level && known.value > 0)
      floor.least += (known.value * (1 - 1e-9)) * rule.scale[d];
    options.cuts.push_back(floor);
  }
  if (!known.found) return options;
  const auto cut = [&](const std::vector<double>& w) {
    FrontierCut c{w, rule.least_sum(w, known.value)};
    for (std::size_t d = 0; d < n; ++d) c.least += w[d] * e_[d];
    options.cuts.push_back(c);
  };
  cut(weights);
  for (std::size_t d = 0; d < n && n > 1; ++d)
    for (const double factor : {0.9, 1.1, 0.5, 2.0}) {
      std::vector<double> near = weights;
      near[d] *= factor;
      cut(near);
    }
  return options;
}

Point PointSearch::solve(const PointValue& rule) const {
  Point known = point_at(start_, best_entry(start_, rule), rule);
  if (start_.exact) return known;
  const std::vector<double> weights = best_weights(rule, first_weights(rule, known));
  const double bound = rule.bound(weights, most_gained(weights));
  if (e_.size() == 2) divide(rule, weights, known);
  FrontierOptions options = cuts_for(rule, known, weights);
  const bool proven = known.found && PointValue::reaches(known.value, bound);
  if (proven) {  // the search only counts the ties and finds the first, where they can be listed
    options.whole_only = true;
    if (options.most == 0) options.most = kMostForTies;
  }
  const Frontier found = find_frontier(space_, parties_, options);
  if (proven && !found.exact) {
    known.all_ties = false;
    return known;
  }
  const int entry = best_entry(found, rule);
  Point point = entry < 0 ? known : point_at(found, entry, rule);
  if (!found.exact && known.found && entry >= 0 &&
      rule.better(known.worth.data(), point.worth.data()))
    point = known;
  point.exact = point.all_ties = found.exact;
  if (found.exact) return point;
  // every package is worth at most `loss` more than an entry
  double reached = point.found ? point.value : 0;
  for (int k = 0; k < found.count(); ++k) {
    std::vector<double> worth(found.worths(k), found.worths(k) + found.parties);
    for (std::size_t d = 0; d < worth.size(); ++d) worth[d] += found.loss[d];
    if (rule.allows(worth.data())) reached = std::max(reached, rule.value(worth.data()));
  }
  point.bound = std::max(point.value, std::min(bound, reached));
  return point;
}

}  // namespace

Points find_points(const DealSpace& space, const std::vector<int>& parties,
                   const std::vector<double>& disagreement, const Frontier& frontier,
                   std::int64_t most) {
  const PointSearch search(space, parties, disagreement, frontier, most);
  const std::size_t n = parties.size();
  Points out;
  out.disagreement = disagreement;
  bool exact_ideal = true;
  std::vector<double> room(n, 0.0);
  for (std::size_t d = 0; d < n; ++d) {
    PointValue alone{PointValue::Kind::sum, disagreement, std::vector<double>(n, 0.0)};
    alone.scale[d] = 1;
    const Point best = search.solve(alone);
    if (!best.found) break;
    exact_ideal = exact_ideal && best.exact;
    out.ideal.push_back(best.worth[d]);
    room[d] = best.value > 1e-11 * std::max(1.0, std::abs(best.worth[d])) ? best.value : 0;
  }
  const std::vector<double> ones(n, 1.0);
  const PointValue rules[] = {{PointValue::Kind::nash, disagreement, ones},
                              {PointValue::Kind::level, disagreement, room},
                              {PointValue::Kind::level, disagreement, ones},
                              {PointValue::Kind::sum, disagreement, ones}};
  for (int k = 0; k < 4; ++k) out.points[k] = search.solve(rules[k]);
  Point& fair = out.points[static_cast<int>(PointRule::kalai_smorodinsky)];
  fair.exact = fair.exact && exact_ideal;
  Point& sum = out.points[static_cast<int>(PointRule::utilitarian)];
  for (const double e : disagreement) {
    sum.value += e;
    sum.bound += e;
  }
  return out;
}

}  // namespace armistice

#include "deals/fine_division.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "util/random.h"

namespace armistice {
namespace {

constexpr std::size_t kRows = std::size_t{1} << 13;   // of a list
constexpr std::size_t kPairs = std::size_t{1} << 16;  // of two lists
constexpr double kNothing = 1e-13;  // of the sum: what rounding alone may seem to give away

// A part package of one list.
struct Row {
  std::int64_t first = 0;  // worth to the first party
  double given = 0;        // given away, in weighted worth
  std::int32_t parent = 0;
  std::int16_t option = 0;
};

struct List {
  std::vector<int> issues;
  std::vector<std::vector<Row>> levels;  // per issue, its rows; the last sorted by worth
  const std::vector<Row>& rows() const { return levels.back(); }
};

struct Pair {
  std::int64_t first = 0;
  double given = 0;
  std::int32_t left = 0, right = 0;
};

struct Spread {
  double mean = 0, variance = 0;
};

Spread spread_of(const List& list) {
  Spread spread;
  const auto n = static_cast<double>(list.rows().size());
  for (const Row& row : list.rows()) spread.mean += static_cast<double>(row.first) / n;
  for (const Row& row : list.rows()) {
    const double off = static_cast<double>(row.first) - spread.mean;
    spread.variance += off * off / n;
  }
  return spread;
}

class Division {
 public:
  Division(const MergePlan& plan, const PointValue& rule, const std::vector<double>& weights,
           double sum)
      : plan_(plan), rule_(rule), quantum_(kNothing * std::max(1e-300, std::abs(sum))) {
    for (int d = 0; d < 2; ++d) unit_[d] = weights[d] * plan.worths[d].unit;
    for (std::size_t i = 0; i < plan.options.size(); ++i) {
      std::vector<double> worths;
      for (int o = 0; o < plan.options[i]; ++o)
        worths.push_back(unit_[0] * static_cast<double>(plan.worths[0].options[i][o]) +
                         unit_[1] * static_cast<double>(plan.worths[1].options[i][o]));
      const double most = *std::max_element(worths.begin(), worths.end());
      for (double& w : worths) w = most - w;
      given_.push_back(std::move(worths));
    }
  }

  std::vector<int> free_issues(const Deal& base) const;
  void deal_out(const std::vector<int>& issues);
  // Most worth of an issue to the first party; the least is 0.
  double highest(int issue) const {
    const auto& all = plan_.worths[0].options[static_cast<std::size_t>(issue)];
    return static_cast<double>(*std::max_element(all.begin(), all.end()));
  }
  Deal best(double wanted, const Deal& base, double reach);

 private:
  double given(int issue, int option) const { return given_[issue][option]; }
  void add_issue(List& list, int issue) const;
  void keep_cheap(std::vector<Row>& rows, double middle) const;
  std::vector<Pair> pairs(const List& a, const List& b, double wanted) const;
  void settle(const List& list, std::int32_t row, Deal& deal) const;

  const MergePlan& plan_;
  const PointValue& rule_;
  double quantum_;
  std::array<double, 2> unit_{};            // weighted worth of a whole unit
  std::vector<std::vector<double>> given_;  // issue x option: given away
  double share_ = 0;                        // of all worth to the first party that is wanted
  double reach_ = 1;                        // most that one issue can bring the first party
  std::array<List, 4> lists_;
};

// Those that give away least; of equals some that a hash chooses, of those within the reach of one
// issue from their part of what is wanted, `middle`.
void Division::keep_cheap(std::vector<Row>& rows, double middle) const {
  if (rows.size() <= kRows) return;
  struct Ranked {
    double given, away;
    std::uint64_t hash;
    std::size_t row;
  };
  std::vector<Ranked> order;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double off = std::abs(static_cast<double>(rows[r].first) - middle);
    order.push_back({std::floor(rows[r].given / quantum_), std::floor(off / reach_), mix(r, 0), r});
  }
  std::nth_element(order.begin(), order.begin() + kRows, order.end(),
                   [](const Ranked& a, const Ranked& b) {
                     if (a.given != b.given) return a.given < b.given;
                     if (a.away != b.away) return a.away < b.away;
                     return a.hash != b.hash ? a.hash < b.hash : a.row < b.row;
                   });
  std::vector<Row> kept;
  for (std::size_t k = 0; k < kRows; ++k) kept.push_back(rows[order[k].row]);
  rows = std::move(kept);
}

void Division::add_issue(List& list, int issue) const {
  std::vector<Row> rows;
  const std::vector<Row>& from = list.rows();
  for (int o = 0; o < plan_.options[issue]; ++o) {
    const std::int64_t worth = plan_.worths[0].options[issue][o];
    const double less = given(issue, o);
    for (std::size_t r = 0; r < from.size(); ++r)
      rows.push_back({from[r].first + worth, from[r].given + less, static_cast<std::int32_t>(r),
                      static_cast<std::int16_t>(o)});
  }
  list.issues.push_back(issue);
  double most = 0;
  for (const int i : list.issues) most += highest(i);
  keep_cheap(rows, share_ * most);
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    if (a.first != b.first) return a.first < b.first;
    return std::tie(a.given, a.parent, a.option) < std::tie(b.given, b.parent, b.option);
  });
  list.levels.push_back(std::move(rows));
}

// Issues that no term reads.
std::vector<int> Division::free_issues(const Deal& base) const {
  std::vector<bool> tied(base.size(), false);
  for (const PlanTerm& term : plan_.terms)
    for (const int issue : term.term.issues) tied[static_cast<std::size_t>(issue)] = true;
  std::vector<int> free;
  for (std::size_t i = 0; i < base.size(); ++i)
    if (!tied[i] && plan_.options[i] > 1) free.push_back(static_cast<int>(i));
  return free;
}

// Each issue to the list that has the fewest ways to settle its issues free of charge.
void Division::deal_out(const std::vector<int>& issues) {
  for (List& list : lists_) list.levels = {{Row{}}};
  std::array<double, 4> ways{1, 1, 1, 1};
  for (const int issue : issues) {
    const auto least =
        static_cast<std::size_t>(std::min_element(ways.begin(), ways.end()) - ways.begin());
    double free = 0;
    for (int o = 0; o < plan_.options[issue]; ++o) free += given(issue, o) <= quantum_;
    ways[least] *= std::max(1.01, free);
    add_issue(lists_[least], issue);
  }
}

// About kPairs pairs whose sums lie nearest to `wanted`, in the order of their sums.
std::vector<Pair> Division::pairs(const List& a, const List& b, double wanted) const {
  const std::vector<Row>&left = a.rows(), &right = b.rows();
  const auto sweep = [&](double width, auto&& visit) {
    std::size_t low = right.size(), high = right.size();  // of the right rows, falling
    for (std::size_t l = 0; l < left.size(); ++l) {
      const double rest = wanted - static_cast<double>(left[l].first);
      while (high > 0 && static_cast<double>(right[high - 1].first) > rest + width) --high;
      while (low > 0 && static_cast<double>(right[low - 1].first) >= rest - width) --low;
      visit(l, low, high);
    }
  };
  const auto count = [&](double width) {
    std::size_t sum = 0;
    sweep(width, [&](std::size_t, std::size_t low, std::size_t high) {
      if (high > low) sum += high - low;
    });
    return sum;
  };
  double width = 1, step = 2;
  while (count(width) < kPairs && width < 0x1p54) width *= 16;
  for (int k = 0; k < 60 && count(width) > kPairs * 2 && width > 1; ++k) width /= step;
  std::vector<Pair> out;
  sweep(width, [&](std::size_t l, std::size_t low, std::size_t high) {
    for (std::size_t r = low; r < high && out.size() < 4 * kPairs; ++r)
      out.push_back({left[l].first + right[r].first, left[l].given + right[r].given,
                     static_cast<std::int32_t>(l), static_cast<std::int32_t>(r)});
  });
  std::sort(out.begin(), out.end(), [](const Pair& p, const Pair& q) {
    if (p.first != q.first) return p.first < q.first;
    return std::tie(p.given, p.left, p.right) < std::tie(q.given, q.left, q.right);
  });
  return out;
}

void Division::settle(const List& list, std::int32_t row, Deal& deal) const {
  for (std::size_t k = list.issues.size(); k > 0; --k) {
    const Row& at = list.levels[k][static_cast<std::size_t>(row)];
    deal[static_cast<std::size_t>(list.issues[k - 1])] = at.option;
    row = at.parent;
  }
}

// `wanted`: whole worth to the first party.
Deal Division::best(double wanted, const Deal& base, double reach) {
  const std::vector<std::int64_t> fixed = whole_sums(plan_, base);
  double free_first = 0, free_given = 0, most = 0;
  const std::vector<int> free = free_issues(base);
  for (const int issue : free) {
    const int option = base[static_cast<std::size_t>(issue)];
    free_first += static_cast<double>(plan_.worths[0].options[issue][option]);
    free_given += given(issue, option);
    most += highest(issue);
    reach_ = std::max(reach_, highest(issue));
  }
  const double rest = wanted - static_cast<double>(fixed[0]) + free_first;
  reach_ *= reach;
  share_ = most > 0 ? std::clamp(rest / most, 0.0, 1.0) : 0;
  deal_out(free);
  std::array<Spread, 4> spread;
  for (int k = 0; k < 4; ++k) spread[k] = spread_of(lists_[k]);
  const double mean = spread[0].mean + spread[1].mean;
  const double off = rest - mean - spread[2].mean - spread[3].mean;
  const double half = spread[0].variance + spread[1].variance;
  const double all = half + spread[2].variance + spread[3].variance;
  const double near = mean + (all > 0 ? off * half / all : 0);
  const std::vector<Pair> left = pairs(lists_[0], lists_[1], near);
  const std::vector<Pair> right = pairs(lists_[2], lists_[3], rest - near);

  // the second party's worth follows from the first's and what is given away
  const double whole = unit_[0] * static_cast<double>(fixed[0]) +
                       unit_[1] * static_cast<double>(fixed[1]) + free_given;
  std::array<double, 2> top{};
  const Pair* best_left = nullptr;
  const Pair* best_right = nullptr;
  std::size_t at = right.size();
  for (const Pair& l : left) {
    while (at > 0 && static_cast<double>(right[at - 1].first + l.first) >= rest) --at;
    const std::size_t from = at < 2 ? 0 : at - 2, to = std::min(right.size(), at + 3);
    for (std::size_t k = from; k < to; ++k) {
      const double first = static_cast<double>(fixed[0]) - free_first +
                           static_cast<double>(l.first + right[k].first);
      const double second = (whole - l.given - right[k].given - unit_[0] * first) / unit_[1];
      const std::array<double, 2> worth{plan_.worths[0].base + plan_.worths[0].unit * first,
                                        plan_.worths[1].base + plan_.worths[1].unit * second};
      if (!rule_.allows(worth.data())) continue;
      if (best_left != nullptr && !rule_.better(worth.data(), top.data())) continue;
      top = worth;
      best_left = &l;
      best_right = &right[k];
    }
  }
  if (best_left == nullptr) return base;
  Deal deal = base;
  settle(lists_[0], best_left->left, deal);
  settle(lists_[1], best_left->right, deal);
  settle(lists_[2], best_right->left, deal);
  settle(lists_[3], best_right->right, deal);
  return deal;
}

}  // namespace

std::vector<std::int64_t> whole_sums(const MergePlan& plan, const Deal& deal) {
  std::vector<std::int64_t> sums(static_cast<std::size_t>(plan.dims()), 0);
  for (std::size_t d = 0; d < sums.size(); ++d)
    for (std::size_t i = 0; i < deal.size(); ++i) sums[d] += plan.worths[d].options[i][deal[i]];
  for (const PlanTerm& t : plan.terms) {
    if (t.adds_to < 0) continue;
    std::int64_t state = 0;
    int level = 0;
    while (!t.term.states[level][static_cast<std::size_t>(state)].settled) {
      state = advance(t.term, level, state, deal[static_cast<std::size_t>(t.term.issues[level])]);
      ++level;
    }
    sums[static_cast<std::size_t>(t.adds_to)] +=
        static_cast<std::int64_t>(t.term.states[level][static_cast<std::size_t>(state)].value);
  }
  return sums;
}

std::vector<double> ratios_near(const MergePlan& plan, double ratio, std::size_t most) {
  struct Edge {
    double ratio, length;
  };
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < plan.options.size(); ++i) {
    std::vector<std::array<double, 2>> hull, points;
    for (int o = 0; o < plan.options[i]; ++o)
      points.push_back({plan.worths[0].unit * static_cast<double>(plan.worths[0].options[i][o]),
                        plan.worths[1].unit * static_cast<double>(plan.worths[1].options[i][o])});
    std::sort(points.begin(), points.end(), std::greater<>());
    // best for the first party first; a point on or below the line of its neighbours goes
    for (const auto& p : points) {
      if (!hull.empty() && p[1] <= hull.back()[1]) continue;
      while (hull.size() > 1) {
        const auto &a = hull[hull.size() - 2], &b = hull.back();
        const double up = (b[1] - a[1]) * (a[0] - p[0]), down = (p[1] - a[1]) * (a[0] - b[0]);
        if (up > down * (1 + 1e-9)) break;
        hull.pop_back();
      }
      hull.push_back(p);
    }
    for (std::size_t k = 1; k < hull.size(); ++k) {
      const double less = hull[k - 1][0] - hull[k][0], more = hull[k][1] - hull[k - 1][1];
      if (less > 0) edges.push_back({more / less, less});
    }
  }
  const auto far = [&](const Edge& e) { return std::abs(std::log(e.ratio / ratio)); };
  std::sort(edges.begin(), edges.end(), [&](const Edge& a, const Edge& b) {
    return std::tuple(std::floor(far(a) * 1e4), -a.length, a.ratio) <
           std::tuple(std::floor(far(b) * 1e4), -b.length, b.ratio);
  });
  std::vector<double> ratios;
  for (std::size_t k = 0; k < std::min(most, edges.size()); ++k) ratios.push_back(edges[k].ratio);
  return ratios;
}

Deal divide_finely(const MergePlan& plan, const PointValue& rule,
                   const std::vector<double>& weights, double sum, const Deal& base, double reach) {
  const double gain = rule.first_gain(weights, sum);
  const double wanted = (gain + rule.disagreement[0] - plan.worths[0].base) / plan.worths[0].unit;
  return Division(plan, rule, weights, sum).best(wanted, base, reach);
}

}  // namespace armistice

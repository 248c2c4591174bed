#include "talks/regression.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

namespace armistice {
namespace {

constexpr int kMaxDistinct = 64;   // values of a single feature that get a cell each
constexpr double kFewest = 8;      // paths per value, in the mean, for slices that are cut so
constexpr double kFewestIn = 192;  // paths per slice, in the mean, for slices that are grown
constexpr int kMostSlopes = 8;     // features of a cell that can have a slope
constexpr double kFewestOf = 64;   // paths per combination of values, in the mean, of several

struct Linear {
  double intercept = 0;
  std::vector<double> slope;
};

// Weighted mean and standard deviation of a column.
struct Moments {
  double mean = 0, sd = 0;
};

Moments moments(const std::vector<double>& x, const std::vector<double>& weight, double total) {
  double sum = 0, square = 0;
  for (std::size_t r = 0; r < x.size(); ++r) sum += weight[r] * x[r];
  const double mean = sum / total;
  for (std::size_t r = 0; r < x.size(); ++r) square += weight[r] * (x[r] - mean) * (x[r] - mean);
  return {mean, std::sqrt(square / total)};
}

double total_weight(const Design& design) {
  return std::accumulate(design.weight.begin(), design.weight.end(), 0.0);
}

// Ridge on standardised columns. The penalty is the empirical-Bayes one for slopes of equal prior
// variance: (unexplained / explained variance) x columns / paths, where the explained variance is
// that of a nearly free first fit less what as many columns explain by chance.
class LinearFitter {
 public:
  LinearFitter(const Design& design, double total) : design_(design), total_(total) {
    for (std::size_t c = 0; c < design.columns.size(); ++c) {
      const Moments m = moments(design.columns[c], design.weight, total);
      if (m.sd > 1e-9 * (1.0 + std::fabs(m.mean))) {
        used_.push_back(static_cast<int>(c));
        moments_.push_back(m);
      }
    }
    const Eigen::Index p = static_cast<Eigen::Index>(used_.size());
    z_.resize(design.rows, p);
    for (Eigen::Index k = 0; k < p; ++k) {
      const std::vector<double>& x = design.columns[used_[k]];
      for (int r = 0; r < design.rows; ++r)
        z_(r, k) = std::sqrt(design.weight[r]) * (x[r] - moments_[k].mean) / moments_[k].sd;
    }
    gram_.setZero(p, p);
    if (p > 0) gram_.selfadjointView<Eigen::Lower>().rankUpdate(z_.transpose(), 1 / total);
  }

  // What the line adds to `begin`, a line already given (its slopes where a column does not vary
  // stand), to fit the target.
  Linear fit(const Target& target, const Linear& begin) const {
    std::vector<double> left(target.mean);
    for (int r = 0; r < design_.rows; ++r) left[r] -= value(begin, r);
    const Moments y = moments(left, design_.weight, total_);
    Linear out = begin;
    out.intercept += y.mean;
    const Eigen::Index p = static_cast<Eigen::Index>(used_.size());
    if (p == 0 || y.sd <= 0) return out;
    Eigen::VectorXd right(design_.rows);
    for (int r = 0; r < design_.rows; ++r)
      right(r) = std::sqrt(design_.weight[r]) * (left[r] - y.mean);
    const Eigen::VectorXd cross = z_.transpose() * right / total_;
    const double within = std::accumulate(target.within.begin(), target.within.end(), 0.0) / total_;
    const double variance = y.sd * y.sd + within;
    Eigen::VectorXd beta = solve(cross, 1e-8);
    const double columns = static_cast<double>(p), free = std::max(1.0, total_ - columns);
    const double unexplained = std::max(0.0, variance - beta.dot(cross)) * total_ / free;
    const double explained =
        std::max(1e-12 * variance, variance - unexplained * (1 + columns / total_));
    beta = solve(cross, 1e-8 + unexplained / explained * columns / total_);
    for (Eigen::Index k = 0; k < p; ++k) {
      const double slope = beta(k) / moments_[k].sd;
      out.slope[used_[k]] += slope;
      out.intercept -= slope * moments_[k].mean;
    }
    return out;
  }

  double value(const Linear& line, int row) const {
    double value = line.intercept;
    for (std::size_t c = 0; c < line.slope.size(); ++c)
      if (line.slope[c] != 0) value += line.slope[c] * design_.columns[c][row];
    return value;
  }

 private:
  Eigen::VectorXd solve(const Eigen::VectorXd& cross, double penalty) const {
    Eigen::MatrixXd a = gram_;
    a.diagonal().array() += penalty;
    return a.ldlt().solve(cross);
  }

  const Design& design_;
  double total_;
  std::vector<int> used_;
  std::vector<Moments> moments_;
  Eigen::MatrixXd z_, gram_;
};

// Grows the cells of one target's residuals.
class CellFitter {
 public:
  CellFitter(const Design& design, const std::vector<double>& residual,
             const std::vector<double>& within, const BasisOptions& options)
      : design_(design),
        residual_(residual),
        within_(within),
        options_(options),
        total_(total_weight(design)),
        by_value_(features_by_value()) {}

  void fit(Fit& out) {
    std::vector<int> rows(design_.rows);
    std::iota(rows.begin(), rows.end(), 0);
    if (design_.features.size() == 1 && distinct_values(0) <= kMaxDistinct) {
      cut(rows, 0, design_.rows, 0, out);
    } else if (can_slice()) {
      slice(rows, 0, design_.rows, static_cast<int>(design_.features.size()) - 1, out);
    } else {
      grow(rows, 0, design_.rows, out);
    }
    set_means(out);
    set_slopes(out);
    if (leaves_.size() == 1) out.nodes.clear();
  }

 private:
  struct Leaf {
    double weight = 0, sum = 0, square = 0;  // of the paths' residuals
  };

  Leaf gather(const std::vector<int>& rows, int from, int to) const {
    Leaf leaf;
    for (int k = from; k < to; ++k) {
      const int r = rows[k];
      leaf.weight += design_.weight[r];
      leaf.sum += design_.weight[r] * residual_[r];
      leaf.square += design_.weight[r] * residual_[r] * residual_[r] + within_[r];
    }
    return leaf;
  }

  std::size_t distinct_values(std::size_t feature) const {
    std::set<double> values;
    for (double v : design_.features[feature]) {
      values.insert(v);
      if (values.size() > kMaxDistinct) break;
    }
    return values.size();
  }

  int add_leaf(const Leaf& leaf) {
    leaves_.push_back(leaf);
    return ~static_cast<int>(leaves_.size() - 1);
  }

  // How many features, the last, are cut by their values: all but the first where all are discrete
  // and every combination has paths enough. A tree would stop short of what such cells can tell:
  // its test of a split takes courses for independent, and stratified ones are far less noisy.
  int features_by_value() const {
    const std::size_t count = design_.features.size();
    if (options_.by_value > 0 || count < 2) return options_.by_value;
    double paths = kFewestOf;
    for (std::size_t f = 0; f < count; ++f) {
      const std::size_t values = distinct_values(f);
      paths *= static_cast<double>(values);
      if (values > kMaxDistinct || paths > total_) return 0;
    }
    return static_cast<int>(count) - 1;
  }

  // Whether there are paths enough for slices by the last features' values.
  bool can_slice() const {
    if (by_value_ == 0) return false;
    const std::size_t others = design_.features.size() - static_cast<std::size_t>(by_value_);
    double slices = 1;
    for (std::size_t f = others; f < design_.features.size(); ++f)
      slices *= static_cast<double>(distinct_values(f));
    const double mean = total_ / slices;
    if (others > 1 || (others == 1 && distinct_values(0) > kMaxDistinct)) return mean >= kFewestIn;
    return mean >= kFewest * (others == 1 ? static_cast<double>(distinct_values(0)) : 1.0);
  }

  // Slices by the values of this feature and those before it that are cut so, then the rest.
  int slice(std::vector<int>& rows, int from, int to, int feature, Fit& out) {
    const int others = static_cast<int>(design_.features.size()) - by_value_;
    if (feature >= others)
      return cut(rows, from, to, feature, out,
                 [&](int a, int b) { return slice(rows, a, b, feature - 1, out); });
    if (others == 0) return add_leaf(gather(rows, from, to));
    if (others == 1 && distinct_values(0) <= kMaxDistinct) return cut(rows, from, to, 0, out);
    return grow(rows, from, to, out);
  }

  // A balanced tree over the values of one feature, each a leaf or what `within` makes of it.
  int cut(std::vector<int>& rows, int from, int to, int feature, Fit& out,
          const std::function<int(int, int)>& within = {}) {
    const std::vector<double>& x = design_.features[static_cast<std::size_t>(feature)];
    std::stable_sort(rows.begin() + from, rows.begin() + to,
                     [&](int a, int b) { return x[a] < x[b]; });
    return cut_sorted(rows, from, to, feature, out, within);
  }

  int cut_sorted(const std::vector<int>& rows, int from, int to, int feature, Fit& out,
                 const std::function<int(int, int)>& within) {
    const std::vector<double>& x = design_.features[static_cast<std::size_t>(feature)];
    std::vector<int> starts;  // first position of each further value
    for (int k = from + 1; k < to; ++k)
      if (x[rows[k]] > x[rows[k - 1]]) starts.push_back(k);
    if (starts.empty()) return within ? within(from, to) : add_leaf(gather(rows, from, to));
    const int middle = starts[starts.size() / 2];
    const int node = static_cast<int>(out.nodes.size());
    out.nodes.push_back({feature, 0.5 * (x[rows[middle - 1]] + x[rows[middle]]), 0, 0});
    const int left = cut_sorted(rows, from, middle, feature, out, within);
    const int right = cut_sorted(rows, middle, to, feature, out, within);
    out.nodes[node].left = left;
    out.nodes[node].right = right;
    return node;
  }

  struct Split {
    double gain = 0, cut = 0;
    int feature = -1;
  };

  // Leaves the rows in the order of the last feature.
  Split best_split(std::vector<int>& rows, int from, int to, const Leaf& whole) const {
    Split best;
    std::vector<std::pair<double, int>> order;  // value, row: sorted faster than rows by their values
    for (std::size_t f = 0; f < design_.features.size(); ++f) {
      const std::vector<double>& x = design_.features[f];
      order.clear();
      for (int k = from; k < to; ++k) order.emplace_back(x[rows[k]], rows[k]);
      std::stable_sort(order.begin(), order.end(),
                       [](const auto& a, const auto& b) { return a.first < b.first; });
      double weight = 0, sum = 0;
      for (std::size_t k = 0; k < order.size(); ++k) {
        const auto [value, r] = order[k];
        rows[static_cast<std::size_t>(from) + k] = r;
        if (k + 1 == order.size()) break;
        weight += design_.weight[r];
        sum += design_.weight[r] * residual_[r];
        if (!(order[k + 1].first > value)) continue;
        const double rest = whole.weight - weight;
        if (weight < options_.min_leaf || rest < options_.min_leaf) continue;
        const double gain = sum * sum / weight + (whole.sum - sum) * (whole.sum - sum) / rest -
                            whole.sum * whole.sum / whole.weight;
        if (gain > best.gain)
          best = {gain, 0.5 * (value + order[k + 1].first), static_cast<int>(f)};
      }
    }
    return best;
  }

  // Splits the leaf with the largest gain first; a split must gain more than noise gives by
  // searching over cuts (about 2 ln n times the residual variance).
  int grow(std::vector<int>& rows, int from, int to, Fit& out) {
    struct Open {
      int from, to, parent;
      bool is_left;
      Leaf leaf;
      Split split;
    };
    const double n = std::max(2.0, gather(rows, from, to).weight);
    auto open = [&](int first, int last, int parent, bool is_left) {
      Open o{first, last, parent, is_left, gather(rows, first, last), {}};
      const double variance =
          (o.leaf.square - o.leaf.sum * o.leaf.sum / o.leaf.weight) / o.leaf.weight;
      o.split = best_split(rows, first, last, o.leaf);
      if (o.split.gain < 2.0 * std::log(n) * variance) o.split.feature = -1;
      return o;
    };
    std::vector<Open> frontier{open(from, to, -1, false)};
    int splits = 0, root = 0;
    while (splits + 1 < options_.max_leaves) {
      auto best =
          std::max_element(frontier.begin(), frontier.end(), [](const Open& a, const Open& b) {
            return (a.split.feature < 0 ? -1.0 : a.split.gain) <
                   (b.split.feature < 0 ? -1.0 : b.split.gain);
          });
      if (best->split.feature < 0) break;
      const Open o = *best;
      frontier.erase(best);
      const std::vector<double>& x = design_.features[o.split.feature];
      const auto middle = std::stable_partition(rows.begin() + o.from, rows.begin() + o.to,
                                                [&](int r) { return x[r] <= o.split.cut; });
      const int m = static_cast<int>(middle - rows.begin());
      const int node = static_cast<int>(out.nodes.size());
      out.nodes.push_back({o.split.feature, o.split.cut, 0, 0});
      link(out, o.parent, o.is_left, node, root);
      frontier.push_back(open(o.from, m, node, true));
      frontier.push_back(open(m, o.to, node, false));
      ++splits;
    }
    for (const Open& o : frontier) link(out, o.parent, o.is_left, add_leaf(o.leaf), root);
    return root;
  }

  static void link(Fit& out, int parent, bool is_left, int child, int& root) {
    if (parent < 0) {
      root = child;
      return;
    }
    (is_left ? out.nodes[parent].left : out.nodes[parent].right) = child;
  }

  // No shrinkage towards the line: stratified courses (war/draws.h) leave little noise in a cell's
  // mean, and cells at the edge of what courses reach miss the line systematically.
  void set_means(Fit& out) const {
    for (const Leaf& leaf : leaves_) out.leaf.push_back(leaf.sum / leaf.weight);
  }

  // Where a slope over the features explains more of a cell than noise would, the cell has one: steps
  // are a poor likeness of what curves, and through the choice of the better of two a wrong C lifts
  // the C of every month before. Not over discrete features, in which values jump.
  void set_slopes(Fit& out) const {
    std::vector<std::size_t> over;
    for (std::size_t f = 0; f < design_.features.size(); ++f)
      if (distinct_values(f) > kMaxDistinct) over.push_back(f);
    if (over.empty()) return;
    std::vector<std::vector<int>> rows(leaves_.size());
    for (int r = 0; r < design_.rows; ++r)
      rows[static_cast<std::size_t>(cell_of(out, design_, r))].push_back(r);
    const std::size_t count = design_.features.size();
    std::vector<double> slopes(leaves_.size() * count);
    bool any = false;
    for (std::size_t l = 0; l < leaves_.size(); ++l) {
      const std::vector<double> slope = slope_of(leaves_[l], rows[l], over);
      any = any || !slope.empty();
      for (std::size_t k = 0; k < slope.size(); ++k) {
        slopes[l * count + over[k]] = slope[k];
        for (int r : rows[l])
          out.leaf[l] -=
              slope[k] * design_.weight[r] * design_.features[over[k]][r] / leaves_[l].weight;
      }
    }
    if (any) out.leaf_slope = std::move(slopes);
  }

  // Of a cell's residuals over some features, by least squares; empty: noise would do as well.
  std::vector<double> slope_of(const Leaf& leaf, const std::vector<int>& rows,
                               const std::vector<std::size_t>& over) const {
    const double least = 2.0 * std::log(std::max(2.0, total_));  // as with splits, times the variance
    if (leaf.weight <= least) return {};
    using Vector = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, kMostSlopes, 1>;
    using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, 0, kMostSlopes, kMostSlopes>;
    const auto count = static_cast<Eigen::Index>(std::min<std::size_t>(over.size(), kMostSlopes));
    Vector center = Vector::Zero(count), cross = center, x = center;
    Matrix square = Matrix::Zero(count, count);
    for (Eigen::Index f = 0; f < count; ++f) {
      const std::vector<double>& feature = design_.features[over[static_cast<std::size_t>(f)]];
      for (int r : rows) center(f) += design_.weight[r] * feature[r];
      center(f) /= leaf.weight;
    }
    const double mean = leaf.sum / leaf.weight;
    for (int r : rows) {
      const double weight = design_.weight[r], left = weight * (residual_[r] - mean);
      for (Eigen::Index f = 0; f < count; ++f) {
        x(f) = design_.features[over[static_cast<std::size_t>(f)]][r] - center(f);
        cross(f) += left * x(f);
        for (Eigen::Index g = 0; g <= f; ++g) square(f, g) += weight * x(f) * x(g);
      }
    }
    // a feature that does not vary in the cell has no slope
    for (Eigen::Index f = 0; f < count; ++f)
      square(f, f) = square(f, f) * (1 + 1e-6) + 1e-12 * leaf.weight;
    const Vector slope = square.template selfadjointView<Eigen::Lower>().ldlt().solve(cross);
    const double variance = leaf.square / leaf.weight - mean * mean;
    if (!(slope.dot(cross) > least * variance)) return {};
    return {slope.begin(), slope.end()};
  }

  const Design& design_;
  const std::vector<double>& residual_;
  const std::vector<double>& within_;
  const BasisOptions& options_;
  double total_;
  int by_value_;
  std::vector<Leaf> leaves_;
};

}  // namespace

std::vector<Fit> fit_targets(const Design& design, const std::vector<Target>& targets,
                             const BasisOptions& options, const std::vector<const Fit*>& later) {
  std::vector<Fit> out(targets.size());
  for (Fit& fit : out) fit.slope.assign(design.columns.size(), 0.0);
  const double total = design.rows > 0 ? total_weight(design) : 0.0;
  if (total <= 0) return out;
  const LinearFitter linear(design, total);
  for (std::size_t k = 0; k < targets.size(); ++k) {
    Fit& fit = out[k];
    const Target& target = targets[k];
    Linear begin{0, fit.slope};
    if (!later.empty() && !later[k]->slope.empty()) begin = {later[k]->intercept, later[k]->slope};
    const Linear line = linear.fit(target, begin);
    fit.intercept = line.intercept;
    fit.slope = line.slope;
    const auto [low, high] = std::minmax_element(target.mean.begin(), target.mean.end());
    fit.low = *low;
    fit.high = *high;
    if (!options.cells || design.features.empty()) continue;
    std::vector<double> residual(target.mean);
    for (int r = 0; r < design.rows; ++r) residual[r] -= linear.value(line, r);
    CellFitter(design, residual, target.within, options).fit(fit);
  }
  return out;
}

int cell_of(const Fit& fit, const Design& design, int row) {
  return find_cell(fit, [&](int feature) { return design.features[feature][row]; });
}

double fitted(const Fit& fit, const Design& design, int row) {
  double value = fit.intercept;
  for (std::size_t c = 0; c < fit.slope.size(); ++c) value += fit.slope[c] * design.columns[c][row];
  if (!fit.leaf.empty())
    value += in_cell(fit, [&](int feature) { return design.features[feature][row]; });
  return std::clamp(value, fit.low, fit.high);
}

}  // namespace armistice

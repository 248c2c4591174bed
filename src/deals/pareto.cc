#include "deals/pareto.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace armistice {
namespace {

// Coordinates cut into cells of 15 bits, four to a word with a guard bit each: a >= b in all
// four iff no borrow reaches a guard bit of (a | guards) - b.
constexpr int kCells = 4;
constexpr int kTopCell = 32767;
constexpr std::uint64_t kGuards = 0x8000800080008000ULL;

struct Cells {
  int words = 0;
  std::vector<std::uint64_t> data;  // point x word
  std::vector<std::int32_t> sum;    // per point
};

// Cells of width `epsilon` (strict dimensions: as narrow as 15 bits allow). A point at least as
// good has cells at least as high.
Cells cut(const Points& points, const std::vector<int>& among, double epsilon) {
  Cells cells;
  cells.words = std::max(1, (points.dims + kCells - 1) / kCells);
  const auto words = static_cast<std::size_t>(cells.words);
  cells.data.assign(static_cast<std::size_t>(points.count()) * words, 0);
  cells.sum.assign(static_cast<std::size_t>(points.count()), 0);
  for (int d = 0; d < points.dims; ++d) {
    double low = points.values(among[0])[d], high = low;
    for (const int p : among) {
      low = std::min(low, points.values(p)[d]);
      high = std::max(high, points.values(p)[d]);
    }
    double width = (high - low) / kTopCell;
    if (!points.strict[static_cast<std::size_t>(d)]) width = std::max(width, epsilon);
    const double inverse = width > 0 ? 1 / width : 0;
    for (const int p : among) {
      const int cell = std::min(kTopCell, static_cast<int>((points.values(p)[d] - low) * inverse));
      cells.data[static_cast<std::size_t>(p) * words + static_cast<std::size_t>(d / kCells)] |=
          static_cast<std::uint64_t>(cell) << (16 * (d % kCells));
      cells.sum[static_cast<std::size_t>(p)] += cell;
    }
  }
  return cells;
}

double total(const Points& points, int p) {
  return std::accumulate(points.values(p), points.values(p) + points.dims, 0.0);
}

int obstacles(const Points& points, int p) {
  int n = 0;
  for (int w = 0; w < points.words; ++w)
    n += std::popcount(points.bits[static_cast<std::size_t>(p) * points.words + w]);
  return n;
}

// An order in which no point stands before one that covers it and is not its equal.
struct Order {
  int point = 0;
  std::int32_t key = 0, cells = 0;
  double sum = 0;
  int obstacles = 0;
};

std::vector<Order> sorted(const Points& points, const std::vector<int>& among,
                          const std::vector<std::int32_t>& keys, const Cells* cells) {
  std::vector<Order> order;
  order.reserve(among.size());
  for (const int p : among)
    order.push_back({p, keys[static_cast<std::size_t>(p)],
                     cells == nullptr ? 0 : cells->sum[static_cast<std::size_t>(p)],
                     total(points, p), obstacles(points, p)});
  std::sort(order.begin(), order.end(), [&](const Order& a, const Order& b) {
    if (a.key != b.key) return a.key < b.key;
    if (a.cells != b.cells) return a.cells > b.cells;
    // with cells the obstacles decide before the sum: equal cells cover each other
    if (cells != nullptr && a.obstacles != b.obstacles) return a.obstacles < b.obstacles;
    if (a.sum != b.sum) return a.sum > b.sum;
    const double *u = points.values(a.point), *v = points.values(b.point);
    for (int d = 0; d < points.dims; ++d)
      if (u[d] != v[d]) return u[d] > v[d];
    if (a.obstacles != b.obstacles) return a.obstacles < b.obstacles;
    return std::lexicographical_compare(points.deal(a.point), points.deal(a.point) + points.issues,
                                        points.deal(b.point), points.deal(b.point) + points.issues);
  });
  return order;
}

// The points kept so far of one key, side by side for a quick scan.
class Kept {
 public:
  Kept(int cell_words, int bit_words) : cell_words_(cell_words), bit_words_(bit_words) {
    cells_.resize(static_cast<std::size_t>(cell_words));
    bits_.resize(static_cast<std::size_t>(bit_words));
  }
  void clear() {
    for (auto& c : cells_) c.clear();
    for (auto& b : bits_) b.clear();
    points_.clear();
  }
  void push(int point, const std::uint64_t* cells, const std::uint64_t* bits) {
    for (int w = 0; w < cell_words_; ++w) cells_[w].push_back(cells[w] | kGuards);
    for (int w = 0; w < bit_words_; ++w) bits_[w].push_back(bits[w]);
    points_.push_back(point);
  }
  // First kept point whose cells and obstacles cover the given ones and that `accepts`; -1 none.
  template <class Accepts>
  int find(const std::uint64_t* cells, const std::uint64_t* bits, const Accepts& accepts) const {
    constexpr std::size_t kRun = 16;  // points tested before looking at the result
    const std::size_t n = points_.size();
    std::uint64_t bad[kRun];
    for (std::size_t begin = 0; begin < n; begin += kRun) {
      const std::size_t run = std::min(kRun, n - begin);
      const std::uint64_t* c0 = cells_[0].data() + begin;
      for (std::size_t k = 0; k < run; ++k) bad[k] = ~(c0[k] - cells[0]) & kGuards;
      for (int w = 1; w < cell_words_; ++w) {
        const std::uint64_t* c = cells_[w].data() + begin;
        for (std::size_t k = 0; k < run; ++k) bad[k] |= ~(c[k] - cells[w]) & kGuards;
      }
      for (int w = 0; w < bit_words_; ++w) {
        const std::uint64_t* b = bits_[w].data() + begin;
        for (std::size_t k = 0; k < run; ++k) bad[k] |= b[k] & ~bits[w];
      }
      for (std::size_t k = 0; k < run; ++k)
        if (bad[k] == 0 && accepts(points_[begin + k])) return points_[begin + k];
    }
    return -1;
  }

 private:
  int cell_words_, bit_words_;
  std::vector<std::vector<std::uint64_t>> cells_, bits_;  // word x point
  std::vector<int> points_;
};

bool same_bits(const Points& points, int a, int b) {
  const auto at = [&](int p) { return points.bits.begin() + static_cast<std::ptrdiff_t>(p) * points.words; };
  return std::equal(at(a), at(a) + points.words, at(b));
}

// One key, two dimensions, no difference in obstacles: a sweep from the best in the first.
void sweep(Points& points, std::vector<int> group, std::vector<int>& kept) {
  std::sort(group.begin(), group.end(), [&](int a, int b) {
    const double *u = points.values(a), *v = points.values(b);
    if (u[0] != v[0]) return u[0] > v[0];
    if (u[1] != v[1]) return u[1] > v[1];
    return std::lexicographical_compare(points.deal(a), points.deal(a) + points.issues,
                                        points.deal(b), points.deal(b) + points.issues);
  });
  int best = -1;
  for (const int p : group) {
    if (best >= 0 && points.values(best)[1] >= points.values(p)[1]) {
      points.stand_in(best, p);
      continue;
    }
    best = p;
    kept.push_back(p);
  }
}

// Keeps what no kept point covers up to the cells. Stops beyond `limit` (returns what it has).
std::vector<int> keep_cells(Points& points, const std::vector<int>& among,
                            const std::vector<std::int32_t>& keys, double epsilon, int limit,
                            bool stand_in) {
  const Cells cells = cut(points, among, epsilon);
  const std::vector<Order> order = sorted(points, among, keys, &cells);
  const bool any_strict = std::any_of(points.strict.begin(), points.strict.end(), [](char s) { return s; });
  Kept scan(cells.words, points.words);
  std::vector<int> kept;
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (k > 0 && order[k].key != order[k - 1].key) scan.clear();
    const int p = order[k].point;
    const std::uint64_t* c = cells.data.data() + static_cast<std::size_t>(p) * cells.words;
    const std::uint64_t* b = points.bits.data() + static_cast<std::size_t>(p) * points.words;
    const int by = scan.find(c, b, [&](int q) {
      for (int d = 0; any_strict && d < points.dims; ++d)
        if (points.strict[d] && points.values(q)[d] < points.values(p)[d]) return false;
      return true;
    });
    if (by >= 0) {
      if (stand_in) points.stand_in(by, p);
      continue;
    }
    kept.push_back(p);
    if (static_cast<int>(kept.size()) > limit) return kept;
    scan.push(p, c, b);
  }
  return kept;
}

// No two points differ by so much in a dimension that thinning may lose in.
double widest_epsilon(const Points& points, const std::vector<int>& among) {
  double range = 0;
  for (int d = 0; d < points.dims; ++d) {
    if (points.strict[static_cast<std::size_t>(d)]) continue;
    double low = points.values(among[0])[d], high = low;
    for (const int p : among) {
      low = std::min(low, points.values(p)[d]);
      high = std::max(high, points.values(p)[d]);
    }
    range = std::max(range, high - low);
  }
  return range * 1.001 + 1e-300;
}

}  // namespace

void Points::stand_in(int a, int b) {
  double* to = loss.data() + static_cast<std::size_t>(a) * dims;
  const double* from = loss.data() + static_cast<std::size_t>(b) * dims;
  for (int d = 0; d < dims; ++d) to[d] = std::max(to[d], from[d] + (values(b)[d] - values(a)[d]));
}

double Points::largest_loss(const std::vector<int>& among) const {
  double largest = 0;
  for (const int p : among)
    for (int d = 0; d < dims; ++d)
      largest = std::max(largest, loss[static_cast<std::size_t>(p) * dims + d]);
  return largest;
}

std::vector<int> undominated(Points& points) {
  std::vector<int> all(static_cast<std::size_t>(points.count()));
  std::iota(all.begin(), all.end(), 0);
  if (all.empty()) return all;
  std::vector<int> kept;
  // two dimensions and one set of obstacles: no need to compare pairs
  if (points.dims == 2 && std::all_of(all.begin(), all.end(), [&](int p) {
        return points.key[p] == points.key[0] && same_bits(points, p, 0);
      })) {
    sweep(points, std::move(all), kept);
    return kept;
  }
  const Cells cells = cut(points, all, 0);
  Kept scan(cells.words, points.words);
  std::int32_t key = 0;
  for (const Order& o : sorted(points, all, points.key, nullptr)) {
    if (kept.empty() || o.key != key) scan.clear();
    key = o.key;
    const std::uint64_t* c = cells.data.data() + static_cast<std::size_t>(o.point) * cells.words;
    const std::uint64_t* b = points.bits.data() + static_cast<std::size_t>(o.point) * points.words;
    const double* v = points.values(o.point);
    const int by = scan.find(c, b, [&](int q) {
      const double* u = points.values(q);
      for (int d = 0; d < points.dims; ++d)
        if (u[d] < v[d]) return false;
      return true;
    });
    if (by >= 0) {
      points.stand_in(by, o.point);
      continue;
    }
    kept.push_back(o.point);
    scan.push(o.point, c, b);
  }
  return kept;
}

bool can_thin(Points& points, const std::vector<int>& among, const std::vector<std::int32_t>& keys,
              int target) {
  if (static_cast<int>(among.size()) <= target) return true;
  const double widest = widest_epsilon(points, among);
  return static_cast<int>(keep_cells(points, among, keys, widest, target, false).size()) <= target;
}

std::vector<int> thin(Points& points, const std::vector<int>& among,
                      const std::vector<std::int32_t>& keys, int target, int rounds,
                      double& hint) {
  if (static_cast<int>(among.size()) <= target) return among;
  const double widest = widest_epsilon(points, among);
  const auto fits = [&](double epsilon) {
    return static_cast<int>(keep_cells(points, among, keys, epsilon, target, false).size()) <= target;
  };
  // a bracket [bad, good] around the smallest epsilon that fits, then bisection of its logarithm
  double good = std::clamp(hint, widest / 1024, widest), bad = 0;
  if (fits(good)) {
    for (bad = good / 1.6; bad > widest / kTopCell && fits(bad); bad /= 1.6) good = bad;
  } else {
    do {
      if (good >= widest) return keep_cells(points, among, keys, widest, points.count(), true);
      bad = good;
      good = std::min(widest, good * 1.6);
    } while (!fits(good));
  }
  for (int round = 0; round < rounds; ++round) {
    const double middle = std::sqrt(good * bad);
    (fits(middle) ? good : bad) = middle;
  }
  hint = good;
  return keep_cells(points, among, keys, good, target, true);
}

}  // namespace armistice

#include "deals/menu.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>

#include "deals/menu_space.h"
#include "deals/pareto.h"

namespace armistice {
namespace {

// Part packages: points of pareto.h and, for each, the state of every term.
struct PartPackages {
  Points points;                        // values: the sums, rounded
  std::vector<double> sums;             // point x dimension
  std::vector<std::int64_t> states;     // point x term
  std::vector<std::int32_t> open_keys;  // per point: the part of its key that can still change values
  const std::int64_t* state(int p, std::size_t terms) const {
    return states.data() + static_cast<std::size_t>(p) * terms;
  }
};

// Merges issue after issue. After each: drop what is forbidden, then what is dominated, then thin.
class Merge {
 public:
  Merge(const Conflict& conflict, const MenuSpace& space, PackageFrame& frame, int cap,
        const SignedTerms& fixed)
      : conflict_(conflict), space_(space), frame_(frame), cap_(cap), fixed_(fixed),
        terms_(space.terms.size()),
        level_(terms_, 0), bits_(terms_), width_(terms_, 0), offset_(terms_, kUnstarted) {}
  Menu run();

 private:
  using Key = std::vector<std::int64_t>;
  static constexpr int kUnstarted = -1, kInKey = -2;
  // More part packages are carried from issue to issue than are listed, so that what a late
  // issue separates is still there.
  int carried() const { return std::max(cap_ + cap_ / 2, 256); }

  PartPackages first();
  PartPackages expand(const PartPackages& set, int issue);
  bool take(PartPackages& set, std::size_t t);
  void plan_bits(const std::vector<std::size_t>& moved);
  void describe(PartPackages& set, std::size_t settled, std::size_t parents);
  Key key_of(const PartPackages& set, int p, std::size_t settled, bool open_only) const;
  void finish_values(PartPackages& set);
  std::vector<int> choose(PartPackages& set, const std::vector<int>& among, bool last, double& hint);
  std::vector<int> prune(PartPackages& set, bool last);
  LockSet refused_by(const PartPackages& set, int p) const;
  bool locked(const PartPackages& set, int p) const;
  void list(const PartPackages& set, std::vector<int> kept, Menu& menu) const;
  TermState look_at(const PartPackages& set, int p, std::size_t t) const {
    return look(space_.terms[t].term, level_[t], set.state(p, terms_)[t], set.points.deal(p), frame_);
  }

  const Conflict& conflict_;
  const MenuSpace& space_;
  PackageFrame& frame_;
  int cap_;
  const SignedTerms& fixed_;
  std::size_t terms_;
  std::vector<int> level_;                        // per term: how many of its issues are settled
  std::vector<std::vector<std::uint64_t>> bits_;  // per forbid or lock term: obstacles of each state
  std::vector<int> width_, offset_;               // of these bits; or kUnstarted, kInKey
  int words_ = 0;
  bool truth_in_key_ = false;
  bool at_start_only_ = false, cut_short_ = false;
  double hint_ = 0.1, locked_hint_ = 0.1;
};

bool is_truth(const SpaceTerm& term) {
  return term.role == SpaceTerm::Role::forbid || term.role == SpaceTerm::Role::lock;
}

// No two packages differ by more in any worth.
double largest_spread(const MenuSpace& space) {
  double largest = 0;
  for (int d = 0; d < space.dims(); ++d) {
    double spread = 0;
    for (const std::vector<double>& gain : space.gain) {
      double low = gain[d], high = gain[d];
      for (std::size_t k = d; k < gain.size(); k += space.dims()) {
        low = std::min(low, gain[k]);
        high = std::max(high, gain[k]);
      }
      spread += high - low;
    }
    for (const SpaceTerm& term : space.terms)
      if (term.role == SpaceTerm::Role::add && term.index == d) spread += std::abs(term.scale);
    if (space.dimensions[d].is_worth()) largest = std::max(largest, spread);
  }
  return largest;
}

// The points `kept` of the set, in this order.
PartPackages pick(const PartPackages& set, const std::vector<int>& kept, std::size_t terms) {
  PartPackages out;
  const Points& from = set.points;
  Points& to = out.points;
  to.dims = from.dims;
  to.words = from.words;
  to.issues = from.issues;
  to.strict = from.strict;
  const auto copy = [&](const auto& source, auto& target, std::size_t width) {
    target.reserve(kept.size() * width);
    for (const int p : kept)
      target.insert(target.end(), source.begin() + p * width, source.begin() + (p + 1) * width);
  };
  copy(from.value, to.value, from.dims);
  copy(from.loss, to.loss, from.dims);
  copy(from.bits, to.bits, from.words);
  copy(from.key, to.key, 1);
  copy(from.deals, to.deals, from.issues);
  copy(set.sums, out.sums, from.dims);
  copy(set.states, out.states, terms);
  copy(set.open_keys, out.open_keys, 1);
  return out;
}

// What a term says of the last point, once it is settled; false: the package is forbidden.
bool Merge::take(PartPackages& set, std::size_t t) {
  const SpaceTerm& term = space_.terms[t];
  if (term.role != SpaceTerm::Role::forbid && term.role != SpaceTerm::Role::add) return true;
  const int p = static_cast<int>(set.states.size() / terms_) - 1;
  const TermState now = look_at(set, p, t);
  if (!now.settled) return true;
  if (term.role == SpaceTerm::Role::forbid) return now.value == 0;
  set.sums[static_cast<std::size_t>(p) * space_.dims() + term.index] += term.scale * now.value;
  return true;
}

PartPackages Merge::first() {
  PartPackages set;
  Points& points = set.points;
  points.dims = space_.dims();
  points.issues = static_cast<int>(conflict_.issues.size());
  for (const Dimension& d : space_.dimensions) points.strict.push_back(!d.is_worth());
  points.value.assign(space_.dims(), 0.0);
  set.sums.assign(space_.dims(), 0.0);
  points.loss.assign(space_.dims(), 0.0);
  points.deals.assign(points.issues, 0);
  points.key.push_back(0);
  set.states.assign(terms_, 0);
  set.open_keys.push_back(0);
  for (std::size_t t = 0; t < terms_; ++t)
    if (!take(set, t)) return pick(set, {}, terms_);
  return set;
}

// Every point with every option of the issue, without what is forbidden. Points::key then holds
// (parent's key, option) as one number.
PartPackages Merge::expand(const PartPackages& set, int issue) {
  std::vector<std::size_t> moved;
  for (std::size_t t = 0; t < terms_; ++t) {
    const Term& term = space_.terms[t].term;
    if (level_[t] < term.levels() && term.issues[level_[t]] == issue) moved.push_back(t);
  }
  const Points& from = set.points;
  const std::size_t dims = from.dims, issues = from.issues;
  std::vector<char> settled_before(static_cast<std::size_t>(from.count()) * moved.size());
  for (int p = 0; p < from.count(); ++p)
    for (std::size_t m = 0; m < moved.size(); ++m)
      settled_before[p * moved.size() + m] = look_at(set, p, moved[m]).settled;
  for (const std::size_t t : moved) ++level_[t];

  PartPackages out;
  Points& to = out.points;
  to.dims = from.dims;
  to.issues = from.issues;
  to.strict = from.strict;
  const int options = conflict_.issues[issue].option_count;
  for (int p = 0; p < from.count(); ++p) {
    for (int o = 0; o < options; ++o) {
      if (!allows(fixed_, issue, o)) continue;
      const double* gain = space_.gain[issue].data() + o * dims;
      for (std::size_t d = 0; d < dims; ++d) out.sums.push_back(set.sums[p * dims + d] + gain[d]);
      to.deals.insert(to.deals.end(), from.deal(p), from.deal(p) + issues);
      to.deals[to.deals.size() - issues + issue] = static_cast<std::int16_t>(o);
      out.states.insert(out.states.end(), set.state(p, terms_), set.state(p, terms_) + terms_);
      std::int64_t* state = out.states.data() + out.states.size() - terms_;
      bool allowed = true;
      to.key.push_back(from.key[p] * options + o);
      for (std::size_t m = 0; m < moved.size() && allowed; ++m) {
        const std::size_t t = moved[m];
        state[t] = advance(space_.terms[t].term, level_[t] - 1, state[t], o);
        if (!settled_before[p * moved.size() + m]) allowed = take(out, t);
      }
      if (allowed) {
        to.loss.insert(to.loss.end(), from.loss.begin() + p * dims, from.loss.begin() + (p + 1) * dims);
        continue;
      }
      to.key.pop_back();
      out.sums.resize(out.sums.size() - dims);
      to.deals.resize(to.deals.size() - issues);
      out.states.resize(out.states.size() - terms_);
    }
  }
  plan_bits(moved);
  return out;
}

// Gives every truth term that has begun its bits among the obstacles, or a place in the key.
void Merge::plan_bits(const std::vector<std::size_t>& moved) {
  for (const std::size_t t : moved) {
    const Term& term = space_.terms[t].term;
    if (!is_truth(space_.terms[t])) continue;
    bits_[t] = implication_bits(term, level_[t], width_[t]);
    if (!term.tabulated && level_[t] == term.levels()) width_[t] = 1;
    offset_[t] = bits_[t].empty() && width_[t] == 0 ? kInKey : 0;
  }
  int next = 0;
  truth_in_key_ = false;
  for (std::size_t t = 0; t < terms_; ++t) {
    truth_in_key_ = truth_in_key_ || offset_[t] == kInKey;
    if (!is_truth(space_.terms[t]) || offset_[t] < 0) continue;
    if (next % 64 + width_[t] > 64) next += 64 - next % 64;
    offset_[t] = next;
    next += width_[t];
  }
  words_ = (next + 63) / 64;
}

// What a point may be compared with, as numbers. open_only: without what is settled.
Merge::Key Merge::key_of(const PartPackages& set, int p, std::size_t settled, bool open_only) const {
  Key key;
  for (std::size_t t = 0; t < terms_; ++t) {
    const SpaceTerm& term = space_.terms[t];
    const bool in_key = is_truth(term) ? offset_[t] == kInKey : level_[t] > 0;
    if (!in_key) continue;
    const TermState now = look_at(set, p, t);
    const std::int64_t state = set.state(p, terms_)[t];
    if (term.role == SpaceTerm::Role::same)
      key.push_back(open_only ? 0 : now.settled && !term.term.tabulated
                                        ? std::bit_cast<std::int64_t>(now.value) : state);
    else
      key.push_back(now.settled && !is_truth(term) ? -1 : state);
  }
  for (std::size_t k = 0; k < settled && !open_only; ++k)
    key.push_back(space_.pin[space_.order[k]][set.points.deal(p)[space_.order[k]]]);
  return key;
}

// Values, keys and obstacles of all points. `parents`: how many (key, option) pairs expand() numbered.
void Merge::describe(PartPackages& set, std::size_t settled, std::size_t parents) {
  Points& points = set.points;
  std::map<Key, std::int32_t> numbers, open_numbers;
  const auto number = [](std::map<Key, std::int32_t>& known, Key key) {
    return known.try_emplace(std::move(key), static_cast<std::int32_t>(known.size())).first->second;
  };
  // the parent's key and the option decide the key, unless it holds a truth term
  std::vector<std::pair<std::int32_t, std::int32_t>> known(truth_in_key_ ? 0 : parents, {-1, -1});
  points.value.resize(set.sums.size());
  for (std::size_t k = 0; k < set.sums.size(); ++k) {
    const double quantum = space_.dimensions[k % space_.dimensions.size()].quantum;
    points.value[k] = std::nearbyint(set.sums[k] / quantum) * quantum;
  }
  set.open_keys.resize(points.key.size());
  points.words = words_;
  points.bits.assign(points.key.size() * words_, 0);
  for (int p = 0; p < points.count(); ++p) {
    std::pair<std::int32_t, std::int32_t> fresh{-1, -1};
    auto& keys = truth_in_key_ ? fresh : known[points.key[p]];
    if (keys.first < 0)
      keys = {number(numbers, key_of(set, p, settled, false)), number(open_numbers, key_of(set, p, settled, true))};
    points.key[p] = keys.first;
    set.open_keys[p] = keys.second;
    std::uint64_t* bits = points.bits.data() + static_cast<std::size_t>(p) * words_;
    for (std::size_t t = 0; t < terms_; ++t) {
      if (!is_truth(space_.terms[t]) || offset_[t] < 0 || width_[t] == 0) continue;
      const std::uint64_t mask = space_.terms[t].term.tabulated
                                     ? bits_[t][static_cast<std::size_t>(set.state(p, terms_)[t])]
                                     : (look_at(set, p, t).value != 0 ? 1 : 0);
      bits[offset_[t] / 64] |= mask << (offset_[t] % 64);
    }
  }
}

// All issues are settled: parts of holds and ratify take the place of the sums that led to them.
void Merge::finish_values(PartPackages& set) {
  Points& points = set.points;
  for (int d = 0; d < points.dims; ++d) {
    const Dimension& dimension = space_.dimensions[d];
    if (dimension.is_worth()) continue;
    frame_.prepare(dimension.part);
    for (int p = 0; p < points.count(); ++p) {
      set.sums[static_cast<std::size_t>(p) * points.dims + d] =
          dimension.sign * frame_.value(dimension.part, points.deal(p));
      points.loss[static_cast<std::size_t>(p) * points.dims + d] = 0;
    }
    points.strict[d] = 0;
  }
}

// As many points as are carried on or listed; where kinds that do not compare are too many, kinds are given up.
std::vector<int> Merge::choose(PartPackages& set, const std::vector<int>& among, bool last,
                               double& hint) {
  const int target = last ? cap_ : carried(), most = last ? cap_ : 16 * target;
  if (static_cast<int>(among.size()) <= target) return among;
  Points& points = set.points;
  const bool full = can_thin(points, among, points.key, target);
  at_start_only_ = at_start_only_ || !full;
  std::vector<int> kept =
      thin(points, among, full ? points.key : set.open_keys, target, last ? 4 : 1, hint);
  if (static_cast<int>(kept.size()) > most) {  // more sets of obstacles than places
    cut_short_ = true;
    kept.resize(static_cast<std::size_t>(most));
  }
  return kept;
}

// The points worth carrying on, or listing after the last issue.
std::vector<int> Merge::prune(PartPackages& set, bool last) {
  std::vector<int> kept = undominated(set.points);
  if (cap_ == 0) return kept;
  std::vector<int> open, behind;
  for (const int p : kept) (locked(set, p) ? behind : open).push_back(p);
  std::vector<int> all = choose(set, open, last, hint_);
  const std::vector<int> more = choose(set, behind, last, locked_hint_);
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

LockSet Merge::refused_by(const PartPackages& set, int p) const {
  LockSet locks;
  for (std::size_t t = 0; t < terms_; ++t) {
    if (space_.terms[t].role != SpaceTerm::Role::lock) continue;
    const TermState now = look_at(set, p, t);
    if (now.settled && now.value != 0) locks.set(static_cast<std::size_t>(space_.terms[t].index));
  }
  return locks;
}

bool Merge::locked(const PartPackages& set, int p) const {
  return space_.permanent.any() && (refused_by(set, p) & space_.permanent).any();
}

// Lists the points in file order, those behind a permanent hard lock apart.
void Merge::list(const PartPackages& set, std::vector<int> kept, Menu& menu) const {
  const Points& points = set.points;
  std::sort(kept.begin(), kept.end(), [&](int a, int b) {
    return std::lexicographical_compare(points.deal(a), points.deal(a) + points.issues,
                                        points.deal(b), points.deal(b) + points.issues);
  });
  std::vector<int> open, behind;
  for (const int p : kept) {
    const LockSet locks = refused_by(set, p);
    const bool apart = (locks & space_.permanent).any();
    (apart ? menu.locked_deals : menu.deals).emplace_back(points.deal(p), points.deal(p) + points.issues);
    (apart ? menu.locked_refused_by : menu.refused_by).push_back(locks);
    (apart ? behind : open).push_back(p);
  }
  menu.epsilon = points.largest_loss(open);
  menu.locked_epsilon = points.largest_loss(behind);
  menu.epsilon_at_start_only = at_start_only_;
  if (cut_short_) menu.epsilon = menu.locked_epsilon = largest_spread(space_);
}

Menu Merge::run() {
  PartPackages set = first();
  const std::size_t issues = space_.order.size();
  for (std::size_t k = 0; k < issues && set.points.count() > 0; ++k) {
    const int issue = space_.order[k];
    const std::int32_t keys = *std::max_element(set.points.key.begin(), set.points.key.end()) + 1;
    set = expand(set, issue);
    const bool last = k + 1 == issues;
    if (last) finish_values(set);
    describe(set, k + 1, static_cast<std::size_t>(keys) * conflict_.issues[issue].option_count);
    set = pick(set, prune(set, last), terms_);
  }
  Menu menu;
  std::vector<int> all(static_cast<std::size_t>(set.points.count()));
  std::iota(all.begin(), all.end(), 0);
  list(set, std::move(all), menu);
  return menu;
}

}  // namespace

Menu build_menu(const Conflict& conflict, const Frame& start, const Scale& scale, int cap,
                bool count, const SignedTerms& terms) {
  PackageFrame frame(conflict, &start);
  const MenuSpace space = make_space(conflict, start, scale, frame);
  Menu menu = Merge(conflict, space, frame, cap, terms).run();
  if (count) menu.packages = count_packages(conflict);
  return menu;
}

}  // namespace armistice

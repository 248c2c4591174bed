#include "deals/frontier_merge.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace armistice {
namespace {

// Part packages carried where the caller does not say: what fits well under 200 MB, and under a
// second or so where every vector has to be compared with every other.
constexpr std::int64_t kMostByDims[] = {1 << 17, 1 << 17, 1 << 17, 1 << 17, 1 << 14, 1 << 12};

std::int64_t most_rows(int dims, std::int64_t wanted) {
  return wanted > 0 ? wanted : kMostByDims[std::min(dims, 5)];
}

double dot(const CutBound& cut, const std::int64_t* v) {
  double sum = 0;
  for (std::size_t d = 0; d < cut.weight.size(); ++d)
    sum += cut.weight[d] * static_cast<double>(v[d]);
  return sum;
}

}  // namespace

CutBound make_bound(const MergePlan& plan, const FrontierCut& cut) {
  CutBound bound;
  bound.least = cut.least;
  double size = std::abs(cut.least);
  for (int d = 0; d < plan.dims(); ++d) {
    const WholeWorths& w = plan.worths[static_cast<std::size_t>(d)];
    const double weight = cut.weight[static_cast<std::size_t>(d)];
    bound.weight.push_back(weight * w.unit);
    bound.least -= weight * w.base;
    size += weight * (std::abs(w.base) + w.unit * static_cast<double>(w.most - w.least));
  }
  bound.least -= 1e-12 * size;  // what sums of doubles can be off by
  const std::size_t steps = plan.order.size();
  bound.rest.assign(steps + 1, 0.0);
  for (std::size_t k = steps; k-- > 0;) {
    const auto issue = static_cast<std::size_t>(plan.order[k]);
    double best = 0;
    for (int o = 0; o < plan.options[issue]; ++o) {
      double sum = 0;
      for (int d = 0; d < plan.dims(); ++d)
        sum += bound.weight[d] * static_cast<double>(plan.worths[d].options[issue][o]);
      best = o == 0 ? sum : std::max(best, sum);
    }
    bound.rest[k] = bound.rest[k + 1] + best;
  }
  for (const PlanTerm& t : plan.terms) {
    const Term& term = t.term;
    const double weight = t.adds_to < 0 ? 0 : bound.weight[static_cast<std::size_t>(t.adds_to)];
    std::vector<std::vector<double>> best(term.states.size());
    for (int level = term.levels(); level >= 0; --level)
      for (int s = 0; s < term.state_count(level); ++s) {
        if (term.states[level][s].settled) {
          best[level].push_back(weight * term.states[level][s].value);
          continue;
        }
        double most = -std::numeric_limits<double>::infinity();
        for (int o = 0; o < term.options[level]; ++o)
          most =
              std::max(most, best[level + 1][static_cast<std::size_t>(advance(term, level, s, o))]);
        best[level].push_back(most);
      }
    bound.best.push_back(std::move(best));
  }
  return bound;
}

template <int D>
FrontierMerge<D>::FrontierMerge(const MergePlan& plan, const FrontierOptions& options)
    : plan_(plan),
      most_(most_rows(plan.dims(), options.most)),
      tail_(static_cast<std::size_t>(plan.count_words + plan.deal_words)),
      level_(plan.terms.size(), 0),
      whole_only_(options.whole_only),
      loss_(plan.parties.size(), 0.0) {
  for (const FrontierCut& cut : options.cuts) cuts_.push_back(make_bound(plan, cut));
}

// Counts what has become settled; false: the package is refused.
template <int D>
bool FrontierMerge<D>::take(States& states, Numbers& sum) const {
  for (std::size_t t = 0; t < states.size(); ++t) {
    if (states[t] == kTaken) continue;
    const PlanTerm& term = plan_.terms[t];
    const TermState now = term.term.states[level_[t]][static_cast<std::size_t>(states[t])];
    if (!now.settled) continue;
    states[t] = kTaken;
    if (term.adds_to >= 0)
      sum[static_cast<std::size_t>(term.adds_to)] += static_cast<std::int64_t>(now.value);
    else if (now.value != 0)
      return false;
  }
  return true;
}

// Every group with every option of the issue, by the states that result.
template <int D>
std::map<typename FrontierMerge<D>::States, std::vector<typename FrontierMerge<D>::Source>>
FrontierMerge<D>::branch(int issue) {
  std::vector<std::size_t> moved;
  for (std::size_t t = 0; t < level_.size(); ++t) {
    const Term& term = plan_.terms[t].term;
    if (level_[t] < term.levels() && term.issues[level_[t]] == issue) {
      moved.push_back(t);
      ++level_[t];
    }
  }
  std::map<States, std::vector<Source>> targets;
  for (std::size_t g = 0; g < groups_.size(); ++g)
    for (int o = 0; o < plan_.options[static_cast<std::size_t>(issue)]; ++o) {
      Source source{static_cast<int>(g), o, {}};
      for (int d = 0; d < plan_.dims(); ++d) source.shift[d] = plan_.worths[d].options[issue][o];
      States next = groups_[g].states;
      for (const std::size_t t : moved)
        if (next[t] != kTaken)
          next[t] =
              static_cast<std::int32_t>(advance(plan_.terms[t].term, level_[t] - 1, next[t], o));
      if (take(next, source.shift)) targets[std::move(next)].push_back(source);
    }
  return targets;
}

// The group's packages with the option, without those that a cut leaves out. `needs`: per cut, the
// least that the packages so far must bring.
template <int D>
Run<D> FrontierMerge<D>::extend(const Source& source, int index,
                                const std::vector<double>& needs) const {
  const Group& group = groups_[static_cast<std::size_t>(source.group)];
  Run<D> run(group.values.size());
  std::size_t kept = 0;
  for (std::size_t r = 0; r < group.values.size(); ++r) {
    RunItem<D>& item = run[kept];
    for (int d = 0; d < D; ++d) item.v[d] = group.values[r][d] + source.shift[d];
    item.source = index;
    item.row = static_cast<std::int32_t>(r);
    bool enough = true;
    for (std::size_t c = 0; c < cuts_.size() && enough; ++c)
      enough = dot(cuts_[c], item.v.data()) >= needs[c];
    kept += enough;
  }
  run.resize(kept);
  return run;
}

// Appends a package, or adds its count to the last one where they are worth the same.
template <int D>
void FrontierMerge<D>::add_row(Group& to, const RunItem<D>& item, const Source& source, int issue) {
  const Group& from = groups_[static_cast<std::size_t>(source.group)];
  const std::uint64_t* tail = from.tails.data() + static_cast<std::size_t>(item.row) * tail_;
  const auto counts = static_cast<std::size_t>(plan_.count_words);
  const MergePlan::Place place = plan_.places[static_cast<std::size_t>(issue)];
  const std::uint64_t bits =
      place.width == 0 ? 0 : static_cast<std::uint64_t>(source.option) << place.shift;
  const bool same = !to.values.empty() && equal_numbers<D>(to.values.back(), item.v);
  if (!same) {
    to.values.push_back(item.v);
    to.tails.insert(to.tails.end(), tail, tail + tail_);
    to.tails[to.tails.size() - tail_ + counts + static_cast<std::size_t>(place.word)] |= bits;
    return;
  }
  std::uint64_t* last = to.tails.data() + (to.tails.size() - tail_);
  std::uint64_t carry = 0;
  for (std::size_t w = 0; w < counts; ++w) {
    const std::uint64_t sum = last[w] + tail[w], next = sum + carry;
    carry = (sum < tail[w]) | (next < sum);
    last[w] = next;
  }
  // of packages that are worth the same the first in file order stays
  for (std::size_t w = counts; w < tail_; ++w) {
    const std::uint64_t mine =
        tail[w] | (w - counts == static_cast<std::size_t>(place.word) ? bits : 0);
    if (mine == last[w]) continue;
    if (mine > last[w]) return;
    for (std::size_t k = counts; k < tail_; ++k) last[k] = tail[k];
    last[counts + static_cast<std::size_t>(place.word)] |= bits;
    return;
  }
}

template <int D>
typename FrontierMerge<D>::Group FrontierMerge<D>::collect(const States& states,
                                                           const std::vector<Source>& sources,
                                                           int issue, std::size_t step) {
  std::vector<double> needs;
  for (const CutBound& cut : cuts_) {
    double rest = cut.rest[step + 1];
    for (std::size_t t = 0; t < states.size(); ++t)
      if (states[t] != kTaken) rest += cut.best[t][level_[t]][static_cast<std::size_t>(states[t])];
    // a package that stands in for another may be worth less by what thinning has lost
    for (std::size_t d = 0; d < loss_.size(); ++d)
      rest += cut.weight[d] * loss_[d] / plan_.worths[d].unit;
    needs.push_back(cut.least - rest);
  }
  RunJoiner<D> joiner;
  for (std::size_t s = 0; s < sources.size(); ++s)
    joiner.push(extend(sources[s], static_cast<int>(s), needs));
  const Run<D> kept = joiner.finish();
  Group group;
  group.states = states;
  group.values.reserve(kept.size());
  group.tails.reserve(kept.size() * tail_);
  for (const RunItem<D>& item : kept)
    add_row(group, item, sources[static_cast<std::size_t>(item.source)], issue);
  return group;
}

template <int D>
std::int64_t FrontierMerge<D>::rows() const {
  std::int64_t sum = 0;
  for (const Group& group : groups_) sum += static_cast<std::int64_t>(group.values.size());
  return sum;
}

// Packages in one cell count as equal, and cells are compared in place of numbers.
template <int D>
typename FrontierMerge<D>::Group FrontierMerge<D>::thinned(const Group& group, const std::array<double, D>& cell,
                                                           std::int64_t limit) const {
  Run<D> run(group.values.size());
  for (std::size_t r = 0; r < run.size(); ++r) {
    for (int d = 0; d < D; ++d)
      run[r].v[d] =
          static_cast<std::int64_t>(std::floor(static_cast<double>(group.values[r][d]) / cell[d]));
    run[r].row = static_cast<std::int32_t>(r);
  }
  // rows come best first, so only those with one first number are out of order
  for (auto from = run.begin(); from != run.end();) {
    const auto to = std::find_if(from, run.end(),
                                 [&](const RunItem<D>& item) { return item.v[0] != from->v[0]; });
    std::sort(from, to, [](const RunItem<D>& a, const RunItem<D>& b) {
      return equal_numbers<D>(a.v, b.v) ? a.row < b.row : ahead(a, b);
    });
    from = to;
  }
  run.erase(std::unique(run.begin(), run.end(),
                        [](const RunItem<D>& a, const RunItem<D>& b) { return equal_numbers<D>(a.v, b.v); }),
            run.end());
  keep_undominated(run, static_cast<std::size_t>(limit));
  // rows in their old order, which is best first
  std::vector<std::int32_t> kept;
  for (const RunItem<D>& item : run) kept.push_back(item.row);
  std::sort(kept.begin(), kept.end());
  Group out;
  out.states = group.states;
  for (const std::int32_t r : kept) {
    out.values.push_back(group.values[static_cast<std::size_t>(r)]);
    const auto at =
        group.tails.begin() + static_cast<std::ptrdiff_t>(r) * static_cast<std::ptrdiff_t>(tail_);
    out.tails.insert(out.tails.end(), at, at + static_cast<std::ptrdiff_t>(tail_));
  }
  return out;
}

// Thins with cells that grow until few enough packages are left. From then on fewer are carried: a thinned
// list is no better for being long, and the time goes into what follows.
template <int D>
void FrontierMerge<D>::thin() {
  if (exact_) most_ = std::max<std::int64_t>(2, most_ / 4);
  exact_ = false;
  const std::int64_t target = std::max<std::int64_t>(1, most_ / 2);
  if (static_cast<std::int64_t>(groups_.size()) > target) cut_short();
  // as many cells as places, were the packages spread evenly over all worths but one
  if (part_ == 0) part_ = std::pow(static_cast<double>(target), -1.0 / std::max(1, plan_.dims() - 1)) / 16;
  for (double part = part_; rows() > target; part *= 1.4) {
    part_ = part / 2;
    std::array<double, D> cell;
    cell.fill(1);
    for (std::size_t d = 0; d < loss_.size(); ++d)
      cell[d] = std::max(1.0, part * static_cast<double>(plan_.worths[d].most - plan_.worths[d].least));
    std::vector<Group> next;
    std::int64_t count = 0;
    for (std::size_t g = 0; g < groups_.size() && count <= target; ++g) {
      next.push_back(thinned(groups_[g], cell, target - count));
      count += static_cast<std::int64_t>(next.back().values.size());
    }
    // the widest cells hold everything, and then one package of each group stays
    if (count > target) continue;
    groups_ = std::move(next);
    // cells of one whole number lose nothing
    for (std::size_t d = 0; d < loss_.size(); ++d)
      if (cell[d] > 1) loss_[d] += cell[d] * plan_.worths[d].unit;
  }
}

// More kinds of part packages than places: those whose best sum is largest stay, and nothing is
// known of what the others lead to but that no two packages differ by more than this.
template <int D>
void FrontierMerge<D>::cut_short() {
  const auto best = [](const Group& group) {
    double most = -std::numeric_limits<double>::infinity();
    for (const Numbers& v : group.values) {
      double sum = 0;
      for (const std::int64_t x : v) sum += static_cast<double>(x);
      most = std::max(most, sum);
    }
    return most;
  };
  std::stable_sort(groups_.begin(), groups_.end(),
                   [&](const Group& a, const Group& b) { return best(a) > best(b); });
  groups_.resize(static_cast<std::size_t>(std::max<std::int64_t>(1, most_ / 2)));
  for (std::size_t d = 0; d < loss_.size(); ++d)
    loss_[d] +=
        plan_.worths[d].unit * static_cast<double>(plan_.worths[d].most - plan_.worths[d].least);
}

template <int D>
Frontier FrontierMerge<D>::list() const {
  Frontier out;
  out.parties = plan_.dims();
  out.issues = static_cast<int>(plan_.options.size());
  out.tie_words = plan_.count_words;
  out.exact = exact_;
  out.loss = loss_;
  if (groups_.empty()) return out;
  const Group& all = groups_[0];  // nothing is open any more
  const std::size_t n = all.values.size();
  const auto counts = static_cast<std::size_t>(plan_.count_words);
  out.worth.reserve(n * plan_.parties.size());
  out.deals.reserve(n * plan_.options.size());
  out.ties.reserve(n * counts);
  for (std::size_t r = 0; r < n; ++r) {
    const std::uint64_t* tail = all.tails.data() + r * tail_;
    for (std::size_t d = 0; d < plan_.parties.size(); ++d)
      out.worth.push_back(plan_.worths[d].worth(all.values[r][d]));
    out.ties.insert(out.ties.end(), tail, tail + counts);
    for (const MergePlan::Place& p : plan_.places) {
      const std::uint64_t word = tail[counts + static_cast<std::size_t>(p.word)];
      out.deals.push_back(static_cast<std::int16_t>(
          p.width == 0 ? 0 : word >> p.shift & ((std::uint64_t{1} << p.width) - 1)));
    }
  }
  return out;
}

template <int D>
Frontier FrontierMerge<D>::run() {
  Group start;
  start.states.assign(plan_.terms.size(), 0);
  start.values.push_back({});
  start.tails.assign(tail_, 0);
  start.tails[0] = 1;
  if (take(start.states, start.values[0])) groups_.push_back(std::move(start));
  for (std::size_t step = 0; step < plan_.order.size(); ++step) {
    const int issue = plan_.order[step];
    std::vector<Group> next;
    for (const auto& [states, sources] : branch(issue)) {
      Group group = collect(states, sources, issue, step);
      if (!group.values.empty()) next.push_back(std::move(group));
    }
    groups_ = std::move(next);
    if (rows() <= most_) continue;
    if (whole_only_) {
      exact_ = false;
      groups_.clear();
      break;
    }
    thin();
  }
  return list();
}

template class FrontierMerge<1>;
template class FrontierMerge<2>;
template class FrontierMerge<3>;
template class FrontierMerge<4>;
template class FrontierMerge<6>;
template class FrontierMerge<8>;
template class FrontierMerge<kMostFrontierParties>;

}  // namespace armistice

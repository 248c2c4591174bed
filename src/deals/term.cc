#include "deals/term.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <utility>

#include "util/random.h"

namespace armistice {
namespace {

// Values of the program for every package of its issues, the last issue fastest.
std::vector<double> tabulate(const Conflict& conflict, const Term& term, std::int64_t total,
                             PackageFrame& frame) {
  std::vector<double> values(static_cast<std::size_t>(total));
  std::vector<int> digits(term.issues.size(), 0);
  for (std::int64_t begin = 0; begin < total; begin += kMaxLanes) {
    const int lanes = static_cast<int>(std::min<std::int64_t>(kMaxLanes, total - begin));
    for (int k = 0; k < lanes; ++k) {
      for (std::size_t d = 0; d < digits.size(); ++d) frame.set(k, term.issues[d], digits[d]);
      for (std::size_t d = digits.size(); d-- > 0;) {
        if (++digits[d] < conflict.issues[static_cast<std::size_t>(term.issues[d])].option_count)
          break;
        digits[d] = 0;
      }
    }
    frame.evaluate(*term.program, lanes, values.data() + begin);
  }
  if (term.truth)
    for (double& v : values) v = v != 0.0 ? 1.0 : 0.0;
  return values;
}

// Folds the table from the last issue to the first; equal residues become one state.
void fold(Term& term, const std::vector<double>& values) {
  const int levels = term.levels();
  term.next.resize(static_cast<std::size_t>(levels));
  term.states.resize(static_cast<std::size_t>(levels) + 1);
  std::vector<std::int32_t> current;
  std::map<std::uint64_t, std::int32_t> leaves;
  for (const double v : values) {
    const double value = v == 0.0 ? 0.0 : v;  // one zero
    const auto [at, added] =
        leaves.try_emplace(std::bit_cast<std::uint64_t>(value), static_cast<std::int32_t>(leaves.size()));
    if (added) term.states.back().push_back({true, value});
    current.push_back(at->second);
  }
  for (int level = levels - 1; level >= 0; --level) {
    const auto n = static_cast<std::size_t>(term.options[level]);
    const std::vector<TermState>& after = term.states[level + 1];
    std::map<std::vector<std::int32_t>, std::int32_t> known;
    std::vector<std::int32_t> folded;
    for (std::size_t begin = 0; begin < current.size(); begin += n) {
      std::vector<std::int32_t> row(current.begin() + begin, current.begin() + begin + n);
      const auto [at, added] = known.try_emplace(row, static_cast<std::int32_t>(known.size()));
      folded.push_back(at->second);
      if (!added) continue;
      term.next[level].insert(term.next[level].end(), row.begin(), row.end());
      const bool same = std::all_of(row.begin(), row.end(), [&](int s) { return s == row[0]; });
      TermState state;
      if (same) state = after[static_cast<std::size_t>(row[0])];
      term.states[level].push_back(state);
    }
    current = std::move(folded);
  }
}

}  // namespace

Term make_term(const Conflict& conflict, const Program& program, bool truth,
               const std::vector<int>& order, PackageFrame& frame) {
  Term term;
  term.program = &program;
  term.truth = truth;
  const std::vector<int> read = issues_read(conflict, program);
  std::int64_t total = 1;
  for (const int issue : order) {
    if (!std::binary_search(read.begin(), read.end(), issue)) continue;
    term.issues.push_back(issue);
    term.options.push_back(conflict.issues[static_cast<std::size_t>(issue)].option_count);
    if (total <= kMaxTable) total *= term.options.back();
  }
  frame.prepare(program);
  term.tabulated = total <= kMaxTable;
  if (term.tabulated) fold(term, tabulate(conflict, term, total, frame));
  return term;
}

Term table_term(std::vector<int> issues, std::vector<int> options,
                const std::vector<double>& values) {
  Term term;
  term.issues = std::move(issues);
  term.options = std::move(options);
  fold(term, values);
  return term;
}

std::int64_t advance(const Term& term, int level, std::int64_t state, int option) {
  if (term.tabulated) return term.next[level][static_cast<std::size_t>(state * term.options[level] + option)];
  return static_cast<std::int64_t>(
      mix(static_cast<std::uint64_t>(state), static_cast<std::uint64_t>(option + 1)) >> 1);
}

TermState look(const Term& term, int level, std::int64_t state, const std::int16_t* deal,
               PackageFrame& frame) {
  if (term.tabulated) return term.states[level][static_cast<std::size_t>(state)];
  if (level < term.levels()) return {};
  const double value = frame.value(*term.program, deal);
  return {true, term.truth ? (value != 0.0 ? 1.0 : 0.0) : value};
}

std::vector<std::uint64_t> implication_bits(const Term& term, int level, int& width) {
  width = 0;
  if (!term.tabulated) return {};
  // from the leaves upward: which residue implies which
  std::vector<std::vector<char>> implies;
  for (int l = term.levels(); l >= level; --l) {
    const int count = term.state_count(l);
    if (count > 62) return {};
    std::vector<std::vector<char>> here(static_cast<std::size_t>(count),
                                        std::vector<char>(static_cast<std::size_t>(count), 1));
    for (int a = 0; a < count; ++a)
      for (int b = 0; b < count; ++b) {
        if (l == term.levels()) {
          here[a][b] = term.states[l][a].value <= term.states[l][b].value;
          continue;
        }
        for (int o = 0; o < term.options[l] && here[a][b]; ++o)
          here[a][b] = implies[static_cast<std::size_t>(advance(term, l, a, o))]
                              [static_cast<std::size_t>(advance(term, l, b, o))];
      }
    implies = std::move(here);
  }
  const std::vector<TermState>& states = term.states[level];
  std::vector<std::uint64_t> bits(states.size(), 0);
  for (std::size_t a = 0; a < states.size(); ++a) {
    if (states[a].settled && states[a].value == 0.0) continue;
    for (std::size_t b = 0; b < states.size(); ++b)
      if (implies[a][b]) bits[b] |= std::uint64_t{1} << width;
    ++width;
  }
  return bits;
}

std::vector<int> merging_order(const Conflict& conflict,
                               const std::vector<std::vector<int>>& reads) {
  std::vector<int> options;
  for (const Issue& issue : conflict.issues) options.push_back(issue.option_count);
  return merging_order(options, reads);
}

std::vector<int> merging_order(const std::vector<int>& options,
                               const std::vector<std::vector<int>>& reads) {
  const int n = static_cast<int>(options.size());
  std::vector<char> chosen(static_cast<std::size_t>(n), 0);
  // what stays open once `next` is settled too: the ways to settle issues that open terms read
  const auto open_ways = [&](int next) {
    std::vector<char> open(static_cast<std::size_t>(n), 0);
    for (const std::vector<int>& issues : reads) {
      const auto in = [&](int i) { return i == next || chosen[static_cast<std::size_t>(i)] != 0; };
      if (std::all_of(issues.begin(), issues.end(), in)) continue;
      for (const int i : issues)
        if (in(i)) open[static_cast<std::size_t>(i)] = 1;
    }
    double ways = 0;
    for (int i = 0; i < n; ++i)
      if (open[static_cast<std::size_t>(i)]) ways += std::log(options[static_cast<std::size_t>(i)]);
    return ways;
  };
  std::vector<int> order;
  for (int step = 0; step < n; ++step) {
    int best = -1;
    double best_ways = 0;
    for (int i = 0; i < n; ++i) {
      if (chosen[static_cast<std::size_t>(i)]) continue;
      // long issues first, while few part packages are there to be multiplied by them
      const int length = options[static_cast<std::size_t>(i)];
      const double ways = open_ways(i) - (length > 16 ? length : 0);
      if (best < 0 || ways < best_ways - 1e-9) {
        best = i;
        best_ways = ways;
      }
    }
    chosen[static_cast<std::size_t>(best)] = 1;
    order.push_back(best);
  }
  return order;
}

}  // namespace armistice

#include "deals/table_states.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

namespace armistice {
namespace {

// The table's values with its issues in the order of settling, the last fastest.
std::vector<double> reordered(const DealSpace& space, const DealTable& table,
                              const std::vector<int>& issues, bool truth) {
  std::vector<std::size_t> stride(table.issues.size(), 1);
  for (std::size_t k = table.issues.size(); k-- > 1;)
    stride[k - 1] =
        stride[k] * static_cast<std::size_t>(space.issues[table.issues[k]].option_count());
  std::vector<std::size_t> step;
  std::vector<int> count, digit(issues.size(), 0);
  for (const int issue : issues) {
    const auto at = std::lower_bound(table.issues.begin(), table.issues.end(), issue);
    step.push_back(stride[at - table.issues.begin()]);
    count.push_back(space.issues[issue].option_count());
  }
  std::vector<double> values;
  values.reserve(table.values.size());
  std::size_t at = 0;
  for (std::size_t n = 0; n < table.values.size(); ++n) {
    const double value = table.values[at];
    values.push_back(truth ? (value != 0 ? 1.0 : 0.0) : value == 0 ? 0.0 : value);  // one zero
    for (std::size_t k = issues.size(); k-- > 0;) {
      at += step[k];
      if (++digit[k] < count[k]) break;
      at -= step[k] * static_cast<std::size_t>(count[k]);
      digit[k] = 0;
    }
  }
  return values;
}

// One level up: rows of equal states become one state.
std::vector<std::int32_t> fold_level(TableStates& out, int level,
                                     const std::vector<std::int32_t>& below) {
  const std::size_t n = static_cast<std::size_t>(out.options[level]);
  const std::vector<TableStates::State>& after = out.states[level + 1];
  std::map<std::vector<std::int32_t>, std::int32_t> known;
  std::vector<std::int32_t> folded;
  for (std::size_t begin = 0; begin < below.size(); begin += n) {
    std::vector<std::int32_t> row(below.begin() + begin, below.begin() + begin + n);
    const auto [at, added] = known.try_emplace(row, static_cast<std::int32_t>(known.size()));
    folded.push_back(at->second);
    if (!added) continue;
    out.next[level].insert(out.next[level].end(), row.begin(), row.end());
    TableStates::State state = after[row[0]];
    for (const std::int32_t s : row) {
      state.settled = state.settled && s == row[0];
      state.low = std::min(state.low, after[s].low);
      state.high = std::max(state.high, after[s].high);
    }
    out.states[level].push_back(state);
  }
  return folded;
}

}  // namespace

TableStates table_states(const DealSpace& space, const DealTable& table,
                         const std::vector<int>& position, bool truth) {
  TableStates out;
  out.issues = table.issues;
  std::sort(out.issues.begin(), out.issues.end(),
            [&](int a, int b) { return position[a] < position[b]; });
  for (const int issue : out.issues) out.options.push_back(space.issues[issue].option_count());
  out.next.resize(out.issues.size());
  out.states.resize(out.issues.size() + 1);
  std::map<std::uint64_t, std::int32_t> leaves;
  std::vector<std::int32_t> current;
  for (const double value : reordered(space, table, out.issues, truth)) {
    const auto [at, added] = leaves.try_emplace(std::bit_cast<std::uint64_t>(value),
                                                static_cast<std::int32_t>(leaves.size()));
    if (added) out.states.back().push_back({true, value, value, value});
    current.push_back(at->second);
  }
  for (int level = out.levels() - 1; level >= 0; --level) current = fold_level(out, level, current);
  return out;
}

std::vector<int> settling_order(const DealSpace& space,
                                const std::vector<std::vector<int>>& tables) {
  const int n = static_cast<int>(space.issues.size());
  std::vector<char> chosen(static_cast<std::size_t>(n), 0);
  // what stays open once `next` is settled too: the ways to settle issues that open tables read
  const auto open_ways = [&](int next) {
    std::vector<char> open(static_cast<std::size_t>(n), 0);
    for (const std::vector<int>& issues : tables) {
      const auto in = [&](int i) { return i == next || chosen[i] != 0; };
      if (std::all_of(issues.begin(), issues.end(), in)) continue;
      for (const int i : issues)
        if (in(i)) open[i] = 1;
    }
    double ways = 0;
    for (int i = 0; i < n; ++i)
      if (open[i] != 0) ways += std::log(space.issues[i].option_count());
    return ways;
  };
  std::vector<int> order;
  for (int step = 0; step < n; ++step) {
    int best = -1;
    double best_ways = 0;
    for (int i = 0; i < n; ++i) {
      if (chosen[i] != 0) continue;
      const double ways = open_ways(i);
      if (best >= 0 && ways >= best_ways - 1e-9) continue;
      best = i;
      best_ways = ways;
    }
    chosen[best] = 1;
    order.push_back(best);
  }
  return order;
}

}  // namespace armistice

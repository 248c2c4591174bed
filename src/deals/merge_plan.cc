#include "deals/merge_plan.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace armistice {
namespace {

// The table with its issues in merging order.
Term reordered(const DealTable& table, const std::vector<double>& values,
               const std::vector<int>& options, const std::vector<int>& order) {
  std::vector<int> issues, counts;
  std::vector<std::size_t> strides;  // in the file's order, where the last issue is the fastest
  for (const int issue : order) {
    const auto at = std::lower_bound(table.issues.begin(), table.issues.end(), issue);
    if (at == table.issues.end() || *at != issue) continue;
    std::size_t stride = 1;
    for (auto next = at + 1; next != table.issues.end(); ++next)
      stride *= static_cast<std::size_t>(options[static_cast<std::size_t>(*next)]);
    issues.push_back(issue);
    counts.push_back(options[static_cast<std::size_t>(issue)]);
    strides.push_back(stride);
  }
  std::vector<double> moved(values.size());
  std::vector<int> digits(issues.size(), 0);
  std::size_t from = 0;
  for (double& value : moved) {
    value = values[from];
    for (std::size_t d = digits.size(); d-- > 0;) {
      from += strides[d];
      if (++digits[d] < counts[d]) break;
      from -= strides[d] * static_cast<std::size_t>(counts[d]);
      digits[d] = 0;
    }
  }
  return table_term(std::move(issues), std::move(counts), moved);
}

void place_packages(MergePlan& plan) {
  int word = 0, used = 0;
  double bits = 0;
  for (const int count : plan.options) {
    const int width = std::bit_width(static_cast<unsigned>(count - 1));
    bits += std::log2(count);
    if (used + width > 64) ++word, used = 0;
    used += width;
    plan.places.push_back({word, 64 - used, width});
  }
  plan.deal_words = word + 1;
  // one bit to spare for what log2 rounds away
  plan.count_words = static_cast<int>((bits + 1) / 64) + 1;
}

}  // namespace

MergePlan make_plan(const DealSpace& space, const std::vector<int>& parties, bool locked) {
  MergePlan plan;
  plan.parties = parties;
  for (const int party : parties) plan.worths.push_back(whole_worths(space, party));
  for (const SpaceIssue& issue : space.issues) plan.options.push_back(issue.option_count());
  place_packages(plan);

  struct Chosen {
    std::size_t table;
    int adds_to;
  };
  std::vector<Chosen> chosen;
  std::vector<std::vector<int>> reads;
  for (std::size_t t = 0; t < space.tables.size(); ++t) {
    const DealTable& table = space.tables[t];
    Chosen c{t, -1};
    if (table.role == DealTable::Role::add) {
      const auto at = std::find(parties.begin(), parties.end(), table.index);
      if (at == parties.end()) continue;
      c.adds_to = static_cast<int>(at - parties.begin());
    } else if (table.role == DealTable::Role::lock &&
               (locked || !space.locks[static_cast<std::size_t>(table.index)].always)) {
      continue;
    }
    chosen.push_back(c);
    reads.push_back(table.issues);
  }
  plan.order = merging_order(plan.options, reads);
  for (const Chosen& c : chosen) {
    const DealTable& table = space.tables[c.table];
    std::vector<double> values;
    if (c.adds_to < 0)
      for (const double x : table.values) values.push_back(x != 0 ? 1 : 0);
    else
      for (const std::int64_t x : plan.worths[static_cast<std::size_t>(c.adds_to)].tables[c.table])
        values.push_back(static_cast<double>(x));
    plan.terms.push_back({c.adds_to, reordered(table, values, plan.options, plan.order)});
  }
  return plan;
}

}  // namespace armistice

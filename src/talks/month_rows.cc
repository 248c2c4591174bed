#include "talks/month_rows.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <set>
#include <unordered_map>

#include "talks/verdicts.h"
#include "util/random.h"

namespace armistice {
namespace {

// Whether a program read at the table depends on a noise draw, itself or through auxiliaries.
bool table_sees_noise(const Conflict& c) {
  std::vector<const Program*> programs{&c.talks.meet, &c.durability.holds};
  for (const Program& p : c.cost_of_war) programs.push_back(&p);
  for (const Proposer& p : c.talks.proposers) programs.push_back(&p.weight);
  for (std::size_t v = 1; v < verdict_count(c); ++v)
    for (const Program* p : verdict_programs(c, v)) programs.push_back(p);
  for (const Leader& l : c.leaders) programs.push_back(&l.fights_on);
  for (const RefusalRule& r : c.talks.refusals) programs.push_back(&r.when);
  for (const RefusalRule& r : c.talks.conditions) programs.push_back(&r.when);
  for (const Lock& l : c.locks) {
    programs.push_back(&l.while_);
    programs.push_back(&l.cost);
  }
  for (const Preferences& p : c.preferences) {
    for (const IssueWorth& i : p.issues)
      for (const Program& w : i.worth) programs.push_back(&w);
    for (const TogetherTerm& t : p.together) programs.push_back(&t.adds);
  }
  std::vector<int> todo;
  for (const Program* p : programs) todo.insert(todo.end(), p->reads.begin(), p->reads.end());
  std::set<int> seen;
  while (!todo.empty()) {
    const int slot = todo.back();
    todo.pop_back();
    if (!seen.insert(slot).second) continue;
    if (c.layout.slots[slot].kind == SlotKind::noise) return true;
    if (c.layout.slots[slot].kind == SlotKind::auxiliary) {
      const Program& p = c.auxiliaries[c.layout.slots[slot].index].is;
      todo.insert(todo.end(), p.reads.begin(), p.reads.end());
    }
  }
  return false;
}

void append_block(const Basis& basis, const BasisColumns& columns, int lanes, Design& design) {
  design.columns.resize(basis.regressors.size());
  design.features.resize(basis.features.size());
  for (std::size_t k = 0; k < design.columns.size(); ++k)
    design.columns[k].insert(design.columns[k].end(), &columns.regressors[k * kMaxLanes],
                             &columns.regressors[k * kMaxLanes] + lanes);
  for (std::size_t k = 0; k < design.features.size(); ++k)
    design.features[k].insert(design.features[k].end(), &columns.features[k * kMaxLanes],
                              &columns.features[k * kMaxLanes] + lanes);
  design.weight.insert(design.weight.end(), lanes, 1.0);
  design.rows += lanes;
}

// The columns of all courses, and the state columns that must agree besides.
struct Keys {
  std::vector<const double*> columns;  // per key column: value of each course by position
};

std::uint64_t bits(double x) {
  std::uint64_t out;
  std::memcpy(&out, &x, sizeof out);
  return out;
}

constexpr int kProbe = 64;  // courses that tell whether states repeat at all

// Row of each course; rows are numbered by first appearance. Where no two of the first courses
// agree every course is its own row.
std::vector<int> group(const Keys& keys, int count, std::vector<int>& first_of_row) {
  std::vector<int> row(count);
  std::unordered_multimap<std::uint64_t, int> seen;
  first_of_row.clear();
  auto equal = [&](int a, int b) {
    return std::all_of(keys.columns.begin(), keys.columns.end(),
                       [&](const double* x) { return bits(x[a]) == bits(x[b]); });
  };
  for (int p = 0; p < count; ++p) {
    std::uint64_t hash = 0;
    for (const double* x : keys.columns) hash = mix(hash, bits(x[p]));
    int found = -1;
    for (auto [it, end] = seen.equal_range(hash); it != end && found < 0; ++it)
      if (equal(first_of_row[it->second], p)) found = it->second;
    if (found < 0) {
      found = static_cast<int>(first_of_row.size());
      first_of_row.push_back(p);
      seen.emplace(hash, found);
    }
    row[p] = found;
    if (p + 1 == kProbe && first_of_row.size() == kProbe) {
      row.resize(count);
      first_of_row.resize(count);
      std::iota(row.begin(), row.end(), 0);
      std::iota(first_of_row.begin(), first_of_row.end(), 0);
      return row;
    }
  }
  return row;
}

}  // namespace

std::vector<int> courses_at_war(const Paths& paths, int month,
                                const std::vector<std::uint8_t>* only) {
  std::vector<int> out;
  for (int p = 0; p < paths.count; ++p)
    if ((paths.collapse_month[p] < 0 || paths.collapse_month[p] > month) &&
        (only == nullptr || (*only)[p]))
      out.push_back(p);
  return out;
}

void append_rows(const Game& game, const Scenario& scenario, const Paths& paths, int month,
                 const std::vector<int>& which, Design& design, WarBlock& block,
                 const VisitBlock& visit) {
  BasisColumns columns;
  for (std::size_t first = 0; first < which.size(); first += kMaxLanes) {
    const int lanes = static_cast<int>(std::min<std::size_t>(kMaxLanes, which.size() - first));
    load_block(game, paths, month, which.data() + first, lanes, block);
    evaluate_locks(*game.conflict, scenario, month, block.frame, block.registers);
    evaluate_basis(game.basis, block.frame, columns);
    append_block(game.basis, columns, lanes, design);
    if (visit) visit(block);
  }
}

MonthRows month_rows(const Game& game, const Scenario& scenario, const Paths& paths, int month,
                     WarBlock& block, const VisitBlock& visit,
                     const std::vector<std::uint8_t>* only) {
  const Layout& layout = game.conflict->layout;
  MonthRows out;
  out.path = courses_at_war(paths, month, only);
  const int count = static_cast<int>(out.path.size());
  Design every;
  append_rows(game, scenario, paths, month, out.path, every, block, visit);

  Keys keys;
  for (const auto& column : every.columns) keys.columns.push_back(column.data());
  for (const auto& column : every.features) keys.columns.push_back(column.data());
  std::vector<std::vector<double>> extra;
  auto add_state = [&](int from, int to) {
    for (int slot = from; slot < to; ++slot) {
      std::vector<double> column(count);
      for (int p = 0; p < count; ++p) column[p] = paths.column(month, slot)[out.path[p]];
      extra.push_back(std::move(column));
    }
  };
  add_state(layout.overrides, layout.event_counts);
  if (table_sees_noise(*game.conflict)) add_state(layout.noises, layout.delays);
  if (game.has_ceasefire()) add_state(layout.phase, layout.phase + 1);
  for (const auto& column : extra) keys.columns.push_back(column.data());

  std::vector<int> first_of_row;
  out.row = group(keys, count, first_of_row);
  const int rows = static_cast<int>(first_of_row.size());
  out.representative.resize(rows);
  for (int r = 0; r < rows; ++r) out.representative[r] = out.path[first_of_row[r]];
  if (rows == count) {
    out.design = std::move(every);
    return out;
  }
  out.design.rows = rows;
  out.design.weight.assign(rows, 0.0);
  for (int r : out.row) out.design.weight[r] += 1;
  auto thin = [&](const std::vector<std::vector<double>>& from,
                  std::vector<std::vector<double>>& to) {
    for (const auto& column : from) {
      std::vector<double> kept(rows);
      for (int r = 0; r < rows; ++r) kept[r] = column[first_of_row[r]];
      to.push_back(std::move(kept));
    }
  };
  thin(every.columns, out.design.columns);
  thin(every.features, out.design.features);
  return out;
}

MonthRows single_rows(const Paths& paths, int month) {
  MonthRows out;
  out.path = out.representative = courses_at_war(paths, month);
  out.row.resize(out.path.size());
  std::iota(out.row.begin(), out.row.end(), 0);
  return out;
}

Target row_target(const MonthRows& rows, const std::vector<double>& values) {
  Target out;
  out.mean.assign(rows.design.rows, 0.0);
  out.within.assign(rows.design.rows, 0.0);
  for (std::size_t p = 0; p < values.size(); ++p) out.mean[rows.row[p]] += values[p];
  for (int r = 0; r < rows.design.rows; ++r) out.mean[r] /= rows.design.weight[r];
  for (std::size_t p = 0; p < values.size(); ++p) {
    const double off = values[p] - out.mean[rows.row[p]];
    out.within[rows.row[p]] += off * off;
  }
  return out;
}

}  // namespace armistice

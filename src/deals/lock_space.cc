#include "deals/lock_space.h"

#include <algorithm>
#include <utility>

#include "deals/package_frame.h"

namespace armistice {
namespace {

// The program's values for every way to settle its issues; false: there are too many.
bool tabulate(const Conflict& conflict, const Program& program, PackageFrame& frame,
              DealTable& table) {
  table.issues = issues_read(conflict, program);
  std::int64_t total = 1;
  for (const int issue : table.issues) {
    total *= conflict.issues[issue].option_count;
    if (total > kMaxDealTable) return false;
  }
  table.values.resize(static_cast<std::size_t>(total));
  std::vector<int> option(table.issues.size(), 0);
  for (std::int64_t begin = 0; begin < total; begin += kMaxLanes) {
    const int lanes = static_cast<int>(std::min<std::int64_t>(kMaxLanes, total - begin));
    for (int lane = 0; lane < lanes; ++lane) {
      for (std::size_t k = 0; k < option.size(); ++k) frame.set(lane, table.issues[k], option[k]);
      for (std::size_t k = option.size(); k-- > 0;) {
        if (++option[k] < conflict.issues[table.issues[k]].option_count) break;
        option[k] = 0;
      }
    }
    frame.evaluate(program, lanes, table.values.data() + begin);
  }
  return true;
}

}  // namespace

std::optional<DealTable> table_of_issues(const Conflict& conflict, const Program& program) {
  PackageFrame frame(conflict, nullptr);
  DealTable table;
  if (!tabulate(conflict, program, frame, table)) return std::nullopt;
  return table;
}

std::optional<DealSpace> lock_space(const Conflict& conflict) {
  DealSpace space;
  PackageFrame frame(conflict, nullptr);
  for (const Issue& issue : conflict.issues) {
    SpaceIssue& out = space.issues.emplace_back();
    out.id = issue.id;
    out.options = issue.options;
    out.options.resize(static_cast<std::size_t>(issue.option_count));  // a share has no names
  }
  for (std::size_t l = 0; l < conflict.locks.size(); ++l) {
    const Lock& lock = conflict.locks[l];
    space.locks.push_back({lock.id, lock.hard && lock.permanent()});
    DealTable table;
    table.role = DealTable::Role::lock;
    table.index = static_cast<int>(l);
    if (!tabulate(conflict, lock.refuses, frame, table)) return std::nullopt;
    space.tables.push_back(std::move(table));
  }
  for (const Program& rule : conflict.forbidden) {
    DealTable table;
    if (!tabulate(conflict, rule, frame, table)) return std::nullopt;
    space.tables.push_back(std::move(table));
  }
  return space;
}

}  // namespace armistice

#include "deals/case_space.h"

#include <algorithm>

#include "deals/package_frame.h"
#include "deals/worth.h"

namespace armistice {
namespace {

// `factor` where the condition is true, else 0, for every way to settle its issues.
class Tabulator {
 public:
  explicit Tabulator(const Conflict& conflict) : conflict_(conflict), frame_(conflict, nullptr) {}

  void add(const Program& condition, DealTable::Role role, int index, double factor,
           CaseSpace& to) {
    DealTable table;
    table.role = role;
    table.index = index;
    table.issues = issues_read(conflict_, condition);
    std::int64_t ways = 1;
    for (const int issue : table.issues)
      if (ways <= kMaxDealTable)
        ways *= conflict_.issues[static_cast<std::size_t>(issue)].option_count;
    if (ways > kMaxDealTable) {
      to.too_long.push_back(condition.text);
      return;
    }
    frame_.prepare(condition);
    Deal deal(conflict_.issues.size(), 0);
    for (std::int64_t k = 0; k < ways; ++k) {
      table.values.push_back(frame_.value(condition, deal.data()) != 0 ? factor : 0);
      for (std::size_t d = table.issues.size(); d-- > 0;) {
        const auto issue = static_cast<std::size_t>(table.issues[d]);
        if (++deal[issue] < conflict_.issues[issue].option_count) break;
        deal[issue] = 0;
      }
    }
    to.space.tables.push_back(std::move(table));
  }

 private:
  const Conflict& conflict_;
  PackageFrame frame_;
};

SpaceIssue space_issue(const Issue& issue) {
  SpaceIssue out{issue.id, issue.options};
  for (int o = static_cast<int>(out.options.size()); o < issue.option_count; ++o)
    out.options.push_back(std::to_string(issue.value(o)));
  return out;
}

}  // namespace

CaseSpace case_space(const Conflict& conflict, const Frame& start, const Scale& scale) {
  CaseSpace out;
  OptionWorths worths(conflict);
  Registers registers;
  Frame one = start;
  one.lanes = 1;
  worths.evaluate(one, scale, registers);
  Tabulator tabulator(conflict);
  for (const Issue& issue : conflict.issues) out.space.issues.push_back(space_issue(issue));
  for (std::size_t p = 0; p < conflict.parties.size(); ++p) {
    if (!conflict.parties[p].has_preferences) continue;
    const auto index = static_cast<int>(out.party.size());
    const auto party = static_cast<int>(p);
    out.party.push_back(party);
    const std::vector<int>& needed = conflict.talks.needed;
    if (std::find(needed.begin(), needed.end(), party) != needed.end()) out.needed.push_back(index);
    SpaceParty entry{conflict.parties[p].id, 0, {}, {}};
    for (std::size_t i = 0; i < conflict.issues.size(); ++i) {
      std::vector<double> worth;
      for (int o = 0; o < conflict.issues[i].option_count; ++o)
        worth.push_back(worths.option(party, static_cast<int>(i), o)[0]);
      entry.worth.push_back(std::move(worth));
    }
    out.space.parties.push_back(std::move(entry));
    const std::vector<TogetherTerm>& terms = conflict.preferences[p].together;
    for (std::size_t t = 0; t < terms.size(); ++t)
      tabulator.add(terms[t].when, DealTable::Role::add, index,
                    worths.together(party, static_cast<int>(t))[0], out);
  }
  for (const Program& rule : conflict.forbidden)
    tabulator.add(rule, DealTable::Role::forbid, 0, 1, out);
  for (const Lock& lock : conflict.locks) {
    if (!lock.hard || !lock.permanent()) continue;
    out.space.locks.push_back({lock.id, true});
    tabulator.add(lock.refuses, DealTable::Role::lock, static_cast<int>(out.space.locks.size()) - 1,
                  1, out);
  }
  return out;
}

}  // namespace armistice

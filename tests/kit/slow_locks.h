// Slow, obvious twins of the lock search: every package of a deal space is listed. And small
// spaces by lot to try both on. For tests and benchmarks only.
#pragma once

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "armistice/deal_space.h"
#include "deals/lock_search.h"

namespace armistice::slow {

inline double value_at(const DealSpace& space, const DealTable& table, const Deal& deal) {
  std::size_t at = 0;
  for (const int issue : table.issues)
    at = at * static_cast<std::size_t>(space.issues[issue].option_count()) +
         static_cast<std::size_t>(deal[issue]);
  return table.values[at];
}

inline double worth_at(const DealSpace& space, int party, const Deal& deal) {
  double worth = space.parties[party].offset;
  for (std::size_t i = 0; i < deal.size(); ++i) worth += space.parties[party].worth[i][deal[i]];
  for (const DealTable& table : space.tables)
    if (table.role == DealTable::Role::add && table.index == party)
      worth += value_at(space, table, deal);
  return worth;
}

inline bool allowed(const DealSpace& space, const Deal& deal) {
  return std::none_of(space.tables.begin(), space.tables.end(), [&](const DealTable& table) {
    return table.role == DealTable::Role::forbid && value_at(space, table, deal) != 0;
  });
}

inline PlayerSet blockers_of(const DealSpace& space, const LockQuestion& question,
                             const Deal& deal) {
  PlayerSet set;
  for (const DealTable& table : space.tables)
    if (table.role == DealTable::Role::lock && question.lock_player[table.index] >= 0 &&
        value_at(space, table, deal) != 0)
      set.set(static_cast<std::size_t>(question.lock_player[table.index]));
  for (std::size_t p = 0; p < question.need.size(); ++p)
    if (question.need[p] && worth_at(space, static_cast<int>(p), deal) < *question.need[p])
      set.set(static_cast<std::size_t>(question.need_player[p]));
  return set;
}

// Of every package that the rules allow; the first issue slowest.
inline std::vector<PlayerSet> all_blockers(const DealSpace& space, const LockQuestion& question) {
  std::vector<PlayerSet> all;
  Deal deal(space.issues.size(), 0);
  for (;;) {
    if (allowed(space, deal)) all.push_back(blockers_of(space, question, deal));
    std::size_t i = deal.size();
    while (i > 0 && ++deal[i - 1] == space.issues[i - 1].option_count()) deal[--i] = 0;
    if (i == 0) return all;
  }
}

struct SpaceSize {
  int issues = 4, options = 3, locks = 6, parties = 2, rules = 1, widest = 3;
  double refused = 0.6;  // share of the ways to settle a lock's issues that it refuses
};

inline DealTable random_table(std::mt19937& random, const DealSpace& space, int widest,
                              double marked) {
  DealTable table;
  const int width = 1 + static_cast<int>(random() % static_cast<unsigned>(widest));
  for (int k = 0; k < width; ++k)
    table.issues.push_back(static_cast<int>(random() % space.issues.size()));
  std::sort(table.issues.begin(), table.issues.end());
  table.issues.erase(std::unique(table.issues.begin(), table.issues.end()), table.issues.end());
  std::size_t count = 1;
  for (const int issue : table.issues)
    count *= static_cast<std::size_t>(space.issues[issue].option_count());
  for (std::size_t k = 0; k < count; ++k)
    table.values.push_back(static_cast<double>(random() % 1000) < 1000 * marked ? 1 : 0);
  return table;
}

// Worths in tenths, so that packages tie; needs between tenths, so that rounding decides nothing.
inline DealSpace random_space(std::mt19937& random, const SpaceSize& size) {
  DealSpace space;
  const auto tenths = [&] { return static_cast<double>(random() % 11) / 10; };
  for (int i = 0; i < size.issues; ++i) {
    SpaceIssue issue{"i" + std::to_string(i), {}};
    for (int o = 2 + static_cast<int>(random() % static_cast<unsigned>(size.options - 1)); o > 0;
         --o)
      issue.options.push_back("o" + std::to_string(o));
    space.issues.push_back(issue);
  }
  for (int p = 0; p < size.parties; ++p) {
    SpaceParty party{"p" + std::to_string(p), tenths() - 0.5, {}, {}};
    for (const SpaceIssue& issue : space.issues) {
      party.worth.emplace_back();
      for (int o = 0; o < issue.option_count(); ++o) party.worth.back().push_back(tenths());
    }
    space.parties.push_back(party);
    if (random() % 2 == 0) {
      DealTable table = random_table(random, space, size.widest, 0.3);
      table.role = DealTable::Role::add;
      table.index = p;
      for (double& value : table.values) value *= tenths() * 2 - 1;
      space.tables.push_back(table);
    }
  }
  for (int l = 0; l < size.locks; ++l) {
    space.locks.push_back({"l" + std::to_string(l), false});
    DealTable table = random_table(random, space, size.widest, size.refused);
    table.role = DealTable::Role::lock;
    table.index = l;
    space.tables.push_back(table);
  }
  for (int r = 0; r < size.rules; ++r)
    if (random() % 2 == 0) space.tables.push_back(random_table(random, space, size.widest, 0.3));
  return space;
}

// Every lock a player of its own; parties asked by lot.
inline LockQuestion random_question(std::mt19937& random, const DealSpace& space, bool needs) {
  LockQuestion question;
  for (std::size_t l = 0; l < space.locks.size(); ++l)
    question.lock_player.push_back(random() % 8 == 0 ? -1 : question.players++);
  for (std::size_t p = 0; p < space.parties.size(); ++p) {
    question.need.emplace_back();
    question.need_player.push_back(-1);
    if (!needs || random() % 4 == 0) continue;
    question.need.back() = 0.05 + static_cast<double>(random() % 25) / 10;
    question.need_player.back() = question.players++;
  }
  return question;
}

}  // namespace armistice::slow

// Slow, obvious twin of src/deals/frontier.h and points.h: every package of a small deal space is
// listed and every pair compared. Also spaces made by lot.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "armistice/deal.h"
#include "armistice/deal_space.h"

namespace armistice::slow {

inline constexpr double kSame = 1e-9;  // worths closer than this are equal

struct SpacePackage {
  Deal deal;
  std::vector<double> worth;  // per party of the space
};

inline double table_value(const DealSpace& space, const DealTable& table, const Deal& deal) {
  std::size_t at = 0;
  for (const int issue : table.issues)
    at = at * space.issues[issue].options.size() + static_cast<std::size_t>(deal[issue]);
  return table.values[at];
}

inline bool allowed(const DealSpace& space, const Deal& deal, bool locked) {
  for (const DealTable& table : space.tables) {
    if (table.role == DealTable::Role::add) continue;
    if (table.role == DealTable::Role::lock && (locked || !space.locks[table.index].always))
      continue;
    if (table_value(space, table, deal) != 0) return false;
  }
  return true;
}

inline double space_worth(const DealSpace& space, int party, const Deal& deal) {
  double u = space.parties[party].offset;
  for (std::size_t i = 0; i < deal.size(); ++i) u += space.parties[party].worth[i][deal[i]];
  for (const DealTable& table : space.tables)
    if (table.role == DealTable::Role::add && table.index == party)
      u += table_value(space, table, deal);
  return u;
}

// Every package that counts, in file order.
inline std::vector<SpacePackage> packages(const DealSpace& space, bool locked = false) {
  std::vector<SpacePackage> all;
  Deal deal(space.issues.size(), 0);
  for (;;) {
    if (allowed(space, deal, locked)) {
      SpacePackage package{deal, {}};
      for (std::size_t p = 0; p < space.parties.size(); ++p)
        package.worth.push_back(space_worth(space, static_cast<int>(p), deal));
      all.push_back(std::move(package));
    }
    std::size_t i = deal.size();
    while (i > 0 && ++deal[i - 1] == space.issues[i - 1].option_count()) deal[--i] = 0;
    if (i == 0) return all;
  }
}

struct SpaceEntry {
  Deal deal;  // the first in file order
  std::vector<double> worth;
  std::int64_t ties = 0;
};

inline bool same_worth(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t d = 0; d < a.size(); ++d)
    if (std::abs(a[d] - b[d]) > kSame) return false;
  return true;
}

// a is at least as good for all and not the same.
inline bool beats(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t d = 0; d < a.size(); ++d)
    if (a[d] < b[d] - kSame) return false;
  return !same_worth(a, b);
}

// One entry per worth vector that nothing beats, best for the first party first.
inline std::vector<SpaceEntry> frontier(const std::vector<SpacePackage>& all) {
  std::vector<SpaceEntry> found;
  for (const SpacePackage& p : all) {
    if (std::any_of(all.begin(), all.end(),
                    [&](const SpacePackage& q) { return beats(q.worth, p.worth); }))
      continue;
    const auto at = std::find_if(found.begin(), found.end(),
                                 [&](const SpaceEntry& e) { return same_worth(e.worth, p.worth); });
    if (at != found.end())
      ++at->ties;
    else
      found.push_back({p.deal, p.worth, 1});
  }
  std::sort(found.begin(), found.end(), [](const SpaceEntry& a, const SpaceEntry& b) {
    for (std::size_t d = 0; d < a.worth.size(); ++d)
      if (std::abs(a.worth[d] - b.worth[d]) > kSame) return a.worth[d] > b.worth[d];
    return false;
  });
  return found;
}

struct SpacePoint {
  bool found = false;
  Deal deal;
  std::vector<double> worth;
  std::int64_t ties = 0;
  double value = 0;
};

// 0 Nash, 1 Kalai-Smorodinsky, 2 egalitarian, 3 utilitarian, straight from the definitions.
inline SpacePoint point(const std::vector<SpacePackage>& all, const std::vector<double>& e,
                        int rule) {
  const std::size_t n = e.size();
  std::vector<const SpacePackage*> fit;
  for (const SpacePackage& p : all) {
    bool enough = true;
    for (std::size_t d = 0; d < n; ++d) enough = enough && p.worth[d] >= e[d] - kSame;
    if (enough) fit.push_back(&p);
  }
  SpacePoint out;
  if (fit.empty()) return out;
  std::vector<double> ideal(n, -1e300);
  for (const SpacePackage* p : fit)
    for (std::size_t d = 0; d < n; ++d) ideal[d] = std::max(ideal[d], p->worth[d]);
  // what the rule looks at first, then second, ...
  const auto order = [&](const SpacePackage& p) {
    std::vector<double> gains, key;
    double product = 1, sum = 0;
    for (std::size_t d = 0; d < n; ++d) {
      const double gain = p.worth[d] - e[d];
      product *= std::max(0.0, gain);
      sum += p.worth[d];
      if (rule != 1) gains.push_back(gain);
      if (rule == 1 && ideal[d] - e[d] > kSame) gains.push_back(gain / (ideal[d] - e[d]));
    }
    std::sort(gains.begin(), gains.end());
    if (rule == 0) key.push_back(product);
    if (rule == 3) key.push_back(sum);
    key.insert(key.end(), gains.begin(), gains.end());
    return key;
  };
  const SpacePackage* best = fit[0];
  for (const SpacePackage* p : fit) {
    const std::vector<double> a = order(*p), b = order(*best);
    for (std::size_t k = 0; k < a.size(); ++k) {
      if (std::abs(a[k] - b[k]) <= kSame) continue;
      if (a[k] > b[k]) best = p;
      break;
    }
  }
  out.found = true;
  out.deal = best->deal;
  out.worth = best->worth;
  const std::vector<double> key = order(*best);
  out.value = key.empty() ? 0 : key[0];
  for (const SpacePackage* p : fit) out.ties += same_worth(p->worth, best->worth);
  return out;
}

struct SpaceSize {
  int parties = 2, most_issues = 5, most_options = 4;
  int grain = 10;            // worths are whole multiples of weight / grain; 0: any number
  bool opposed = false;      // the first two want the opposite
  bool tables = true;        // terms, locks, forbidden rules
  bool odd_weights = false;  // weights without a common unit
};

// One space by lot; the same seed gives the same space.
inline DealSpace random_space(unsigned seed, const SpaceSize& size) {
  std::mt19937 random(seed);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto unit = [&] {
    if (size.grain > 0) return below(size.grain + 1) / static_cast<double>(size.grain);
    return static_cast<double>(random() % 1000003) / 1000003;
  };
  const auto weight = [&] {
    const double w = (1 + below(9)) * 0.1;
    return size.odd_weights && below(2) == 0 ? w * std::sqrt(2.0) : w;
  };
  DealSpace space;
  const int issues = 1 + below(size.most_issues);
  for (int i = 0; i < issues; ++i) {
    SpaceIssue issue{"issue" + std::to_string(i), {}};
    const int options = 1 + below(size.most_options);
    for (int o = 0; o < options; ++o) issue.options.push_back(std::to_string(o));
    space.issues.push_back(issue);
  }
  for (int p = 0; p < size.parties; ++p) {
    SpaceParty party;
    party.id = "p" + std::to_string(p + 1);
    party.offset = below(3) == 0 ? 0.1 * below(5) : 0;
    for (int i = 0; i < issues; ++i) {
      const double w = weight();
      std::vector<double> worth;
      for (int o = 0; o < space.issues[i].option_count(); ++o) {
        const double base = size.opposed && p == 1 ? 1 - space.parties[0].worth[i][o] : w * unit();
        worth.push_back(base);
      }
      party.worth.push_back(worth);
    }
    party.reservation = unit() * issues * 0.25;
    space.parties.push_back(party);
  }
  if (!size.tables) return space;
  for (int l = 0; l < 2; ++l) space.locks.push_back({"lock" + std::to_string(l), below(2) == 0});
  const int tables = below(6);
  for (int t = 0; t < tables; ++t) {
    DealTable table;
    std::size_t ways = 1;
    for (int i = 0; i < issues; ++i)
      if (below(issues) < 2) {
        table.issues.push_back(i);
        ways *= space.issues[i].options.size();
      }
    const int role = below(4);
    table.role = role < 2    ? DealTable::Role::add
                 : role == 2 ? DealTable::Role::forbid
                             : DealTable::Role::lock;
    table.index = table.role == DealTable::Role::add ? below(size.parties) : below(2);
    for (std::size_t k = 0; k < ways; ++k) {
      const bool hit = below(4) == 0;
      table.values.push_back(!hit                                 ? 0
                             : table.role == DealTable::Role::add ? 0.1 * (below(9) - 4)
                                                                  : 1);
    }
    space.tables.push_back(table);
  }
  return space;
}

}  // namespace armistice::slow

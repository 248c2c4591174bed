#include "deals/lock_picture.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <type_traits>
#include <utility>

namespace armistice {
namespace {

// A part of the table: some issues, and the tables over them.
struct Part {
  std::vector<int> issues;  // of the whole space
  DealSpace space;
};

// Issues that a table or a player ties together. Empty: issues that nothing asks about.
std::vector<Part> parts_of(const DealSpace& space, const LockQuestion& question) {
  const std::size_t issues = space.issues.size();
  std::vector<std::size_t> root(issues + static_cast<std::size_t>(question.players));
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t k) {
    while (root[k] != k) k = root[k];
    return k;
  };
  const auto counts = [&](const DealTable& table) {
    return !table.issues.empty() &&
           (table.role == DealTable::Role::forbid ||
            (table.role == DealTable::Role::lock && question.lock_player[table.index] >= 0));
  };
  for (const DealTable& table : space.tables) {
    if (!counts(table)) continue;
    for (const int issue : table.issues) root[find(issue)] = find(table.issues[0]);
    if (table.role == DealTable::Role::lock)
      root[find(issues + question.lock_player[table.index])] = find(table.issues[0]);
  }
  std::vector<Part> parts;
  std::vector<int> part_of(root.size(), -1), place(issues, -1);
  for (const DealTable& table : space.tables) {
    if (!counts(table)) continue;
    int& part = part_of[find(table.issues[0])];
    if (part < 0) {
      part = static_cast<int>(parts.size());
      parts.emplace_back().space.locks = space.locks;
    }
    Part& target = parts[part];
    DealTable moved = table;
    moved.issues.clear();
    // issues of a part keep the order of the space only if they are placed in that order
    if (target.issues.empty())
      for (std::size_t i = 0; i < issues; ++i)
        if (find(i) == find(table.issues[0])) {
          place[i] = static_cast<int>(target.issues.size());
          target.issues.push_back(static_cast<int>(i));
          target.space.issues.push_back(space.issues[i]);
        }
    for (const int issue : table.issues) moved.issues.push_back(place[issue]);
    target.space.tables.push_back(std::move(moved));
  }
  return parts;
}

// The `most` smallest unions of a set of one family and a set of the other.
LockFamily multiplied(const LockFamily& a, const LockFamily& b, std::size_t most) {
  LockFamily out;
  const auto size = [](const LockFamily::Member& m) { return static_cast<int>(m.players.count()); };
  const int low_a = size(a.sets.front()), low_b = size(b.sets.front());
  out.complete = a.complete && b.complete;
  if (!a.complete) out.complete_below = std::min(out.complete_below, a.complete_below + low_b);
  if (!b.complete) out.complete_below = std::min(out.complete_below, b.complete_below + low_a);
  const int high = size(a.sets.back()) + size(b.sets.back());
  const auto of_size = [&](const LockFamily& family, int n) {
    return std::equal_range(family.sets.begin(), family.sets.end(), n,
                            [&](const auto& x, const auto& y) {
                              if constexpr (std::is_same_v<std::decay_t<decltype(x)>, int>)
                                return x < size(y);
                              else
                                return size(x) < y;
                            });
  };
  for (int total = low_a + low_b; total <= high; ++total)
    for (int n = low_a; n <= total - low_b; ++n) {
      const auto [first_a, last_a] = of_size(a, n);
      const auto [first_b, last_b] = of_size(b, total - n);
      for (auto x = first_a; x != last_a; ++x)
        for (auto y = first_b; y != last_b; ++y) {
          if (out.sets.size() == most) {
            out.complete = false;
            out.complete_below = std::min(out.complete_below, total);
            return out;
          }
          // a member holds the options of its own part and 0 elsewhere
          LockFamily::Member member{x->players | y->players, x->deal};
          for (std::size_t i = 0; i < y->deal.size(); ++i)
            member.deal[i] = static_cast<std::int16_t>(member.deal[i] + y->deal[i]);
          out.sets.push_back(std::move(member));
        }
    }
  return out;
}

bool any_need(const LockQuestion& question) {
  return std::any_of(question.need.begin(), question.need.end(),
                     [](const auto& need) { return need.has_value(); });
}

// Always true rules, and locks that refuse every package, stand in no part.
bool any_constant(const DealSpace& space) {
  return std::any_of(space.tables.begin(), space.tables.end(),
                     [](const DealTable& table) { return table.issues.empty(); });
}

void add_knots(const LockFamily& family, std::size_t most, LockPicture& out) {
  std::vector<PlayerSet> knots;
  bool all = true;
  if (family.knots) {
    knots = *family.knots;
    all = knots.size() <= most;
    knots.resize(std::min(knots.size(), most));
  } else {
    std::vector<PlayerSet> keys;
    for (const LockFamily::Member& member : family.sets) keys.push_back(member.players);
    knots = knots_of(keys, most);
    all = family.complete && knots.size() < most;
  }
  out.knots_complete = out.knots_complete && all;
  out.knots.insert(out.knots.end(), knots.begin(), knots.end());
}

}  // namespace

LockPicture lock_picture(const DealSpace& space, const LockQuestion& question) {
  LockPicture out;
  if (any_need(question) || any_constant(space)) {
    out.keys = minimal_blockers(space, question);
    add_knots(out.keys, question.most, out);
    return out;
  }
  const Deal blank(space.issues.size(), 0);
  out.keys.sets.push_back({PlayerSet{}, blank});
  for (const Part& part : parts_of(space, question)) {
    LockQuestion own = question;
    own.need.clear();
    LockFamily family = minimal_blockers(part.space, own);
    if (family.sets.empty()) {  // no package at all, or none within the budget
      out.keys = std::move(family);
      out.knots.clear();
      out.knots_complete = !out.keys.any_package;
      return out;
    }
    for (LockFamily::Member& member : family.sets) {
      Deal deal = blank;
      for (std::size_t i = 0; i < part.issues.size(); ++i) deal[part.issues[i]] = member.deal[i];
      member.deal = std::move(deal);
    }
    add_knots(family, question.most, out);
    out.keys = multiplied(out.keys, family, question.most);
  }
  std::sort(out.keys.sets.begin(), out.keys.sets.end(),
            [](const auto& a, const auto& b) { return smaller_set(a.players, b.players); });
  std::sort(out.knots.begin(), out.knots.end(), smaller_set);
  if (out.knots.size() > question.most) {
    out.knots.resize(question.most);
    out.knots_complete = false;
  }
  return out;
}

std::vector<double> kind_shares(const DealSpace& space, const LockQuestion& question,
                                const std::vector<int>& kind, int kinds) {
  LockQuestion by_kind = question;
  by_kind.players = kinds;
  for (int& player : by_kind.lock_player)
    if (player >= 0) player = kind[player];
  for (std::size_t p = 0; p < by_kind.need_player.size(); ++p)
    if (question.need[p]) by_kind.need_player[p] = kind[question.need_player[p]];
  by_kind.budget = std::numeric_limits<std::size_t>::max() / 2;  // few sets of few kinds
  std::vector<PlayerSet> keys;
  for (const LockFamily::Member& member : minimal_blockers(space, by_kind).sets)
    keys.push_back(member.players);
  return shapley_shares(keys, kinds, 0).share;
}

}  // namespace armistice

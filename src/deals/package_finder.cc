#include "deals/package_finder.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace armistice {
namespace {

constexpr int kWord = 64;
constexpr double kSlack = 1e-9;  // as in the search by merging

std::uint64_t bit(int k) { return std::uint64_t{1} << k; }
std::uint64_t first_bits(int count) { return ~std::uint64_t{0} >> (kWord - count); }
bool counts(int player, std::uint64_t shut) { return player < 0 || (shut >> player & 1) != 0; }

}  // namespace

std::optional<PackageFinder> PackageFinder::of(const DealSpace& space,
                                               const LockQuestion& question) {
  PackageFinder finder;
  if (!finder.read(space, question)) return std::nullopt;
  finder.rank_options();
  finder.states_.resize(finder.issues_.size() + 1);
  return finder;
}

bool PackageFinder::read(const DealSpace& space, const LockQuestion& question) {
  if (question.players > kWord || space.issues.size() > kWord) return false;
  for (const SpaceIssue& issue : space.issues) {
    if (issue.option_count() > kWord) return false;
    issues_.emplace_back().options = issue.option_count();
  }
  for (const DealTable& table : space.tables) {
    if (table.role == DealTable::Role::add) continue;
    const bool rule = table.role == DealTable::Role::forbid;
    const int player = rule ? -1 : question.lock_player[table.index];
    if ((rule || player >= 0) && !read_table(table, player)) return false;
  }
  for (std::size_t p = 0; p < question.need.size(); ++p)
    if (question.need[p] &&
        !read_need(space, static_cast<int>(p), question.need_player[p], *question.need[p]))
      return false;
  return true;
}

// False: over more than two issues.
bool PackageFinder::read_table(const DealTable& table, int player) {
  const bool never = std::all_of(table.values.begin(), table.values.end(),
                                 [](double value) { return value == 0; });
  const bool ever = std::any_of(table.values.begin(), table.values.end(),
                                [](double value) { return value == 0; });
  if (never) return true;
  if (!ever) {
    if (player < 0)
      impossible_ = true;
    else
      always_ |= bit(player);
    return true;
  }
  if (table.issues.size() > 2) return false;
  Issue& first = issues_[table.issues[0]];
  if (table.issues.size() == 1) {
    Single single{player, 0};
    for (int o = 0; o < first.options; ++o)
      if (table.values[o] == 0) single.allowed |= bit(o);
    first.singles.push_back(single);
    return true;
  }
  Issue& second = issues_[table.issues[1]];
  Tie there{table.issues[1], player, std::vector<Options>(first.options, 0)};
  Tie back{table.issues[0], player, std::vector<Options>(second.options, 0)};
  for (int a = 0; a < first.options; ++a)
    for (int b = 0; b < second.options; ++b)
      if (table.values[static_cast<std::size_t>(a * second.options + b)] == 0) {
        there.allowed[a] |= bit(b);
        back.allowed[b] |= bit(a);
      }
  first.ties.push_back(std::move(there));
  second.ties.push_back(std::move(back));
  return true;
}

// False: a term of the party's worth ties issues together.
bool PackageFinder::read_need(const DealSpace& space, int party, int player, double need) {
  Need out{player, space.parties[party].offset, need, 0, space.parties[party].worth};
  for (const DealTable& table : space.tables) {
    if (table.role != DealTable::Role::add || table.index != party) continue;
    if (table.issues.size() > 1) return false;
    if (table.issues.empty())
      out.constant += table.values[0];
    else
      for (std::size_t o = 0; o < table.values.size(); ++o)
        out.worth[table.issues[0]][o] += table.values[o];
  }
  for (const std::vector<double>& worth : out.worth) {
    const auto [low, high] = std::minmax_element(worth.begin(), worth.end());
    out.slack += kSlack * (*high - *low);
  }
  needs_.push_back(std::move(out));
  return true;
}

void PackageFinder::rank_options() {
  for (Issue& issue : issues_) {
    std::vector<double> refused(static_cast<std::size_t>(issue.options), 0.0);
    for (int o = 0; o < issue.options; ++o) {
      for (const Single& single : issue.singles) refused[o] += (single.allowed >> o & 1) == 0;
      for (const Tie& tie : issue.ties)
        refused[o] +=
            1 - static_cast<double>(std::popcount(tie.allowed[o])) / issues_[tie.other].options;
    }
    issue.ranked.resize(refused.size());
    std::iota(issue.ranked.begin(), issue.ranked.end(), 0);
    std::stable_sort(issue.ranked.begin(), issue.ranked.end(),
                     [&](int a, int b) { return refused[a] < refused[b]; });
  }
}

// False: an issue has no option left.
bool PackageFinder::start(Players shut) {
  State& state = states_[0];
  state.left.clear();
  state.open = issues_.empty() ? 0 : first_bits(static_cast<int>(issues_.size()));
  for (Issue& issue : issues_) {
    Options left = first_bits(issue.options);
    for (const Single& single : issue.singles)
      if (counts(single.player, shut)) left &= single.allowed;
    issue.shut_ties =
        static_cast<int>(std::count_if(issue.ties.begin(), issue.ties.end(),
                                       [&](const Tie& t) { return counts(t.player, shut); }));
    state.left.push_back(left);
    if (left == 0) return false;
  }
  return within_reach(state, shut);
}

// The one with the fewest options left; of these the one with the most shut ties.
int PackageFinder::next_issue(const State& state) const {
  int best = -1, fewest = 0;
  for (std::uint64_t rest = state.open; rest != 0; rest &= rest - 1) {
    const int i = std::countr_zero(rest);
    const int left = std::popcount(state.left[i]);
    if (best >= 0 &&
        (left > fewest || (left == fewest && issues_[i].shut_ties <= issues_[best].shut_ties)))
      continue;
    best = i;
    fewest = left;
  }
  return best;
}

// False: another issue has no option left.
bool PackageFinder::settle(State& state, int issue, int option, Players shut) const {
  state.left[issue] = bit(option);
  state.open &= ~bit(issue);
  for (const Tie& tie : issues_[issue].ties) {
    if (!counts(tie.player, shut)) continue;
    state.left[tie.other] &= tie.allowed[option];
    if (state.left[tie.other] == 0) return false;
  }
  return within_reach(state, shut);
}

// Strikes off the options with which a shut need is out of reach. False: it is so with any.
bool PackageFinder::within_reach(State& state, Players shut) const {
  std::vector<double> best;
  for (const Need& need : needs_) {
    if (!counts(need.player, shut)) continue;
    double most = need.constant;
    best.clear();
    for (std::size_t i = 0; i < issues_.size(); ++i) {
      double high = -std::numeric_limits<double>::infinity();
      for (Options rest = state.left[i]; rest != 0; rest &= rest - 1)
        high = std::max(high, need.worth[i][std::countr_zero(rest)]);
      best.push_back(high);
      most += high;
    }
    const double spare = most - (need.need - 2 * need.slack);
    if (spare < 0) return false;
    for (std::uint64_t open = state.open; open != 0; open &= open - 1) {
      const int i = std::countr_zero(open);
      for (Options rest = state.left[i]; rest != 0; rest &= rest - 1) {
        const int o = std::countr_zero(rest);
        if (best[i] - need.worth[i][o] > spare + need.slack) state.left[i] &= ~bit(o);
      }
    }
  }
  return true;
}

bool PackageFinder::grow(std::size_t depth, Players shut, std::size_t& steps) {
  const State& state = states_[depth];
  if (state.open == 0) {
    found_.deal.resize(issues_.size());
    for (std::size_t i = 0; i < issues_.size(); ++i)
      found_.deal[i] = static_cast<std::int16_t>(std::countr_zero(state.left[i]));
    return (disappointed(found_.deal) & shut) == 0;
  }
  const int issue = next_issue(state);
  for (const int option : issues_[issue].ranked) {
    if ((state.left[issue] >> option & 1) == 0) continue;
    if (steps == 0) return false;
    --steps;
    states_[depth + 1] = state;
    if (settle(states_[depth + 1], issue, option, shut) && grow(depth + 1, shut, steps))
      return true;
  }
  return false;
}

PackageFinder::Players PackageFinder::disappointed(const Deal& deal) const {
  Players out = 0;
  for (const Need& need : needs_) {
    double worth = need.constant;
    for (std::size_t i = 0; i < deal.size(); ++i) worth += need.worth[i][deal[i]];
    if (worth < need.need - need.slack) out |= bit(need.player);
  }
  return out;
}

// Who refuses the package for how the issue and those it is tied to are settled; none: a rule does.
std::optional<PackageFinder::Players> PackageFinder::refusers_at(const Deal& deal,
                                                                 int issue) const {
  Players out = 0;
  for (const Single& single : issues_[issue].singles)
    if ((single.allowed >> deal[issue] & 1) == 0) {
      if (single.player < 0) return std::nullopt;
      out |= bit(single.player);
    }
  for (const Tie& tie : issues_[issue].ties)
    if ((tie.allowed[deal[issue]] >> deal[tie.other] & 1) == 0) {
      if (tie.player < 0) return std::nullopt;
      out |= bit(tie.player);
    }
  return out;
}

// Locks that refuse the package whatever the issue says (-1: all that do).
PackageFinder::Players PackageFinder::refusers_without(const Deal& deal, int issue) const {
  Players out = always_;
  for (int i = 0; i < static_cast<int>(issues_.size()); ++i) {
    if (i == issue) continue;
    for (const Single& single : issues_[i].singles)
      if ((single.allowed >> deal[i] & 1) == 0 && single.player >= 0) out |= bit(single.player);
    for (const Tie& tie : issues_[i].ties)
      if (tie.other > i && tie.other != issue && tie.player >= 0 &&
          (tie.allowed[deal[i]] >> deal[tie.other] & 1) == 0)
        out |= bit(tie.player);
  }
  return out;
}

// Changes one issue after the other for as long as fewer players block the package.
void PackageFinder::lighten(Players shut) {
  Deal& deal = found_.deal;
  int settled = 0;  // issues in a row that are best as they are
  for (int i = 0; settled < static_cast<int>(issues_.size());
       i = (i + 1) % static_cast<int>(issues_.size())) {
    ++settled;
    const Players others = refusers_without(deal, i);
    std::int16_t best = deal[i];
    for (int o = 0; o < issues_[i].options; ++o) {
      deal[i] = static_cast<std::int16_t>(o);
      const std::optional<Players> here = refusers_at(deal, i);
      if (!here || ((*here | others) & shut) != 0 ||
          std::popcount(*here | others) >= std::popcount(found_.blockers))
        continue;
      const Players all = *here | others | disappointed(deal);
      if ((all & shut) != 0 || std::popcount(all) >= std::popcount(found_.blockers)) continue;
      found_.blockers = all;
      best = deal[i];
      settled = 0;
    }
    deal[i] = best;
  }
}

const PackageFinder::Found* PackageFinder::find(Players shut, bool improve, std::size_t& steps) {
  if (impossible_ || (always_ & shut) != 0 || !start(shut) || !grow(0, shut, steps)) return nullptr;
  found_.blockers = refusers_without(found_.deal, -1) | disappointed(found_.deal);
  if (improve) lighten(shut);
  return &found_;
}

}  // namespace armistice

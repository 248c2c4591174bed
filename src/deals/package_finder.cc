#include "deals/package_finder.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

#include "deals/player_words.h"

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
  Need out{player, space.parties[party].offset, need, 0, space.parties[party].worth, {}};
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
    std::vector<int>& dearest = out.dearest.emplace_back(worth.size());
    std::iota(dearest.begin(), dearest.end(), 0);
    std::stable_sort(dearest.begin(), dearest.end(),
                     [&](int a, int b) { return worth[a] > worth[b]; });
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
        refused[o] += 1 - static_cast<double>(size_of(tie.allowed[o])) / issues_[tie.other].options;
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
  state.left.resize(issues_.size());
  state.count.resize(issues_.size());
  state.best.resize(needs_.size() * issues_.size());
  state.open = issues_.empty() ? 0 : first_bits(static_cast<int>(issues_.size()));
  for (std::size_t i = 0; i < issues_.size(); ++i) {
    Issue& issue = issues_[i];
    Options left = first_bits(issue.options);
    for (const Single& single : issue.singles) {
      if (!counts(single.player, shut) || (left & ~single.allowed) == 0) continue;
      left &= single.allowed;
      name(single.player);
    }
    issue.shut_ties = 0;
    for (const Tie& tie : issue.ties) issue.shut_ties += counts(tie.player, shut) ? 1 : 0;
    if (left == 0) return false;
    narrow(state, static_cast<int>(i), left);
  }
  return within_reach(state, shut);
}

// The one with the fewest options left; of these the one with the most shut ties.
int PackageFinder::next_issue(const State& state) const {
  int best = -1, fewest = 0;
  for (std::uint64_t rest = state.open; rest != 0; rest &= rest - 1) {
    const int i = std::countr_zero(rest);
    const int left = state.count[i];
    if (best >= 0 &&
        (left > fewest || (left == fewest && issues_[i].shut_ties <= issues_[best].shut_ties)))
      continue;
    best = i;
    fewest = left;
  }
  return best;
}

void PackageFinder::narrow(State& state, int issue, Options left) const {
  state.left[issue] = left;
  state.count[issue] = static_cast<std::uint8_t>(size_of(left));
  for (std::size_t k = 0; k < needs_.size(); ++k) {
    const int* dearest = needs_[k].dearest[issue].data();
    while ((left >> *dearest & 1) == 0) ++dearest;
    state.best[k * issues_.size() + issue] = needs_[k].worth[issue][*dearest];
  }
}

// The proof under way rests on the player.
void PackageFinder::name(int player) {
  if (player >= 0) core_ |= bit(player);
}

// False: another issue has no option left.
bool PackageFinder::settle(State& state, int issue, int option, Players shut) {
  narrow(state, issue, bit(option));
  state.open &= ~bit(issue);
  for (const Tie& tie : issues_[issue].ties) {
    const Options left = state.left[tie.other] & tie.allowed[option];
    if (left == state.left[tie.other] || !counts(tie.player, shut)) continue;
    name(tie.player);
    if (left == 0) return false;
    narrow(state, tie.other, left);
  }
  return within_reach(state, shut);
}

// Strikes off the options with which a shut need is out of reach. False: it is so with any.
bool PackageFinder::within_reach(State& state, Players shut) {
  for (std::size_t k = 0; k < needs_.size(); ++k) {
    const Need& need = needs_[k];
    if (!counts(need.player, shut)) continue;
    const double* best = state.best.data() + k * issues_.size();
    double most = need.constant;
    for (std::size_t i = 0; i < issues_.size(); ++i) most += best[i];
    const double spare = most - (need.need - 2 * need.slack);
    if (spare < 0) {
      name(need.player);
      return false;
    }
    for (std::uint64_t open = state.open; open != 0; open &= open - 1) {
      const int i = std::countr_zero(open);
      const double enough = best[i] - spare - need.slack;
      if (need.worth[i][need.dearest[i].back()] >= enough) continue;
      Options left = state.left[i];
      for (Options rest = left; rest != 0; rest &= rest - 1)
        if (need.worth[i][std::countr_zero(rest)] < enough) left &= ~(rest & (~rest + 1));
      if (left == state.left[i]) continue;
      name(need.player);
      narrow(state, i, left);
    }
  }
  return true;
}

bool PackageFinder::grow(std::size_t depth, Players shut, std::size_t& steps) {
  const State& state = states_[depth];
  if (state.open == 0) {
    found_.resize(issues_.size());
    for (std::size_t i = 0; i < issues_.size(); ++i)
      found_[i] = static_cast<std::int16_t>(std::countr_zero(state.left[i]));
    const Players short_of = disappointed(found_) & shut;
    core_ |= short_of;
    return short_of == 0;
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

const Deal* PackageFinder::find(Players shut, std::size_t& steps) {
  core_ = 0;
  if (impossible_) return nullptr;
  if ((always_ & shut) != 0) {
    core_ = always_ & shut & (~(always_ & shut) + 1);
    return nullptr;
  }
  if (!start(shut) || !grow(0, shut, steps)) return nullptr;
  return &found_;
}

}  // namespace armistice

#include "talks/lock_bounds.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "deals/lock_space.h"
#include "deals/package_frame.h"

namespace armistice {
namespace {

constexpr std::int64_t kMostGroups = 1 << 14;  // ways to settle what holds and ratify read
constexpr double kNever = std::numeric_limits<double>::infinity();

// The option of each issue in way number `group` to settle them, the last fastest.
void options_of(const Conflict& c, const std::vector<int>& issues, std::int64_t group,
                std::vector<int>& option) {
  option.resize(issues.size());
  for (std::size_t k = issues.size(); k-- > 0;) {
    option[k] = static_cast<int>(group % c.issues[issues[k]].option_count);
    group /= c.issues[issues[k]].option_count;
  }
}

std::int64_t ways_to_settle(const Conflict& c, const std::vector<int>& issues) {
  std::int64_t ways = 1;
  for (const int issue : issues) {
    ways *= c.issues[issue].option_count;
    if (ways > kMostGroups) return kMostGroups + 1;
  }
  return ways;
}

// A table with one issue more, its last and fastest; `one`: which of its two options keeps the
// value.
DealTable with_choice(const DealTable& table, int issue, int one) {
  DealTable out = table;
  out.issues.push_back(issue);
  out.values.clear();
  for (const double value : table.values)
    for (int option = 0; option < 2; ++option)
      out.values.push_back(option == one && value != 0 ? 1 : 0);
  return out;
}

// An issue for every soft lock that counts: whether it is opened. False: too many of one party.
bool add_choices(const Conflict& c, LockFrame& frame) {
  frame.choice.assign(c.locks.size(), -1);
  frame.paid.resize(c.locks.size());
  std::vector<int> held(c.parties.size(), 0);
  for (DealTable& table : frame.space.tables) {
    if (table.role != DealTable::Role::lock) continue;
    const int l = table.index;
    if (c.locks[l].hard || c.locks[l].vetoes || !lock_counts(c, l)) continue;
    if (++held[c.locks[l].holder] > kMaxSoft) return false;
    frame.choice[l] = static_cast<int>(frame.space.issues.size());
    frame.space.issues.push_back({c.locks[l].id, {"shut", "opened"}});
    frame.paid[l] = with_choice(table, frame.choice[l], 0);
    table = with_choice(table, frame.choice[l], 1);
  }
  return true;
}

bool add_chances(const Game& game, const Conflict& c, LockFrame& frame) {
  const std::vector<char> fixed = fixed_slots(c);
  std::vector<const Program*> programs{&c.durability.holds};
  for (const Ratifier& r : c.ratifiers) programs.push_back(&r.chance);
  for (const Program* program : programs) {
    LockFrame::Chance chance{program, issues_read(c, *program), 1, {}};
    chance.groups = ways_to_settle(c, chance.issues);
    chance.consulted = split_parts(c, *program, fixed, game.start).consulted;
    if (game.levers)  // a lever may turn a sign
      for (Consulted& party : chance.consulted) party.equal = true;
    frame.issues.insert(frame.issues.end(), chance.issues.begin(), chance.issues.end());
    frame.chances.push_back(std::move(chance));
  }
  std::sort(frame.issues.begin(), frame.issues.end());
  frame.issues.erase(std::unique(frame.issues.begin(), frame.issues.end()), frame.issues.end());
  frame.groups = ways_to_settle(c, frame.issues);
  if (frame.groups > kMostGroups) return false;
  std::vector<int> option;
  for (std::int64_t g = 0; g < frame.groups; ++g) {
    options_of(c, frame.issues, g, option);
    for (const LockFrame::Chance& chance : frame.chances) {
      std::int64_t own = 0;
      for (const int issue : chance.issues) {
        const auto at = std::lower_bound(frame.issues.begin(), frame.issues.end(), issue);
        own = own * c.issues[issue].option_count + option[at - frame.issues.begin()];
      }
      frame.group.push_back(static_cast<std::int32_t>(own));
    }
  }
  return true;
}

}  // namespace

std::optional<LockFrame> lock_frame(const Game& game, const Conflict& c) {
  LockFrame frame;
  std::optional<DealSpace> space = lock_space(c);
  if (!space) return std::nullopt;
  frame.space = std::move(*space);
  if (!add_choices(c, frame) || !add_chances(game, *game.conflict, frame)) return std::nullopt;
  for (const int party : c.talks.needed) {
    frame.together.emplace_back();
    for (const TogetherTerm& term : c.preferences[party].together) {
      std::optional<DealTable> table = table_of_issues(c, term.when);
      if (!table) return std::nullopt;
      for (double& value : table->values) value = value != 0 ? 1 : 0;
      frame.together.back().push_back(std::move(*table));
    }
  }
  return frame;
}

LockBounds::LockBounds(const Game& game, const LockFrame& frame, const TableState& state,
                       const std::vector<Lane>& no_deal, WarBlock& block)
    : game_(game),
      c_(*game.conflict),
      frame_(frame),
      state_(state),
      no_deal_(no_deal),
      block_(block) {
  plain_.resize(frame.chances.size());
  std::vector<int> option;
  for (std::size_t p = 0; p < plain_.size(); ++p) {
    const LockFrame::Chance& chance = frame.chances[p];
    if (!chance.consulted.empty()) continue;
    plain_[p].resize(static_cast<std::size_t>(chance.groups));
    for (std::int64_t g = 0; g < chance.groups; ++g) {
      options_of(c_, chance.issues, g, option);
      for (std::size_t k = 0; k < option.size(); ++k)
        std::fill_n(block.frame.column(c_.layout.issues + chance.issues[k]), block.frame.lanes,
                    c_.issues[chance.issues[k]].value(option[k]));
      Lane& value = plain_[p][static_cast<std::size_t>(g)];
      evaluate(*chance.program, block.frame, block.registers, value.data(), 1.0);
      for (double& x : value) x = x > 0 ? std::min(x, 1.0) : 0;  // as keep_chance does
    }
  }
}

LockBounds::Range LockBounds::worth_range(int party, int lane,
                                          const std::vector<int>& fixed) const {
  Range out{0, 0};
  for (std::size_t i = 0; i < c_.issues.size(); ++i) {
    double low = kNever, high = -kNever;
    for (int o = 0; o < c_.issues[i].option_count; ++o) {
      if (fixed[i] >= 0 && fixed[i] != o) continue;
      const double worth = state_.worths.option(party, static_cast<int>(i), o)[lane];
      low = std::min(low, worth);
      high = std::max(high, worth);
    }
    out.low += low;
    out.high += high;
  }
  for (std::size_t t = 0; t < c_.preferences[party].together.size(); ++t) {
    const double adds = state_.worths.together(party, static_cast<int>(t))[lane];
    (adds < 0 ? out.low : out.high) += adds;
  }
  return out;
}

// Least and largest value of a chance per group.
std::vector<LockBounds::Range> LockBounds::chance_ranges(std::size_t p, int lane,
                                                         const std::vector<int>& fixed) {
  const LockFrame::Chance& chance = frame_.chances[p];
  std::vector<Range> out(static_cast<std::size_t>(chance.groups));
  if (chance.consulted.empty()) {
    for (std::size_t g = 0; g < out.size(); ++g) out[g] = {plain_[p][g][lane], plain_[p][g][lane]};
    return out;
  }
  for (const Consulted& party : chance.consulted)
    if (party.equal) return out;  // anything between 0 and 1
  std::vector<int> option;
  Lane value{};
  for (int end = 0; end < 2; ++end) {
    for (const Consulted& consulted : chance.consulted) {
      const int party = consulted.party, k = game_.index_of[party];
      const Range range = worth_range(party, lane, fixed);
      const double worth = end == 0 ? range.low : range.high;
      block_.frame.column(c_.layout.worths + party)[lane] = worth;
      if (k < static_cast<int>(game_.valued.size()))
        block_.frame.column(c_.layout.gains + party)[lane] = worth - state_.go_on[k][lane];
    }
    for (std::size_t g = 0; g < out.size(); ++g) {
      options_of(c_, chance.issues, static_cast<std::int64_t>(g), option);
      for (std::size_t i = 0; i < option.size(); ++i)
        block_.frame.column(c_.layout.issues + chance.issues[i])[lane] =
            c_.issues[chance.issues[i]].value(option[i]);
      evaluate(*chance.program, block_.frame, block_.registers, value.data(), 1.0);
      const double x = value[lane];
      if (std::isnan(x)) continue;  // what 0 or 1 was stays
      (end == 0 ? out[g].low : out[g].high) = std::clamp(x, 0.0, 1.0);
    }
  }
  return out;
}

// The smallest worth of a package for which signing may be worth `target`, soft locks aside: with
// S(u) what it is worth in force and f(r) what a failed ratification leaves,
//   r S(u) + (1 - r) f(r) = target.
double LockBounds::need(std::size_t k, int lane, double target, Range holds, Range passes) const {
  double in_force = kNever;  // the least S
  if (c_.ratifiers.empty()) {
    in_force = target;
  } else {
    const double failed = state_.failed[lane], low = state_.fail_low[k][lane];
    const double slope = state_.fail_high[k][lane] - low;
    const double after = low - game_.ratify_loss[game_.valued[k]];
    const auto least_at = [&](double raw) {
      const double r = failed <= 0   ? raw
                       : failed >= 1 ? 0.0
                                     : std::max(0.0, (raw - failed) / (1 - failed));
      // where the chance is not known and failed before, the better of both ends
      const double rest = failed <= 0 || passes.low == passes.high
                              ? after + slope * std::max(failed, raw)
                              : after + std::max(slope * failed, slope);
      if (r <= 0) return rest >= target ? -kNever : kNever;
      return (target - (1 - r) * rest) / r;
    };
    in_force = std::min(least_at(passes.low), least_at(passes.high));
    if (failed <= 0 && slope > 0 && target > after) {  // least between the ends
      const double best = std::sqrt((target - after) / slope);
      if (best > passes.low && best < passes.high) in_force = std::min(in_force, least_at(best));
    }
  }
  if (!c_.durability.holds.given() || !std::isfinite(in_force)) return in_force;
  const double a = state_.peace_share[k];
  const double war = state_.after_pause[k][lane] - game_.relapse_cost[game_.valued[k]];
  const auto worth_at = [&](double s) {
    const double slope = s + (1 - s) * a, rest = (1 - s) * (1 - a) * war;
    if (slope <= 0) return rest >= in_force ? -kNever : kNever;
    return (in_force - rest) / slope;
  };
  return std::min(worth_at(holds.low), worth_at(holds.high));
}

// Two parties of the space: one that compares with fighting on, one that compares with war for
// good. Needs become additions, so that a party signs what is worth 0 or more.
void LockBounds::add_party(std::size_t needed, int lane,
                           const std::vector<std::vector<Range>>& ranges, DealSpace& space) const {
  const int party = c_.talks.needed[needed];
  const std::size_t k = static_cast<std::size_t>(game_.index_of[party]);
  const std::size_t first = space.parties.size();
  const double go_on = state_.go_on[k][lane];
  const double targets[] = {go_on, std::min(go_on, no_deal_[k][lane])};
  double largest = 1;  // beyond every sum
  std::vector<double> costs(c_.locks.size(), 0.0);
  double slope = 0;  // the most that a unit of worth adds to signing, where ratified
  for (const Range& holds : ranges[0])
    slope = std::max(slope, holds.high + (1 - holds.high) * state_.peace_share[k]);
  for (std::size_t l = 0; l < costs.size(); ++l)
    if (frame_.choice[l] >= 0 && c_.locks[l].holder == party && (state_.lock_holds[l] >> lane & 1))
      largest += costs[l] = state_.lock_cost[l][lane] / (slope > 0 ? slope : 1);
  SpaceParty worths;
  for (std::size_t i = 0; i < space.issues.size(); ++i) {
    worths.worth.emplace_back(space.issues[i].options.size(), 0.0);
    if (i >= c_.issues.size()) continue;
    double most = 0;
    for (int o = 0; o < c_.issues[i].option_count; ++o) {
      worths.worth[i][o] = state_.worths.option(party, static_cast<int>(i), o)[lane];
      most = std::max(most, std::abs(worths.worth[i][o]));
    }
    largest += most;
  }
  for (int level = 0; level < 2; ++level) {
    const int index = static_cast<int>(first) + level;
    space.parties.push_back(worths);
    for (std::size_t t = 0; t < frame_.together[needed].size(); ++t) {
      DealTable table = frame_.together[needed][t];
      const double adds = state_.worths.together(party, static_cast<int>(t))[lane];
      if (level == 0) largest += std::abs(adds);
      for (double& value : table.values) value *= adds;
      table.role = DealTable::Role::add;
      table.index = index;
      space.tables.push_back(std::move(table));
    }
    for (std::size_t l = 0; l < costs.size(); ++l) {
      if (costs[l] == 0) continue;
      DealTable table = frame_.paid[l];
      for (double& value : table.values) value *= -costs[l];
      table.role = DealTable::Role::add;
      table.index = index;
      space.tables.push_back(std::move(table));
    }
  }
  for (int level = 0; level < 2; ++level) {
    DealTable table;
    table.role = DealTable::Role::add;
    table.index = static_cast<int>(first) + level;
    table.issues = frame_.issues;
    const std::size_t chances = frame_.chances.size();
    for (std::size_t g = 0; g < static_cast<std::size_t>(frame_.groups); ++g) {
      const std::int32_t* own = frame_.group.data() + g * chances;
      Range passes{1, 1};
      for (std::size_t p = 1; p < chances; ++p) {
        passes.low *= ranges[p][own[p]].low;
        passes.high *= ranges[p][own[p]].high;
      }
      const double least = need(k, lane, targets[level], ranges[0][own[0]], passes);
      table.values.push_back(-std::clamp(least, -largest, largest));
    }
    space.tables.push_back(std::move(table));
  }
}

LockFamily LockBounds::least(int lane, const std::vector<int>& fixed,
                             const std::vector<PlayerSet>& known, bool strict) {
  std::vector<std::vector<Range>> ranges;
  for (std::size_t p = 0; p < frame_.chances.size(); ++p)
    ranges.push_back(chance_ranges(p, lane, fixed));
  DealSpace space = frame_.space;
  LockQuestion question;
  question.players = lock_players(c_);
  question.known = known;
  question.budget = 20'000;
  for (std::size_t l = 0; l < c_.locks.size(); ++l) {
    const bool held = lock_counts(c_, static_cast<int>(l)) && (state_.lock_holds[l] >> lane & 1);
    question.lock_player.push_back(held ? static_cast<int>(l) : -1);
    if (frame_.choice[l] >= 0 && !held)
      space.tables.push_back({DealTable::Role::forbid, 0, {frame_.choice[l]}, {0, 1}});
  }
  for (std::size_t i = 0; i < c_.issues.size(); ++i) {
    if (fixed[i] < 0) continue;
    DealTable only{DealTable::Role::forbid, 0, {static_cast<int>(i)}, {}};
    for (int o = 0; o < c_.issues[i].option_count; ++o) only.values.push_back(o != fixed[i]);
    space.tables.push_back(std::move(only));
  }
  for (std::size_t n = 0; n < c_.talks.needed.size(); ++n) {
    add_party(n, lane, ranges, space);
    for (const int player : {waiting_player(c_, n), war_player(c_, n)}) {
      question.need.push_back(strict ? 1e-8 : 0.0);
      question.need_player.push_back(player);
    }
  }
  LockFamily family = minimal_blockers(space, question);
  for (LockFamily::Member& member : family.sets) member.deal.resize(c_.issues.size());
  return family;
}

int LockBounds::undecided(int lane, const std::vector<int>& fixed) const {
  std::vector<double> weight(c_.issues.size(), 0.0);
  bool soft = false;  // what breaking a soft lock costs is exact only where `holds` is
  for (std::size_t l = 0; l < c_.locks.size(); ++l)
    soft = soft || (frame_.choice[l] >= 0 && (state_.lock_holds[l] >> lane & 1));
  if (soft)
    for (const int issue : frame_.chances[0].issues) weight[issue] += 1e-6;
  for (const LockFrame::Chance& chance : frame_.chances)
    for (const Consulted& consulted : chance.consulted) {
      for (std::size_t i = 0; i < c_.issues.size(); ++i) {
        double low = kNever, high = -kNever;
        for (int o = 0; o < c_.issues[i].option_count; ++o) {
          const double worth = state_.worths.option(consulted.party, static_cast<int>(i), o)[lane];
          low = std::min(low, worth);
          high = std::max(high, worth);
        }
        weight[i] += high - low + (consulted.equal ? 1e-6 : 0);
      }
      for (const TogetherTerm& term : c_.preferences[consulted.party].together)
        for (const int issue : issues_read(c_, term.when)) weight[issue] += 1e-6;
    }
  int best = -1;
  for (std::size_t i = 0; i < c_.issues.size(); ++i)
    if (fixed[i] < 0 && weight[i] > 0 && (best < 0 || weight[i] > weight[best]))
      best = static_cast<int>(i);
  return best;
}

}  // namespace armistice

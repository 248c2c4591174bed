#include "deals/lock_search.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "deals/table_states.h"

namespace armistice {
namespace {

constexpr double kSlack = 1e-9;
constexpr int kScouts = 6;  // part packages per kind in the first, narrow pass

// Up to 64 players fit a word.
using Word = std::uint64_t;
int size_of(Word set) { return std::popcount(set); }
int size_of(const PlayerSet& set) { return static_cast<int>(set.count()); }
bool within(Word part, Word whole) { return (part & ~whole) == 0; }
bool within(const PlayerSet& part, const PlayerSet& whole) { return (part & ~whole).none(); }
void add_player(Word& set, int p) { set |= Word{1} << p; }
void add_player(PlayerSet& set, int p) { set.set(static_cast<std::size_t>(p)); }
bool lower(Word a, Word b) { return a < b; }
bool lower(const PlayerSet& a, const PlayerSet& b) {
  const PlayerSet differ = a ^ b;
  for (std::size_t p = differ.size(); p-- > 0;)
    if (differ[p]) return b[p];
  return false;
}
PlayerSet widened(Word set) { return PlayerSet(set); }
PlayerSet widened(const PlayerSet& set) { return set; }

// A table of the space that the question looks at.
struct OpenTable {
  DealTable::Role role = DealTable::Role::forbid;
  int player = -1;  // of a lock
  int need = -1;    // of an addition: which need it changes
  TableStates states;
};

template <class Set>
class Search {
 public:
  Search(const DealSpace& space, const LockQuestion& question)
      : space_(space), question_(question) {
    read_needs();
    read_tables();
  }
  LockFamily run();

 private:
  struct Part {  // a part package
    Set players;
    std::int32_t from = 0;  // the part package of the level before
    std::int16_t option = 0;
  };
  struct Kind {  // part packages with equal open tables
    std::vector<Part> parts;
    std::vector<double> worth;  // part x need
  };
  struct Step {                 // from one kind by one option
    int kind = -1;              // -1: forbidden
    Set players{};              // blockers that this settles
    std::vector<double> worth;  // per need
  };
  using Key = std::vector<std::int32_t>;

  void read_needs();
  void read_tables();
  Step step(const Key& key, int level, int option, Key& after) const;
  void settle(std::vector<double>::iterator worth, Set& players, int level) const;
  void merge(int level, std::size_t width);
  void thin(Kind& kind, std::size_t width) const;
  void cut(std::vector<Kind>& kinds);
  Deal deal_of(std::int32_t part) const;
  std::vector<LockFamily::Member> pass(std::size_t width);
  bool blocked_by_known(const Set& players) const {
    return std::any_of(known_.begin(), known_.end(),
                       [&](const Set& k) { return within(k, players); });
  }

  const DealSpace& space_;
  const LockQuestion& question_;
  std::vector<int> order_;
  std::vector<OpenTable> tables_;
  std::vector<int> needs_;     // parties with a need
  std::vector<double> slack_;  // per need
  std::vector<std::vector<double>> least_,
      most_;               // level x need: what is still to come, tables included
  std::vector<Key> keys_;  // of the current level's kinds
  std::vector<Kind> kinds_;
  std::vector<std::vector<Part>> levels_;  // settled levels, kind after kind: for the way back
  std::vector<Set> known_;                 // sets that some package is known to have
  int cut_size_ =
      std::numeric_limits<int>::max();  // smallest set that was dropped for want of room
};

template <class Set>
void Search<Set>::read_needs() {
  for (std::size_t p = 0; p < question_.need.size(); ++p)
    if (question_.need[p]) needs_.push_back(static_cast<int>(p));
}

template <class Set>
void Search<Set>::read_tables() {
  std::vector<const DealTable*> read;
  std::vector<std::vector<int>> issues;
  for (const DealTable& table : space_.tables) {
    OpenTable open;
    open.role = table.role;
    if (table.role == DealTable::Role::lock) open.player = question_.lock_player[table.index];
    if (table.role == DealTable::Role::add) {
      const auto at = std::find(needs_.begin(), needs_.end(), table.index);
      open.need = at == needs_.end() ? -1 : static_cast<int>(at - needs_.begin());
    }
    if (table.role != DealTable::Role::forbid && open.player < 0 && open.need < 0) continue;
    read.push_back(&table);
    issues.push_back(table.issues);
    tables_.push_back(std::move(open));
  }
  order_ = settling_order(space_, issues);
  std::vector<int> position(order_.size());
  for (std::size_t k = 0; k < order_.size(); ++k) position[order_[k]] = static_cast<int>(k);
  for (std::size_t t = 0; t < tables_.size(); ++t)
    tables_[t].states =
        table_states(space_, *read[t], position, tables_[t].role != DealTable::Role::add);
  // what is still to come, from the last issue to the first
  const std::size_t n = needs_.size();
  least_.assign(order_.size() + 1, std::vector<double>(n, 0.0));
  most_ = least_;
  for (std::size_t k = 0; k < n; ++k) {
    const SpaceParty& party = space_.parties[needs_[k]];
    for (std::size_t level = order_.size(); level-- > 0;) {
      const auto [low, high] =
          std::minmax_element(party.worth[order_[level]].begin(), party.worth[order_[level]].end());
      least_[level][k] = least_[level + 1][k] + *low;
      most_[level][k] = most_[level + 1][k] + *high;
      for (const OpenTable& table : tables_)
        if (table.need == static_cast<int>(k) && !table.states.issues.empty() &&
            table.states.issues.back() == order_[level]) {
          least_[level][k] += std::min(0.0, table.states.states[0][0].low);
          most_[level][k] += std::max(0.0, table.states.states[0][0].high);
        }
    }
    slack_.push_back(kSlack * (most_[0][k] - least_[0][k]));
  }
}

// One option more: which tables it moves and settles.
template <class Set>
typename Search<Set>::Step Search<Set>::step(const Key& key, int level, int option,
                                             Key& after) const {
  Step out;
  const int issue = level < 0 ? -1 : order_[level];
  after = key;
  for (const int need : needs_)
    out.worth.push_back(issue < 0 ? space_.parties[need].offset
                                  : space_.parties[need].worth[issue][option]);
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    const OpenTable& table = tables_[t];
    if (after[t] < 0) continue;
    // a key holds level and state of the table as one number
    const int at = after[t] >> 24, state = after[t] & 0xFFFFFF;
    int next_level = at, next = state;
    if (issue >= 0) {
      if (table.states.issues[at] != issue) continue;
      next_level = at + 1;
      next = table.states
                 .next[at][static_cast<std::size_t>(state) * table.states.options[at] + option];
    }
    const TableStates::State& now = table.states.states[next_level][next];
    after[t] = now.settled ? -1 : (next_level << 24 | next);
    if (!now.settled) continue;
    if (table.role == DealTable::Role::add)
      out.worth[table.need] += now.value;
    else if (now.value != 0 && table.role == DealTable::Role::lock)
      add_player(out.players, table.player);
    else if (now.value != 0)
      return out;  // forbidden
  }
  out.kind = 0;
  return out;
}

// A worth that is surely enough, or surely not, is no longer in doubt.
template <class Set>
void Search<Set>::settle(std::vector<double>::iterator worth, Set& players, int level) const {
  constexpr double kDecided = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < needs_.size(); ++k) {
    if (worth[k] == kDecided) continue;
    const double need = *question_.need[needs_[k]] - slack_[k];
    const bool never = worth[k] + most_[level][k] < need - slack_[k];
    const bool last = level == static_cast<int>(order_.size());
    if (never || (last && worth[k] < need)) add_player(players, question_.need_player[needs_[k]]);
    if (never || last || worth[k] + least_[level][k] >= need + slack_[k]) worth[k] = kDecided;
  }
}

// Drops what another part package of the kind covers; keeps `width` at most, the least blocked
// first.
template <class Set>
void Search<Set>::thin(Kind& kind, std::size_t width) const {
  const std::size_t n = needs_.size(), count = kind.parts.size();
  std::vector<std::int32_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  std::vector<std::int16_t> sizes(count);
  for (std::size_t k = 0; k < count; ++k)
    sizes[k] = static_cast<std::int16_t>(size_of(kind.parts[k].players));
  const auto worth = [&](std::int32_t p) {
    return kind.worth.data() + static_cast<std::size_t>(p) * n;
  };
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    if (sizes[a] != sizes[b]) return sizes[a] < sizes[b];
    const Set &x = kind.parts[a].players, &y = kind.parts[b].players;
    if (x != y) return lower(x, y);
    for (std::size_t k = 0; k < n; ++k)
      if (worth(a)[k] != worth(b)[k]) return worth(a)[k] > worth(b)[k];
    return a < b;
  });
  Kind kept;
  for (const std::int32_t p : order) {
    if (kept.parts.size() == width) break;
    bool covered = false;
    for (std::size_t q = 0; q < kept.parts.size() && !covered; ++q) {
      covered = within(kept.parts[q].players, kind.parts[p].players);
      for (std::size_t k = 0; k < n && covered; ++k) covered = kept.worth[q * n + k] >= worth(p)[k];
    }
    if (covered) continue;
    kept.parts.push_back(kind.parts[p]);
    kept.worth.insert(kept.worth.end(), worth(p), worth(p) + n);
  }
  kind = std::move(kept);
}

// Leaves at most `budget` part packages: the least blocked ones.
template <class Set>
void Search<Set>::cut(std::vector<Kind>& kinds) {
  std::vector<std::size_t> of_size(kMaxPlayers + 1, 0);
  std::size_t total = 0;
  for (const Kind& kind : kinds)
    for (const Part& part : kind.parts) ++of_size[size_of(part.players)], ++total;
  if (total <= question_.budget) return;
  int size = 0;
  for (std::size_t room = question_.budget; of_size[size] <= room; ++size) room -= of_size[size];
  cut_size_ = std::min(cut_size_, size);
  const std::size_t n = needs_.size();
  for (Kind& kind : kinds) {
    // parts of a kind stand by size
    std::size_t keep = 0;
    while (keep < kind.parts.size() && size_of(kind.parts[keep].players) < size) ++keep;
    kind.parts.resize(keep);
    kind.worth.resize(keep * n);
  }
}

template <class Set>
void Search<Set>::merge(int level, std::size_t width) {
  const std::size_t n = needs_.size();
  const int issue = order_[level];
  std::map<Key, int> number;
  std::vector<Kind> grown;
  Key after;
  std::int32_t first = 0;
  levels_.emplace_back();
  for (std::size_t g = 0; g < kinds_.size(); ++g) {
    const Kind& kind = kinds_[g];
    levels_.back().insert(levels_.back().end(), kind.parts.begin(), kind.parts.end());
    for (int o = 0; o < space_.issues[issue].option_count() && !kind.parts.empty(); ++o) {
      const Step taken = step(keys_[g], level, o, after);
      if (taken.kind < 0) continue;
      const auto [at, fresh] = number.try_emplace(after, static_cast<int>(grown.size()));
      if (fresh) grown.emplace_back();
      Kind& target = grown[at->second];
      for (std::size_t p = 0; p < kind.parts.size(); ++p) {
        Part part{kind.parts[p].players | taken.players, first + static_cast<std::int32_t>(p),
                  static_cast<std::int16_t>(o)};
        for (std::size_t k = 0; k < n; ++k)
          target.worth.push_back(kind.worth[p * n + k] + taken.worth[k]);
        settle(target.worth.end() - static_cast<std::ptrdiff_t>(n), part.players, level + 1);
        if (blocked_by_known(part.players))
          target.worth.resize(target.worth.size() - n);
        else
          target.parts.push_back(part);
      }
    }
    first += static_cast<std::int32_t>(kind.parts.size());
  }
  keys_.assign(grown.size(), {});
  for (const auto& [key, at] : number) keys_[at] = key;
  for (Kind& kind : grown) thin(kind, width);
  kinds_ = std::move(grown);
  if (width == std::numeric_limits<std::size_t>::max()) cut(kinds_);
}

template <class Set>
Deal Search<Set>::deal_of(std::int32_t part) const {
  Deal deal(order_.size(), 0);
  for (std::size_t level = order_.size(); level > 0; --level) {
    const Part& here = levels_[level][part];
    deal[order_[level - 1]] = here.option;
    part = here.from;
  }
  return deal;
}

// All packages, or with a small width some good ones.
template <class Set>
std::vector<LockFamily::Member> Search<Set>::pass(std::size_t width) {
  levels_.clear();
  kinds_.assign(1, {});
  keys_.assign(1, {});
  Key key(tables_.size(), 0);
  const Step begin = step(key, -1, 0, keys_[0]);
  if (begin.kind < 0) return {};
  kinds_[0].parts.push_back({begin.players, 0, 0});
  kinds_[0].worth = begin.worth;
  settle(kinds_[0].worth.begin(), kinds_[0].parts[0].players, 0);
  for (std::size_t level = 0; level < order_.size(); ++level) merge(static_cast<int>(level), width);
  levels_.emplace_back();
  std::vector<LockFamily::Member> found;
  for (const Kind& kind : kinds_)
    levels_.back().insert(levels_.back().end(), kind.parts.begin(), kind.parts.end());
  for (std::size_t p = 0; p < levels_.back().size(); ++p)
    found.push_back({widened(levels_.back()[p].players), deal_of(static_cast<std::int32_t>(p))});
  return found;
}

template <class Set>
LockFamily Search<Set>::run() {
  LockFamily out;
  std::vector<LockFamily::Member> found = pass(kScouts);
  out.any_package = !found.empty();
  if (!out.any_package) return out;
  for (std::size_t p = 0; p < levels_.back().size(); ++p)
    known_.push_back(levels_.back()[p].players);
  const bool open =
      std::any_of(found.begin(), found.end(), [](const auto& m) { return m.players.none(); });
  if (!open)
    for (LockFamily::Member& member : pass(std::numeric_limits<std::size_t>::max()))
      found.push_back(std::move(member));
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return smaller_set(a.players, b.players); });
  for (LockFamily::Member& member : found)
    if (size_of(member.players) <= cut_size_ &&
        std::none_of(out.sets.begin(), out.sets.end(),
                     [&](const auto& m) { return within(m.players, member.players); }))
      out.sets.push_back(std::move(member));
  if (cut_size_ <= kMaxPlayers) {
    out.complete = false;
    out.complete_below = cut_size_;
  }
  if (out.sets.size() > question_.most) {
    out.complete = false;
    out.complete_below = std::min(out.complete_below, size_of(out.sets[question_.most].players));
    out.sets.resize(question_.most);
  }
  return out;
}

}  // namespace

LockFamily minimal_blockers(const DealSpace& space, const LockQuestion& question) {
  if (question.players <= 64) return Search<Word>(space, question).run();
  return Search<PlayerSet>(space, question).run();
}

}  // namespace armistice

#include "deals/lock_search.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>

#include "deals/key_numbers.h"
#include "deals/lock_duals.h"
#include "deals/player_words.h"
#include "deals/table_states.h"

namespace armistice {
namespace {

constexpr double kSlack = 1e-9;
constexpr std::size_t kScouts = 6;  // part packages per kind in the first, narrow pass

// A table of the space that the question looks at.
struct OpenTable {
  DealTable::Role role = DealTable::Role::forbid;
  int player = -1;  // of a lock
  int need = -1;    // of an addition: which need it changes
  TableStates states;
};

// What settling one issue does to the tables. Open tables have a place each in a kind's key: the
// state, or -1 where the table's value is known already.
struct LevelPlan {
  struct Move {
    int table = 0, level = 0;            // the issue is the table's issue number `level`
    int old_place = -1, new_place = -1;  // -1: it begins here, it ends here
  };
  std::vector<Move> moves;
  std::vector<std::pair<int, int>> carried;  // places of tables that the issue leaves alone
  int places = 0;                            // afterwards
};

template <class Set>
class Search {
 public:
  Search(const DealSpace& space, const LockQuestion& question)
      : space_(space), question_(question) {
    for (std::size_t p = 0; p < question_.need.size(); ++p)
      if (question_.need[p]) needs_.push_back(static_cast<int>(p));
    read_tables();
    plan_levels();
    bound_worths();
  }
  LockFamily run();

 private:
  struct Link {             // how a part package came about
    std::int32_t from = 0;  // the part package of the level before
    std::int16_t option = 0;
  };
  struct Kind {                // part packages with equal open tables
    std::vector<Set> players;  // in order of size once thinned
    std::vector<Link> links;
    std::vector<double> worth;  // part x need
  };
  struct Step {                 // from one kind by one option
    Set players{};              // blockers that this settles
    std::vector<double> worth;  // per need
    std::vector<std::int32_t> key;
  };

  void read_tables();
  void plan_levels();
  void bound_worths();
  bool take(const std::int32_t* key, int level, int option, Step& out) const;
  void settle(double* worth, Set& players, int level) const;
  void merge(int level, std::size_t width);
  void extend(const Kind& kind, const Step& step, Link link, int level, Kind& target) const;
  void thin(Kind& kind, std::size_t width) const;
  std::vector<std::int32_t> order_of(const Kind& kind) const;
  void cut(std::vector<Kind>& kinds);
  Deal deal_of(std::int32_t part) const;
  std::vector<LockFamily::Member> pass(std::size_t width);

  const DealSpace& space_;
  const LockQuestion& question_;
  std::vector<int> order_;
  std::vector<OpenTable> tables_;
  std::vector<LevelPlan> plans_;                   // per level
  bool impossible_ = false;                        // a rule forbids every package
  Set always_{};                                   // locks that refuse every package
  std::vector<double> constant_;                   // per need: worth that no issue changes
  std::vector<int> needs_;                         // parties with a need
  std::vector<double> slack_;                      // per need
  std::vector<std::vector<double>> least_, most_;  // level x need: still to come, tables included
  KeyNumbers keys_;                                // of the current level's kinds
  std::vector<Kind> kinds_;
  std::vector<std::vector<Link>> levels_;  // settled levels, kind after kind: for the way back
  std::vector<Set> known_;                 // sets that some package is known to have
  int cut_size_ = std::numeric_limits<int>::max();  // smallest set dropped for want of room
};

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
  for (const int party : needs_) constant_.push_back(space_.parties[party].offset);
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    OpenTable& table = tables_[t];
    table.states = table_states(space_, *read[t], position, table.role != DealTable::Role::add);
    const TableStates::State& whole = table.states.states[0][0];
    if (!whole.settled) continue;
    table.states.issues.clear();  // nothing to follow
    if (table.role == DealTable::Role::add)
      constant_[table.need] += whole.value;
    else if (whole.value != 0 && table.role == DealTable::Role::lock)
      add_player(always_, table.player);
    else if (whole.value != 0)
      impossible_ = true;
  }
}

template <class Set>
void Search<Set>::plan_levels() {
  std::vector<int> place(tables_.size(), -1), level(tables_.size(), 0);
  for (const int issue : order_) {
    LevelPlan plan;
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      const std::vector<int>& issues = tables_[t].states.issues;
      const bool moves = level[t] < static_cast<int>(issues.size()) && issues[level[t]] == issue;
      if (!moves && place[t] < 0) continue;
      const bool ends = moves && level[t] + 1 == static_cast<int>(issues.size());
      const int now = ends ? -1 : plan.places++;
      if (moves)
        plan.moves.push_back({static_cast<int>(t), level[t]++, place[t], now});
      else
        plan.carried.emplace_back(place[t], now);
      place[t] = now;
    }
    plans_.push_back(std::move(plan));
  }
}

// What is still to come, from the last issue to the first.
template <class Set>
void Search<Set>::bound_worths() {
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

// One option more: which tables it moves and settles. False: it is forbidden.
template <class Set>
bool Search<Set>::take(const std::int32_t* key, int level, int option, Step& out) const {
  const LevelPlan& plan = plans_[level];
  out.players = Set{};
  out.key.assign(static_cast<std::size_t>(plan.places), -1);
  for (std::size_t k = 0; k < needs_.size(); ++k)
    out.worth[k] = space_.parties[needs_[k]].worth[order_[level]][option];
  for (const auto& [from, to] : plan.carried) out.key[to] = key[from];
  for (const LevelPlan::Move& move : plan.moves) {
    const OpenTable& table = tables_[move.table];
    const std::int32_t state = move.old_place < 0 ? 0 : key[move.old_place];
    if (state < 0) continue;
    const std::int32_t next =
        table.states.next[move.level][state * table.states.options[move.level] + option];
    const TableStates::State& now = table.states.states[move.level + 1][next];
    if (!now.settled)
      out.key[move.new_place] = next;
    else if (table.role == DealTable::Role::add)
      out.worth[table.need] += now.value;
    else if (now.value != 0 && table.role == DealTable::Role::lock)
      add_player(out.players, table.player);
    else if (now.value != 0)
      return false;
  }
  return true;
}

// A worth that is surely enough, or surely not, is no longer in doubt.
template <class Set>
void Search<Set>::settle(double* worth, Set& players, int level) const {
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

// By size, then by set, then by worth; of equal ones the first.
template <class Set>
std::vector<std::int32_t> Search<Set>::order_of(const Kind& kind) const {
  const std::size_t n = needs_.size();
  std::vector<std::int32_t> order(kind.players.size());
  std::iota(order.begin(), order.end(), 0);
  std::vector<std::int16_t> sizes;
  for (const Set& set : kind.players) sizes.push_back(static_cast<std::int16_t>(size_of(set)));
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    if (sizes[a] != sizes[b]) return sizes[a] < sizes[b];
    const Set &x = kind.players[a], &y = kind.players[b];
    if (x != y) return lower(x, y);
    for (std::size_t k = 0; k < n; ++k)
      if (kind.worth[a * n + k] != kind.worth[b * n + k])
        return kind.worth[a * n + k] > kind.worth[b * n + k];
    return a < b;
  });
  return order;
}

// Drops what another part package of the kind covers; keeps `width` at most, the least blocked
// first.
template <class Set>
void Search<Set>::thin(Kind& kind, std::size_t width) const {
  const std::size_t n = needs_.size();
  Kind kept;
  const Set* last = nullptr;
  for (const std::int32_t p : order_of(kind)) {
    if (kept.players.size() == width) break;
    const Set& players = kind.players[p];
    bool covered = false;
    if (n == 0) {
      covered = (last != nullptr && *last == players) || any_within(kept.players, players);
    } else {
      for (std::size_t q = 0; q < kept.players.size() && !covered; ++q) {
        covered = within(kept.players[q], players);
        for (std::size_t k = 0; k < n && covered; ++k)
          covered = kept.worth[q * n + k] >= kind.worth[p * n + k];
      }
    }
    last = &players;
    if (covered) continue;
    kept.players.push_back(players);
    kept.links.push_back(kind.links[p]);
    kept.worth.insert(kept.worth.end(), kind.worth.begin() + p * n,
                      kind.worth.begin() + (p + 1) * n);
  }
  kind = std::move(kept);
}

// Leaves at most `budget` part packages: the least blocked ones.
template <class Set>
void Search<Set>::cut(std::vector<Kind>& kinds) {
  std::vector<std::size_t> of_size(kMaxPlayers + 1, 0);
  std::size_t total = 0;
  for (const Kind& kind : kinds)
    for (const Set& players : kind.players) ++of_size[size_of(players)], ++total;
  if (total <= question_.budget) return;
  int size = 0;
  for (std::size_t room = question_.budget; of_size[size] <= room; ++size) room -= of_size[size];
  cut_size_ = std::min(cut_size_, size);
  for (Kind& kind : kinds) {
    std::size_t keep = 0;
    while (keep < kind.players.size() && size_of(kind.players[keep]) < size) ++keep;
    kind.players.resize(keep);
    kind.links.resize(keep);
    kind.worth.resize(keep * needs_.size());
  }
}

// Every part package of the kind with one option more.
template <class Set>
void Search<Set>::extend(const Kind& kind, const Step& step, Link link, int level,
                         Kind& target) const {
  const std::size_t n = needs_.size();
  for (std::size_t p = 0; p < kind.players.size(); ++p, ++link.from) {
    Set players = kind.players[p] | step.players;
    for (std::size_t k = 0; k < n; ++k)
      target.worth.push_back(kind.worth[p * n + k] + step.worth[k]);
    if (n > 0) settle(target.worth.data() + target.worth.size() - n, players, level + 1);
    if (any_within(known_, players)) {
      target.worth.resize(target.worth.size() - n);
      continue;
    }
    target.players.push_back(players);
    target.links.push_back(link);
  }
}

template <class Set>
void Search<Set>::merge(int level, std::size_t width) {
  KeyNumbers keys(plans_[level].places);
  std::vector<Kind> grown;
  Step step;
  step.worth.resize(needs_.size());
  Link link;
  levels_.emplace_back();
  for (std::size_t g = 0; g < kinds_.size(); ++g) {
    const Kind& kind = kinds_[g];
    if (kind.players.empty()) continue;
    levels_.back().insert(levels_.back().end(), kind.links.begin(), kind.links.end());
    for (int o = 0; o < space_.issues[order_[level]].option_count(); ++o) {
      if (!take(keys_[g], level, o, step)) continue;
      const std::size_t to = static_cast<std::size_t>(keys.number_of(step.key));
      if (to == grown.size()) grown.emplace_back();
      link.option = static_cast<std::int16_t>(o);
      extend(kind, step, link, level, grown[to]);
    }
    link.from += static_cast<std::int32_t>(kind.players.size());
  }
  keys_ = std::move(keys);
  for (Kind& kind : grown) thin(kind, width);
  kinds_ = std::move(grown);
  if (width > kScouts) cut(kinds_);
}

template <class Set>
Deal Search<Set>::deal_of(std::int32_t part) const {
  Deal deal(order_.size(), 0);
  for (std::size_t level = order_.size(); level > 0; --level) {
    const Link& here = levels_[level][part];
    deal[order_[level - 1]] = here.option;
    part = here.from;
  }
  return deal;
}

// All packages, or with a small width some good ones.
template <class Set>
std::vector<LockFamily::Member> Search<Set>::pass(std::size_t width) {
  levels_.clear();
  if (impossible_) return {};
  kinds_.assign(1, {{always_}, {Link{}}, constant_});
  keys_ = KeyNumbers(0);
  keys_.number_of({});
  settle(kinds_[0].worth.data(), kinds_[0].players[0], 0);
  for (std::size_t level = 0; level < order_.size(); ++level) merge(static_cast<int>(level), width);
  levels_.emplace_back();
  std::vector<LockFamily::Member> found;
  for (const Kind& kind : kinds_)  // no table is open: one kind, or none
    levels_.back().insert(levels_.back().end(), kind.links.begin(), kind.links.end());
  std::int32_t part = 0;
  for (const Kind& kind : kinds_)
    for (const Set& players : kind.players) found.push_back({widened(players), deal_of(part++)});
  return found;
}

template <class Set>
LockFamily Search<Set>::run() {
  LockFamily out;
  for (const PlayerSet& set : question_.known) known_.push_back(narrowed<Set>(set));
  std::vector<LockFamily::Member> found = pass(kScouts);
  out.any_package = !found.empty() || !known_.empty();
  if (!out.any_package) return out;
  for (const Kind& kind : kinds_)
    known_.insert(known_.end(), kind.players.begin(), kind.players.end());
  const std::size_t first = found.size();
  const bool open =
      std::any_of(found.begin(), found.end(), [](const auto& m) { return m.players.none(); });
  if (!open)
    for (LockFamily::Member& member : pass(std::numeric_limits<std::size_t>::max()))
      found.push_back(std::move(member));
  // the second pass finds minimal sets that hold none of the first; the first ones may hold others
  for (std::size_t k = 0; k < found.size(); ++k) {
    const PlayerSet& players = found[k].players;
    const auto covers = [&](const LockFamily::Member& m) {
      return &m != &found[k] && within(m.players, players);
    };
    if (size_of(players) <= cut_size_ &&
        (k >= first || std::none_of(found.begin(), found.end(), covers)))
      out.sets.push_back(found[k]);
  }
  std::sort(out.sets.begin(), out.sets.end(),
            [](const auto& a, const auto& b) { return smaller_set(a.players, b.players); });
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
  if (std::optional<LockFamily> family = blockers_by_duality(space, question))
    return std::move(*family);
  return blockers_by_merging(space, question);
}

LockFamily blockers_by_merging(const DealSpace& space, const LockQuestion& question) {
  if (question.players <= 32) return Search<std::uint32_t>(space, question).run();
  if (question.players <= 64) return Search<std::uint64_t>(space, question).run();
  return Search<PlayerSet>(space, question).run();
}

}  // namespace armistice

#include "outlook/why.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "outlook/counter.h"
#include "outlook/estimates.h"
#include "outlook/frictions.h"
#include "outlook/other_rules.h"
#include "outlook/shapley.h"
#include "talks/order_of_steps.h"
#include "util/parallel.h"

namespace armistice {
namespace {

// Per history: months of war from now, and 1 where no deal is in force at the end.
struct Outcome {
  std::vector<double> months, no_deal;
};

// The frictions that a case has, numbered from 0.
struct Players {
  std::vector<Friction> friction;
  int count() const { return static_cast<int>(friction.size()); }
  FrictionSet set(PlayerMask mask) const {
    FrictionSet out;
    for (int i = 0; i < count(); ++i)
      if (mask >> i & 1) out |= only(friction[i]);
    return out;
  }
  PlayerMask bit(Friction which) const {
    for (int i = 0; i < count(); ++i)
      if (friction[i] == which) return PlayerMask{1} << i;
    return 0;
  }
};

// What one world says: means over its histories, by weight.
struct WorldShares {
  bool done = false;
  WorldHistories base;
  WorldValue months, no_deal, rest_months, rest_no_deal;
  std::vector<WorldValue> value_months, value_no_deal;  // per player: Shapley value
  std::vector<WorldValue> share_months, share_no_deal;  // the same; variance: about its share
  std::vector<char> moves;                              // per player
  int runs = 0;
};

// One world under any set of switches.
class SwitchedWorld {
 public:
  SwitchedWorld(const Conflict& c, const Worlds& draws, const RunOptions& options, int world,
                const Players& players, const StopCheck& stop)
      : c_(c), players_(players), stop_(stop), world_(c, draws, options, world, stop) {}

  // The histories under the switches; their weights are those of the record. None when stopped.
  WorldHistories play(PlayerMask off) {
    const Conflict rules = without(c_, players_.set(off));
    Game game = under_rules(world_.own(), rules);
    if (stop_()) return {};
    const Strategy strategy = solve(off, game);
    return world_.play(game, strategy);
  }

 private:
  Strategy solve(PlayerMask off, Game& game) {
    const PlayerMask gain = players_.bit(Friction::gain_from_war);
    const PlayerMask optimism = players_.bit(Friction::optimism);
    if ((off & gain) != 0 && optimism != 0 && (off & optimism) == 0)
      hold_to(game, common(off | optimism));
    if (const auto known = common_.find(off); known != common_.end()) return known->second;
    Strategy out = world_.solve(game);
    if ((off & gain) != 0 && (off & optimism) != 0) common_.emplace(off, out);
    return out;
  }

  // The strategy under common beliefs, which says what war brings.
  const Strategy& common(PlayerMask off) {
    const auto known = common_.find(off);
    if (known != common_.end()) return known->second;
    const Conflict rules = without(c_, players_.set(off));
    return common_.emplace(off, world_.solve(under_rules(world_.own(), rules))).first->second;
  }

  const Conflict& c_;
  const Players& players_;
  const StopCheck stop_;
  const OtherRules world_;
  std::map<PlayerMask, Strategy> common_;
};

// Histories that were over before `now` are told by their weight: they get none.
Outcome outcome_of(const Conflict& c, WorldHistories& world) {
  Outcome out;
  for (History& h : world.histories) {
    const int end = h.ended_month >= 0 ? int(h.ended_month) : c.calendar.end_month;
    if (end < c.calendar.now_month) h.weight = 0;
    out.months.push_back(end - c.calendar.now_month);
    out.no_deal.push_back(!h.ratified);
  }
  return out;
}

// Mean of per-history values by the base's weights.
WorldValue mean_of(const WorldHistories& base, const std::vector<double>& values) {
  const History* first = base.histories.data();
  return world_value(base, [&](const History& h) { return values[&h - first]; });
}

void add(std::vector<double>& to, double weight, const std::vector<double>& values) {
  for (std::size_t p = 0; p < to.size(); ++p) to[p] += weight * values[p];
}

// A player's part and the whole per history: its mean, and the variance within the world of what it
// is off its share of the whole.
WorldValue part_of(const WorldHistories& base, const std::vector<double>& part,
                   const std::vector<double>& whole) {
  WorldValue out = mean_of(base, part);
  const double all = mean_of(base, whole).value;
  if (all == 0) return out;
  std::vector<double> off = part;
  add(off, -out.value / all, whole);
  out.variance = mean_of(base, off).variance;
  return out;
}

// Few worlds need more orders each.
int orders_per_world(int worlds) {
  constexpr int kMostOrders = 16;
  return std::clamp((kOrders + worlds - 1) / worlds, 1, kMostOrders);
}

WorldShares explain_world(const Conflict& c, const Worlds& draws, const RunOptions& options,
                          int world, const Players& players, const StopCheck& stop) {
  const int n = players.count();
  const ShapleyWeights weights =
      n <= kExactFrictions ? shapley_weights(n)
                           : shapley_weights(n, random_orders(n, draws.seed, world,
                                                              orders_per_world(options.worlds)));
  const PlayerMask all = (PlayerMask{1} << n) - 1;
  SwitchedWorld switched(c, draws, options, world, players, stop);
  WorldShares out;
  std::map<PlayerMask, Outcome> outcomes;
  for (const auto& [off, weight] : weights) {
    WorldHistories played = switched.play(off);
    if (stop()) return {};
    outcomes.emplace(off, outcome_of(c, played));
    if (off == 0) out.base = std::move(played);
  }
  out.runs = static_cast<int>(outcomes.size());
  const auto values = [&](PlayerMask off, std::vector<double> Outcome::*of) {
    return mean_of(out.base, outcomes.at(off).*of);
  };
  out.months = values(0, &Outcome::months);
  out.no_deal = values(0, &Outcome::no_deal);
  out.rest_months = values(all, &Outcome::months);
  out.rest_no_deal = values(all, &Outcome::no_deal);
  std::vector<double> delay = outcomes.at(0).months, open = outcomes.at(0).no_deal;
  add(delay, -1, outcomes.at(all).months);
  add(open, -1, outcomes.at(all).no_deal);
  for (int i = 0; i < n; ++i) {
    std::vector<double> months(out.base.histories.size(), 0.0), no_deal = months;
    bool moves = false;
    for (const auto& [off, weight] : weights) {
      if (weight[i] == 0) continue;
      add(months, weight[i], outcomes.at(off).months);
      add(no_deal, weight[i], outcomes.at(off).no_deal);
      const auto other = outcomes.find(off ^ PlayerMask{1} << i);
      moves =
          moves || (other != outcomes.end() && (other->second.months != outcomes.at(off).months ||
                                                other->second.no_deal != outcomes.at(off).no_deal));
    }
    out.value_months.push_back(mean_of(out.base, months));
    out.value_no_deal.push_back(mean_of(out.base, no_deal));
    out.share_months.push_back(part_of(out.base, months, delay));
    out.share_no_deal.push_back(part_of(out.base, no_deal, open));
    out.moves.push_back(moves);
  }
  out.done = true;
  return out;
}

// part / whole over worlds, with the error of a ratio of means; n 0 where the whole is nothing.
Estimate share_of(const std::vector<WorldValue>& part, const std::vector<WorldValue>& whole) {
  const Estimate all = estimate_over_worlds(whole);
  if (!(std::fabs(all.mean) > 1e-12)) return {};
  const double share = estimate_over_worlds(part).mean / all.mean;
  std::vector<WorldValue> off =
      part;  // how far each world is from that share, in parts of the whole
  for (std::size_t w = 0; w < off.size(); ++w) {
    off[w].value = (part[w].value - share * whole[w].value) / all.mean;
    off[w].variance = part[w].variance / (all.mean * all.mean);
  }
  Estimate out = estimate_over_worlds(off);
  out.mean = share;
  out.p05 += share;
  out.p50 += share;
  out.p95 += share;
  return out;
}

std::vector<WorldValue> column(const std::vector<WorldShares>& worlds,
                               const std::function<WorldValue(const WorldShares&)>& of) {
  std::vector<WorldValue> out;
  for (const WorldShares& world : worlds) out.push_back(of(world));
  return out;
}

std::vector<WorldValue> difference(std::vector<WorldValue> a, const std::vector<WorldValue>& b) {
  for (std::size_t w = 0; w < a.size(); ++w) a[w].value -= b[w].value;
  return a;
}

void fill_shares(const std::vector<WorldShares>& worlds, std::size_t player,
                 FrictionFinding& finding) {
  const auto months = column(worlds, [](const WorldShares& w) { return w.months; });
  const auto no_deal = column(worlds, [](const WorldShares& w) { return w.no_deal; });
  const auto rest = column(worlds, [](const WorldShares& w) { return w.rest_months; });
  const auto rest_no_deal = column(worlds, [](const WorldShares& w) { return w.rest_no_deal; });
  const auto own = column(worlds, [&](const WorldShares& w) { return w.share_months[player]; });
  const auto own_no_deal =
      column(worlds, [&](const WorldShares& w) { return w.share_no_deal[player]; });
  for (const WorldShares& world : worlds) finding.moves = finding.moves || world.moves[player] != 0;
  finding.months = estimate_over_worlds(
      column(worlds, [&](const WorldShares& w) { return w.value_months[player]; }));
  finding.no_deal = estimate_over_worlds(
      column(worlds, [&](const WorldShares& w) { return w.value_no_deal[player]; }));
  finding.share_of_delay = share_of(own, difference(months, rest));
  finding.share_of_no_deal = share_of(own_no_deal, difference(no_deal, rest_no_deal));
}

}  // namespace

void find_why(const Conflict& c, const Worlds& draws, const RunOptions& options, Progress& progress,
              Findings& out) {
  const FrictionSet present = present_frictions(c);
  Players players;
  for (int f = 0; f < kFrictions; ++f)
    if (present[static_cast<std::size_t>(f)]) players.friction.push_back(static_cast<Friction>(f));
  std::vector<WorldShares> worlds(options.worlds);
  Counter counter(progress, "why", options.worlds);
  parallel_for(options.worlds, options.threads, [&](int k) {
    if (counter.interrupted()) return;
    worlds[k] = explain_world(c, draws, options, options.first_world + k, players,
                              [&] { return counter.interrupted(); });
    if (worlds[k].done) counter.one_more();
  });
  std::erase_if(worlds, [](const WorldShares& world) { return !world.done; });
  if (worlds.empty()) return;
  std::vector<WorldHistories> base;
  for (WorldShares& world : worlds) base.push_back(std::move(world.base));
  out.worlds = static_cast<int>(worlds.size());
  out.effective_worlds = effective_worlds(base);

  WhyFindings& why = out.why;
  why.exact = players.count() <= kExactFrictions;
  why.orders = why.exact ? 0 : orders_per_world(options.worlds);
  for (const WorldShares& world : worlds) why.runs += world.runs;
  const auto over = [&](WorldValue WorldShares::*of) {
    return estimate_over_worlds(column(worlds, [&](const WorldShares& w) { return w.*of; }));
  };
  why.delay_months = over(&WorldShares::months);
  why.p_no_deal = over(&WorldShares::no_deal);
  why.rest_months = over(&WorldShares::rest_months);
  why.rest_no_deal = over(&WorldShares::rest_no_deal);
  std::size_t player = 0;
  for (int f = 0; f < kFrictions; ++f) {
    FrictionFinding finding;
    finding.id = kFrictionIds[f];
    finding.present = present[static_cast<std::size_t>(f)];
    if (finding.present) fill_shares(worlds, player++, finding);
    why.frictions.push_back(std::move(finding));
  }
}

}  // namespace armistice

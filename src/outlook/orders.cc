#include "outlook/orders.h"

#include <algorithm>

#include "outlook/counter.h"
#include "outlook/estimates.h"
#include "outlook/order_finding.h"
#include "outlook/other_rules.h"
#include "outlook/paired.h"
#include "util/parallel.h"

namespace armistice {
namespace {

using Played = std::vector<WorldHistories>;

constexpr int kDoubtWorlds = 16;  // that are solved again

bool same_order(const Order& a, const Order& b) {
  return a.ceasefire_after == b.ceasefire_after && a.parts == b.parts;
}

// Per order, the histories of one world; none when stopped.
Played play_world(const Conflict& c, const Worlds& draws, const RunOptions& options, int world,
                  const std::vector<Order>& orders, const StopCheck& stop) {
  const OtherRules other(c, draws, options, world, stop);
  Played out;
  for (const Order& order : orders) {
    if (stop()) return {};
    Conflict rules = c;
    rules.talks.sequence = order;
    const Game game = under_rules(other.own(), rules);
    out.push_back(other.play(game, other.solve(game)));
    for (History& h : out.back().histories)  // what was over before `now` is no forecast
      if (h.ended_month >= 0 && h.ended_month < c.calendar.now_month) h.weight = 0;
  }
  return stop() ? Played{} : std::move(out);
}

// Order x world, of the worlds that were finished.
std::vector<Played> play_orders(const Conflict& c, const Worlds& draws, const RunOptions& options,
                                const std::vector<Order>& orders, Progress& progress,
                                const char* stage) {
  std::vector<Played> worlds(options.worlds);
  Counter counter(progress, stage, options.worlds);
  parallel_for(options.worlds, options.threads, [&](int k) {
    if (counter.interrupted()) return;
    worlds[k] = play_world(c, draws, options, options.first_world + k, orders,
                           [&] { return counter.interrupted(); });
    if (!worlds[k].empty()) counter.one_more();
  });
  std::vector<Played> out(orders.size());
  for (Played& world : worlds)
    for (std::size_t o = 0; o < world.size(); ++o) out[o].push_back(std::move(world[o]));
  return out;
}

}  // namespace

std::vector<Order> orders_of(const Conflict& c) {
  std::vector<Order> out{c.talks.sequence};
  out[0].id = c.talks.in_steps() ? "in_force" : "at_once";
  if (c.talks.in_steps()) {
    out.emplace_back();
    out.back().id = "at_once";
  }
  for (const Order& order : c.talks.orders)
    if (std::none_of(out.begin(), out.end(),
                     [&](const Order& known) { return same_order(known, order); }))
      out.push_back(order);
    else if (same_order(out[0], order))
      out[0].title = order.title;
  return out;
}

void find_orders(const Conflict& c, const Worlds& draws, const RunOptions& options,
                 Progress& progress, Findings& out) {
  const std::vector<Order> orders = orders_of(c);
  const std::vector<Played> played = play_orders(c, draws, options, orders, progress, "orders");
  if (played.front().empty()) return;
  const Played& base = played.front();
  out.worlds = static_cast<int>(base.size());
  out.effective_worlds = effective_worlds(base);
  const auto in_force = [](const History& h) { return double(h.ratified); };
  for (std::size_t o = 0; o < orders.size(); ++o) {
    OrderEffect effect;
    effect.order = find_order(c, orders[o], played[o]);
    effect.effect = compare_scenario(c, orders[o].id, base, played[o]);
    effect.signed_by_end =
        estimate_share(played[o], [](const History& h) { return double(h.signed_month >= 0); });
    effect.in_force = estimate_share(played[o], in_force);
    effect.in_force_change = estimate_difference(base, played[o], in_force);
    effect.months_of_war = estimate_duration(played[o], [&](const History& h) {
      const int end = h.ended_month < 0 ? c.calendar.end_month : int(h.ended_month);
      return double(end - c.calendar.now_month);
    });
    out.orders.push_back(std::move(effect));
  }
  if (orders.size() < 2) return;  // nothing is compared, so nothing hangs on the courses
  RunOptions half = options;
  half.worlds = std::min(kDoubtWorlds, out.worlds);
  half.train_paths = std::max(2, options.paths / 2);
  half.train_salt = 1;
  const std::vector<Played> coarse =
      play_orders(c, draws, half, orders, progress, "solver error of orders");
  for (std::size_t o = 0; o < orders.size(); ++o)
    if (coarse[o].size() == static_cast<std::size_t>(half.worlds))
      out.orders[o].solver_error = estimate_difference(
          {played[o].begin(), played[o].begin() + half.worlds}, coarse[o], in_force);
}

}  // namespace armistice

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

bool same_order(const Order& a, const Order& b) {
  return a.ceasefire_after == b.ceasefire_after &&
         std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                    [](const OrderPart& x, const OrderPart& y) {
                      return x.block == y.block && x.issues == y.issues;
                    });
}

// Per order, the histories of one world; fewer when stopped.
std::vector<WorldHistories> play_orders(const Conflict& c, const Worlds& draws,
                                        const RunOptions& options, int world,
                                        const std::vector<Order>& orders, const StopCheck& stop) {
  const OtherRules other(c, draws, options, world, stop);
  std::vector<WorldHistories> out;
  for (const Order& order : orders) {
    if (stop()) break;
    Conflict rules = c;
    rules.talks.sequence = order;
    const Game game = under_rules(other.own(), rules);
    out.push_back(other.play(game, other.solve(game)));
    for (History& h : out.back().histories)  // what was over before `now` is no forecast
      if (h.ended_month >= 0 && h.ended_month < c.calendar.now_month) h.weight = 0;
  }
  if (stop()) out.clear();
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
  std::vector<std::vector<WorldHistories>> worlds(options.worlds);
  Counter counter(progress, "orders", options.worlds);
  parallel_for(options.worlds, options.threads, [&](int k) {
    if (counter.interrupted()) return;
    worlds[k] = play_orders(c, draws, options, options.first_world + k, orders,
                            [&] { return counter.interrupted(); });
    if (!worlds[k].empty()) counter.one_more();
  });
  std::erase_if(worlds, [](const auto& world) { return world.empty(); });
  if (worlds.empty()) return;
  std::vector<WorldHistories> base;
  for (std::size_t o = 0; o < orders.size(); ++o) {
    std::vector<WorldHistories> played;
    for (auto& world : worlds) played.push_back(std::move(world[o]));
    if (o == 0) {
      base = played;
      out.worlds = static_cast<int>(base.size());
      out.effective_worlds = effective_worlds(base);
    }
    OrderEffect effect;
    effect.order = find_order(c, orders[o], played);
    effect.effect = compare_scenario(c, orders[o].id, base, played);
    const auto in_force = [](const History& h) { return double(h.ratified); };
    effect.in_force = estimate_share(played, in_force);
    effect.in_force_change = estimate_difference(base, played, in_force);
    effect.months_of_war = estimate_duration(played, [&](const History& h) {
      const int end = h.ended_month < 0 ? c.calendar.end_month : int(h.ended_month);
      return double(end - c.calendar.now_month);
    });
    out.orders.push_back(std::move(effect));
  }
}

}  // namespace armistice

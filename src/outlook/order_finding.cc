#include "outlook/order_finding.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

#include "outlook/estimates.h"

namespace armistice {
namespace {

constexpr double kLeftOut = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMostWays = 5;

// Mean per signature over worlds, each by its signatures.
Estimate per_signature(const std::vector<WorldHistories>& worlds, std::size_t part,
                       const std::function<double(const PartPlayed&)>& sum) {
  return estimate_ratio(
      worlds, [&](const WorldHistories& world) { return sum(world.parts_played[part]); },
      [&](const WorldHistories& world) { return world.parts_played[part].weight; });
}

std::vector<PartFinding::Way> find_ways(const std::vector<int>& issues,
                                        const std::vector<WorldHistories>& worlds,
                                        std::size_t part) {
  std::map<Deal, double> weights;
  for (const WorldHistories& world : worlds) {
    const PartPlayed& played = world.parts_played[part];
    for (std::size_t w = 0; w < played.ways.size(); ++w)
      weights[played.ways[w]] += played.way_weights[w];
  }
  std::vector<std::pair<double, Deal>> order;
  for (const auto& [way, weight] : weights) order.emplace_back(-weight, way);
  std::sort(order.begin(), order.end());
  std::vector<PartFinding::Way> out;
  for (const auto& [weight, way] : order) {
    if (out.size() == kMostWays || weight >= 0) break;
    PartFinding::Way found;
    for (std::size_t i = 0; i < issues.size(); ++i) found.terms.emplace_back(issues[i], way[i]);
    found.p = per_signature(worlds, part, [&way = way](const PartPlayed& played) {
      for (std::size_t w = 0; w < played.ways.size(); ++w)
        if (played.ways[w] == way) return played.way_weights[w];
      return 0.0;
    });
    out.push_back(std::move(found));
  }
  return out;
}

}  // namespace

OrderFinding find_order(const Conflict& c, const Order& order,
                        const std::vector<WorldHistories>& worlds) {
  OrderFinding out;
  out.id = order.id;
  out.ceasefire_after = order.ceasefire_after;
  if (worlds.empty()) return out;
  const int now = c.calendar.now_month;
  for (std::size_t p = 0; p < order.parts.size(); ++p) {
    const auto is_signed = [p](const History& h) { return h.part_months[p] >= 0; };
    const auto reached = [p](const History& h) { return p == 0 || h.part_months[p - 1] >= 0; };
    PartFinding part;
    part.block = order.parts[p].block;
    part.reached = estimate_share(worlds, [&](const History& h) { return double(reached(h)); });
    part.signed_by_end =
        estimate_share(worlds, [&](const History& h) { return double(is_signed(h)); });
    part.given = estimate_share(
        worlds, [&](const History& h) { return reached(h) ? double(is_signed(h)) : kLeftOut; });
    part.breaks = estimate_share(
        worlds, [&](const History& h) { return double(reached(h) && !is_signed(h)); });
    part.months = estimate_duration(worlds, [&](const History& h) {
      return is_signed(h) ? double(h.part_months[p] - now) : kLeftOut;
    });
    for (std::size_t n = 0; n < c.talks.needed.size(); ++n) {
      const auto mean = [&](std::vector<double> PartPlayed::*of) {
        return per_signature(worlds, p, [&](const PartPlayed& played) { return (played.*of)[n]; });
      };
      PartFinding::Party party{c.talks.needed[n], mean(&PartPlayed::gain), {}, {}};
      if (p + 1 < order.parts.size()) {
        party.if_it_stops = mean(&PartPlayed::if_it_stops);
        party.leverage = mean(&PartPlayed::leverage);
      }
      part.parties.push_back(std::move(party));
    }
    part.ways = find_ways(order.parts[p].issues, worlds, p);
    out.parts.push_back(std::move(part));
  }
  return out;
}

}  // namespace armistice

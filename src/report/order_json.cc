#include "report/order_json.h"

namespace armistice {
namespace {

// As the case file writes them.
Json steps_json(const Conflict& c, const OrderFinding& order) {
  Json steps = Json::array();
  for (int p = 0; p <= static_cast<int>(order.parts.size()); ++p) {
    if (p == order.ceasefire_after) steps.push_back("ceasefire");
    if (p < static_cast<int>(order.parts.size()))
      steps.push_back(id_of_part(c, order.parts[static_cast<std::size_t>(p)].block));
  }
  return steps;
}

Json part_json(const Conflict& c, const PartFinding& part) {
  Json sides = Json::object(), ways = Json::array();
  for (const PartFinding::Party& side : part.parties)
    sides[id_of(c.parties, side.party)] = {{"gain", estimate_or_null(side.gain)},
                                           {"if_it_stops", estimate_or_null(side.if_it_stops)},
                                           {"leverage", estimate_or_null(side.leverage)}};
  for (const PartFinding::Way& way : part.ways) {
    Json terms = Json::object();
    for (const auto& [issue, option] : way.terms) {
      const Issue& of = c.issues.at(static_cast<std::size_t>(issue));
      if (of.is_share)
        terms[of.id] = of.value(option);
      else
        terms[of.id] = of.options.at(static_cast<std::size_t>(option));
    }
    ways.push_back({{"terms", terms}, {"p", estimate_json(way.p)}});
  }
  return {{"part", id_of_part(c, part.block)},
          {"reached", estimate_json(part.reached)},
          {"signed", estimate_json(part.signed_by_end)},
          {"signed_once_reached", estimate_or_null(part.given)},
          {"breaks_here", estimate_json(part.breaks)},
          {"months", estimate_or_null(part.months)},
          {"sides", sides},
          {"ways", ways}};
}

Json parts_json(const Conflict& c, const OrderFinding& order) {
  Json parts = Json::array();
  for (const PartFinding& part : order.parts) parts.push_back(part_json(c, part));
  return parts;
}

}  // namespace

std::string id_of_part(const Conflict& c, int block) {
  return block < 0 ? "deal" : c.talks.blocks.at(static_cast<std::size_t>(block)).id;
}

Json sequence_json(const Conflict& c, const OrderFinding& order) {
  if (order.parts.empty()) return nullptr;
  return {{"steps", steps_json(c, order)}, {"parts", parts_json(c, order)}};
}

Json orders_json(const Report& report) {
  const Conflict& c = *report.conflict;
  Json orders = Json::array();
  for (const OrderEffect& order : report.findings.orders) {
    Json endings = Json::object();
    for (const EndingEffect& ending : order.effect.endings)
      endings[ending.ending] = estimate_json(ending.effect);
    orders.push_back({{"id", order.order.id},
                      {"steps", steps_json(c, order.order)},
                      {"signed_by_end", estimate_json(order.signed_by_end)},
                      {"in_force", estimate_json(order.in_force)},
                      {"solver_error", estimate_or_null(order.solver_error)},
                      {"months_of_war", estimate_json(order.months_of_war)},
                      {"change",
                       {{"signed_by_end", estimate_json(order.effect.signed_by_end)},
                        {"in_force", estimate_json(order.in_force_change)},
                        {"months_of_war", estimate_json(order.effect.months_of_war)},
                        {"endings", endings}}},
                      {"parts", parts_json(c, order.order)}});
  }
  return {{"orders", orders}};
}

}  // namespace armistice

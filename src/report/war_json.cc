#include "report/war_json.h"

#include "util/dates.h"

namespace armistice {
namespace {

Json drivers_json(const std::vector<WarDriver>& drivers) {
  Json json = Json::array();
  for (const WarDriver& driver : drivers)
    json.push_back({{"id", driver.id},
                    {"kind", driver.kind},
                    {"correlation", number(driver.correlation)},
                    {"se", number(driver.se)}});
  return json;
}

Json limits_json(const Conflict& conflict, const WarReading& reading) {
  Json json = Json::array();
  for (const LimitReading& limit : reading.limits) {
    Json item = {{"id", limit.id}};
    if (limit.party >= 0) item["party"] = id_of(conflict.parties, limit.party);
    item["broken_by_end"] = estimate_json(limit.broken_by_end);
    item["first"] = estimate_json(limit.first);
    item["month"] = estimate_or_null(limit.month);
    item["drivers"] = drivers_json(limit.drivers);
    json.push_back(std::move(item));
  }
  return json;
}

Json pressure_json(const Conflict& conflict, const WarReading& reading) {
  Json json = Json::object();
  for (const PressureReading& pressure : reading.pressure)
    json[id_of(conflict.parties, pressure.party)] = {
        {"cost_now", estimate_or_null(pressure.now)},
        {"cost_at_end", estimate_or_null(pressure.end)},
        {"rise_per_month", estimate_or_null(pressure.rise)},
        {"limit_by_end", estimate_or_null(pressure.strained)},
        {"loses_most", estimate_or_null(pressure.loses_most)},
        {"drivers", drivers_json(pressure.drivers)}};
  return json;
}

Json loops_json(const WarReading& reading) {
  Json json = {{"found", reading.loops_found}, {"dates", Json::array()}, {"loops", Json::array()}};
  for (const Date& date : reading.loop_dates) json["dates"].push_back(to_text(date));
  for (const LoopReading& loop : reading.loops) {
    Json gains = Json::array(), shares = Json::array();
    for (const double gain : loop.gain) gains.push_back(number(gain));
    for (const double share : loop.dominance) shares.push_back(number(share));
    json["loops"].push_back({{"stocks", loop.stocks},
                             {"gain", std::move(gains)},
                             {"dominance", std::move(shares)},
                             {"mean_dominance", number(loop.mean_dominance)}});
  }
  return json;
}

Json changes_json(const Conflict& conflict, const WarReading& reading) {
  Json json = Json::array();
  for (const WarChange& change : reading.changes) {
    Json item = {{"id", change.id},
                 {"stocks", Json::object()},
                 {"limits", Json::object()},
                 {"months_later", Json::object()},
                 {"cost_at_end", Json::object()}};
    for (const WarChange::Stock& stock : change.stocks)
      item["stocks"][stock.id] = estimate_or_null(stock.difference);
    for (const WarChange::Limit& limit : change.limits) {
      item["limits"][limit.id] = estimate_or_null(limit.difference);
      item["months_later"][limit.id] = estimate_or_null(limit.later);
    }
    for (const WarChange::Pressure& pressure : change.pressure)
      item["cost_at_end"][id_of(conflict.parties, pressure.party)] =
          estimate_or_null(pressure.difference);
    json.push_back(std::move(item));
  }
  return json;
}

}  // namespace

Json relapse_json(const Conflict& c, const RelapseFinding& relapse) {
  if (relapse.relapses.n == 0) return nullptr;
  Json terms = Json::array();
  for (const RelapseFinding::Term& term : relapse.terms) {
    const Issue& issue = c.issues[static_cast<std::size_t>(term.issue)];
    terms.push_back({{"issue", issue.id},
                     {"option", option_json(issue, term.option)},
                     {"share", number(term.share)},
                     {"effect", estimate_json(term.effect)}});
  }
  return {{"relapses", estimate_json(relapse.relapses)},
          {"terms", std::move(terms)},
          {"drivers", drivers_json(relapse.drivers)}};
}

Json war_reading_json(const Conflict& conflict, const WarReading& reading) {
  return {{"worlds", reading.worlds},
          {"paths", reading.paths},
          {"broken", reading.broken},
          {"limits", limits_json(conflict, reading)},
          {"pressure", pressure_json(conflict, reading)},
          {"feedback", loops_json(reading)},
          {"changes", changes_json(conflict, reading)}};
}

}  // namespace armistice

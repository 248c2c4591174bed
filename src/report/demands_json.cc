// The matrix of positions, demands taken together, and a plan against them.
#include <algorithm>
#include <map>
#include <tuple>

#include "report/json_parts.h"
#include "report/render_json.h"

namespace armistice {
namespace {

Json demand_json(const Conflict& conflict, const Demand& demand) {
  const Issue& issue = conflict.issues.at(demand.issue);
  return {{"party", conflict.parties.at(demand.party).id},
          {"issue", issue.id},
          {"accepts", options_json(issue, demand.accepts)},
          {"hard", demand.hard}};
}

Json sets_json(const Conflict& conflict, const DemandClash& clash,
               const std::vector<std::vector<int>>& sets) {
  Json json = Json::array();
  for (const std::vector<int>& set : sets) {
    Json demands = Json::array();
    for (const int d : set) demands.push_back(demand_json(conflict, clash.demands.at(d)));
    json.push_back(std::move(demands));
  }
  return json;
}

Json clash_json(const Conflict& conflict, const DemandClash& clash) {
  Json json = {{"kind", clash.kind},
               {"demands", clash.demands.size()},
               {"packages", clash.packages},
               {"known", clash.known}};
  if (!clash.example.empty()) json["example"] = deal_json(conflict, clash.example);
  json["clashing"] = sets_json(conflict, clash, clash.clashing);
  json["concessions"] = sets_json(conflict, clash, clash.concessions);
  return json;
}

Json moves_json(const Conflict& conflict, const Deal& plan, const std::vector<PlanMove>& moves) {
  Json json = Json::array();
  for (const PlanMove& move : moves) {
    Json entry = demand_json(conflict, move.demand);
    entry["plan"] = option_json(conflict.issues.at(move.demand.issue), plan.at(move.demand.issue));
    if (move.has_worth) entry["given_up"] = number(move.given_up);
    json.push_back(std::move(entry));
  }
  return json;
}

}  // namespace

nlohmann::ordered_json matrix_json(const Report& report) {
  const Conflict& conflict = *report.conflict;
  // issue, party, region -> positions by date, then in file order; no date is the oldest
  std::map<std::tuple<int, int, std::string>, std::vector<const Position*>> cells;
  for (const Position& position : conflict.positions)
    cells[{position.issue, position.party, position.region}].push_back(&position);
  Json json = Json::array();
  for (auto& [cell, positions] : cells) {
    std::stable_sort(positions.begin(), positions.end(),
                     [](const Position* a, const Position* b) { return a->asof < b->asof; });
    Json entries = Json::array();
    for (const Position* position : positions)
      entries.push_back({{"asof", position->asof}, {"kind", position->kind}, {"id", position->id}});
    json.push_back({{"issue", conflict.issues.at(std::get<0>(cell)).id},
                    {"party", conflict.parties.at(std::get<1>(cell)).id},
                    {"region", std::get<2>(cell)},
                    {"positions", entries}});
  }
  return json;
}

nlohmann::ordered_json stated_and_aimed_json(const Conflict& conflict,
                                             const IssueDemands& demands) {
  const Issue& issue = conflict.issues.at(demands.issue);
  Json json = Json::array();
  for (const Stance& stated : demands.stances)
    for (const Stance& aimed : demands.stances) {
      if (stated.kind != "stated" || aimed.kind != "aimed" || stated.party != aimed.party) continue;
      std::vector<int> only_stated, only_aimed;
      for (int option = 0; option < issue.option_count; ++option) {
        if (accepts(stated, option) && !accepts(aimed, option)) only_stated.push_back(option);
        if (!accepts(stated, option) && accepts(aimed, option)) only_aimed.push_back(option);
      }
      json.push_back({{"party", conflict.parties.at(stated.party).id},
                      {"only_stated", options_json(issue, only_stated)},
                      {"only_aimed", options_json(issue, only_aimed)}});
    }
  return json;
}

nlohmann::ordered_json demands_together_json(const Report& report) {
  Json json = Json::array();
  for (const DemandClash& clash : report.demand_findings.clashes)
    json.push_back(clash_json(*report.conflict, clash));
  return json;
}

nlohmann::ordered_json plan_json(const Report& report) {
  const Conflict& conflict = *report.conflict;
  const DemandFindings& found = report.demand_findings;
  Json parties = Json::object();
  for (const PlanReading& reading : found.readings) {
    Json entry = {{"stated",
                   {{"issues", reading.stated_issues},
                    {"moves", moves_json(conflict, found.plan, reading.stated)}}},
                  {"aimed",
                   {{"issues", reading.aimed_issues},
                    {"moves", moves_json(conflict, found.plan, reading.aimed)}}}};
    if (reading.has_worth) {
      entry["worth"] = number(reading.worth);
      entry["given_up"] = number(reading.given_up);
    }
    parties[conflict.parties.at(reading.party).id] = std::move(entry);
  }
  return {{"deal", deal_json(conflict, found.plan)},
          {"allowed", !found.plan_forbidden},
          {"parties", parties}};
}

}  // namespace armistice

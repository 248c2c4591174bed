// What the parties said and did: positions and moves.
#include <cstddef>

#include "report/json_parts.h"
#include "report/render_json.h"
#include "util/dates.h"

namespace armistice {
namespace {

Json position_json(const Conflict& conflict, const Position& position) {
  const Issue& issue = conflict.issues.at(position.issue);
  return {{"id", position.id},
          {"party", conflict.parties.at(position.party).id},
          {"issue", issue.id},
          {"accepts", options_json(issue, position.accepts)},
          {"refuses", options_json(issue, position.refuses)},
          {"kind", position.kind},
          {"hard", position.hard},
          {"reason", position.reason},
          {"asof", position.asof},
          {"region", position.region},
          {"by", position.by},
          {"says", text_json(position.says)},
          {"claims", claim_ids(conflict, position.claims)}};
}

Json stance_json(const Conflict& conflict, const Issue& issue, const Stance& stance) {
  Json positions = Json::array();
  for (int position : stance.positions) positions.push_back(conflict.positions.at(position).id);
  return {{"party", conflict.parties.at(stance.party).id},
          {"kind", stance.kind},
          {"accepts", options_json(issue, stance.accepts)},
          {"refuses", options_json(issue, stance.refuses)},
          {"hard", stance.hard},
          {"asof", stance.asof},
          {"positions", positions}};
}

Json common_json(const Issue& issue, const std::vector<int>& options, int speakers) {
  return {{"parties", speakers},
          {"accept", options_json(issue, options)},
          {"gap", speakers > 1 && options.empty()}};
}

Json move_json(const Conflict& conflict, const TimelineEntry& entry) {
  const Move& move = conflict.moves.at(entry.move);
  Json package = Json::object();
  for (const auto& [issue, option] : move.package)
    package[conflict.issues.at(issue).id] = option_json(conflict.issues[issue], option);
  Json answers = Json::array();
  for (int answer : entry.answers) answers.push_back(conflict.moves.at(answer).id);
  Json json = {{"id", move.id},
               {"date", to_text(move.date)},
               {"by", id_of(conflict.parties, move.by)},
               {"to", id_of(conflict.parties, move.to)},
               {"type", move.type},
               {"package", package},
               {"replies_to", id_of(conflict.moves, move.replies_to)},
               {"answers", answers},
               {"deadline", move.deadline},
               {"enforced", move.enforced},
               {"says", text_json(move.says)},
               {"claims", claim_ids(conflict, move.claims)},
               {"in_time", move.in_time}};
  if (move.replies_to >= 0) json["days_to_reply"] = entry.days_to_reply;
  return json;
}

}  // namespace

nlohmann::ordered_json demands_json(const Report& report) {
  const Conflict& conflict = *report.conflict;
  Json json = {{"positions", Json::array()}, {"issues", Json::array()}};
  for (const Position& position : conflict.positions)
    json["positions"].push_back(position_json(conflict, position));
  for (const IssueDemands& demands : report.demands) {
    const Issue& issue = conflict.issues.at(demands.issue);
    Json stances = Json::array();
    for (const Stance& stance : demands.stances)
      stances.push_back(stance_json(conflict, issue, stance));
    json["issues"].push_back(
        {{"issue", issue.id},
         {"stances", stances},
         {"stated", common_json(issue, demands.common_stated, demands.speakers_stated)},
         {"aimed", common_json(issue, demands.common_aimed, demands.speakers_aimed)},
         {"stated_and_aimed", stated_and_aimed_json(conflict, demands)}});
  }
  return json;
}

nlohmann::ordered_json timeline_json(const Report& report) {
  Json json = {{"moves", Json::array()}};
  for (const TimelineEntry& entry : report.timeline)
    json["moves"].push_back(move_json(*report.conflict, entry));
  return json;
}

}  // namespace armistice

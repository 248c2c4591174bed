// What stands in the way, and what the levers change.
#include <iterator>

#include "armistice/signing_needs.h"
#include "report/json_parts.h"
#include "report/names_json.h"
#include "report/render_json.h"
#include "util/dates.h"

namespace armistice {
namespace {

// Keys come with the package behind them.
Json lock_sets(const Conflict& conflict, const std::vector<LockSetShare>& sets) {
  Json json = Json::array();
  for (const LockSetShare& set : sets) {
    Json entry = {{"locks", set.locks}, {"p", estimate_json(set.p)}};
    if (!set.best.empty()) {
      entry["deal"] = deal_json(conflict, set.best);
      entry["deal_share"] = number(set.best_share);
      entry["leads_to"] = Json::array();
      for (const int ending : set.leads_to)
        entry["leads_to"].push_back(conflict.endings.at(ending).id);
    }
    json.push_back(std::move(entry));
  }
  return json;
}

Json lock_state(const Conflict& conflict, const LockState& state) {
  Json json = {{"id", state.id}, {"kind", state.kind}};
  if (state.kind == "war") json["holder"] = war_lock_party(state.id);
  for (const Lock& lock : conflict.locks) {
    if (lock.id != state.id) continue;
    json["holder"] = conflict.parties.at(lock.holder).id;
    json["vetoes"] = lock.vetoes;
    json["hard"] = lock.hard;
    json["refuses"] = lock.refuses.text;
    json["while"] = lock.while_.text;
    json["cost"] = lock.cost.text;
    json["why"] = text_json(lock.why);
    json["claims"] = claim_ids(conflict, lock.claims);
  }
  if (!state.state.empty()) json["state"] = state.state;
  json["holds"] = estimate_json(state.holds);
  json["share"] = estimate_json(state.share);
  json["blocks"] = estimate_json(state.blocks);
  return json;
}

// All five kinds and war, in that order, zeros included.
Json kind_shares(const LockFindings& locks) {
  Json json = Json::object();
  for (const char* kind : kLockKindNames) json[kind] = estimate_json({});
  json["war"] = estimate_json({});
  for (const auto& [kind, share] : locks.kinds) json[kind] = estimate_json(share);
  return json;
}

Json lever_list(const std::vector<LeverEffect>& levers) {
  Json json = Json::array();
  for (const LeverEffect& lever : levers)
    json.push_back({{"id", lever.id},
                    {"endings", effects_json(lever.endings)},
                    {"months_of_war", estimate_json(lever.months_of_war)},
                    {"signed_by_end", estimate_json(lever.signed_by_end)},
                    {"touches", lever.touches}});
  return json;
}

Json pair_list(const std::vector<LeverPair>& pairs) {
  Json json = Json::array();
  for (const LeverPair& pair : pairs)
    json.push_back({{"levers", {pair.first, pair.second}},
                    {"signed_by_end", estimate_json(pair.signed_by_end)},
                    {"interaction", estimate_json(pair.interaction)},
                    {"months_of_war", estimate_json(pair.months_of_war)},
                    {"months_interaction", estimate_json(pair.months_interaction)}});
  return json;
}

}  // namespace

nlohmann::ordered_json locks_json(const Report& report) {
  const LockFindings& locks = report.findings.locks;
  const bool no_date = locks.date.year == 0;  // no study, or an interrupted one
  Json json = {{"date", to_text(no_date ? report.conflict->calendar.now : locks.date)},
               {"open", estimate_json(locks.open)},
               {"never", estimate_json(locks.never)},
               {"courses", locks.courses},
               {"complete_courses", locks.complete},
               {"beyond_thresholds", beyond_thresholds(*report.conflict)},
               {"keys", lock_sets(*report.conflict, locks.keys)},
               {"knots", lock_sets(*report.conflict, locks.knots)},
               {"pairs", lock_sets(*report.conflict, locks.pairs)},
               {"triples", lock_sets(*report.conflict, locks.triples)}};
  if (!locks.ending.empty()) json["for"] = {{"ending", locks.ending}, {"packages", locks.packages}};
  Json by_lock = Json::object();
  Json states = Json::array();
  for (const LockState& state : locks.locks) {
    by_lock[state.id] = estimate_json(state.share);
    states.push_back(lock_state(*report.conflict, state));
  }
  json["shares"] = {{"lock", by_lock}, {"kind", kind_shares(locks)}};
  json["states"] = states;
  return json;
}

nlohmann::ordered_json belief_json(const Report& report) {
  return lever_list(report.findings.believed);
}

nlohmann::ordered_json levers_json(const Report& report) {
  return {{"levers", lever_list(report.findings.levers)},
          {"openings", lever_list(report.findings.openings)},
          {"pairs", pair_list(report.findings.lever_pairs)}};
}

}  // namespace armistice

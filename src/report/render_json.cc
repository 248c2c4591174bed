#include "report/render_json.h"

#include <algorithm>
#include <cstddef>

#include "report/home_json.h"
#include "report/order_json.h"
#include "report/private_json.h"
#include "report/proposal_json.h"
#include "report/json_parts.h"
#include "report/names_json.h"
#include "report/table_json.h"
#include "report/war_json.h"
#include "report/words.h"
#include "util/check.h"
#include "util/dates.h"

namespace armistice {
namespace {

Json settings_json(const Report& report) {
  const Conflict& conflict = *report.conflict;
  const Calendar& calendar = conflict.calendar;
  Json needed = Json::array();
  for (int party : conflict.talks.needed) needed.push_back(conflict.parties.at(party).id);
  const Json believe = beliefs(report.info);
  Json json = {{"start", to_text(calendar.start)},
          {"now", to_text(calendar.now)},
          {"horizon_months", calendar.end_month - calendar.now_month},
          {"horizon_date", to_text(add_months(calendar.start, calendar.end_month))},
          {"solve_until_months", calendar.solve_month - calendar.now_month},
          {"method", calendar.runge_kutta ? "rk4" : "euler"},
          {"substeps", calendar.substeps},
          {"scale", conflict.scale_feasible ? "feasible" : "as_given"},
          {"needed", needed},
          {"meet", conflict.talks.meet.text},
          {"noise", conflict.talks.noise.text},
          {"menu_cap", conflict.talks.menu_cap},
          {"no_deal_before_now", conflict.record.no_deal_before_now},
          {"answers_used", conflict.record.answers.size()},
          {"lang", to_text(report.info.language)},
          {"as_of", report.info.as_of},
          {"believe", believe}};
  if (!report.info.set.empty() || !report.info.levers.empty() || !report.info.open_locks.empty()) {
    Json set = Json::object();
    for (const auto& [quantity, value] : report.info.set) set[quantity] = value;
    json["changes"] = {{"set", set},
                       {"levers", report.info.levers},
                       {"open_locks", report.info.open_locks}};
  }
  return json;
}

Json parties_json(const Report& report) {
  static constexpr const char* kRoles[] = {"belligerent", "patron", "mediator", "audience"};
  const Conflict& conflict = *report.conflict;
  Json json = Json::array();
  for (std::size_t p = 0; p < conflict.parties.size(); ++p) {
    const Party& party = conflict.parties[p];
    Json one = {{"id", party.id}, {"role", kRoles[static_cast<int>(party.role)]}};
    if (party.backs >= 0) one["backs"] = id_of(conflict.parties, party.backs);
    if (party.of >= 0) one["of"] = id_of(conflict.parties, party.of);
    const std::vector<int>& needed = conflict.talks.needed;
    one["needed"] = std::find(needed.begin(), needed.end(), static_cast<int>(p)) != needed.end();
    PartyFinding finding;
    for (const PartyFinding& candidate : report.findings.parties)
      if (candidate.id == party.id) finding = candidate;
    one["value_at_start"] = estimate_or_null(finding.value_at_start);
    one["cost_per_month"] = estimate_or_null(finding.cost_per_month);
    one["best_gain"] = estimate_or_null(finding.best_gain);
    json.push_back(std::move(one));
  }
  return json;
}

Json endings_list(const std::vector<EndingShare>& endings) {
  Json json = Json::array();
  for (const EndingShare& ending : endings)
    json.push_back({{"id", ending.id}, {"p", estimate_json(ending.p)}});
  return json;
}

Json settled_json(const Findings& findings) {
  Json json = Json::array();
  for (const SettledBy& settled : findings.settled_by)
    json.push_back({{"month", settled.month},
                    {"date", to_text(settled.date)},
                    {"p", estimate_json(settled.p)},
                    {"hazard", estimate_json(settled.hazard)}});
  return json;
}

// A war that goes on to the horizon's end is `at_war` in every month, whatever its ending is
// called.
Json endings_over_time_json(const Report& report) {
  Json json = Json::array();
  for (const EndingsBy& entry : report.findings.endings_by) {
    Json ended = Json::object();
    for (std::size_t k = 0; k < entry.ended.size(); ++k)
      ended[report.conflict->endings.at(k).id] = number(entry.ended[k]);
    json.push_back({{"month", entry.month},
                    {"date", to_text(entry.date)},
                    {"at_war", estimate_json(entry.at_war)},
                    {"ended", ended}});
  }
  return json;
}

void add_deals(Json& document, const Conflict& conflict, const Findings& findings) {
  document["deals_signed"] = Json::array();
  for (const DealShare& share : findings.deals_signed)
    document["deals_signed"].push_back({{"deal", deal_json(conflict, share.deal)},
                                        {"p", estimate_json(share.p)},
                                        {"ratified", number(share.ratified)},
                                        {"lasting", number(share.lasting)}});
  document["deal_groups"] = Json::array();
  for (const DealGroup& group : findings.deal_groups) {
    Json varies = Json::array();
    for (const DealGroup::Varying& v : group.varies) {
      const Issue& issue = conflict.issues.at(v.issue);
      Json options = Json::array();
      for (const auto& [option, share] : v.options)
        options.push_back({{"option", option_json(issue, option)}, {"share", number(share)}});
      varies.push_back({{"issue", issue.id}, {"options", options}});
    }
    document["deal_groups"].push_back({{"deal", deal_json(conflict, group.deal)},
                                       {"packages", group.packages},
                                       {"p", estimate_json(group.p)},
                                       {"ratified", number(group.ratified)},
                                       {"lasting", number(group.lasting)},
                                       {"varies", varies}});
  }
  document["options_signed"] = Json::array();
  for (const OptionShare& share : findings.options_signed) {
    const Issue& issue = conflict.issues.at(share.issue);
    document["options_signed"].push_back({{"issue", issue.id},
                                          {"option", option_json(issue, share.option)},
                                          {"p", estimate_json(share.p)}});
  }
}

Json fan_json(const Conflict& conflict, const Fan& fan) {
  Json months = Json::array();
  for (const Fan::Month& m : fan.months)
    months.push_back({{"date", to_text(m.date)},
                      {"p05", number(m.p05)},
                      {"p25", number(m.p25)},
                      {"p50", number(m.p50)},
                      {"p75", number(m.p75)},
                      {"p95", number(m.p95)},
                      {"at_war", number(m.at_war)}});
  std::string unit;
  Json claims = Json::array();
  for (const Stock& stock : conflict.stocks)
    if (stock.id == fan.id) {
      unit = stock.unit;
      claims = claim_ids(conflict, stock.claims);
    }
  return {{"id", fan.id}, {"unit", unit}, {"claims", claims}, {"months", months}};
}

Json mode_json(const Conflict& conflict, const ModeShares& shares) {
  Json json = {{"id", shares.id}, {"states", Json::array()}, {"months", Json::array()}};
  for (const Mode& mode : conflict.modes)
    if (mode.id == shares.id) json["states"] = mode.states;
  for (const ModeShares::Month& month : shares.months) {
    Json p = Json::array();
    for (double share : month.p) p.push_back(number(share));
    json["months"].push_back({{"date", to_text(month.date)}, {"p", p}});
  }
  return json;
}

void add_war(Json& document, const Conflict& conflict, const Findings& findings) {
  document["fans"] = Json::array();
  for (const Fan& fan : findings.stocks) document["fans"].push_back(fan_json(conflict, fan));
  document["modes"] = Json::array();
  for (const ModeShares& mode : findings.modes)
    document["modes"].push_back(mode_json(conflict, mode));
  document["limits"] = Json::array();
  for (const LimitFinding& finding : findings.limits) {
    Json json = {{"id", finding.id}};
    for (const Limit& limit : conflict.limits)
      if (limit.id == finding.id && limit.party >= 0)
        json["party"] = conflict.parties.at(limit.party).id;
    json["broken_by_end"] = estimate_json(finding.broken_by_end);
    json["month"] = estimate_or_null(finding.month);
    document["limits"].push_back(std::move(json));
  }
}

Json values_json(const std::vector<std::pair<std::string, Estimate>>& values) {
  Json json = Json::object();
  for (const auto& [party, value] : values) json[party] = estimate_json(value);
  return json;
}

Json doubt_json(const SolverDoubt& doubt) {
  return {{"worlds", doubt.worlds},
          {"endings", endings_list(doubt.endings)},
          {"signed_by_end", estimate_json(doubt.signed_by_end)},
          {"largest", estimate_json(doubt.largest)},
          {"value_at_start", values_json(doubt.value_at_start)}};
}

Json answers_json(const Findings& findings) {
  Json json = Json::array();
  for (const AnswerFinding& answer : findings.answers)
    json.push_back({{"offer", answer.offer},
                    {"party", answer.party},
                    {"accepted", answer.accepted},
                    {"expected", estimate_json(answer.expected)},
                    {"taught", number(answer.taught)}});
  return json;
}

Json warnings_json(const Findings& findings) {
  Json json = Json::array();
  for (const Warning& warning : findings.warnings)
    json.push_back({{"key", warning.key},
                    {"details", warning.details},
                    {"text", text_json(warning_text(warning))}});
  return json;
}

Json certificate_json(const Findings& findings) {
  Json json = Json::object();
  for (const CertificateFinding& party : findings.certificate)
    json[party.party] = {
        {"lower", estimate_json(party.lower)},
        {"upper", party.bounded ? estimate_json(party.upper) : Json(nullptr)},
        {"month_of_war", number(party.month_cost)}};
  return json;
}

// Of the first ceasefire, given one, but for agreed_by.
Json ceasefire_json(const CeasefireFindings& ceasefire) {
  if (!ceasefire.possible) return nullptr;
  Json agreed = Json::array(), broken = Json::object();
  for (std::size_t k = 0; k < ceasefire.agreed_by.size(); ++k)
    agreed.push_back({{"month", k + 1}, {"p", estimate_json(ceasefire.agreed_by[k])}});
  for (const CeasefireFindings::Broken& by : ceasefire.broken)
    broken[by.party] = {{"detected", estimate_or_null(by.detected)},
                        {"undetected", estimate_or_null(by.undetected)}};
  return {{"agreed_by", agreed},
          {"months", estimate_or_null(ceasefire.months)},
          {"deal", estimate_or_null(ceasefire.deal)},
          {"collapse", estimate_or_null(ceasefire.collapse)},
          {"holds", estimate_or_null(ceasefire.holds)},
          {"broken", broken}};
}

void add_outcome(Json& document, const Report& report) {
  const Findings& findings = report.findings;
  document["endings"] = endings_list(findings.endings);
  document["settled_by"] = settled_json(findings);
  document["endings_over_time"] = endings_over_time_json(report);
  document["signed_by_end"] = estimate_json(findings.signed_by_end);
  document["ratified_by_end"] = estimate_json(findings.ratified_by_end);
  document["lasting"] = estimate_json(findings.lasting);
  document["collapsed"] = estimate_json(findings.collapsed);
  document["months_of_war"] = estimate_json(findings.months_of_war);
  document["months_censored"] = number(findings.months_censored);
  document["months_to_signature"] = estimate_or_null(findings.months_to_signature);
  document["signed_with_loss"] = estimate_or_null(findings.signed_with_loss);
  document["value_at_start"] = Json::object();
  for (const PartyFinding& party : findings.parties)
    if (party.value_at_start.n > 0)
      document["value_at_start"][party.id] = estimate_json(party.value_at_start);
  add_deals(document, *report.conflict, findings);
}

void run_document(Json& document, const Report& report) {
  const Findings& findings = report.findings;
  document["settings"] = settings_json(report);
  document["names"] = names_json(report);
  document["parties"] = parties_json(report);
  add_outcome(document, report);
  add_war(document, *report.conflict, findings);
  document["war"] =
      findings.war.worlds > 0 ? war_reading_json(*report.conflict, findings.war) : Json(nullptr);
  document["menu"] = {{"size", number(findings.menu_size)},
                      {"epsilon", number(findings.menu_epsilon)},
                      {"packages", findings.packages}};
  document["solver_error"] = doubt_json(findings.solver_error);
  document["horizon_effect"] = doubt_json(findings.horizon_effect);
  document["certificate"] = certificate_json(findings);
  document["sequence"] = sequence_json(*report.conflict, findings.sequence);
  document["ceasefire"] = ceasefire_json(findings.ceasefire);
  document["relapse"] = relapse_json(*report.conflict, findings.relapse);
  document["private"] = private_json(*report.conflict, findings.hidden);
  document["backcast"] = findings.has_backcast ? estimate_json(findings.backcast) : Json(nullptr);
  if (!findings.believed.empty()) document["believed"] = belief_json(report);
  document["locks"] = locks_json(report);
  document["ripeness"] = ripeness_json(report);
  if (!findings.why.frictions.empty()) document["why"] = why_json(report);
  if (!findings.orders.empty()) document["orders"] = orders_json(report)["orders"];
  if (!findings.levers.empty() || !findings.openings.empty()) {
    Json levers = levers_json(report);
    for (auto& [key, value] : levers.items()) document[key] = std::move(value);
  }
  document["evidence"] = evidence_json(report);
  document["answers"] = answers_json(findings);
  document["positions"] = demands_json(report)["positions"];
  document["demands"] = demands_json(report)["issues"];
  document["moves"] = timeline_json(report)["moves"];
  document["ratification"] = ratification_json(report);
  document["steps"] = steps_json(report);
  document["table"] = table_json(report);
  document["warnings"] = warnings_json(findings);
}

Json demands_document(const Report& report) {
  Json document = demands_json(report);
  document["matrix"] = matrix_json(report);
  document["together"] = demands_together_json(report);
  if (!report.demand_findings.plan.empty()) document["plan"] = plan_json(report);
  return document;
}

}  // namespace

nlohmann::ordered_json render_json(const Report& report) {
  const std::string& command = report.info.command;
  Json document = document_head(report.info, report.conflict, report.findings);
  if (command == "run") {
    run_document(document, report);
    return document;
  }
  Json body;
  if (command == "locks")
    body = locks_json(report);
  else if (command == "why")
    body = why_json(report);
  else if (command == "orders")
    body = orders_json(report);
  else if (command == "levers")
    body = levers_json(report);
  else if (command == "evidence")
    body = evidence_json(report);
  else if (command == "demands")
    body = demands_document(report);
  else if (command == "timeline")
    body = report.findings.proposal.proposer < 0 ? timeline_json(report) : proposal_json(report);
  ARMISTICE_CHECK(!body.is_null());
  for (auto& [key, value] : body.items()) document[key] = std::move(value);
  document["warnings"] = warnings_json(report.findings);
  return document;
}

nlohmann::ordered_json render_check(const ReportInfo& info, const Conflict* conflict,
                                    const Diagnostics& diagnostics) {
  Json document = document_head(info, conflict, {});
  document["ok"] = !has_errors(diagnostics);
  document["diagnostics"] = Json::array();
  for (const Diagnostic& d : diagnostics)
    document["diagnostics"].push_back(
        {{"severity", d.severity == Severity::error ? "error" : "warning"},
         {"file", d.file},
         {"line", d.line},
         {"column", d.column},
         {"key", d.key},
         {"message", d.message},
         {"hint", d.hint}});
  return document;
}

std::string to_text(const nlohmann::ordered_json& document) {
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace armistice

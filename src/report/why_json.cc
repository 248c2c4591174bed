// Why the war goes on, and when it is ripe to end.
#include "report/json_parts.h"
#include "report/render_json.h"
#include "util/dates.h"

namespace armistice {
namespace {

// "on", or "absent" from this case.
const char* state_of(const FrictionFinding& friction) {
  return friction.present ? "on" : "absent";
}

}  // namespace

nlohmann::ordered_json why_json(const Report& report) {
  const WhyFindings& why = report.findings.why;
  Json frictions = Json::array();
  for (const FrictionFinding& friction : why.frictions)
    frictions.push_back({{"id", friction.id},
                         {"state", state_of(friction)},
                         {"moves", friction.moves},
                         {"share_of_delay", estimate_or_null(friction.share_of_delay)},
                         {"share_of_no_deal", estimate_or_null(friction.share_of_no_deal)},
                         {"months", estimate_or_null(friction.months)},
                         {"no_deal", estimate_or_null(friction.no_deal)}});
  return {{"delay_months", estimate_json(why.delay_months)},
          {"p_no_deal", estimate_json(why.p_no_deal)},
          {"without_any",
           {{"delay_months", estimate_json(why.rest_months)},
            {"p_no_deal", estimate_json(why.rest_no_deal)}}},
          {"method",
           {{"exact", why.exact}, {"orders_per_world", why.orders}, {"sets_solved", why.runs}}},
          {"frictions", frictions}};
}

nlohmann::ordered_json ripeness_json(const Report& report) {
  const Conflict& conflict = *report.conflict;
  const Ripeness& ripeness = report.findings.ripeness;
  Json months = Json::array();
  for (const Ripeness::Month& month : ripeness.months) {
    Json sides = Json::object();
    for (std::size_t n = 0; n < month.sides.size(); ++n) {
      const Ripeness::Side& side = month.sides[n];
      sides[id_of(conflict.parties, ripeness.parties[n])] = {
          {"open", estimate_json(side.open)},
          {"best_gain", estimate_json(side.own)},
          {"best_joint_gain", estimate_or_null(side.joint)}};
    }
    months.push_back({{"month", month.month},
                      {"date", to_text(month.date)},
                      {"at_war", number(month.at_war)},
                      {"overlap", estimate_json(month.overlap)},
                      {"all_open", estimate_json(month.all_open)},
                      {"sides", sides}});
  }
  return months;
}

}  // namespace armistice

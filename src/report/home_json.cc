// What is said at home of the packages most likely to be signed, and steps in exchange.
#include "report/home_json.h"

namespace armistice {
namespace {

Json set_json(const Conflict& c, const HomeChange& change) {
  Json json = Json::object();
  for (const auto& [issue, option] : change.to)
    json[c.issues.at(issue).id] = option_json(c.issues.at(issue), option);
  return json;
}

Json change_json(const Conflict& c, const HomeChange& change) {
  Json worth = Json::object();
  for (const auto& [party, moved] : change.worth) worth[c.parties.at(party).id] = number(moved);
  return {{"set", set_json(c, change)},
          {"p", estimate_json(change.p)},
          {"change", estimate_json(change.change)},
          {"worth", worth},
          {"price", number(change.price)}};
}

Json body_json(const Conflict& c, const BodyFinding& body) {
  const Ratifier& from = c.ratifiers.at(body.ratifier);
  Json json = {{"id", from.id},
               {"title", title_json(from.title, from.id)},
               {"kind", !from.blocs.empty()  ? "parliament"
                        : from.audience >= 0 ? "public"
                                             : "chance"},
               {"p", estimate_json(body.p)},
               {"why", text_json(from.why)},
               {"claims", claim_ids(c, from.claims)}};
  if (from.audience >= 0) json["public"] = c.parties.at(from.audience).id;
  if (from.blocs.empty()) return json;
  json["needs"] = from.needs;
  json["pivotal"] = body.pivotal < 0 ? Json(nullptr) : Json(from.blocs.at(body.pivotal).id);
  json["blocs"] = Json::array();
  for (std::size_t b = 0; b < body.blocs.size(); ++b) {
    const Bloc& bloc = from.blocs.at(b);
    json["blocs"].push_back({{"id", bloc.id},
                             {"title", title_json(bloc.title, bloc.id)},
                             {"seats", bloc.seats},
                             {"discipline", bloc.whole ? "bloc" : "member"},
                             {"yes", estimate_json(body.blocs[b].yes)},
                             {"raised", estimate_json(body.blocs[b].raised)},
                             {"why", text_json(bloc.why)},
                             {"claims", claim_ids(c, bloc.claims)}});
  }
  return json;
}

Json party_json(const Conflict& c, const HomeParty& party) {
  Json json = {{"party", c.parties.at(party.party).id},
               {"p", estimate_json(party.p)},
               {"bodies", Json::array()},
               {"changes", Json::array()},
               {"below_half", party.below},
               {"smallest", party.lifted ? change_json(c, party.smallest) : Json(nullptr)}};
  for (const BodyFinding& body : party.bodies) json["bodies"].push_back(body_json(c, body));
  for (const HomeChange& change : party.changes) json["changes"].push_back(change_json(c, change));
  return json;
}

Json leader_json(const Conflict& c, const LeaderFinding& leader) {
  const Leader& from = c.leaders.at(leader.leader);
  const std::string& party = c.parties.at(from.party).id;
  return {{"party", party},
          {"title", title_json(from.title, party)},
          {"stays", estimate_json(leader.stays)},
          {"stays_at_war", estimate_json(leader.stays_at_war)},
          {"effect", estimate_json(leader.effect)},
          {"gain", estimate_json(leader.gain)},
          {"why", text_json(from.why)},
          {"claims", claim_ids(c, from.claims)}};
}

Json step_json(const Conflict& c, int index) {
  const MutualStep& step = c.steps.at(index);
  return {{"id", step.id},
          {"title", title_json(step.title, step.id)},
          {"does", text_json(step.does)},
          {"party", c.parties.at(step.party).id},
          {"why", text_json(step.why)},
          {"claims", claim_ids(c, step.claims)}};
}

// One cell of the table: what the two choose, what each gets, how often it is an equilibrium.
Json cell_json(const StepPair& pair, int a, int b) {
  static constexpr const char* kChoices[] = {"concede", "hold"};
  return {{"first", kChoices[a]},
          {"second", kChoices[b]},
          {"pay_first", estimate_json(pair.pay[0][a][b])},
          {"pay_second", estimate_json(pair.pay[1][b][a])},
          {"equilibrium", estimate_json(pair.equilibrium[a][b])}};
}

Json pair_json(const Conflict& c, const StepPair& pair) {
  Json table = Json::array();
  for (int a : {0, 1})  // concede, hold
    for (int b : {0, 1}) table.push_back(cell_json(pair, a, b));
  return {
      {"first", step_json(c, pair.first)},
      {"second", step_json(c, pair.second)},
      {"table", table},
      {"better", estimate_json(pair.better)},
      {"only_concede", estimate_json(pair.only_concede)},
      {"mixed",
       {{"p", estimate_json(pair.mixed)},
        {"first_concedes", estimate_or_null(pair.lots[0])},
        {"second_concedes", estimate_or_null(pair.lots[1])}}},
      {"risk_dominant",
       {{"concede", estimate_json(pair.concede_dominates)},
        {"hold", estimate_json(pair.hold_dominates)}}},
      {"belief",
       {{"first", estimate_or_null(pair.belief[0])}, {"second", estimate_or_null(pair.belief[1])}}},
      {"commitment",
       {{"penalty", estimate_json(pair.penalty)},
        {"compensation", estimate_json(pair.compensation)},
        {"insures_first", estimate_json(pair.insured_first)},
        {"fine", estimate_json(pair.fine)},
        {"guaranteed", estimate_json(pair.guaranteed)},
        {"guarantee", estimate_or_null(pair.guarantee)}}}};
}

}  // namespace

Json ratification_json(const Report& report) {
  const HomeFindings& home = report.findings.home;
  const Conflict& c = *report.conflict;
  if (home.worlds == 0) return nullptr;
  Json json = {{"worlds", home.worlds},
               {"looked_into", home.looked_into},
               {"raise", number(kRaise)},
               {"packages", Json::array()}};
  for (const HomePackage& package : home.packages) {
    Json one = {{"deal", deal_json(c, package.deal)},
                {"parties", Json::array()},
                {"leaders", Json::array()}};
    for (const HomeParty& party : package.parties) one["parties"].push_back(party_json(c, party));
    for (const LeaderFinding& leader : package.leaders)
      one["leaders"].push_back(leader_json(c, leader));
    json["packages"].push_back(std::move(one));
  }
  return json;
}

Json steps_json(const Report& report) {
  Json json = Json::array();
  for (const StepPair& pair : report.findings.steps)
    json.push_back(pair_json(*report.conflict, pair));
  return json;
}

}  // namespace armistice

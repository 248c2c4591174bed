#include "report/proposal_json.h"

#include <algorithm>

#include "report/order_json.h"

namespace armistice {
namespace {

Json estimates(const std::vector<Estimate>& list) {
  Json out = Json::array();
  for (const Estimate& e : list) out.push_back(estimate_or_null(e));
  return out;
}

Json watched_json(const Conflict& c, const WatchedState& watched) {
  const Slot& slot = c.layout.slots[watched.slot];
  Json out{{"id", slot.name}};
  out["state"] = slot.kind == SlotKind::mode
                     ? Json(c.modes[slot.index].states[static_cast<std::size_t>(watched.member)])
                     : Json(nullptr);
  return out;
}

// How the types of a party with private quantities answer; null: it has none, or proposes.
Json types_json(const Conflict& c, const ProposalFinding::Types& types) {
  if (!types.given) return nullptr;
  Json quantities = Json::object(), after = Json::object();
  for (const auto& [quantity, values] : types.quantities)
    quantities[id_of(c.quantities, quantity)] = {{"lower", number(values[0])},
                                                 {"upper", number(values[1])}};
  const char* const answers[] = {"yes", "no", "conditions"};
  for (std::size_t a = 0; a < 3; ++a) {
    const bool possible = a < 2 || !c.talks.conditions.empty();
    after[answers[a]] = possible ? Json{{"comes", types.after[a].comes},
                                        {"believed", estimate_json(types.after[a].believed)}}
                                 : Json(nullptr);
  }
  return {{"quantities", std::move(quantities)},
          {"accepts", by_type_json(types.accepts)},
          {"conditions", by_type_json(types.conditions)},
          {"refuses", by_type_json(types.refuses)},
          {"gain", by_type_json(types.gain)},
          {"believed", estimate_json(types.believed)},
          {"after", std::move(after)}};
}

// Per part of the order of steps; null where everything is on the table at once.
Json parts_json(const Conflict& c, const std::vector<Estimate>& parts) {
  if (parts.empty()) return nullptr;
  Json out = Json::object();
  for (std::size_t p = 0; p < parts.size(); ++p)
    out[id_of_part(c, c.talks.sequence.parts[p].block)] = estimate_json(parts[p]);
  return out;
}

// Of a part: its issues alone.
Json proposed_json(const Conflict& c, const ProposalFinding& found) {
  const Json whole = deal_json(c, found.deal);
  if (found.part < 0) return whole;
  Json out = Json::object();
  for (const int issue : c.talks.sequence.parts[static_cast<std::size_t>(found.part)].issues) {
    const std::string id = id_of(c.issues, issue);
    out[id] = whole.at(id);
  }
  return out;
}

Json reply_json(const Conflict& c, const ProposalFinding& found,
                const ProposalFinding::Reply& reply) {
  Json out{{"reply", reply.id},
           {"party", reply.party < 0 ? Json(nullptr) : Json(id_of(c.parties, reply.party))},
           {"signed_by_end", estimate_json(reply.after.signed_by_end)},
           {"months_of_war", estimate_json(reply.after.months_of_war)},
           {"endings", effects_json(reply.after.endings)},
           {"parts", parts_json(c, reply.parts)},
           {"shifts", Json::array()}};
  for (std::size_t s = 0; s < reply.shifts.size(); ++s) {
    Json shift = watched_json(c, found.watched[s]);
    shift["change"] = estimates(reply.shifts[s].change);
    out["shifts"].push_back(std::move(shift));
  }
  return out;
}

}  // namespace

Json proposal_json(const Report& report) {
  const Conflict& c = *report.conflict;
  const ProposalFinding& found = report.findings.proposal;
  Json out{{"by", id_of(c.parties, found.proposer)},
           {"part", found.part < 0
                        ? Json(nullptr)
                        : Json(id_of_part(
                              c, c.talks.sequence.parts[static_cast<std::size_t>(found.part)].block))},
           {"deal", proposed_json(c, found)},
           {"parts_unproposed", parts_json(c, found.parts)},
           {"made", estimate_json(found.made)},
           {"signs", estimate_json(found.signs)},
           {"passes", estimate_json(found.passes)},
           {"lasts", estimate_json(found.lasts)},
           {"parties", Json::array()},
           {"months", found.months},
           {"watched", Json::array()},
           {"replies", Json::array()}};
  for (const ProposalFinding::Party& party : found.parties)
    out["parties"].push_back({{"party", id_of(c.parties, party.party)},
                              {"accepts", estimate_json(party.accepts)},
                              {"conditions", estimate_json(party.conditions)},
                              {"refuses", estimate_json(party.refuses)},
                              {"barred", estimate_json(party.barred)},
                              {"gain", estimate_json(party.gain)},
                              {"types", types_json(c, party.types)}});
  for (std::size_t s = 0; s < found.watched.size(); ++s) {
    Json state = watched_json(c, found.watched[s]);
    state["unproposed"] = estimates(found.levels[s]);
    out["watched"].push_back(std::move(state));
  }
  for (const ProposalFinding::Reply& reply : found.replies)
    out["replies"].push_back(reply_json(c, found, reply));
  return {{"proposal", std::move(out)}};
}

}  // namespace armistice

#include "report/private_json.h"

#include "util/dates.h"

namespace armistice {
namespace {

Json party_json(const Conflict& conflict, const TypeFinding& party) {
  Json quantities = Json::object(), months = Json::array();
  for (const auto& [quantity, values] : party.quantities)
    quantities[conflict.quantities.at(static_cast<std::size_t>(quantity)).id] = {
        {"lower", number(values[0])}, {"upper", number(values[1])}};
  for (const TypeFinding::Month& month : party.months)
    months.push_back({{"month", month.month},
                      {"date", to_text(month.date)},
                      {"at_war", by_type_json(month.at_war)},
                      {"believed", by_type_json(month.belief)}});
  return {{"quantities", quantities},
          {"upper_at_first", number(party.prior)},
          {"upper_now", estimate_or_null(party.upper_now)},
          {"months", months},
          {"signed",
           {{"alike", estimate_or_null(party.alike)},
            {"apart", estimate_or_null(party.apart)},
            {"between", estimate_or_null(party.mixed)}}},
          {"refusals", estimate_or_null(party.refusals)},
          {"moved_by_refusal", estimate_or_null(party.per_refusal)},
          {"silences", estimate_or_null(party.silences)},
          {"moved_by_silence", estimate_or_null(party.per_silence)},
          {"battles", estimate_or_null(party.battles)},
          {"moved_by_battle", estimate_or_null(party.per_battle)}};
}

}  // namespace

Json private_json(const Conflict& conflict, const PrivateFindings& hidden) {
  if (hidden.parties.empty()) return nullptr;
  Json parties = Json::object(), cost = nullptr;
  for (const TypeFinding& party : hidden.parties) parties[party.id] = party_json(conflict, party);
  if (hidden.compared)
    cost = {{"months_of_war", estimate_json(hidden.months)},
            {"no_deal", estimate_json(hidden.no_deal)}};
  return {{"parties", parties}, {"cost_of_ignorance", cost}};
}

}  // namespace armistice

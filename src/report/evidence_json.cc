// The evidence of a case: sources, claims, quantities, disagreements, assumptions.
#include <cmath>
#include <cstddef>
#include <map>

#include "report/json_parts.h"
#include "report/render_json.h"

namespace armistice {
namespace {

Json source_json(const Source& source) {
  Json json = {{"id", source.id}, {"type", source.type}, {"title", source.title}};
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  add("author", source.author);
  add("container-title", source.container_title);
  add("issued", source.issued);
  add("language", source.language);
  add("URL", source.url);
  add("note", source.note);
  json["rating"] = std::string(1, source.rating);
  return json;
}

Json claim_json(const Conflict& conflict, const Claim& claim) {
  Json json = {{"id", claim.id},
               {"source", id_of(conflict.sources, claim.source)},
               {"at", claim.at},
               {"by", claim.by},
               {"about", claim.about},
               {"value", claim.value_text},
               {"comparator", claim.comparator},
               {"of", claim.of},
               {"unit", claim.unit},
               {"asof", claim.asof},
               {"rating", std::string{claim.source_rating, claim.statement_rating}},
               {"says", text_json(claim.says)},
               {"in_time", claim.in_time}};
  if (claim.choice < 0) return json;
  for (const Quantity& quantity : conflict.quantities)
    if (quantity.id == claim.about && claim.choice < static_cast<int>(quantity.choices.size()))
      json["supports"] = quantity.choices[static_cast<std::size_t>(claim.choice)];
  return json;
}

void add_range(Json& json, const Range& range) {
  json["p05"] = number(range.p05);
  json["p50"] = number(range.p50);
  json["p95"] = number(range.p95);
}

Json pooled_json(const Conflict& conflict, const Quantity& quantity, const QuantityRange* range) {
  Json pooled = Json::array();
  for (std::size_t k = 0; k < quantity.pooled.size(); ++k) {
    Json json = {{"claim", id_of(conflict.claims, quantity.pooled[k])},
                 {"weight", number(quantity.pool_weights.at(k))},
                 {"spread", quantity.spreads.at(k).text}};
    if (range) add_range(json, range->claims.at(k));
    pooled.push_back(std::move(json));
  }
  return pooled;
}

Json choices_json(const Quantity& quantity) {
  double total = 0;
  for (double weight : quantity.assumed.weights) total += weight;
  Json choices = Json::array();
  for (std::size_t k = 0; k < quantity.choices.size(); ++k)
    choices.push_back(
        {{"id", quantity.choices[k]}, {"weight", number(quantity.assumed.weights.at(k) / total)}});
  return choices;
}

bool is_pooled(const Quantity& quantity) { return !quantity.pooled.empty(); }

std::string believed_name(const Conflict& conflict, const Quantity& quantity) {
  const std::size_t k = static_cast<std::size_t>(quantity.believed);
  return quantity.choices.empty() ? id_of(conflict.claims, quantity.pooled.at(k))
                                  : quantity.choices.at(k);
}

Json quantity_json(const Conflict& conflict, const Quantity& quantity, const QuantityRange* range) {
  Json json = {
      {"id", quantity.id},
      {"unit", quantity.unit},
      {"why", text_json(quantity.why)},
      {"claims", claim_ids(conflict, quantity.claims)},
      {"pooled", pooled_json(conflict, quantity, range)},
      {"choices", choices_json(quantity)},
      {"assumed", is_pooled(quantity) || !quantity.choices.empty() ? "" : quantity.assumed.text},
      {"bare", quantity.bare},
      {"implicit", quantity.implicit},
      {"context", quantity.context},
      {"used", quantity.used}};
  if (range && quantity.choices.empty()) add_range(json, range->all);
  if (quantity.believed >= 0) json["believed"] = believed_name(conflict, quantity);
  return json;
}

Json believed_json(const std::vector<EndingEffect>& effects) {
  Json json = effects_json(effects);
  for (const EndingEffect& effect : effects) json[effect.ending]["matters"] = effect.matters;
  return json;
}

// Per ending the effect of the belief that moves it most.
Json largest_effects(const Disagreement& disagreement) {
  std::vector<EndingEffect> largest;
  for (const Disagreement::Believe& believe : disagreement.believe)
    for (const EndingEffect& effect : believe.effects) {
      EndingEffect* known = nullptr;
      for (EndingEffect& candidate : largest)
        if (candidate.ending == effect.ending) known = &candidate;
      if (!known)
        largest.push_back(effect);
      else if (std::abs(effect.effect.mean) > std::abs(known->effect.mean))
        *known = effect;
    }
  return believed_json(largest);
}

Json disagreement_json(const Disagreement& disagreement) {
  Json believe = Json::array();
  for (const Disagreement::Believe& one : disagreement.believe)
    believe.push_back({{"claim", one.claim},
                       {"weight", number(one.weight)},
                       {"effect", believed_json(one.effects)}});
  return {{"about", disagreement.about},
          {"claims", disagreement.claims},
          {"effect", largest_effects(disagreement)},
          {"believe", believe},
          {"matters", number(disagreement.matters)}};
}

Json assumed_json(const Quantity& quantity) {
  return {{"id", quantity.id},     {"value", quantity.assumed.text},
          {"unit", quantity.unit}, {"why", text_json(quantity.why)},
          {"bare", quantity.bare}, {"implicit", quantity.implicit}};
}

}  // namespace

nlohmann::ordered_json evidence_json(const Report& report) {
  const Conflict& conflict = *report.conflict;
  Json json = {{"sources", Json::array()},    {"claims", Json::array()},
               {"quantities", Json::array()}, {"disagreements", Json::array()},
               {"assumed", Json::array()},    {"unused", Json::array()}};
  for (const Source& source : conflict.sources) json["sources"].push_back(source_json(source));
  for (const Claim& claim : conflict.claims) json["claims"].push_back(claim_json(conflict, claim));
  for (std::size_t q = 0; q < conflict.quantities.size(); ++q) {
    const Quantity& quantity = conflict.quantities[q];
    const QuantityRange* range = report.info.ranges.empty() ? nullptr : &report.info.ranges.at(q);
    json["quantities"].push_back(quantity_json(conflict, quantity, range));
    if (is_assumption(quantity)) json["assumed"].push_back(assumed_json(quantity));
    if (!quantity.used && !quantity.context) json["unused"].push_back(quantity.id);
  }
  for (const Disagreement& disagreement : report.findings.disagreements)
    json["disagreements"].push_back(disagreement_json(disagreement));
  return json;
}

}  // namespace armistice

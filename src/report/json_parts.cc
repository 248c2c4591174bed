#include "report/json_parts.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace armistice {

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.9g", value == 0 ? 0.0 : value);
  return std::strtod(digits, nullptr);
}

Json count(std::uint64_t value) {
  if (value > (std::uint64_t{1} << 53)) return std::to_string(value);
  return value;
}

Json text_json(const LocalizedText& text) {
  const bool english_only = text.zh_hans.empty() && text.zh_hant.empty();
  const bool same = text.en == text.zh_hans && text.en == text.zh_hant;
  if (english_only || same) return text.en;
  Json json;
  if (!text.en.empty()) json["en"] = text.en;
  if (!text.zh_hans.empty()) json["zh-Hans"] = text.zh_hans;
  if (!text.zh_hant.empty()) json["zh-Hant"] = text.zh_hant;
  return json;
}

Json title_json(const LocalizedText& title, const std::string& id) {
  return title.empty() ? Json(id) : text_json(title);
}

Json estimate_json(const Estimate& e) {
  return {{"mean", number(e.mean)}, {"se", number(e.se)},   {"p05", number(e.p05)},
          {"p50", number(e.p50)},   {"p95", number(e.p95)}, {"n", e.n}};
}

Json estimate_or_null(const Estimate& estimate) {
  return estimate.n > 0 ? estimate_json(estimate) : Json(nullptr);
}

Json by_type_json(const Estimate (&of)[2]) {
  return {{"lower", estimate_or_null(of[0])}, {"upper", estimate_or_null(of[1])}};
}

Json effects_json(const std::vector<EndingEffect>& effects) {
  Json json = Json::object();
  for (const EndingEffect& effect : effects) {
    json[effect.ending] = estimate_json(effect.effect);
    json[effect.ending]["distinguishable"] = effect.distinguishable;
  }
  return json;
}

Json option_json(const Issue& issue, int option) {
  if (issue.is_share) return number(issue.value(option));
  return issue.options.at(static_cast<std::size_t>(option));
}

Json options_json(const Issue& issue, const std::vector<int>& options) {
  Json json = Json::array();
  for (int option : options) json.push_back(option_json(issue, option));
  return json;
}

Json deal_json(const Conflict& conflict, const Deal& deal) {
  Json json = Json::object();
  for (std::size_t i = 0; i < conflict.issues.size(); ++i)
    json[conflict.issues[i].id] = option_json(conflict.issues[i], deal.at(i));
  return json;
}

Json claim_ids(const Conflict& conflict, const std::vector<int>& claims) {
  Json json = Json::array();
  for (int claim : claims) json.push_back(conflict.claims.at(static_cast<std::size_t>(claim)).id);
  return json;
}

Json document_head(const ReportInfo& info, const Conflict* conflict, const Findings& findings) {
  Json head;
  head["command"] = info.command;
  head["case"]["title"] = conflict ? text_json(conflict->title) : Json("");
  if (conflict && !conflict->summary.empty())
    head["case"]["summary"] = text_json(conflict->summary);
  head["case"]["hash"] = conflict ? conflict->hash : "";
  head["version"] = info.version;
  head["seed"] = count(info.seed);
  head["worlds"] = findings.worlds;
  head["paths"] = findings.paths;
  head["effective_worlds"] = number(findings.effective_worlds);
  return head;
}

}  // namespace armistice

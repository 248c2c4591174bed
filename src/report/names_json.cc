#include "report/names_json.h"

#include <string>

#include "report/json_parts.h"
#include "report/words.h"

namespace armistice {
namespace {

template <class T>
Json titles(const std::vector<T>& list) {
  Json json = Json::object();
  for (const T& item : list) json[item.id] = title_json(item.title, item.id);
  return json;
}

Json issue_names(const Conflict& conflict) {
  Json json = Json::object();
  for (const Issue& issue : conflict.issues) {
    Json options = Json::object();
    for (std::size_t k = 0; k < issue.options.size(); ++k)
      options[issue.options[k]] =
          title_json(k < issue.option_titles.size() ? issue.option_titles[k] : LocalizedText(),
                     issue.options[k]);
    json[issue.id] = {{"title", title_json(issue.title, issue.id)},
                      {"share", issue.is_share},
                      {"options", options}};
  }
  return json;
}

Json mode_names(const Conflict& conflict) {
  Json json = Json::object();
  for (const Mode& mode : conflict.modes) {
    Json states = Json::object();
    for (std::size_t k = 0; k < mode.states.size(); ++k)
      states[mode.states[k]] = title_json(
          k < mode.state_titles.size() ? mode.state_titles[k] : LocalizedText(), mode.states[k]);
    json[mode.id] = {{"title", title_json(mode.title, mode.id)}, {"states", states}};
  }
  return json;
}

// Alternatives of choices: what those without a title are called is left to the reader of the JSON.
Json choice_names(const Conflict& conflict) {
  Json json = Json::object();
  for (const Quantity& quantity : conflict.quantities)
    for (std::size_t k = 0; k < quantity.choices.size(); ++k)
      json[quantity.id][quantity.choices[k]] = title_json(
          k < quantity.choice_titles.size() ? quantity.choice_titles[k] : LocalizedText(),
          quantity.choices[k]);
  return json;
}

Json limit_names(const Conflict& conflict) {
  Json json = Json::object();
  for (const Limit& limit : conflict.limits)
    json[limit.id] = title_json(limit_title(conflict, limit.id), limit.id);
  return json;
}

Json ending_names(const Conflict& conflict) {
  Json json = titles(conflict.endings);
  if (!json.contains("other") || json["other"] == "other")
    json["other"] = text_json(say_in_all("endings.other"));
  return json;
}

Json event_names(const Conflict& conflict) {
  Json json = Json::object();
  for (const Event& event : conflict.events)
    if (event.lever < 0) json[event.id] = title_json(event.title, event.id);
  return json;
}

}  // namespace

std::string war_lock_party(const std::string& id) {
  const std::size_t colon = id.find(':');
  return colon == std::string::npos ? std::string() : id.substr(colon + 1);
}

LocalizedText lock_title(const Conflict& conflict, const std::string& id) {
  const std::string party_id = war_lock_party(id);
  if (party_id.empty()) {
    for (const Lock& lock : conflict.locks)
      if (lock.id == id && !lock.title.empty()) return lock.title;
    return {id, "", ""};
  }
  LocalizedText party{party_id, "", ""};
  for (const Party& candidate : conflict.parties)
    if (candidate.id == party_id && !candidate.title.empty()) party = candidate.title;
  const std::string key = "lock." + id.substr(0, id.find(':'));
  return {say(Language::en, key, {party.in(Language::en)}),
          say(Language::zh_hans, key, {party.in(Language::zh_hans)}),
          say(Language::zh_hant, key, {party.in(Language::zh_hant)})};
}

LocalizedText limit_title(const Conflict& conflict, const std::string& id) {
  for (const Limit& limit : conflict.limits)
    if (limit.id == id && !limit.title.empty()) return limit.title;
  for (const Stock& stock : conflict.stocks)
    if (stock.id == id) return stock.title;
  for (const Auxiliary& auxiliary : conflict.auxiliaries)
    if (auxiliary.id == id) return auxiliary.title;
  return {};
}

nlohmann::ordered_json names_json(const Report& report) {
  const Conflict& conflict = *report.conflict;
  Json names;
  names["parties"] = titles(conflict.parties);
  names["issues"] = issue_names(conflict);
  names["locks"] = titles(conflict.locks);
  for (int party : conflict.talks.needed)
    for (const char* kind : {"war_pays:", "waiting_pays:"}) {
      const std::string id = kind + conflict.parties.at(party).id;
      names["locks"][id] = text_json(lock_title(conflict, id));
    }
  names["endings"] = ending_names(conflict);
  names["stocks"] = Json::object();
  for (const Stock& stock : conflict.stocks)
    if (!stock.hidden) names["stocks"][stock.id] = title_json(stock.title, stock.id);
  names["modes"] = mode_names(conflict);
  names["events"] = event_names(conflict);
  names["levers"] = titles(conflict.levers);
  names["quantities"] = titles(conflict.quantities);
  names["auxiliaries"] = titles(conflict.auxiliaries);
  names["choices"] = choice_names(conflict);
  names["limits"] = limit_names(conflict);
  names["blocks"] = titles(conflict.talks.blocks);
  names["orders"] = titles(conflict.talks.orders);
  return names;
}

}  // namespace armistice

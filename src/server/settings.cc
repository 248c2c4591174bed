#include "server/settings.h"

#include <algorithm>
#include <cmath>

#include "evidence/ranges.h"
#include "report/words.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr std::size_t kMostChanges = 200;
constexpr std::size_t kLongestWord = 400;

void know(const ServerJson& object, std::initializer_list<const char*> keys, const char* what) {
  if (!object.is_object()) refuse(422, std::string(what) + " must be an object");
  for (const auto& [key, value] : object.items())
    if (std::none_of(keys.begin(), keys.end(),
                     [&k = key](const char* known) { return k == known; }))
      refuse(422, std::string(what) + " has no field `" + key.substr(0, 60) + "`");
}

int whole(const ServerJson& object, const char* key, int low, int high) {
  if (!object.contains(key) || object[key].is_null()) return 0;
  const ServerJson& value = object[key];
  const bool fine =
      value.is_number_integer() && value.get<double>() >= low && value.get<double>() <= high;
  if (!fine)
    refuse(422, std::string("`") + key + "` must be a whole number from " + std::to_string(low) +
                    " to " + std::to_string(high));
  return value.get<int>();
}

bool flag(const ServerJson& object, const char* key) {
  if (!object.contains(key)) return false;
  if (!object[key].is_boolean()) refuse(422, std::string("`") + key + "` must be true or false");
  return object[key].get<bool>();
}

std::vector<std::string> words(const ServerJson& object, const char* key) {
  std::vector<std::string> out;
  if (!object.contains(key)) return out;
  const ServerJson& list = object[key];
  if (!list.is_array() || list.size() > kMostChanges)
    refuse(422, std::string("`") + key + "` must be a list of names");
  for (const ServerJson& item : list) {
    if (!item.is_string() || item.get_ref<const std::string&>().size() > kLongestWord)
      refuse(422, std::string("`") + key + "` must be a list of names");
    out.push_back(item.get<std::string>());
  }
  return out;
}

}  // namespace

void refuse(int status, const std::string& message) { throw Refusal{status, message}; }

std::string short_text(const ServerJson& body, const char* key, std::size_t most) {
  if (!body.is_object() || !body.contains(key) || !body[key].is_string())
    refuse(422, std::string("`") + key + "` must be a text");
  std::string text = body[key].get<std::string>();
  if (text.empty() || text.size() > most)
    refuse(422, std::string("`") + key + "` must have 1 to " + std::to_string(most) + " bytes");
  return text;
}

StudySettings read_settings(const ServerJson& body) {
  StudySettings out;
  const ServerJson none = ServerJson::object();
  const ServerJson& s = body.contains("settings") ? body["settings"] : none;
  know(s, {"worlds", "paths", "seed", "as_of", "believe", "lang", "why", "orders", "levers"},
       "`settings`");
  out.worlds = whole(s, "worlds", 1, kMostServedWorlds);
  out.paths = whole(s, "paths", 2, 1'000'000);
  const std::int64_t worlds = out.worlds > 0 ? out.worlds : 4 * kDefaultWorlds;
  if (worlds * (out.paths > 0 ? out.paths : kDefaultPaths) > kMostServedCourses)
    refuse(422, "worlds times paths must be at most " + std::to_string(kMostServedCourses) +
                    " here; the command line has no such limit");
  if (s.contains("seed") && !s["seed"].is_null()) {
    if (!s["seed"].is_number_unsigned()) refuse(422, "`seed` must be a whole number from 0");
    out.seed = s["seed"].get<std::uint64_t>();
  }
  if (s.contains("as_of") && !s["as_of"].is_null() && s["as_of"] != "") {
    out.as_of = short_text(s, "as_of", 10);
    if (!parse_date(out.as_of)) refuse(422, "`as_of` must be a date such as 2025-07-18");
  }
  for (const std::string& belief : words(s, "believe"))
    out.believe += (out.believe.empty() ? "" : ",") + belief;
  if (s.contains("lang")) {
    const ServerJson& lang = s["lang"];
    if (lang != "en" && lang != "zh-Hans" && lang != "zh-Hant")
      refuse(422, "`lang` must be en, zh-Hans or zh-Hant");
    out.language = lang == "en"        ? Language::en
                   : lang == "zh-Hans" ? Language::zh_hans
                                       : Language::zh_hant;
  }
  out.why = flag(s, "why");
  out.orders = flag(s, "orders");
  out.levers = flag(s, "levers");
  const ServerJson& c = body.contains("changes") ? body["changes"] : none;
  know(c, {"set", "levers", "open_locks"}, "`changes`");
  if (c.contains("set")) {
    if (!c["set"].is_object() || c["set"].size() > kMostChanges)
      refuse(422, "`set` must be an object of quantities");
    for (const auto& [quantity, value] : c["set"].items()) {
      const bool fine = (value.is_number() && std::isfinite(value.get<double>())) ||
                        (value.is_string() && value.get_ref<const std::string&>().size() <= 400);
      if (!fine || quantity.size() > kLongestWord)
        refuse(422, "`set` takes a number or a text for each quantity");
      out.set.emplace_back(quantity, value.is_string() ? value.get<std::string>() : value.dump());
    }
  }
  out.pulled = words(c, "levers");
  out.opened = words(c, "open_locks");
  if ((out.why || out.orders) && (!out.pulled.empty() || !out.opened.empty()))
    refuse(422, std::string(out.why ? "`why`" : "`orders`") +
                    " asks about the war as it is; leave out levers and open locks");
  return out;
}

ServerJson settings_json(const StudySettings& s) {
  ServerJson believe = ServerJson::array(), set = ServerJson::object();
  ReportInfo info;
  info.believe = s.believe;
  for (const std::string& belief : beliefs(info)) believe.push_back(belief);
  for (const auto& [quantity, value] : s.set) set[quantity] = value;
  ServerJson settings = {
      {"seed", s.seed}, {"as_of", s.as_of},   {"believe", believe}, {"lang", to_text(s.language)},
      {"why", s.why},   {"orders", s.orders}, {"levers", s.levers}};
  if (s.worlds > 0) settings["worlds"] = s.worlds;
  if (s.paths > 0) settings["paths"] = s.paths;
  return {{"settings", settings},
          {"changes", {{"set", set}, {"levers", s.pulled}, {"open_locks", s.opened}}}};
}

ReportInfo report_info(const StudySettings& s, const Conflict& conflict) {
  ReportInfo info;
  info.version = ARMISTICE_VERSION;
  info.seed = s.seed;
  info.worlds = s.worlds;
  info.paths = s.paths;
  info.command = "run";
  info.as_of = s.as_of;
  info.believe = s.believe;
  info.set = s.set;
  info.levers = s.pulled;
  info.open_locks = s.opened;
  info.language = s.language;
  info.ranges = quantity_ranges(conflict);
  return info;
}

}  // namespace armistice
